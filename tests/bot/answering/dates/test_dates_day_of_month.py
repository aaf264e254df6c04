"""A day of a month that is not said: den 14., the 3rd, fredag 16. Said on the day given, in the tense given."""

from collections.abc import Callable

import pytest

from bot.answering.dates import Tense

CASES = (
    ("den 14.", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("hva skjer den 14.?", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("ka skjer den 14", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("den 12.", "2025-05-12", "future", "2025-05-12", "2025-05-12"),
    ("den 11.", "2025-05-12", "future", "2025-06-11", "2025-06-11"),
    ("den 11.", "2025-05-12", "past", "2025-05-11", "2025-05-11"),
    ("den 14.", "2025-05-12", "past", "2025-04-14", "2025-04-14"),
    ("den 31.", "2025-06-02", "future", "2025-07-31", "2025-07-31"),
    ("den 31.", "2025-06-02", "past", "2025-05-31", "2025-05-31"),
    ("den 30.", "2025-01-31", "future", "2025-03-30", "2025-03-30"),
    ("den 1.", "2025-12-31", "future", "2026-01-01", "2026-01-01"),
    ("den 31.", "2026-01-01", "past", "2025-12-31", "2025-12-31"),
    ("den 29.", "2024-02-10", "future", "2024-02-29", "2024-02-29"),
    ("den fjortende", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("den 14de", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("d. 14.", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("the 3rd", "2025-05-12", None, "2025-06-03", "2025-06-03"),
    ("on the 23rd", "2025-05-12", None, "2025-05-23", "2025-05-23"),
    ("what happens on the 14th?", "2025-05-12", "future", "2025-05-14", "2025-05-14"),
    ("on the 5th and 6th", "2025-05-12", None, "2025-06-05", "2025-06-06"),
    ("den 5. og 6.", "2025-05-12", None, "2025-06-05", "2025-06-06"),
    ("fra den 20. til den 22.", "2025-05-12", None, "2025-05-20", "2025-05-22"),
    ("from the 20th to the 22nd", "2025-05-12", None, "2025-05-20", "2025-05-22"),
    ("den 14. kl 9", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("the 14th at 9", "2025-05-12", None, "2025-05-14", "2025-05-14"),
    ("før den 20.", "2025-05-12", None, "2025-05-12", "2025-05-19"),
    ("etter den 20.", "2025-05-12", None, "2025-05-21", None),
    ("innen den 20.", "2025-05-12", None, "2025-05-12", "2025-05-20"),
    ("since the 5th", "2025-05-12", None, "2025-05-05", "2025-05-12"),
    ("den 5. neste måned", "2025-05-12", None, "2025-06-05", "2025-06-05"),
    ("den 5. i neste måned", "2025-05-12", None, "2025-06-05", "2025-06-05"),
    ("the 5th of next month", "2025-05-12", None, "2025-06-05", "2025-06-05"),
    ("the 5th of this month", "2025-05-12", None, "2025-05-05", "2025-05-05"),
    ("den 5. i denne måneden", "2025-05-12", None, "2025-05-05", "2025-05-05"),
    ("the 31st of last month", "2025-06-12", None, "2025-05-31", "2025-05-31"),
    ("fredag 16.", "2025-05-12", None, "2025-05-16", "2025-05-16"),
    ("fredag den 16.", "2025-05-12", None, "2025-05-16", "2025-05-16"),
    ("Friday 16th", "2025-05-12", None, "2025-05-16", "2025-05-16"),
    ("Friday the 13th", "2025-05-12", None, "2025-06-13", "2025-06-13"),
    ("måndag 19.", "2025-05-12", None, "2025-05-19", "2025-05-19"),
)


@pytest.mark.parametrize(("text", "at", "tense", "first", "last"), CASES)
def test_a_day_of_a_month_that_is_not_said_is_the_tenses(
    read: Callable[..., list[tuple[str | None, ...]]], text: str, at: str, tense: Tense, first: str, last: str | None
) -> None:
    assert [(begin, end) for begin, end, _ in read(text, at, tense)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "den 14. samlinga",
        "the 3rd gathering",
        "the 3rd one",
        "det var den 3. gangen",
        "the 2nd floor",
        "den første",
        "den andre",
        "den tredje var best",
        "the second",
        "the 1st of the gatherings",
        "for den 14 dager lange turen",
    ],
)
def test_what_is_counted_otherwise_is_no_day_of_a_month(read: Callable[..., object], text: str) -> None:
    assert read(text, "2025-05-12", None) == []
