"""Reading a sentence's times, as plain values that a case can be written with."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.answering.dates import Tense, time_expressions
from bot.answering.words import read_words

Read = Callable[[str, str, Tense], list[tuple[str | None, str | None, str]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """(text, day on which it is said, tense) → per time: first day, last day, both included, and the text read so."""

    def times(text: str, at: str, tense: Tense) -> list[tuple[str | None, str | None, str]]:
        words = read_words(text)
        return [
            (
                time.span.first and time.span.first.isoformat(),
                time.span.last and time.span.last.isoformat(),
                text[words[time.words[0]].start : words[time.words[1] - 1].end],
            )
            for time in time_expressions(words, date.fromisoformat(at), tense)
        ]

    return times
