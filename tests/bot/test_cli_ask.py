"""`samling ask` and `samling understand`, in their line formats."""

import json
import subprocess
import sys

import pytest

from tests.bot.conftest import PATIENCE, SAMLING, Ended, Terminal

NEXT = "Samlinga på Leka er i september 2025; dagen er ikke satt."


def piped(command: list[str], lines: bytes) -> list[dict[str, object]]:
    """What a command writes for these lines, read as JSON; it must end well."""
    done = subprocess.run(  # noqa: S603 - our own command
        [SAMLING, *command], input=lines, capture_output=True, timeout=PATIENCE, check=True
    )
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_question_is_answered_in_a_sentence(terminal: Terminal) -> None:
    assert terminal.run("ask", "når er neste samling?", "--at", "2025-05-12") == Ended(0, f"{NEXT}\n", "")


def test_a_question_is_answered_as_json(terminal: Terminal) -> None:
    ended = terminal.run("ask", "--json", "når er neste samling?", "--at", "2025-05-12")
    assert json.loads(ended.printed) == {
        "id": None,
        "text": NEXT,
        "language": "nb",
        "answered": True,
        "events": ["leka-2025"],
    }


def test_a_question_is_answered_from_a_database(terminal: Terminal) -> None:
    terminal.run("import", "--sample")
    ended = terminal.run(
        "ask", "når er neste samling?", "--at", "2025-05-12", "--database", "sqlite:///samling.sqlite3"
    )
    assert ended == Ended(0, f"{NEXT}\n", "")


def test_lines_are_answered_in_their_order_with_their_ids_and_contexts() -> None:
    lines = [
        {"id": "a", "text": "og hvor?", "at": "2025-05-12", "context": "når er neste samling?"},
        {"id": "b", "text": "where was the first gathering?", "at": "2025-05-12", "context": None},
    ]
    answers = piped(["ask", "--jsonl"], "\n".join(map(json.dumps, lines)).encode())
    assert [(one["id"], one["language"], one["events"]) for one in answers] == [
        ("a", "nb", ["leka-2025"]),
        ("b", "en", ["snasa-2023"]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"not JSON",
        b"[]",
        b'{"id": 1}',
        b'{"text": 5}',
        b'{"text": "hei", "at": "2025-13-01"}',
        b'{"text": "hei", "context": 5}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
    ids=lambda line: str(line[:30]),
)
def test_a_bad_line_says_so_and_stops_nothing(line: bytes) -> None:
    bad, good = piped(["ask", "--jsonl"], line + b'\n{"id": 2, "text": "hei"}\n')
    assert (list(bad), str(bad["error"])[:15], good["id"]) == (["error"], "not a question:", 2)


def test_a_question_of_forty_thousand_characters_is_answered() -> None:
    (answer,) = piped(["ask", "--jsonl"], json.dumps({"text": "når " * 10_000}).encode())
    assert answer["answered"] is False


def test_understand_tells_the_days_that_a_question_is_about() -> None:
    (understood,) = piped(["understand", "--at", "2025-05-12"], "kva skjer før jul?\n".encode())
    assert understood == {
        "text": "kva skjer før jul?",
        "language": "nn",
        "intent": "list",
        "events": [],
        "first": "2025-05-12",
        "last": "2025-12-24",
        "grain": understood["grain"],
        "words": "før jul",
    }


def test_understand_reads_plain_questions_and_json_lines() -> None:
    lines = 'når er Leka-samlinga?\n{"text": "when is it?", "at": "2025-05-12"}\n{broken\n'.encode()
    plain, told, broken = piped(["understand"], lines)
    assert (plain["events"], told["language"], list(broken)) == (["leka-2025"], "en", ["error"])


def test_understanding_imports_neither_the_database_nor_slack() -> None:
    code = (
        "import sys, bot.answering.answerer; "
        "print([name for name in ('sqlalchemy', 'slack_sdk', 'slack_bolt', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603 - our own code
    assert done.stdout == b"[]\n"
