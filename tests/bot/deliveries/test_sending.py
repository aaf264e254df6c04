"""One pass over what is due: many at once, paced, stopped, and batches that follow each other."""

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.deliveries.pace import Pace
from bot.deliveries.posting import Content, Posted
from bot.deliveries.sending import deliver_due
from models.claims import ClaimedDelivery
from models.database import database_time
from models.deliveries import Delivery
from models.programme import appoint, people_in
from tests.bot.deliveries.conftest import NINE, Delivering

SENT = ("sent", None)
PATIENCE = 10.0


class Noting:
    """A poster that posts nowhere, and notes which deliveries it was given."""

    def __init__(self) -> None:
        self.posted: list[str] = []

    def post(self, delivery: ClaimedDelivery, content: Content, may_go_on: Any) -> Posted:  # noqa: ARG002 - a poster's
        may_go_on()
        self.posted.append(delivery.key)
        return Posted("C1", "1.0")

    def find(self, delivery: ClaimedDelivery) -> Posted | None:
        raise AssertionError(delivery.key)


@pytest.fixture
def people(delivering: Delivering) -> list[int]:
    """The ids of 120 people: more than two batches."""
    with delivering.database.writing() as session:
        appoint(session, 1, "partner", [f"U{number:04d}" for number in range(120)])
    with delivering.database.reading() as session:
        return [person.id for person in people_in(session, 1, "partner")]


def test_one_pass_sends_batch_after_batch(delivering: Delivering, people: list[int]) -> None:
    """Killed: claiming once."""
    for person in people:
        delivering.add(f"to {person}", person_id=person)
    noting = Noting()
    dealt_with = deliver_due(replace(delivering.outbox, poster=noting), NINE)
    assert (dealt_with, sorted(noting.posted)) == (120, sorted(f"to {person}" for person in people))


def test_messages_to_one_place_arrive_in_the_order_in_which_they_were_due(delivering: Delivering) -> None:
    """Killed: handing out a second while one is on its way."""
    keys = [f"{number:02d}" for number in range(20)]
    for number, key in enumerate(keys):
        delivering.add(key, due_at=NINE - timedelta(minutes=len(keys) - number))
    deliver_due(delivering.outbox, NINE)
    assert delivering.said_in() == keys


def test_what_must_wait_long_for_its_place_is_put_off_in_its_order(delivering: Delivering) -> None:
    """Killed: holding them all until their lease runs out; counting an attempt for each."""
    keys = [f"{number:02d}" for number in range(8)]
    for number, key in enumerate(keys):
        delivering.add(key, due_at=NINE - timedelta(minutes=len(keys) - number))
    deliver_due(replace(delivering.outbox, pace=Pace(delivering.watch, timedelta(hours=1))), NINE)
    with delivering.database.reading() as session:
        now = database_time(session)
        rows = session.execute(select(Delivery.retry_at, Delivery.attempts).order_by(Delivery.key)).all()
    hours = [retry_at and round((retry_at - now) / timedelta(hours=1)) for retry_at, _ in rows]
    assert (hours, [attempts for _, attempts in rows]) == ([None, 1, 2, 3, 4, 5, 6, 7], [1, 0, 0, 0, 0, 0, 0, 0])


def test_a_full_place_holds_up_no_other(delivering: Delivering, ola: int) -> None:
    """Killed: handing out strictly in order."""
    delivering.add(*(f"{number:02d}" for number in range(60)), due_at=NINE - timedelta(hours=1))
    delivering.add("to Ola", person_id=ola)
    outbox = replace(delivering.outbox, pace=Pace(delivering.watch, timedelta(hours=1)))
    deliver_due(outbox, NINE)
    assert delivering.outcomes()["to Ola"] == SENT


def test_two_to_one_place_go_out_in_one_pass_a_pace_apart(delivering: Delivering) -> None:
    delivering.add("a", "b")
    spacing = timedelta(milliseconds=50)
    dealt_with = deliver_due(replace(delivering.outbox, pace=Pace(delivering.watch, spacing)), NINE)
    assert (dealt_with, delivering.outcomes()) == (2, {"a": SENT, "b": SENT})


def test_told_to_stop_it_finishes_what_is_on_its_way_and_gives_the_rest_back(delivering: Delivering) -> None:
    """Killed: not asking before handing out; leaving what is held to its lease."""
    delivering.add("a", "b", "c", "d")
    stop = threading.Event()

    class Last(Noting):
        def post(self, *given: Any) -> Posted:
            posted = super().post(*given)
            stop.set()
            return posted

    deliver_due(replace(delivering.outbox, poster=Last()), NINE, stop.is_set)
    waiting = ("pending", None)
    assert delivering.outcomes() == {"a": SENT, "b": waiting, "c": waiting, "d": waiting}


def test_what_was_given_back_can_be_claimed_at_once(delivering: Delivering) -> None:
    delivering.add("a", "b")
    stop = threading.Event()

    class Last(Noting):
        def post(self, *given: Any) -> Posted:
            stop.set()
            return super().post(*given)

    deliver_due(replace(delivering.outbox, poster=Last()), NINE, stop.is_set)
    deliver_due(delivering.outbox, NINE)
    assert delivering.said_in() == ["a", "b"]


def test_told_to_stop_before_it_began_it_does_nothing(delivering: Delivering) -> None:
    delivering.add("a")
    assert (deliver_due(delivering.outbox, NINE, lambda: True), delivering.said_in()) == (0, [])


def test_a_fault_of_ours_with_one_message_holds_up_no_other(delivering: Delivering, ola: int) -> None:
    """Killed: letting it end the pass."""
    delivering.add("a")
    delivering.add("b", person_id=ola)

    class Faulty(Noting):
        def post(self, delivery: ClaimedDelivery, *given: Any) -> Posted:
            if delivery.key == "a":
                raise ZeroDivisionError
            return super().post(delivery, *given)

    deliver_due(replace(delivering.outbox, poster=Faulty()), NINE)
    assert delivering.outcomes() == {"a": ("sending", "ZeroDivisionError"), "b": SENT}


def test_a_process_that_slept_beyond_its_lease_posts_nothing(delivering: Delivering) -> None:
    """It falls asleep when the message is rendered, and all that is left is to send it. Killed: not asking again."""
    delivering.add("a")

    def render_and_sleep(*given: Any) -> Content:
        delivering.watch.ahead += 100
        return Content({"text": given[1].key})

    deliver_due(replace(delivering.outbox, render=render_and_sleep), NINE)
    assert (delivering.said_in(), [call.method for call in delivering.slack.web_api.calls]) == ([], [])


def test_a_given_back_delivery_counts_no_attempt(delivering: Delivering) -> None:
    delivering.add("a")

    def render_and_sleep(*given: Any) -> Content:
        delivering.watch.ahead += 100
        return Content({"text": given[1].key})

    deliver_due(replace(delivering.outbox, render=render_and_sleep), NINE)
    with delivering.database.reading() as session:
        assert session.scalars(select(Delivery.attempts)).all() == [0]
