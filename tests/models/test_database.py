import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError, StatementError

from models.audit import AuditEntry, record
from models.database import Database, DatabaseUrlFaulty, open_database
from models.programme import Programme

NOON = datetime(2025, 4, 28, 12, 0, tzinfo=UTC)


def test_a_moment_comes_back_as_the_same_moment_in_utc(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        record(session, programme_id, NOON.astimezone(timezone(timedelta(hours=2))), "import", "i-lag", {})
    with database.reading() as session:
        at = session.scalars(select(AuditEntry.at)).one()
    assert (at, at.utcoffset()) == (NOON, timedelta())


def test_a_moment_without_a_zone_is_refused(database: Database, programme_id: int) -> None:
    with pytest.raises(StatementError, match="a moment needs a time zone"), database.writing() as session:
        record(session, programme_id, NOON.replace(tzinfo=None), "import", "i-lag", {})


def test_a_reading_transaction_cannot_write(database: Database, programme_id: int) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"), database.reading() as session:
        session.execute(update(Programme).where(Programme.id == programme_id).values(language="en"))


def test_a_transaction_that_an_error_leaves_is_rolled_back(database: Database, programme_id: int) -> None:
    def change_then_fail() -> None:
        with database.writing() as session:
            session.execute(update(Programme).where(Programme.id == programme_id).values(language="en"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        change_then_fail()
    with database.reading() as session:
        assert session.scalars(select(Programme.language)).one() == "nb"


def test_eight_threads_that_each_read_then_write_lose_no_update_on_sqlite(tmp_path: Path) -> None:
    """With deferred BEGINs (the mutation `"BEGIN IMMEDIATE" if writes` → `"BEGIN"`), SQLite refuses most of them."""
    database = open_database(f"sqlite:///{tmp_path}/count.sqlite3")
    with database.writing() as session:
        session.execute(text("CREATE TABLE tally (count INTEGER)"))
        session.execute(text("INSERT INTO tally VALUES (0)"))

    def add_ten() -> None:
        for _ in range(10):
            with database.writing() as session:
                count = session.scalar(text("SELECT count FROM tally"))
                session.execute(text("UPDATE tally SET count = :count"), {"count": count + 1})

    threads = [threading.Thread(target=add_ten) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.scalar(text("SELECT count FROM tally")) == 80
    database.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 10_000)],
)
def test_sqlite_is_set_up_for_several_threads_and_for_forgetting(tmp_path: Path, pragma: str, value: object) -> None:
    database = open_database(f"sqlite:///{tmp_path}/new.sqlite3")
    with database.reading() as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value
    database.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("samling.sqlite3", "no database address; write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"),
        ("mysql://localhost/samling", "Samling knows sqlite and postgresql, not mysql"),
    ],
)
def test_an_address_that_is_none_is_refused(url: str, said: str) -> None:
    with pytest.raises(DatabaseUrlFaulty) as refused:
        open_database(url)
    assert str(refused.value) == said


def test_an_error_of_a_statement_does_not_tell_its_values(database: Database) -> None:
    with pytest.raises(StatementError) as refused, database.writing() as session:
        record(session, 4711, NOON.replace(tzinfo=None), "import", "what somebody wrote", {})
    assert "what somebody wrote" not in str(refused.value)
