"""Sending again and taking back: only what is still as somebody saw it, and by one of several at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from models.claims import Settlement, claim_due, settle
from models.database import Database
from models.deliveries import Delivery
from models.events import Event
from models.outbox_acts import Outcome, send_again, take_back
from models.programme import Programme
from models.vocabulary import CANCELLED_BY_LEAD, DeliveryState
from tests.models.conftest import TEXT

NOON = datetime(2025, 4, 28, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
THREADS = 8


@pytest.fixture
def in_channel(database: Database, programme_id: int) -> int:
    """The id of a programme that has a channel."""
    with database.writing() as session:
        session.get_one(Programme, programme_id).slack_channel_id = "CILAG"
    return programme_id


def store(database: Database, programme_id: int, state: DeliveryState, **fields: object) -> int:
    """Store a delivery, due an hour ago unless the fields say otherwise, and give its id."""
    row = {
        "programme_id": programme_id, "key": "key", "kind": "reminder", "due_at": NOON - HOUR, "state": state,
    }  # fmt: skip
    with database.writing() as session:
        return session.scalars(insert(Delivery).returning(Delivery.id), [row | fields]).one()


def again(database: Database, id_: int, seen: DeliveryState, programme_id: int = 1) -> Outcome:
    with database.writing() as session:
        return send_again(session, programme_id, id_, seen, NOON)


def back(database: Database, id_: int, programme_id: int = 1) -> Outcome:
    with database.writing() as session:
        return take_back(session, programme_id, id_)


def now_is(database: Database, id_: int) -> tuple[object, ...]:
    columns = (Delivery.state, Delivery.due_at, Delivery.attempts, Delivery.retry_at, Delivery.last_error)
    with database.reading() as session:
        return tuple(session.execute(select(*columns).where(Delivery.id == id_)).one())


WAITS_AFRESH = ("pending", NOON - HOUR, 0, None, None)


@pytest.mark.parametrize("state", ["failed", "uncertain", "expired"])
def test_what_did_not_arrive_waits_again_for_the_moment_it_had(
    database: Database, in_channel: int, state: DeliveryState
) -> None:
    id_ = store(database, in_channel, state, attempts=4, retry_at=NOON, last_error="is_archived")
    assert (again(database, id_, state), now_is(database, id_)) == ("sent_again", WAITS_AFRESH)


def test_what_is_sent_again_is_due_at_once(database: Database, in_channel: int) -> None:
    id_ = store(database, in_channel, "failed", attempts=4)
    again(database, id_, "failed")
    with database.writing() as session:
        assert [one.id for one in claim_due(session, NOON, "owner", HOUR)] == [id_]


@pytest.mark.parametrize("state", ["failed", "uncertain", "expired"])
def test_what_has_expired_stays_as_it_is(database: Database, in_channel: int, state: DeliveryState) -> None:
    """Killed: expiring a moment later."""
    id_ = store(database, in_channel, state, expires_at=NOON)
    assert (again(database, id_, state), now_is(database, id_)[0]) == ("too_late", state)


@pytest.mark.parametrize("now", ["pending", "sending", "sent", "cancelled"])
def test_what_is_not_as_it_was_seen_any_more_stays_as_it_is(
    database: Database, in_channel: int, now: DeliveryState
) -> None:
    """Killed: finding it by its id alone."""
    id_ = store(database, in_channel, now)
    assert (again(database, id_, "failed"), now_is(database, id_)[0]) == ("gone", now)


@pytest.mark.parametrize("state", ["pending", "sending", "sent", "superseded"])
def test_only_what_did_not_arrive_can_be_sent_again(
    database: Database, in_channel: int, state: DeliveryState
) -> None:
    id_ = store(database, in_channel, state)
    with pytest.raises(ValueError, match=state):
        again(database, id_, state)


def test_a_reminder_is_not_sent_again_after_a_newer_one(database: Database, in_channel: int) -> None:
    event = Event(
        programme_id=in_channel, uid="leka", kind="gathering", status="planned", title=TEXT, definite=TEXT,
        precision="unset", source=TEXT,
    )  # fmt: skip
    with database.writing() as session:
        session.add(event)
        session.flush()
        event_id = event.id
    id_ = store(database, in_channel, "failed", event_id=event_id)
    before = again(database, id_, "failed"), again(database, id_, "failed")
    other = store(database, in_channel, "failed", event_id=event_id, key="other", due_at=NOON - 2 * HOUR)
    store(database, in_channel, "sent", event_id=event_id, key="to come", due_at=NOON + HOUR)
    assert (before, again(database, other, "failed")) == (("sent_again", "gone"), "overtaken")


def test_another_programmes_deliveries_are_out_of_reach(database: Database, in_channel: int) -> None:
    failed = store(database, in_channel, "failed", key="failed")
    waiting = store(database, in_channel, "pending", key="waiting")
    other = in_channel + 1
    assert (again(database, failed, "failed", other), back(database, waiting, other)) == ("gone", "gone")


# Taking back


def test_what_waits_is_cancelled_and_marked_as_a_leads_doing(database: Database, in_channel: int) -> None:
    id_ = store(database, in_channel, "pending", due_at=NOON + HOUR)
    assert (back(database, id_), now_is(database, id_)) == (
        "cancelled",
        ("cancelled", NOON + HOUR, 0, None, CANCELLED_BY_LEAD),
    )


@pytest.mark.parametrize(("now", "outcome"), [("sending", "being_sent"), ("sent", "gone"), ("failed", "gone")])
def test_what_does_not_wait_is_not_cancelled(
    database: Database, in_channel: int, now: DeliveryState, outcome: Outcome
) -> None:
    id_ = store(database, in_channel, now)
    assert (back(database, id_), now_is(database, id_)[0]) == (outcome, now)


def test_what_a_lead_took_back_can_be_brought_again(database: Database, in_channel: int) -> None:
    id_ = store(database, in_channel, "pending")
    back(database, id_)
    assert (again(database, id_, "cancelled"), now_is(database, id_)) == ("sent_again", WAITS_AFRESH)


def test_what_planning_cancelled_can_not(database: Database, in_channel: int) -> None:
    id_ = store(database, in_channel, "cancelled")
    assert again(database, id_, "cancelled") == "gone"


# Several at once


@pytest.mark.parametrize(("seen", "done"), [("failed", "sent_again"), ("pending", "cancelled")])
def test_of_eight_leads_at_once_just_one_has_an_effect(
    database: Database, in_channel: int, seen: DeliveryState, done: Outcome
) -> None:
    """Killed: a change by the id alone, after looking at the state; on PostgreSQL that has an effect for several."""
    ids = [store(database, in_channel, seen, key=f"key {number}") for number in range(25)]

    def work(_: int) -> list[Outcome]:
        return [back(database, id_) if seen == "pending" else again(database, id_, seen) for id_ in ids]

    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = Counter(outcome for found in threads.map(work, range(THREADS)) for outcome in found)
    assert outcomes == {done: len(ids), "gone": len(ids) * (THREADS - 1)}


def test_what_four_take_back_while_four_send_it_is_sent_or_cancelled_and_never_both(
    database: Database, in_channel: int
) -> None:
    """Killed: cancelling whatever has not been sent yet, what is being sent among it."""
    ids = [store(database, in_channel, "pending", key=f"key {number}") for number in range(60)]

    def send(number: int) -> list[int]:
        sent: list[int] = []
        while True:
            with database.writing() as session:
                claimed = claim_due(session, NOON, str(number), HOUR, most=3)
            if not claimed:
                return sent
            for one in claimed:
                with database.writing() as session:
                    sent += [one.id] * len(settle(session, [(one, Settlement("sent", "CILAG", "1.0"))]))

    def cancel(_: int) -> list[int]:
        return [id_ for id_ in reversed(ids) if back(database, id_) == "cancelled"]

    with ThreadPoolExecutor(THREADS) as threads:
        work = [threads.submit(cancel if number % 2 else send, number) for number in range(THREADS)]
        ended = Counter(id_ for one in work for id_ in one.result())
    assert ended == Counter(ids)
