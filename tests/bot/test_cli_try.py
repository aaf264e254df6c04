import re
import signal

import pytest

from bot.texts.catalogues import sentence
from tests.bot.conftest import Ended, Terminal

TRANSCRIPT = f"""\
A stand-in for Slack, with the bot in it, runs at http://127.0.0.1:PORT, on this machine alone.
Its calendar shows Monday 28 April 2025, 08:55. Its people are invented.

Kari:    /samling help
Samling: {sentence("nb", "help.introduction")}

Press Ctrl-C to stop.
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_try_shows_a_command_and_its_answer_and_stops_when_told_to(
    terminal: Terminal, number: signal.Signals
) -> None:
    tried = terminal.start("try")
    tried.prints("Press Ctrl-C to stop.")
    ended = tried.stopped_by(number)
    printed = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", ended.printed)
    assert Ended(ended.status, printed, ended.complained) == Ended(0, TRANSCRIPT, "")


def test_try_keeps_its_database_in_a_temporary_folder_while_it_runs(terminal: Terminal) -> None:
    terminal.start("try").prints("Press Ctrl-C to stop.")
    assert (len(list(terminal.temporary.glob("samling-*/samling.sqlite3"))), terminal.files()) == (1, [])


def test_try_leaves_nothing_behind(terminal: Terminal) -> None:
    tried = terminal.start("try")
    tried.prints("Press Ctrl-C to stop.")
    tried.stopped_by(signal.SIGTERM)
    assert (list(terminal.temporary.iterdir()), terminal.files()) == ([], [])


def test_try_takes_the_port_that_it_is_given(terminal: Terminal, free_port: int) -> None:
    assert f"http://127.0.0.1:{free_port}," in terminal.start("try", "--port", str(free_port)).prints("runs at")


def test_try_needs_no_settings_and_minds_none(terminal: Terminal) -> None:
    """A newcomer may have a half-filled .env already."""
    (terminal.folder / ".env").write_text("SLACK_BOT_TOKEN=half\nDATABASE_URL=sqlite:///mine.sqlite3\n")
    terminal.start("try").prints("Press Ctrl-C to stop.")
    assert terminal.files() == [".env"]


@pytest.mark.parametrize("command", ["try", "local"])
def test_a_port_that_is_taken_is_said_in_one_line(terminal: Terminal, taken_port: int, command: str) -> None:
    assert terminal.run(command, "--port", str(taken_port)) == Ended(
        1, "", f"samling: port {taken_port} can't be used (Address already in use); choose another with --port\n"
    )


def test_where_its_port_is_taken_nothing_was_started(terminal: Terminal, taken_port: int) -> None:
    terminal.run("try", "--port", str(taken_port))
    assert (list(terminal.temporary.iterdir()), terminal.files()) == ([], [])
