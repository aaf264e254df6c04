"""What the bot prints it reads back. Each test names a change to the code that it was seen to catch."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answering.dates import Span, time_expressions
from bot.answering.wording import date_of, days, during
from bot.answering.words import read_words
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.texts.localized import LANGUAGES, Language
from models.records import EventData
from models.vocabulary import Precision

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LENGTHS = st.integers(0, 3) | st.integers(0, 800)


@pytest.fixture(scope="module")
def event() -> EventData:
    return read_data_file(shipped_data_file()).events[0]


def read_back(text: str, at: date) -> list[tuple[date | None, date | None]]:
    return [(time.span.first, time.span.last) for time in time_expressions(read_words(text), at)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300)
@example(first=date(2024, 2, 29), more=1, at=date(2025, 12, 31))
@example(first=date(2025, 12, 31), more=1, at=date(2025, 12, 31))
@given(first=DAYS, more=LENGTHS, at=DAYS)
def test_days_that_are_printed_are_read_back(language: Language, first: date, more: int, at: date) -> None:
    """Caught: `goes_on_as_day` without MONTHS, which took the last day of `28. mai–25. juni 2025` for a year;
    `_in_order` placing the first day by the tense instead of before the last.
    """
    last = first + timedelta(more)
    assert read_back(days(language, first, last), at) == [(first, last)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200)
@given(first=DAYS, more=LENGTHS, at=DAYS)
def test_a_question_s_days_are_read_back_with_their_preposition(
    language: Language, first: date, more: int, at: date
) -> None:
    """Caught: two days that follow on each other refused by `_days`."""
    last = first + timedelta(more)
    assert read_back(during(language, Span(first, last + timedelta(1))), at) == [(first, last)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("precision", ["month", "quarter", "half-year", "year"])
def test_each_precision_that_is_printed_is_read_back(
    event: EventData, language: Language, precision: Precision
) -> None:
    """Caught: quarters counted from 0 in `_part`; `months_of` giving one month less than asked."""
    wholes = [whole for year in (2024, 2025) for whole in wholes_of(precision, year)]
    events = [replace(event, first_day=first, last_day=last, precision=precision) for first, last in wholes]
    printed = [date_of(language, one) for one in events]
    assert [read_back(text, date(2026, 11, 23)) for text in printed] == [[whole] for whole in wholes]


def wholes_of(precision: Precision, year: int) -> list[tuple[date, date]]:
    """The months, quarters, half-years of a year, or the year itself, as first and last days."""
    months = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[precision]
    starts = [date(year, month, 1) for month in range(1, 13, months)]
    ends = [*starts[1:], date(year + 1, 1, 1)]
    return [(start, end - timedelta(1)) for start, end in zip(starts, ends, strict=True)]
