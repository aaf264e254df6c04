"""When something is, no more exact than it is known: `2025-09` is a month, and never turns into 1 September."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from models.vocabulary import Precision

_FORMS = "2025-09-05, 2025-09-05..2025-09-06, 2025-09, 2025-Q3, 2025-H2, 2025 or unset"
_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.\.([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2})|-Q([1-4])|-H([12]))?")


@dataclass(frozen=True, slots=True)
class When:
    """Local days, both included, and how exactly they are known.

    A month has its first and its last day, likewise the longer periods; both are None where nothing is set.
    """

    first_day: date | None
    last_day: date | None
    precision: Precision


def read_when(text: str) -> When:
    """What `text` says, written as a person writes it: see the forms in the message of the error.

    Raises ValueError, with a text for that person, where it is no date that exists, or its days stand in the wrong
    order.
    """
    try:
        when = _read(text)
    except ValueError:
        raise ValueError(f"'{text}' is no date; write {_FORMS}") from None
    if when.first_day and when.last_day and when.last_day < when.first_day:
        raise ValueError(f"'{text}' ends before it begins; write the first day first")
    return when


def write_when(when: When) -> str:
    """The form that `read_when` reads as `when`."""
    if when.first_day is None or when.last_day is None:
        return "unset"
    first, last = when.first_day.isoformat(), when.last_day.isoformat()
    month = when.first_day.month
    return {
        "day": first if first == last else f"{first}..{last}",
        "month": first[:7],
        "quarter": f"{first[:4]}-Q{(month + 2) // 3}",
        "half-year": f"{first[:4]}-H{(month + 5) // 6}",
        "year": first[:4],
        "unset": "unset",
    }[when.precision]


def _read(text: str) -> When:
    if text == "unset":
        return When(None, None, "unset")
    if days := _DAYS.fullmatch(text):
        first = date.fromisoformat(days[1])
        return When(first, date.fromisoformat(days[2] or days[1]), "day")
    if period := _PERIOD.fullmatch(text):
        year, month, quarter, half = period.groups()
        if month:
            return _months(int(year), int(month), 1, "month")
        if quarter:
            return _months(int(year), 3 * int(quarter) - 2, 3, "quarter")
        if half:
            return _months(int(year), 6 * int(half) - 5, 6, "half-year")
        return _months(int(year), 1, 12, "year")
    raise ValueError(text)


def _months(year: int, month: int, count: int, precision: Precision) -> When:
    """`count` whole months from `month` on, all in one year."""
    first = date(year, month, 1)
    last_month = month + count - 1
    return When(first, date(year, last_month, calendar.monthrange(year, last_month)[1]), precision)
