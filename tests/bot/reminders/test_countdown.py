"""At which of its steps an event is reminded of, however the free days lie."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.countdown import Countdown
from bot.reminders.policy import SHIPPED, Policy, QuietHours, Step, step
from bot.texts.localized import LocalizedText
from bot.working_days import is_working_day
from models.events import Event

OSLO = ZoneInfo("Europe/Oslo")
TEXT = LocalizedText("tekst", "tekst", "text")
GATHERING = (step(30), step(7), step(1), step(0))


def event(day: date, starts: time | None = None, uid: str = "u") -> Event:
    return Event(
        id=1, uid=uid, kind="gathering", status="planned", title=TEXT, definite=TEXT, precision="day", first_day=day,
        last_day=day, starts=starts,
    )  # fmt: skip


def dues(one: Event, steps: tuple[Step, ...] = GATHERING, policy: Policy = SHIPPED) -> list[tuple[int, datetime]]:
    countdown = Countdown.to(one, policy, OSLO)
    assert countdown is not None
    return [(days, due.astimezone(OSLO)) for days, due in countdown.dues(steps)]


def days_of(day: date, policy: Policy = SHIPPED) -> list[tuple[int, str]]:
    return [(days, due.date().isoformat()) for days, due in dues(event(day), policy=policy)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 5, 5), [(30, "2025-04-04"), (7, "2025-04-28"), (1, "2025-05-02"), (0, "2025-05-05")]),
        (date(2025, 4, 22), [(30, "2025-03-21"), (7, "2025-04-15"), (1, "2025-04-16"), (0, "2025-04-22")]),
        (date(2025, 5, 18), [(30, "2025-04-16"), (7, "2025-05-09"), (1, "2025-05-16"), (0, "2025-05-18")]),
        (date(2025, 7, 15), [(30, "2025-06-13"), (1, "2025-06-30"), (0, "2025-07-15")]),
        (date(2025, 8, 1), [(1, "2025-06-30"), (0, "2025-08-01")]),
        (date(2025, 8, 6), [(7, "2025-06-30"), (1, "2025-08-05"), (0, "2025-08-06")]),
    ],
    ids=[
        "a Monday", "the Tuesday after Easter", "a Sunday", "in July", "on 1 August", "in the first week of August",
    ],
)  # fmt: skip
def test_of_steps_that_free_days_bring_to_one_day_the_nearest_is_kept_and_the_morning_stays(
    day: date, expected: list[tuple[int, str]]
) -> None:
    assert days_of(day) == expected


def test_where_a_programme_leaves_no_day_in_peace_each_step_comes_on_its_own_day() -> None:
    assert days_of(date(2025, 7, 15), Policy(only_working_days=False)) == [
        (30, "2025-06-15"),
        (7, "2025-07-08"),
        (1, "2025-07-14"),
        (0, "2025-07-15"),
    ]


years = st.integers(2024, 2032)
around_july = st.builds(date, years, st.sampled_from([7, 8]), st.integers(1, 31))
days = st.dates(date(2024, 1, 1), date(2032, 12, 31)) | around_july
starts = st.none() | st.times()
choices = st.lists(
    st.builds(step, st.sampled_from([0, 1, 2, 3, 7, 30]) | st.integers(0, 400), st.none() | st.times()),
    unique_by=lambda one: one.days_before,
).map(tuple)
quiet = st.none() | st.builds(QuietHours, st.times(time(18), time(23)), st.times(time(0), time(10)))
policies = st.builds(Policy, quiet_hours=quiet)


@given(st.builds(event, days, starts), choices, policies)
def test_no_moment_is_on_a_weekend_a_holiday_in_july_or_in_quiet_hours_but_on_the_events_own_day(
    one: Event, steps: tuple[Step, ...], policy: Policy
) -> None:
    """Killed: leaving July in; taking 30 June for a working day in every year; leaving the quiet hours out."""
    free = [
        due
        for _, due in dues(one, steps, policy)
        if due.date() != one.first_day and (not is_working_day(due.date()) or due.month == 7)
    ]
    loud = [due for _, due in dues(one, steps, policy) if policy.quiet_hours and policy.quiet_hours.hold(due.time())]
    assert (free, loud) == ([], [])


@given(st.builds(event, days, starts), choices, policies)
def test_every_moment_is_before_the_event_begins(one: Event, steps: tuple[Step, ...], policy: Policy) -> None:
    """Killed: keeping a step whose moment the quiet hours bring to after the event's beginning."""
    countdown = Countdown.to(one, policy, OSLO)
    assert countdown is not None
    assert [due for _, due in countdown.dues(steps) if due >= countdown.begins] == []


@given(st.builds(event, days), choices)
def test_no_two_come_on_one_day_and_the_nearer_to_the_event_comes_later(one: Event, steps: tuple[Step, ...]) -> None:
    """Killed: taking the steps in the order given, or the nearest first; keeping one for each moment."""
    found = dues(one, steps)
    in_order = [sorted(found, key=lambda due: due[1]), sorted(found, reverse=True)]
    assert (len({due.date() for _, due in found}), in_order) == (len(found), [found, found])


@given(st.builds(event, days), choices)
def test_a_step_is_left_out_only_for_one_that_is_nearer_and_comes_on_its_day(
    one: Event, steps: tuple[Step, ...]
) -> None:
    """Killed: keeping of two the one that is farther."""
    found = dues(one, steps)
    alone = [dues(one, (each,))[0] for each in steps if dues(one, (each,))]
    nearest = {due.date(): days for days, due in sorted(alone, reverse=True)}
    assert {due.date(): days for days, due in found} == nearest


@pytest.mark.parametrize("night", [date(2026, 10, 25), date(2027, 3, 28)])
def test_in_the_nights_when_the_clocks_change_a_step_at_half_past_two_comes_once(night: date) -> None:
    policy = Policy(quiet_hours=None, only_working_days=False)
    found = dues(event(night + timedelta(days=7)), (step(7, time(2, 30)),), policy)
    assert [(days, due.date()) for days, due in found] == [(7, night)]
