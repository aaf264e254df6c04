"""What the calendar does to the outbox: asleep for two weeks, set back, set forward."""

from dataclasses import replace
from datetime import timedelta
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.deliveries.posting import Content
from bot.deliveries.sending import deliver_due
from models.claims import claim_due
from models.deliveries import Delivery, PlannedDelivery, add_deliveries
from models.events import Event
from tests.bot.deliveries.conftest import NINE, TEXT, Delivering

DAY = timedelta(days=1)
SENT = ("sent", None)


@pytest.fixture
def event_id(delivering: Delivering) -> int:
    """The id of a gathering ten days from now."""
    day = (NINE + 10 * DAY).date()
    event = Event(
        programme_id=1, uid="leka", kind="gathering", status="planned", title=TEXT, definite=TEXT,
        precision="day", first_day=day, last_day=day, source=TEXT,
    )  # fmt: skip
    with delivering.database.writing() as session:
        session.add(event)
        session.flush()
        return event.id


def test_after_two_weeks_asleep_each_receiver_gets_the_latest_reminder_and_what_is_over_ends(
    delivering: Delivering, event_id: int, ola: int
) -> None:
    """Killed: sending all that is overdue; sending what has expired; superseding across receivers."""
    ends = NINE + 20 * DAY
    rows = [
        ("channel 7", "reminder", 1, None, ends),
        ("channel 1", "reminder", 5, None, ends),
        ("Ola 3", "reminder", 2, ola, ends),
        ("over", "reminder", 3, ola, NINE + 4 * DAY),
        ("prompt", "text", 3, ola, ends),
    ]
    with delivering.database.writing() as session:
        add_deliveries(
            session,
            1,
            [
                PlannedDelivery(key, kind, NINE + days * DAY, expires, event_id, person_id=person)
                for key, kind, days, person, expires in rows
            ],
        )
    said = replace(delivering.outbox, render=lambda _, one, __: Content({"text": one.key}))
    while deliver_due(said, NINE + 14 * DAY):
        pass
    assert {key: state for key, (state, _) in delivering.outcomes().items()} == {
        "channel 7": "superseded",
        "channel 1": "sent",
        "Ola 3": "sent",
        "over": "expired",
        "prompt": "sent",
    }


def test_a_clock_that_jumps_back_sends_nothing_twice_and_loses_nothing(delivering: Delivering) -> None:
    delivering.add("before", due_at=NINE - timedelta(hours=1))
    delivering.add("at nine")
    deliver_due(delivering.outbox, NINE - timedelta(minutes=30))
    deliver_due(delivering.outbox, NINE - DAY)
    deliver_due(delivering.outbox, NINE)
    assert delivering.said_in() == ["before", "at nine"]


def test_a_clock_that_jumps_back_in_the_middle_leaves_no_delivery_in_doubt_for_ever(delivering: Delivering) -> None:
    """Killed: counting leases by the calendar."""
    delivering.add("a")
    with delivering.database.writing() as session:
        claim_due(session, NINE, "killed", timedelta(minutes=1))
    delivering.real_time_passes()
    deliver_due(delivering.outbox, NINE - DAY)
    waits = delivering.outcomes()["a"][0]
    for _ in range(2):
        deliver_due(delivering.outbox, NINE)
    assert (waits, delivering.outcomes()["a"]) == ("sending", SENT)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(jumps=st.lists(st.integers(-72, 72), min_size=1, max_size=12))
def test_however_the_clock_jumps_each_message_comes_once_and_none_before_its_time(
    delivering: Delivering, jumps: list[int]
) -> None:
    """Killed: deciding by the calendar what was sent; taking what is due for what was due at the look before."""
    with delivering.database.writing() as session:
        session.execute(delete(Delivery))
    before = len(delivering.said_in())
    for hour in (0, 24, 48):
        delivering.add(f"{hour}", due_at=NINE + timedelta(hours=hour))
    moments = list(accumulate(jumps))
    for moment in moments:
        deliver_due(delivering.outbox, NINE + timedelta(hours=moment))
    assert delivering.said_in()[before:] == [f"{hour}" for hour in (0, 24, 48) if hour <= max(moments)]
