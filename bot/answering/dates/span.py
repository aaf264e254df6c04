"""Stretches of days, and what a sentence says of one. Everything here is a local calendar day; there are no times."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future"] | None
Grain = Literal[
    "day", "days", "week", "weekend", "month", "quarter", "half-year", "season", "year", "period", "open"
]  # fmt: skip
"""How coarse the words were. A period is a stretch with no calendar name; open lacks its first or its last day."""
Unit = Literal["day", "week", "weekend", "month", "quarter", "tertial", "half-year", "year"]

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONTHS_OF: dict[Unit, int] = {"month": 1, "quarter": 3, "tertial": 4, "half-year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` up to but without `end`; None is open."""

    start: date | None
    end: date | None

    @property
    def first(self) -> date | None:
        """The first day, None if open."""
        return self.start

    @property
    def last(self) -> date | None:
        """The last day, included; None if open."""
        return self.end and self.end - DAY


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time that a sentence names.

    `words` is a half-open range of indexes into the words; a preposition is within it only where it changes the
    time (`i høst`, `før jul`, not `i mai`). `year_said` tells that the words fix the year ("2025", "i fjor");
    `relative` that the same words mean another time when said at another time.
    """

    span: Span
    grain: Grain
    words: tuple[int, int]
    year_said: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span whose both ends are known, as a phrase of the calendar has it. `end` is excluded."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Its length in days."""
        return (self.end - self.start).days


Yearly = Callable[[int], Stretch | None]
"""What comes once a year: its days in that year, None if it has none there (29 February, week 53)."""


def from_to(first: date, last: date) -> Stretch:
    """Both included."""
    return Stretch(first, last + DAY)


def shifted(day: date, months: int) -> date:
    """The same day of another month; the last of that month where it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_of(month: int, day: int, year: int) -> Stretch | None:
    """That day, None if there is none: 31 February."""
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return from_to(date(year, month, day), date(year, month, day))


def days_of(month: int, first: int, last: int, year: int) -> Stretch | None:
    """From one day of a month to a later one."""
    begin, finish = day_of(month, first, year), day_of(month, last, year)
    return Stretch(begin.start, finish.end) if begin and finish and first < last else None


def months_of(first_month: int, count: int, year: int) -> Stretch:
    """Whole months; a first month of 0 is December of the year before, for winter bears the year of its end."""
    start = shifted(date(year, 1, 1), first_month - 1)
    return Stretch(start, shifted(start, count))


def weeks_of(first: int, last: int, year: int) -> Stretch | None:
    """ISO weeks, both included, the first one of that ISO year; None where a year lacks one. 51–2 end in the next."""
    ends = year + (last < first)
    if not (1 <= first <= _weeks_in(year) and 1 <= last <= _weeks_in(ends)):
        return None
    return Stretch(date.fromisocalendar(year, first, 1), date.fromisocalendar(ends, last, 1) + WEEK)


def _weeks_in(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def unit_around(unit: Unit, day: date, shift: int = 0) -> Stretch:
    """The day, week, month … that holds `day`, or the one `shift` units later."""
    monday = day - timedelta(days=day.weekday()) + shift * WEEK
    if unit == "day":
        return Stretch(day + shift * DAY, day + (shift + 1) * DAY)
    if unit == "week":
        return Stretch(monday, monday + WEEK)
    if unit == "weekend":
        return Stretch(monday + 5 * DAY, monday + WEEK)
    size = MONTHS_OF[unit]
    start = shifted(day.replace(day=1), shift * size - (day.month - 1) % size)
    return Stretch(start, shifted(start, size))


def counted(unit: Unit, day: date, count: int) -> date:
    """The day that lies `count` units after `day`, before it if negative."""
    if unit in MONTHS_OF:
        return shifted(day, count * MONTHS_OF[unit])
    return day + count * (DAY if unit == "day" else WEEK)


def part(parts: int, which: int, whole: Stretch) -> Stretch:
    """One of so many parts, from 0: by whole months where that comes out even, else by days, the last one longest.

    Thirds of a month are 10 days, 10 days and the rest, as primo, medio and ultimo; the start of a year is its first
    four months, that of a week Monday and Tuesday.
    """
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month
    if whole.start.day == whole.end.day == 1 and months > 1 and months % parts == 0:
        size = months // parts
        return Stretch(shifted(whole.start, which * size), shifted(whole.start, (which + 1) * size))
    length = 10 if months == 1 and parts == 3 and whole.start.day == 1 else whole.days // parts
    end = whole.end if which == parts - 1 else whole.start + (which + 1) * length * DAY
    return Stretch(whole.start + which * length * DAY, end) if length else whole


def nth(unit: Unit, weekday: int | None, number: int, whole: Stretch) -> Stretch | None:
    """The first (1), second (2), last (-1) … weekday, week or weekend, quarter … within `whole`; None if too few.

    A week belongs to where its Thursday lies, which is how ISO 8601 gives weeks to years.
    """
    if unit in MONTHS_OF:
        pieces = [unit_around(unit, whole.start)]
        while pieces[-1].end < whole.end:
            pieces.append(unit_around(unit, pieces[-1].end))
    else:
        anchor = {"week": 3, "weekend": 5}.get(unit, weekday)
        first = whole.start if anchor is None else whole.start + (anchor - whole.start.weekday()) % 7 * DAY
        step = DAY if anchor is None else WEEK
        days = [first + n * step for n in range(-(-(whole.end - first).days // step.days))]
        pieces = [unit_around(unit, day) for day in days]
    place = number - 1 if number > 0 else len(pieces) + number
    return pieces[place] if 0 <= place < len(pieces) else None
