"""When a round opens, turns late and is sealed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reflections.schedule import last_day, round_times, state_at
from bot.texts.localized import LocalizedText
from bot.working_days import is_working_day
from models.events import Event
from models.reflections import RoundTimes

OSLO = ZoneInfo("Europe/Oslo")
TEXT = LocalizedText("tekst", "tekst", "text")
OPENS = datetime(2025, 5, 7, 7, 0, tzinfo=UTC)
TIMES = RoundTimes(OPENS, datetime(2025, 5, 21, 7, 0, tzinfo=UTC), datetime(2025, 5, 28, 7, 0, tzinfo=UTC))


def gathering(last: date | None, **fields: Any) -> Event:
    given = {"kind": "gathering", "status": "planned", "precision": "day"} | fields
    return Event(uid="e", title=TEXT, definite=TEXT, first_day=last, last_day=last, source=TEXT, **given)


def test_a_round_opens_at_nine_on_the_working_day_after_and_has_fourteen_and_seven_days() -> None:
    assert round_times(gathering(date(2025, 5, 6)), OSLO) == TIMES


def test_nine_oclock_stays_nine_oclock_when_the_clocks_change() -> None:
    times = round_times(gathering(date(2025, 10, 15)), OSLO)
    assert times is not None
    assert (times.opens_at.hour, times.late_from.hour) == (7, 8)


@pytest.mark.parametrize(
    "event",
    [
        gathering(date(2025, 5, 6), status="cancelled"),
        gathering(date(2025, 9, 30), precision="month"),
        gathering(None, precision="unset"),
        gathering(date(2025, 5, 9), kind="meeting"),
    ],
)
def test_what_is_cancelled_not_known_to_the_day_or_no_gathering_gets_no_round(event: Event) -> None:
    assert round_times(event, OSLO) is None


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.sampled_from(["Europe/Oslo", "America/New_York", "UTC"]))
def test_every_round_opens_on_a_working_day_at_nine_and_lasts_three_weeks_of_local_days(
    last: date, name: str
) -> None:
    """Killed by adding 14 days to the moment in UTC instead of to the local day."""
    zone = ZoneInfo(name)
    times = round_times(gathering(last), zone)
    assert times is not None
    opens, late, seals = (one.astimezone(zone) for one in (times.opens_at, times.late_from, times.seal_at))
    assert ({one.hour for one in (opens, late, seals)}, is_working_day(opens.date()), opens.date() > last) == (
        {9},
        True,
        True,
    )
    assert (late.date() - opens.date(), seals.date() - late.date()) == (timedelta(days=14), timedelta(days=7))


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (OPENS - timedelta(seconds=1), "planned"),
        (OPENS, "open"),
        (TIMES.late_from - timedelta(seconds=1), "open"),
        (TIMES.late_from, "late"),
        (TIMES.seal_at - timedelta(seconds=1), "late"),
        (TIMES.seal_at, "sealed"),
    ],
)
def test_each_moment_belongs_to_what_begins_with_it(moment: datetime, state: str) -> None:
    assert state_at(TIMES, moment) == state


def test_the_last_day_to_change_an_answer_is_the_one_before_the_sealing() -> None:
    assert last_day(TIMES, OSLO) == date(2025, 5, 27)
