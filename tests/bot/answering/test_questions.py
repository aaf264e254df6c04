"""The questions of questions.jsonl, asked of the shipped programme: each with what is right by the rules of the bot.

A line has the question, the day it is asked on, the question before it, and what is expected: whether it is answered,
the ids of the events that the answer is about (and of those that it may be about), for each fact a list of ways to
say it, and what must not be said. Both what must be answered and what must not be is there, in Bokmål, dialect,
Nynorsk and English.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answerer import Answerer, build_answerer
from bot.programme.data_file import read_data_file, shipped_data_file

LINES = Path(__file__).with_name("questions.jsonl").read_text(encoding="utf-8").splitlines()
QUESTIONS = [json.loads(line) for line in LINES]
MARKS = str.maketrans({"—": "-", "–": "-", "’": "'"})


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return build_answerer(read_data_file(shipped_data_file()))


def plain(text: str) -> str:
    return text.translate(MARKS).casefold()


def says(text: str, wordings: list[str]) -> bool:
    return any(plain(wording) in plain(text) for wording in wordings)


@pytest.mark.parametrize("question", QUESTIONS, ids=[f"{one['id']} {one['text']}" for one in QUESTIONS])
def test_a_question_gets_what_is_right_and_nothing_else(answerer: Answerer, question: dict[str, Any]) -> None:
    expect = question["expect"]
    answer = answerer.answered(question["text"], date.fromisoformat(question["at"]), question["channel_context"])
    events, welcome = {event.id for event in answer.events}, set(expect["events_optional"])
    needed = set(expect["events"]) if expect["answered"] else set()
    unsaid = (
        [] if not expect["answered"] else [one for one in expect["must_contain_any"] if not says(answer.text, one)]
    )
    forbidden = [one for one in expect["must_not_contain"] if says(answer.text, [one])]
    assert {
        "answered": answer.answered,
        "language": answer.language,
        "events": events - welcome,
        "unsaid": unsaid,
        "forbidden": forbidden,
    } == {
        "answered": expect["answered"],
        "language": question["language"],
        "events": needed - welcome,
        "unsaid": [],
        "forbidden": [],
    }
