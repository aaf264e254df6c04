"""Which days people in Norway are at work, and the first of them after a day."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.working_days import first_working_day_after, is_working_day

FREE_IN_2025 = [
    date(2025, 1, 1), date(2025, 4, 17), date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 1), date(2025, 5, 29),
    date(2025, 6, 9), date(2025, 12, 25), date(2025, 12, 26),
]  # fmt: skip


@pytest.mark.parametrize("day", [*FREE_IN_2025, date(2024, 5, 17), date(2025, 5, 3), date(2025, 5, 4)])
def test_nobody_is_at_work_on_public_holidays_saturdays_and_sundays(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2025, 4, 16), date(2025, 5, 2), date(2025, 12, 24), date(2025, 12, 31)])
def test_the_days_beside_them_are_working_days(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("day", "next_one"),
    [
        (date(2025, 5, 6), date(2025, 5, 7)),
        (date(2025, 5, 9), date(2025, 5, 12)),
        (date(2025, 4, 16), date(2025, 4, 22)),
        (date(2024, 5, 16), date(2024, 5, 21)),
        (date(2025, 12, 24), date(2025, 12, 29)),
    ],
)
def test_the_first_working_day_after_a_day_steps_over_weekends_and_easter(day: date, next_one: date) -> None:
    assert first_working_day_after(day) == next_one


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_it_is_later_and_a_working_day_and_none_lies_between(day: date) -> None:
    """Killed by counting on from `day` itself instead of the day after it."""
    found = first_working_day_after(day)
    between = [date.fromordinal(one) for one in range(day.toordinal() + 1, found.toordinal())]
    assert (found > day, is_working_day(found), [one for one in between if is_working_day(one)]) == (True, True, [])


def test_the_holidays_are_not_loaded_by_those_who_do_not_ask() -> None:
    code = "import sys, bot.working_days; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own code
    assert done.stdout == "False\n"
