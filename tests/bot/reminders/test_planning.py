"""Planning against the outbox, on both databases."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.reminders.planning import plan_reminders
from models.database import Database
from models.deliveries import Delivery, KnownDelivery, known_deliveries
from models.events import event_with_uid
from models.programme import only_programme

NOW = datetime(2025, 4, 28, 6, 55, tzinfo=UTC)
EXPIRES = datetime(2025, 5, 5, 22, 0, tzinfo=UTC)


@pytest.fixture
def ilag(database: Database) -> Database:
    """The shipped programme, loaded and planned on 28 April 2025."""
    with database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        plan_reminders(session, NOW)
    return database


def outbox(database: Database) -> dict[str, KnownDelivery]:
    """What it holds of the gathering in Rennebu, to the channel and to people."""
    with database.reading() as session:
        known = known_deliveries(session, 1, "reminder")
    return {key: one for key, one in known.items() if "rennebu" in key}


def move(database: Database, first_day: date, now: datetime) -> None:
    with database.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        event.first_day, event.last_day = first_day, first_day + timedelta(days=1)
        session.flush()
        plan_reminders(session, now)


def waits(*due_at: int) -> KnownDelivery:
    return KnownDelivery("pending", datetime(2025, *due_at, tzinfo=UTC), EXPIRES)  # type: ignore[misc, arg-type] # month to minute


def test_the_programme_is_reminded_of_what_is_to_come_on_a_day_that_is_known(ilag: Database) -> None:
    assert outbox(ilag) == {
        "reminder:rennebu-2025:7": waits(4, 28, 7, 0),
        "reminder:rennebu-2025:1": waits(5, 2, 7, 0),
        "reminder:rennebu-2025:0": waits(5, 5, 5, 30),
    }


def test_planning_again_later_changes_nothing(ilag: Database) -> None:
    before = outbox(ilag)
    with ilag.writing() as session:
        plan_reminders(session, NOW + timedelta(days=3))
    assert outbox(ilag) == before


def test_an_event_that_is_put_off_takes_its_reminders_along(ilag: Database) -> None:
    move(ilag, date(2025, 5, 12), NOW)
    assert [(key, one.due_at.date().isoformat()) for key, one in sorted(outbox(ilag).items())] == [
        ("reminder:rennebu-2025:0", "2025-05-12"),
        ("reminder:rennebu-2025:1", "2025-05-09"),
        ("reminder:rennebu-2025:7", "2025-05-05"),
    ]


def test_an_event_that_is_moved_nearer_loses_the_reminders_whose_moment_has_passed(ilag: Database) -> None:
    move(ilag, date(2025, 5, 2), NOW)
    assert {key: one.state for key, one in outbox(ilag).items()} == {
        "reminder:rennebu-2025:7": "cancelled",
        "reminder:rennebu-2025:1": "pending",
        "reminder:rennebu-2025:0": "pending",
    }


def sent(database: Database, *keys: str) -> None:
    with database.writing() as session:
        session.execute(update(Delivery).where(Delivery.key.in_(keys)).values(state="sent"))


def test_a_step_that_was_sent_comes_again_where_its_event_is_put_off(ilag: Database) -> None:
    """Killed: leaving alone what was sent, whatever becomes of its event."""
    sent(ilag, "reminder:rennebu-2025:7")
    move(ilag, date(2025, 9, 10), NOW + timedelta(days=1))
    assert {key: (one.state, one.due_at.date()) for key, one in outbox(ilag).items() if ":7" in key} == {
        "reminder:rennebu-2025:7": ("sent", date(2025, 4, 28)),
        "reminder:rennebu-2025:7:again:2025-09-10": ("pending", date(2025, 9, 3)),
    }


def test_a_step_that_was_to_come_again_does_not_where_its_event_is_moved_back(ilag: Database) -> None:
    sent(ilag, "reminder:rennebu-2025:7")
    move(ilag, date(2025, 9, 10), NOW + timedelta(days=1))
    move(ilag, date(2025, 5, 5), NOW + timedelta(days=1))
    assert {key: one.state for key, one in outbox(ilag).items() if ":7" in key} == {
        "reminder:rennebu-2025:7": "sent",
        "reminder:rennebu-2025:7:again:2025-09-10": "cancelled",
    }


def test_planning_again_what_comes_again_changes_nothing(ilag: Database) -> None:
    sent(ilag, "reminder:rennebu-2025:7")
    move(ilag, date(2025, 9, 10), NOW + timedelta(days=1))
    before = outbox(ilag)
    with ilag.writing() as session:
        programme = only_programme(session)
        assert programme is not None
        programme.planned_for = None
        plan_reminders(session, NOW + timedelta(days=2))
    assert outbox(ilag) == before
