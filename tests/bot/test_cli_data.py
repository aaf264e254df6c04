"""`samling migrate`, `import` and `manifest`: what they print, and what they leave in the folder."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.manifest import manifest
from bot.programme.data_file import read_data_file, shipped_data_file
from tests.bot.conftest import Ended, Terminal

FAULTY = """\
programme:
  slug: valley
events:
  Leka: {}
"""


def entries_of_the_sample() -> int:
    sample = read_data_file(shipped_data_file())
    return 1 + len(sample.organisations) + len(sample.events) + len(sample.facts)


def make_newer(database: Path) -> bytes:
    """Have the database be of a version to come, and give its bytes."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database.read_bytes()


def test_a_new_database_is_upgraded_and_then_up_to_date(terminal: Terminal) -> None:
    assert [terminal.run("migrate"), terminal.run("migrate")] == [
        Ended(0, "upgraded to revision 0003\n", ""),
        Ended(0, "the database is up to date\n", ""),
    ]


def test_a_database_newer_than_samling_is_refused_and_untouched(terminal: Terminal) -> None:
    terminal.run("migrate")
    database = terminal.folder / "samling.sqlite3"
    before = make_newer(database)
    ended = terminal.run("migrate")
    assert (ended.status, ended.complained, database.read_bytes()) == (
        1,
        (
            "samling: the database is at revision 9999, which this version of Samling does not know: install the "
            "newer version, or restore the backup made before it\n"
        ),
        before,
    )


SQLITE_REMEDY = "check that DATABASE_URL names a SQLite file, and that its folder exists and may be written to"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("sqlite:///nowhere/samling.sqlite3", "unable to open database file"),
        ("sqlite:///a-folder", "unable to open database file"),
        ("sqlite:///a-text", "file is not a database"),
        ("sqlite:///file:old.sqlite3?mode=ro&uri=true", "attempt to write a readonly database"),
    ],
)
def test_a_sqlite_file_that_cannot_be_used_is_said_in_one_line(terminal: Terminal, url: str, reason: str) -> None:
    (terminal.folder / "a-folder").mkdir()
    (terminal.folder / "a-text").write_text(
        "This is no database, though it is as long as the head of one would be. " * 9
    )
    with closing(sqlite3.connect(terminal.folder / "old.sqlite3")) as connection:
        connection.execute("CREATE TABLE something_old (id INTEGER)")
    assert terminal.run("migrate", DATABASE_URL=url) == Ended(
        1, "", f"samling: the database can't be used ({reason}): {SQLITE_REMEDY}\n"
    )


def test_a_postgresql_that_does_not_answer_is_said_in_one_line(terminal: Terminal, free_port: int) -> None:
    ended = terminal.run("migrate", DATABASE_URL=f"postgresql://nobody:hemmelig@127.0.0.1:{free_port}/none")
    assert ended == Ended(
        1,
        "",
        "samling: the database can't be used (connection failed: connection to server at "
        f'"127.0.0.1", port {free_port} failed: Connection refused): '
        "check DATABASE_URL, and that the server runs and can be reached\n",
    )


def test_a_database_address_whose_port_is_no_number_is_wrong_input(terminal: Terminal) -> None:
    assert terminal.run("migrate", DATABASE_URL="postgresql://nobody:hemmelig@127.0.0.1:port/none") == Ended(
        2, "", "samling: no database address; write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME\n"
    )


def test_the_sample_is_imported_once(terminal: Terminal) -> None:
    entries = entries_of_the_sample()
    assert [terminal.run("import", "--sample"), terminal.run("import", "--sample")] == [
        Ended(0, f"{entries} added, 0 changed, 0 unchanged\n", ""),
        Ended(0, f"0 added, 0 changed, {entries} unchanged\n", ""),
    ]


def test_a_file_is_imported(terminal: Terminal) -> None:
    (terminal.folder / "programme.yaml").write_bytes(shipped_data_file())
    ended = terminal.run("import", "programme.yaml")
    assert ended == Ended(0, f"{entries_of_the_sample()} added, 0 changed, 0 unchanged\n", "")


def test_a_faulty_file_is_refused_whole_with_every_fault_at_its_line(terminal: Terminal) -> None:
    (terminal.folder / "programme.yaml").write_text(FAULTY)
    ended = terminal.run("import", "programme.yaml")
    lines = [line.split(",")[0].strip() for line in ended.complained.splitlines()[1:]]
    assert (ended.status, ended.printed, set(lines), terminal.files()) == (
        2,
        "",
        {"line 1", "line 4"},
        ["programme.yaml"],
    )


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_a_file_that_cannot_be_read_is_said_in_one_line(terminal: Terminal, name: str) -> None:
    ended = terminal.run("import", name)
    assert (ended.status, ended.complained.count("\n"), ended.complained.startswith(f"samling: {name} ")) == (
        2,
        1,
        True,
    )


@pytest.mark.parametrize("arguments", [[], ["--request-url", "https://samling.example/slack/events"]], ids=str)
def test_the_manifest_is_printed_as_json(terminal: Terminal, arguments: list[str]) -> None:
    ended = terminal.run("manifest", *arguments)
    assert json.loads(ended.printed) == manifest(*arguments[1:])


def test_a_setting_in_the_file_env_is_read(terminal: Terminal) -> None:
    (terminal.folder / ".env").write_text("DATABASE_URL=sqlite:///from-file.sqlite3\n")
    terminal.run("migrate")
    assert terminal.files() == [".env", "from-file.sqlite3"]


def test_the_environment_wins_over_the_file_env(terminal: Terminal) -> None:
    (terminal.folder / ".env").write_text("DATABASE_URL=sqlite:///from-file.sqlite3\n")
    terminal.run("migrate", DATABASE_URL="sqlite:///from-environment.sqlite3")
    assert terminal.files() == [".env", "from-environment.sqlite3"]


def test_a_setting_in_a_file_env_above_the_folder_is_not_read(terminal: Terminal) -> None:
    (terminal.folder.parent / ".env").write_text("DATABASE_URL=sqlite:///from-above.sqlite3\n")
    terminal.run("migrate")
    assert terminal.files() == ["samling.sqlite3"]


def test_a_file_env_that_is_not_utf_8_is_said_in_one_line(terminal: Terminal) -> None:
    (terminal.folder / ".env").write_bytes("SAMLING_HOST=Røros\n".encode("latin-1"))
    assert terminal.run("migrate") == Ended(2, "", "samling: .env can't be read: save it as UTF-8\n")
