import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.when import When, read_when, write_when
from models.vocabulary import Precision


@pytest.mark.parametrize(
    ("text", "first_day", "last_day", "precision"),
    [
        ("2023-11-15", date(2023, 11, 15), date(2023, 11, 15), "day"),
        ("2025-05-05..2025-05-06", date(2025, 5, 5), date(2025, 5, 6), "day"),
        ("2025-12-31..2026-01-01", date(2025, 12, 31), date(2026, 1, 1), "day"),
        ("2025-09", date(2025, 9, 1), date(2025, 9, 30), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), "month"),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31), "quarter"),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), "quarter"),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), "quarter"),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), "half-year"),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), "half-year"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("unset", None, None, "unset"),
    ],
)
def test_each_form_gives_its_days_and_its_precision(
    text: str, first_day: date | None, last_day: date | None, precision: Precision
) -> None:
    assert read_when(text) == When(first_day, last_day, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-13",
        "2025-00",
        "2025-02-29",
        "2025-9",
        "2025-09-5",
        "25-09",
        "0000",
        "2025-Q0",
        "2025-Q5",
        "2025-H3",
        "2025-q3",
        "2025-09..2025-10",
        "2025-09-05..",
        "2025-09-05..2025-09-31",
        "2025-W38",
        "20250905",
        " 2025",
        "2025\n",
        "２０２５",  # digits, but not those that people type
        "Unset",
        "september",
        "05.05.2025",
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the whole message is compared below
        read_when(text)
    assert str(refusal.value) == (
        f"'{text}' is no date; write 2025-09-05, 2025-09-05..2025-09-06, 2025-09, 2025-Q3, 2025-H2, 2025 or unset"
    )


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the whole message is compared below
        read_when("2025-05-06..2025-05-05")
    assert str(refusal.value) == "'2025-05-06..2025-05-05' ends before it begins; write the first day first"


def _months(first_month: int, count: int, precision: Precision) -> st.SearchStrategy[When]:
    """Periods of `count` months, the first of which in a year is `first_month`, then every `count` months."""

    def period(year: int, index: int) -> When:
        month = first_month + index * count
        last_month = month + count - 1
        last_day = calendar.monthrange(year, last_month)[1]
        return When(date(year, month, 1), date(year, last_month, last_day), precision)

    return st.builds(period, st.integers(1, 9999), st.integers(0, 12 // count - 1))


days = st.builds(
    lambda first, length: When(first, first + timedelta(days=length), "day"),
    st.dates(max_value=date(9998, 12, 31)),
    st.integers(0, 60),
)
whens = st.one_of(
    days,
    _months(1, 1, "month"),
    _months(1, 3, "quarter"),
    _months(1, 6, "half-year"),
    _months(1, 12, "year"),
    st.just(When(None, None, "unset")),
)


@given(whens)
def test_what_is_written_is_read_back_the_same(when: When) -> None:
    """Kills: `(month + 2) // 3` → `month // 3` in write_when."""
    assert read_when(write_when(when)) == when
