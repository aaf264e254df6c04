"""Which reminders an event has, and what changes when the plan is made again."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.plan import Changes, changes, reminders_of
from bot.reminders.policy import SHIPPED
from bot.texts.localized import LocalizedText
from models.deliveries import KnownDelivery, PlannedDelivery
from models.events import Event
from models.subscriptions import Subscriber

OSLO = ZoneInfo("Europe/Oslo")
TEXT = LocalizedText("tekst", "tekst", "text")
MAY_5 = date(2025, 5, 5)
SUBSCRIBER = Subscriber(3, "nb", (14, 1, 0), "off", is_muted=False, muted_event_ids=frozenset())


def event(day: date = MAY_5, **fields: object) -> Event:
    """A gathering of two days."""
    given = {"kind": "gathering", "status": "planned", "precision": "day", "starts": None} | fields
    return Event(id=1, uid="u", title=TEXT, definite=TEXT, first_day=day, last_day=day + timedelta(days=1), **given)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=OSLO)  # type: ignore[misc, arg-type] # year, month, day, hour, minute


def dues(one: Event) -> list[datetime]:
    return [planned.due_at for planned in reminders_of(one, SHIPPED, OSLO)]


def outbox_after(change: Changes, known: dict[str, KnownDelivery]) -> dict[str, KnownDelivery]:
    """What the outbox holds once a change has been made."""
    now_waits = {one.key: KnownDelivery("pending", one.due_at, one.expires_at) for one in (*change.add, *change.anew)}
    taken_back = {key: KnownDelivery("cancelled", known[key].due_at, known[key].expires_at) for key in change.cancel}
    return known | now_waits | taken_back


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
moments = st.builds(datetime.combine, st.dates(date(2023, 12, 1), date(2028, 1, 31)), st.times(), st.just(OSLO))
times = st.none() | st.times()
states = st.sampled_from(["pending", "sending", "sent", "failed", "uncertain", "expired", "superseded", "cancelled"])
events = st.builds(
    event,
    days,
    kind=st.sampled_from(["gathering", "report", "evaluation", "decision", "meeting"]),
    status=st.sampled_from(["planned", "confirmed", "cancelled"]),
    starts=times,
)


# What an event has


def test_a_gathering_is_reminded_of_a_month_a_week_a_day_before_and_in_the_morning() -> None:
    assert dues(event(date(2025, 5, 15))) == [
        local(2025, 4, 15, 9, 0),
        local(2025, 5, 8, 9, 0),
        local(2025, 5, 14, 9, 0),
        local(2025, 5, 15, 7, 30),
    ]


@pytest.mark.parametrize("kind", ["report", "evaluation"])
def test_a_report_and_an_evaluation_are_reminded_of_a_month_and_a_week_before(kind: str) -> None:
    assert dues(event(date(2025, 5, 15), kind=kind)) == [local(2025, 4, 15, 9, 0), local(2025, 5, 8, 9, 0)]


@pytest.mark.parametrize("kind", ["decision", "meeting"])
def test_decisions_and_meetings_are_not_reminded_of(kind: str) -> None:
    assert dues(event(kind=kind)) == []


def test_a_cancelled_event_is_not_reminded_of() -> None:
    assert dues(event(status="cancelled")) == []


@given(days, st.sampled_from(["month", "quarter", "half-year", "year"]))
def test_an_event_whose_day_is_not_known_has_no_reminder_at_the_level_of_the_day(day: date, precision: str) -> None:
    """The channel is told once, a subscriber not at all.

    Killed: looking at whether there is a first day instead of at the precision.
    """
    planned = reminders_of(event(day, precision=precision), SHIPPED, OSLO, [SUBSCRIBER])
    assert [one.key for one in planned] == ["reminder:u:month"]


def test_a_reminder_is_sent_until_its_event_begins() -> None:
    assert {one.expires_at for one in reminders_of(event(starts=time(10)), SHIPPED, OSLO)} == {
        local(2025, 5, 5, 10, 0)
    }


def test_where_no_time_is_recorded_a_reminder_is_sent_until_the_end_of_the_first_day() -> None:
    assert {one.expires_at for one in reminders_of(event(), SHIPPED, OSLO)} == {local(2025, 5, 6, 0, 0)}


def test_an_event_that_begins_before_people_leave_home_has_no_reminder_that_morning() -> None:
    assert dues(event(starts=time(7, 30)))[-1] == local(2025, 5, 2, 9, 0)


def test_an_event_that_moves_keeps_its_keys() -> None:
    assert [one.key for one in reminders_of(event(), SHIPPED, OSLO)] == [
        one.key for one in reminders_of(event(date(2025, 9, 1)), SHIPPED, OSLO)
    ]


@pytest.mark.parametrize(
    ("day", "in_utc"),
    [
        (date(2025, 3, 30), [8, 8, 8, 5]),
        (date(2025, 4, 1), [8, 8, 7, 5]),
        (date(2025, 10, 26), [7, 7, 7, 6]),
        (date(2025, 10, 28), [7, 7, 8, 6]),
    ],
)
def test_around_the_nights_when_the_clocks_change_nine_is_nine_by_the_clock(day: date, in_utc: list[int]) -> None:
    assert [one.astimezone(UTC).hour for one in dues(event(day))] == in_utc


@given(days)
def test_reminders_come_at_their_local_time_on_every_day_of_the_year(day: date) -> None:
    """Killed: subtracting the days from the moment in UTC instead of from the local day."""
    *earlier, on_the_day = [one.astimezone(OSLO).time() for one in dues(event(day))]
    assert ({*earlier}, on_the_day) == ({time(9)}, time(7, 30))


@given(st.builds(event, days, starts=times))
def test_every_reminder_is_due_before_it_expires(one: Event) -> None:
    """Killed: keeping the reminder of the morning where the event begins before it."""
    assert [r.key for r in reminders_of(one, SHIPPED, OSLO) if r.expires_at is None or r.due_at >= r.expires_at] == []


# What changes


@given(events, moments)
def test_nothing_is_planned_for_a_moment_before_now(one: Event, now: datetime) -> None:
    """Killed: adding every reminder that is not in the outbox."""
    assert [r.key for r in changes(reminders_of(one, SHIPPED, OSLO), {}, now).add if r.due_at < now] == []


@given(events, moments)
def test_an_event_that_was_past_when_first_recorded_is_never_announced(one: Event, now: datetime) -> None:
    """Killed: the same mutation; by the day, not by the moment."""
    first_day = one.first_day
    assert first_day is not None
    planned = changes(reminders_of(one, SHIPPED, OSLO), {}, now).add
    assert planned == () or first_day >= now.date()


@given(st.lists(events, min_size=1, max_size=4), moments, st.lists(states, min_size=4, max_size=4), moments)
def test_planning_twice_changes_nothing(
    history: list[Event], now: datetime, ended: list[str], planned_at: datetime
) -> None:
    """However the event was moved, and whatever became of its reminders meanwhile.

    Killed: planning anew whatever still waits.
    """
    known: dict[str, KnownDelivery] = {}
    for one in history:
        known = outbox_after(changes(reminders_of(one, SHIPPED, OSLO), known, planned_at), known)
        known = {
            key: KnownDelivery(state, was.due_at, was.expires_at)  # type: ignore[arg-type] # states, all of them
            for (key, was), state in zip(known.items(), ended, strict=False)
        }
    wanted = reminders_of(history[-1], SHIPPED, OSLO)
    once = outbox_after(changes(wanted, known, now), known)
    assert changes(wanted, once, now) == Changes((), (), ())


@given(events, events, moments, states)
def test_what_was_sent_or_is_being_sent_is_left_alone(before: Event, after: Event, now: datetime, state: str) -> None:
    """Killed: planning anew whatever is not pending."""
    known = {
        one.key: KnownDelivery(state, one.due_at, one.expires_at)  # type: ignore[arg-type] # one of the states
        for one in reminders_of(before, SHIPPED, OSLO)
    }
    change = changes(reminders_of(after, SHIPPED, OSLO), known, now)
    touched = {*change.cancel, *(one.key for one in change.anew)}
    assert touched == set() or state not in {"sent", "sending", "uncertain"}


def waits(due_at: datetime, expires_at: datetime, state: str = "pending") -> dict[str, KnownDelivery]:
    return {"u": KnownDelivery(state, due_at, expires_at)}  # type: ignore[arg-type] # one of the states


HOUR = timedelta(hours=1)
NOW = local(2025, 5, 1, 12, 0)
LATE = PlannedDelivery("u", "reminder", NOW - HOUR, NOW + HOUR)
SOON = PlannedDelivery("u", "reminder", NOW + HOUR, NOW + 2 * HOUR)


def test_one_that_is_late_and_waits_still_keeps_waiting() -> None:
    assert changes([LATE], waits(LATE.due_at, NOW + HOUR), NOW) == Changes((), (), ())


def test_one_that_is_late_waits_longer_where_its_event_begins_later() -> None:
    assert changes([LATE], waits(LATE.due_at, NOW), NOW) == Changes((), (LATE,), ())


def test_one_whose_moment_has_moved_into_the_past_is_cancelled() -> None:
    assert changes([LATE], waits(NOW + HOUR, NOW + HOUR), NOW) == Changes((), (), ("u",))


def test_one_that_should_not_exist_any_more_is_cancelled() -> None:
    assert changes([], waits(NOW + HOUR, NOW + HOUR), NOW) == Changes((), (), ("u",))


@pytest.mark.parametrize("state", ["expired", "superseded", "failed"])
def test_one_that_nobody_saw_waits_again_when_its_event_is_put_off(state: str) -> None:
    assert changes([SOON], waits(NOW - HOUR, NOW, state), NOW) == Changes((), (SOON,), ())


def test_one_that_was_cancelled_waits_again_when_its_event_takes_place_after_all() -> None:
    assert changes([SOON], waits(SOON.due_at, NOW + 2 * HOUR, "cancelled"), NOW) == Changes((), (SOON,), ())


def test_one_that_was_cancelled_stays_so_where_its_moment_has_passed() -> None:
    assert changes([LATE], waits(LATE.due_at, NOW + HOUR, "cancelled"), NOW) == Changes((), (), ())
