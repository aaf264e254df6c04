"""Cleaning the database's own files of what was deleted at sealing.

A deleted row stays readable for a while where it lay: in SQLite's write-ahead log, in PostgreSQL as a dead tuple.
What an owner keeps besides (backups, an archive of PostgreSQL's write-ahead log) is beyond reach from here.
"""

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from models.database import BUSY_SECONDS, Database

CLEANED = "round, participation, reflection, answer"
# https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT: of the whole server.
NEWEST_TRANSACTION = text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
OLDEST_RUNNING = text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
OTHERS_HERE = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL"
)
LOOK_MILLISECONDS = 50
WAIT_MILLISECONDS = 1000
"""How long it waits for who reads, while who writes waits behind it: a submission has three seconds."""


def remove_traces(database: Database) -> bool:
    """Write the tables of the rounds anew without their deleted rows; False = somebody was in the way, try later.

    Must stand outside a transaction. On SQLite it is the whole file.
    """
    return _vacuum_sqlite(database) if database.engine.dialect.name == "sqlite" else _vacuum_postgresql(database)


def _vacuum_sqlite(database: Database) -> bool:
    """https://www.sqlite.org/lang_vacuum.html; https://www.sqlite.org/pragma.html#pragma_wal_checkpoint."""
    connection = database.engine.raw_connection()
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA query_only = OFF")  # as the last reader left it
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_MILLISECONDS}")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(cursor.fetchall()[0][0] == 0)  # whether it was kept from finishing, then figures of the log
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.close()


def _vacuum_postgresql(database: Database) -> bool:
    """https://www.postgresql.org/docs/current/sql-vacuum.html.

    VACUUM leaves rows to whoever could still see them. That is a transaction here that began before the deletion;
    and, since its own snapshot reaches as far back, one that writes in any other database of the server.
    """
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not _have_ended(connection, connection.scalar(NEWEST_TRANSACTION)) or connection.scalar(OTHERS_HERE):
            return False
        connection.execute(text(f"SET lock_timeout = {WAIT_MILLISECONDS}"))
        try:
            connection.execute(text(f"VACUUM (FULL) {CLEANED}"))
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != "55P03":  # lock_not_available
                raise
            return False
        finally:
            connection.execute(text("RESET lock_timeout"))
    return True


def _have_ended(connection: Connection, horizon: int) -> bool:
    """Whether every transaction that wrote before the horizon comes to its end while we wait."""
    for _ in range(WAIT_MILLISECONDS // LOOK_MILLISECONDS):
        if connection.scalar(OLDEST_RUNNING) >= horizon:
            return True
        connection.execute(text(f"SELECT pg_sleep({LOOK_MILLISECONDS / 1000})"))
    return False
