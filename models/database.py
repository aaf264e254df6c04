"""Connecting to the database, and the two kinds of transaction: reading and writing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, DateTime, Engine, Insert, create_engine, event, func, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import SamlingError, WrongInput

CONNECT_SECONDS = 10
"""How long PostgreSQL may take to take a connection."""
BUSY_SECONDS = 10
"""How long a SQLite writer waits for another before it gives up."""


class DatabaseUrlFaulty(WrongInput):
    """The address of the database can't be read, or names a database that Samling does not know."""


class DatabaseUnusable(SamlingError):
    """The database can't be reached, opened or written to."""

    retryable = True


@dataclass(frozen=True)
class Database:
    """A database to read from and write to. Threads share it; each transaction has a session of its own."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session in a transaction that can't write: it never waits for a writer."""
        with Session(self._reads, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in a transaction that is committed at the end, or rolled back where an error leaves it.

        On SQLite it takes the one write lock at once: a transaction that reads first and then wants to write can't be
        retried by SQLite, and two of them would each refuse the other.
        """
        with Session(self._writes, expire_on_commit=False) as session, session.begin():
            yield session

    @cached_property
    def _reads(self) -> Engine:
        """Made once: SQLAlchemy takes longer over that than over a short transaction."""
        return self.engine.execution_options(postgresql_readonly=True)

    @cached_property
    def _writes(self) -> Engine:
        return self.engine.execution_options(writes=True)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """The database at a URL: `sqlite:///samling.sqlite3` (a path), or `postgresql://user:password@host/name`.

    Nothing is connected yet. Its errors tell no values, for they may be people's words. Raises DatabaseUrlFaulty.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # the latter where the port is no number
        raise DatabaseUrlFaulty(
            "no database address; write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"
        ) from None
    match address.get_backend_name():
        case "sqlite":
            return Database(_sqlite(create_engine(address, hide_parameters=True)))
        case "postgresql" | "postgres":
            return Database(
                create_engine(
                    address.set(drivername="postgresql+psycopg"),
                    hide_parameters=True,
                    pool_pre_ping=True,
                    pool_size=20,
                    connect_args={"connect_timeout": CONNECT_SECONDS},
                )
            )
        case other:
            raise DatabaseUrlFaulty(f"Samling knows sqlite and postgresql, not {other}")


def database_time(session: Session) -> datetime:
    """The database's own present moment, which is the same for all who share the database."""
    if session.get_bind().dialect.name == "postgresql":
        return session.execute(select(func.clock_timestamp(type_=DateTime(timezone=True)))).scalar_one()
    return datetime.fromisoformat(session.execute(select(func.strftime("%Y-%m-%dT%H:%M:%fZ", "now"))).scalar_one())


def insert_new(session: Session, table: type[DeclarativeBase], rows: Sequence[Mapping[str, object]]) -> int:
    """Insert the rows whose unique keys are not there yet, and give their number.

    Two transactions that insert the same key at the same moment: one waits for the other, and then inserts nothing.
    """
    if not rows:
        return 0
    insert: Insert
    if session.get_bind().dialect.name == "postgresql":
        insert = postgresql.insert(table).on_conflict_do_nothing()
    else:
        insert = sqlite.insert(table).on_conflict_do_nothing()
    return len(session.execute(insert.returning(*table.__table__.primary_key), rows).all())


def _sqlite(engine: Engine) -> Engine:
    """Have SQLite keep to its own rules of transactions, foreign keys and deletion."""

    @event.listens_for(engine, "connect")
    def set_up(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the sqlite3 module's own BEGINs come too late and not before a DDL
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",  # a message that was settled stays settled through a power cut
            "foreign_keys = ON",
            "secure_delete = ON",  # what is deleted at sealing does not stay readable in the file
            f"busy_timeout = {BUSY_SECONDS * 1000}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
