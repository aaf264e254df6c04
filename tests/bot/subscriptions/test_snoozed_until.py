"""The moment of a snoozed reminder: an hour later, or nine on the next local day, through the nights that are longer
or shorter than others."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.subscriptions.snoozing import snoozed_until

OSLO = ZoneInfo("Europe/Oslo")
MINUTE = timedelta(minutes=1)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis gives them the zone
ZONES = st.sampled_from([OSLO, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Auckland"), ZoneInfo("UTC")])
BACK = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""Half an hour before the clocks are set back from 03:00 to 02:00."""
FORWARD = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
"""Half an hour before they are set forward from 02:00 to 03:00."""


@example(now=BACK, zone=OSLO)
@example(now=FORWARD, zone=OSLO)
@example(now=datetime(2026, 10, 25, 0, 0, 59, 999_999, tzinfo=UTC), zone=OSLO)
@given(now=MOMENTS, zone=ZONES)
def test_in_an_hour_is_on_the_minute_an_hour_later_by_every_clock(now: datetime, zone: ZoneInfo) -> None:
    """Killed: the hour added to local time, which is 0 or 2 hours in the nights when the clocks change."""
    due = snoozed_until("hour", now.astimezone(zone), zone)
    whole_minute = due.second == due.microsecond == 0
    assert (whole_minute, timedelta(hours=1) - MINUTE < due - now <= timedelta(hours=1)) == (True, True)


@example(now=BACK, zone=OSLO)
@example(now=FORWARD, zone=OSLO)
@example(now=BACK - timedelta(hours=12), zone=OSLO)
@example(now=FORWARD - timedelta(hours=12), zone=OSLO)
@given(now=MOMENTS, zone=ZONES)
def test_tomorrow_morning_is_nine_on_the_next_local_day(now: datetime, zone: ZoneInfo) -> None:
    """Killed: 24 hours added to today's nine in UTC, and the day taken in UTC instead of locally."""
    local = snoozed_until("morning", now, zone).astimezone(zone)
    assert (local.date(), local.time()) == (now.astimezone(zone).date() + timedelta(days=1), time(9))


@pytest.mark.parametrize(
    ("pressed", "due"),
    [
        (datetime(2026, 10, 24, 12, tzinfo=OSLO), datetime(2026, 10, 25, 8, tzinfo=UTC)),
        (datetime(2027, 3, 27, 12, tzinfo=OSLO), datetime(2027, 3, 28, 7, tzinfo=UTC)),
        (datetime(2025, 4, 28, 23, 59, tzinfo=OSLO), datetime(2025, 4, 29, 7, tzinfo=UTC)),
        (datetime(2025, 4, 29, 0, 1, tzinfo=OSLO), datetime(2025, 4, 30, 7, tzinfo=UTC)),
    ],
    ids=["the clocks are set back", "the clocks are set forward", "before midnight", "after midnight"],
)
def test_the_morning_after_comes_at_nine_by_the_clock_on_the_wall(pressed: datetime, due: datetime) -> None:
    assert snoozed_until("morning", pressed, OSLO) == due


def test_the_hour_that_comes_twice_is_an_hour_long_each_time() -> None:
    """At 02:30 in summer time the clock shows 02:30 again an hour later."""
    assert snoozed_until("hour", BACK, OSLO) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
