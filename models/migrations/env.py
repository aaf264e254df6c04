"""Alembic's entry: it runs the migrations on the connection that `models.migrate` hands it."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import create_engine
from sqlalchemy.types import TypeDecorator

from models.schema import METADATA


def plain_types(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """Write a column type of our own as the database's type under it: a migration must outlive our classes."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


connection = context.config.attributes.get("connection")
if connection is None:
    # `alembic revision --autogenerate`, typed by a developer: compare with what the migrations so far give.
    connection = create_engine("sqlite:///migrations-scratch.sqlite3").connect()
context.configure(connection=connection, target_metadata=METADATA, render_item=plain_types)
with context.begin_transaction():
    context.run_migrations()
