"""Bringing a database up to the schema of this code, under a lock, and never one that is ahead of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.errors import SamlingError
from models.database import Database, DatabaseUnusable

LOCK = 7_264_546_340
"""PostgreSQL's advisory lock of our migrations: any number that nothing else in the database takes."""


class DatabaseNewerThanCode(SamlingError):
    """The database was upgraded by a newer Samling than this one, which can't know what it holds."""


def migrate(database: Database) -> list[str]:
    """Upgrade the database in one transaction and give the revisions that were applied, oldest first.

    Several processes may call it at once: one upgrades, the others wait and find nothing to do.
    Raises DatabaseNewerThanCode or DatabaseUnusable, having changed nothing.
    """
    with _named_failures(database, DBAPIError), database.engine.connect() as connection:
        _refuse_newer(connection)
    with (
        _named_failures(database, OperationalError),  # a migration that breaks a constraint is a fault of its own
        database.engine.execution_options(writes=True).begin() as connection,
    ):
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        _refuse_newer(connection)
        before = _revision(connection)
        script = ScriptDirectory.from_config(config(connection))
        todo = [step.revision for step in script.iterate_revisions("heads", before or "base")]
        command.upgrade(config(connection), "head")
        return todo[::-1]


def require_current(database: Database) -> None:
    """Check, writing nothing, that the database is at this code's revision, for who only reads it.

    Raises DatabaseNewerThanCode or DatabaseUnusable, also where a SQLite file is not there: opening would make it.
    """
    file = database.engine.url.database
    if database.engine.dialect.name == "sqlite" and file and not file.startswith("file:") and not Path(file).exists():
        raise DatabaseUnusable(f"there is no database {file}: check DATABASE_URL")
    with _named_failures(database, DBAPIError), database.engine.connect() as connection:
        _refuse_newer(connection)
        if _revision(connection) != ScriptDirectory.from_config(config(connection)).get_current_head():
            raise DatabaseUnusable("the database is not upgraded to this version of Samling; run samling migrate")


def config(connection: Connection) -> Config:
    """Alembic's settings, for a connection that is in a transaction already."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    settings.attributes["connection"] = connection
    return settings


REMEDIES = {
    "sqlite": "check that DATABASE_URL names a SQLite file, and that its folder exists and may be written to",
    "postgresql": "check DATABASE_URL, and that the server runs and can be reached",
}


@contextmanager
def _named_failures(database: Database, kind: type[DBAPIError]) -> Iterator[None]:
    """Say of a database that can't be used why, in the first line of its own words, and what to do."""
    try:
        yield
    except kind as error:
        reason = str(error.orig).partition("\n")[0]
        remedy = REMEDIES[database.engine.dialect.name]
        raise DatabaseUnusable(f"the database can't be used ({reason}): {remedy}") from error


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(connection: Connection) -> None:
    revision = _revision(connection)
    known = {step.revision for step in ScriptDirectory.from_config(config(connection)).walk_revisions()}
    if revision is not None and revision not in known:
        raise DatabaseNewerThanCode(
            f"the database is at revision {revision}, which this version of Samling does not know: "
            "install the newer version, or restore the backup made before it"
        )
