"""Which working day it is sent on, and at which moment: quiet hours, and the nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.reminders.moments import due_on, moment, working_day_by
from bot.reminders.policy import SHIPPED, Policy, QuietHours
from bot.working_days import is_working_day

OSLO = ZoneInfo("Europe/Oslo")
BACK, FORWARD = date(2026, 10, 25), date(2027, 3, 28)
"""The days on which Norway's clocks are set back from 03:00 to 02:00, and forward from 02:00 to 03:00."""
AWAKE = Policy(quiet_hours=None)

years = st.integers(2020, 2040)
around_july = st.builds(date, years, st.sampled_from([7, 8]), st.sampled_from([1, 2, 3, 31]))
days = st.dates(date(2020, 1, 1), date(2040, 12, 31)) | around_july
zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
nights = st.builds(
    QuietHours,
    st.times(time(18), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.times(time(0), time(10)).map(lambda at: at.replace(second=0, microsecond=0)),
)
small_hours = st.builds(QuietHours, st.times(time(3), time(3, 59)), st.times(time(5), time(10)))
"""Which a time that the clock is set past may come to lie in."""


def changes_of_clocks(zone: ZoneInfo, year: int) -> list[date]:
    """The days of a year on which a zone's clocks are changed."""
    every = [date(year, 1, 1) + timedelta(days=count) for count in range(366)]
    offsets = [datetime.combine(day, time(), zone).utcoffset() for day in every]
    return [day for day, now, then in zip(every, offsets, offsets[1:], strict=False) if now != then]


@st.composite
def nights_of_change(draw: st.DrawFn) -> tuple[date, time, ZoneInfo]:
    """A time in the small hours of a day on which the clocks are changed, if the zone has one."""
    zone, year = draw(zones | st.just(OSLO)), draw(years)
    day = draw(st.sampled_from(changes_of_clocks(zone, year) or [date(year, 1, 1)]))
    return day, draw(st.times(time(0), time(3, 59))), zone


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type] # year, month, day, hour, minute


# Working days


@pytest.mark.parametrize(
    ("day", "sent_on"),
    [
        (date(2025, 5, 6), date(2025, 5, 6)),
        (date(2025, 5, 4), date(2025, 5, 2)),
        (date(2025, 5, 1), date(2025, 4, 30)),
        (date(2025, 4, 21), date(2025, 4, 16)),
        (date(2025, 12, 26), date(2025, 12, 24)),
        (date(2025, 6, 30), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 6, 30)),
        (date(2025, 7, 31), date(2025, 6, 30)),
        (date(2024, 7, 15), date(2024, 6, 28)),
        (date(2026, 8, 2), date(2026, 6, 30)),
        (date(2025, 8, 1), date(2025, 8, 1)),
    ],
    ids=[
        "a Tuesday", "a Sunday", "1 May", "Easter Monday", "Boxing Day", "the last day of June", "the first of July",
        "the last of July", "July after a weekend", "a Sunday whose Friday is in July", "the first of August",
    ],
)  # fmt: skip
def test_what_comes_on_a_free_day_comes_on_the_working_day_before(day: date, sent_on: date) -> None:
    assert working_day_by(day) == sent_on


@given(days)
def test_it_is_the_last_day_on_which_people_are_at_work(day: date) -> None:
    """Killed: not going back again from 31 July, where the first days of August are a weekend."""
    found = working_day_by(day)
    later = [found + timedelta(days=one) for one in range(1, (day - found).days + 1)]
    at_work = [one for one in [found, *later] if is_working_day(one) and one.month != 7]
    assert at_work == [found]


# Quiet hours


@pytest.mark.parametrize(
    ("at", "comes_at"),
    [
        (time(7), time(7)),
        (time(6, 59), time(7)),
        (time(0), time(7)),
        (time(19, 59), time(19, 59)),
        (time(20), time(7)),
        (time(23, 59), time(7)),
    ],
)
def test_what_would_come_in_quiet_hours_comes_at_their_end_that_day(at: time, comes_at: time) -> None:
    """So an evening's comes that morning already, and none is put off to another day."""
    assert due_on(date(2025, 5, 6), at, SHIPPED, OSLO).astimezone(OSLO) == datetime.combine(
        date(2025, 5, 6), comes_at, OSLO
    )


@pytest.mark.parametrize(("at", "comes_at"), [(time(12), time(13)), (time(11, 59), time(11, 59))])
def test_quiet_hours_may_lie_within_a_day(at: time, comes_at: time) -> None:
    policy = Policy(quiet_hours=QuietHours(time(12), time(13)))
    assert due_on(date(2025, 5, 6), at, policy, OSLO).astimezone(OSLO).time() == comes_at


@given(nights_of_change() | st.tuples(days, st.times(), zones), nights | small_hours)
@example((FORWARD, time(2, 30), OSLO), QuietHours(time(3), time(5)))
def test_nothing_is_due_in_quiet_hours(asked: tuple[date, time, ZoneInfo], night: QuietHours) -> None:
    """Killed: looking at the time that was asked for and not at what the clock on the wall shows; an end that
    belongs to the quiet hours.
    """
    day, at, zone = asked
    due = due_on(day, at, Policy(quiet_hours=night), zone).astimezone(zone)
    assert not night.hold(due.time())


@given(days, st.times(), nights)
def test_quiet_hours_take_nothing_to_another_day(day: date, at: time, night: QuietHours) -> None:
    """Killed: putting what comes in the evening off to the end of the night."""
    assert due_on(day, at, Policy(quiet_hours=night), OSLO).astimezone(OSLO).date() == day


# Clocks that change


def test_half_past_two_comes_once_in_the_night_that_has_it_twice_the_first_time() -> None:
    assert due_on(BACK, time(2, 30), AWAKE, OSLO) == utc(2026, 10, 25, 0, 30)


def test_half_past_two_comes_at_half_past_three_in_the_night_that_has_it_not() -> None:
    assert due_on(FORWARD, time(2, 30), AWAKE, OSLO) == utc(2027, 3, 28, 1, 30)


@pytest.mark.parametrize(("day", "hour"), [(BACK, 8), (FORWARD, 7)])
def test_on_the_morning_after_such_a_night_nine_is_nine_by_the_clock(day: date, hour: int) -> None:
    assert due_on(day, time(9), AWAKE, OSLO) == utc(day.year, day.month, day.day, hour, 0)


@given(nights_of_change() | st.tuples(days, st.times(), zones))
def test_a_time_that_the_clock_shows_is_met_and_of_two_the_first(asked: tuple[date, time, ZoneInfo]) -> None:
    """Killed: fold=1 in `moment`, which takes the second of the two."""
    day, at, zone = asked
    found = moment(day, at, zone).astimezone(zone)
    assume(found.replace(tzinfo=None) == datetime.combine(day, at))  # the clock shows it
    assert found.fold == 0


@given(nights_of_change() | st.tuples(days, st.times(), zones))
def test_a_time_that_the_clock_is_set_past_comes_later_by_as_much(asked: tuple[date, time, ZoneInfo]) -> None:
    """Killed: fold=1 in `moment`, by which it would come earlier."""
    day, at, zone = asked
    shown = moment(day, at, zone).astimezone(zone).replace(tzinfo=None)
    before, after = (datetime.combine(day, at, zone).replace(fold=fold).utcoffset() for fold in (0, 1))
    assert before is not None
    assert after is not None
    assert shown - datetime.combine(day, at) == max(after - before, timedelta(0))
