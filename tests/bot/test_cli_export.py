"""`samling export`: where the file goes, and what is said where there is nothing to export from."""

import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from models.database import open_database
from tests.bot.conftest import SAMLING, Ended, Terminal
from tests.bot.evaluation.rounds import Voice, add_round, ilag

HEADER = b"event,first_day,last_day,question_set,role,organisation_kind,late,signed_by,takeaway\r\n"
ROW = "rennebu-2025,2025-05-05,2025-05-06,gathering/1,other,other,,,Blåbær\r\n".encode()
CONTENT = b"\xef\xbb\xbf" + HEADER + ROW


@pytest.fixture
def answered(terminal: Terminal) -> Terminal:
    """A folder whose database has one sealed answer."""
    terminal.run("migrate")
    voice = Voice({"takeaway": "Blåbær"}, role="other", organisation_kind="other")
    with (
        closing(open_database(f"sqlite:///{terminal.folder}/samling.sqlite3")) as database,
        database.writing() as session,
    ):
        add_round(session, ilag(session), "rennebu-2025", [voice])
    return terminal


def test_the_export_goes_to_the_standard_output_byte_by_byte(answered: Terminal) -> None:
    done = subprocess.run([SAMLING, "export"], cwd=answered.folder, capture_output=True, timeout=30, check=True)  # noqa: S603 - our own command
    assert done.stdout == CONTENT


def test_the_export_goes_to_the_file_that_is_named(answered: Terminal) -> None:
    ended = answered.run("export", "--output", "svar.csv")
    assert (ended, (answered.folder / "svar.csv").read_bytes()) == (Ended(0, "", ""), CONTENT)


def test_a_file_that_cannot_be_written_is_said_in_one_line(answered: Terminal) -> None:
    assert answered.run("export", "--output", "nowhere/svar.csv") == Ended(
        2, "", "samling: nowhere/svar.csv can't be written: No such file or directory\n"
    )


def test_a_database_that_is_not_there_is_said_and_not_made(terminal: Terminal) -> None:
    ended = terminal.run("export")
    assert (ended, terminal.files()) == (
        Ended(1, "", "samling: there is no database samling.sqlite3: check DATABASE_URL\n"),
        [],
    )


def test_a_database_that_was_never_upgraded_is_said(terminal: Terminal) -> None:
    Path(terminal.folder, "samling.sqlite3").touch()
    assert terminal.run("export") == Ended(
        1, "", "samling: the database is not upgraded to this version of Samling; run samling migrate\n"
    )


def test_a_database_without_a_programme_is_said(terminal: Terminal) -> None:
    terminal.run("migrate")
    assert terminal.run("export") == Ended(
        2, "", "samling: the database has no programme, or several; put one in with samling import\n"
    )
