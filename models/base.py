"""The base of every table, and the column types that the tables share."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, get_args

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from bot.texts.localized import LocalizedText

Json = dict[str, Any]


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. Stored in UTC on every database; a naive datetime is refused, for it names no moment."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """An aware datetime as UTC. ValueError where it has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment in UTC; SQLite gives it back naive."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class LocalizedColumn(TypeDecorator[LocalizedText]):
    """A text in nb, nn and en, in one JSON column."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: LocalizedText | None, dialect: Dialect) -> Mapping[str, str] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The three texts by language."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Mapping[str, str] | None, dialect: Dialect) -> LocalizedText | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The three texts as one value."""
        return None if value is None else LocalizedText(**value)


def one_of(column: str, words: object) -> Enum:
    """The type of a column that holds one word of a `Literal`: text with a check, the same on every database."""
    return Enum(*get_args(words), name=column, native_enum=False, create_constraint=True, length=32)


def random_id() -> str:
    """128 random bits in hex. It tells nothing of when, or in which order, rows were made."""
    return secrets.token_hex(16)


Id = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
"""A number that the database gives; SQLite counts rows only in a column of type INTEGER."""
RandomId = Annotated[str, mapped_column(String(32), primary_key=True, default=random_id)]
"""For rows whose order or time of making must not show."""


class Base(DeclarativeBase):
    """Every table. Constraints are named by rule, so that migrations can name them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: UtcDateTime(),
        LocalizedText: LocalizedColumn(),
        Json: JSON(none_as_null=True),
    }
