"""Working days in Norway: neither weekends nor public holidays."""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether most people in Norway are at work that day.

    Public holidays are those of helligdagsfredloven § 2 with 1 and 17 May. Christmas Eve and New Year's Eve are none.
    """
    return day.weekday() < SATURDAY and day not in _public_holidays()


def first_working_day_after(day: date) -> date:
    """The first working day later than `day`."""
    candidate = day + ONE_DAY
    while not is_working_day(candidate):
        candidate += ONE_DAY
    return candidate


def last_working_day_by(day: date) -> date:
    """The last working day that is not later than `day`."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


@cache
def _public_holidays() -> Container[date]:
    """Norway's public holidays; a year is computed when it is first asked about.

    The package is imported at the first use, which takes it half a second: who only asks a question does not wait.
    """
    from holidays import country_holidays  # noqa: PLC0415 - see the docstring

    return country_holidays("NO")
