"""What a change of an event, a subscription, a lead or a rule does to the outbox, and what planning reads of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from slack_sdk import WebClient
from sqlalchemy import event as sql_event
from sqlalchemy import select

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.reminders.planning import plan_digests, plan_reminders
from bot.services import Services
from models.database import Database
from models.deliveries import Delivery, PlannedDelivery, add_deliveries
from models.events import event_with_uid
from models.programme import appoint, programme_with_id
from models.subscriptions import MutedEvent, Subscription

NOW = datetime(2025, 4, 28, 6, 55, tzinfo=UTC)
LEAD, ANNA = 1, 2


@pytest.fixture
def ilag(database: Database) -> Database:
    """The shipped programme with a lead, and somebody who subscribes to reminders and to weekly digests."""
    with database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        appoint(session, 1, "lead", ["ULEAD"])
        appoint(session, 1, "evaluator", ["UANNA"])
        session.add(Subscription(person_id=ANNA, days_before=[14, 2], digest="weekly"))
        session.flush()
        plan_reminders(session, NOW)
    return database


def waiting(database: Database, uid: str) -> list[str]:
    """The keys of what waits about an event, in the order of their moments."""
    with database.reading() as session:
        event = event_with_uid(session, 1, uid)
        assert event is not None
        of_it = select(Delivery.key).where(Delivery.event_id == event.id, Delivery.state == "pending")
        return list(session.scalars(of_it.order_by(Delivery.due_at, Delivery.key)))


def change_event(database: Database, uid: str, now: datetime = NOW, **fields: object) -> None:
    with database.writing() as session:
        event = event_with_uid(session, 1, uid)
        assert event is not None
        for name, value in fields.items():
            setattr(event, name, value)
        plan_reminders(session, now)


UNDATED_LEKA = ["undated:leka-2025:90:1", "undated:leka-2025:45:1", "reminder:leka-2025:month", "held:leka-2025:1"]


def test_of_a_month_the_lead_and_the_channel_are_told(ilag: Database) -> None:
    assert waiting(ilag, "leka-2025") == UNDATED_LEKA


def test_when_the_day_is_set_the_countdown_takes_the_place_of_what_was_said_of_the_month(ilag: Database) -> None:
    change_event(ilag, "leka-2025", precision="day", first_day=date(2025, 9, 10), last_day=date(2025, 9, 11))
    assert waiting(ilag, "leka-2025") == [
        "reminder:leka-2025:30",
        "reminder:leka-2025:14:2",
        "reminder:leka-2025:7",
        "reminder:leka-2025:2:2",
        "reminder:leka-2025:1",
        "reminder:leka-2025:0",
    ]


def test_when_the_day_is_taken_back_what_is_said_of_the_month_waits_again(ilag: Database) -> None:
    change_event(ilag, "leka-2025", precision="day", first_day=date(2025, 9, 10), last_day=date(2025, 9, 11))
    change_event(ilag, "leka-2025", precision="month", first_day=date(2025, 9, 1), last_day=date(2025, 9, 30))
    assert waiting(ilag, "leka-2025") == UNDATED_LEKA


def test_who_leads_no_more_is_told_no_more_and_who_does_is(ilag: Database) -> None:
    with ilag.writing() as session:
        appoint(session, 1, "lead", ["UANNA"])
        plan_reminders(session, NOW)
    assert waiting(ilag, "leka-2025") == [
        "undated:leka-2025:90:2",
        "undated:leka-2025:45:2",
        "reminder:leka-2025:month",
        "held:leka-2025:2",
    ]


def test_what_a_person_mutes_they_are_not_reminded_of(ilag: Database) -> None:
    with ilag.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        session.add(MutedEvent(person_id=ANNA, event_id=event.id))
        plan_reminders(session, NOW)
    assert [key for key in waiting(ilag, "rennebu-2025") if key.endswith(f":{ANNA}")] == []


def test_a_rule_in_the_data_file_changes_what_waits(ilag: Database) -> None:
    data = replace(read_data_file(shipped_data_file()), rules={"steps": {"gathering": [[3, None]]}})
    with ilag.writing() as session:
        load(session, data)
        plan_reminders(session, NOW)
    assert waiting(ilag, "rennebu-2025") == ["reminder:rennebu-2025:2:2", "reminder:rennebu-2025:3"]


def test_what_somebody_put_off_stays_in_the_outbox(ilag: Database) -> None:
    with ilag.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        put_off = PlannedDelivery("later:1", "reminder", NOW + timedelta(hours=1), event_id=event.id, person_id=ANNA)
        add_deliveries(session, 1, [put_off])
    change_event(ilag, "rennebu-2025", status="cancelled")
    assert waiting(ilag, "rennebu-2025") == ["later:1"]


# What planning reads


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, object]]]:
    """Every statement that is executed within, with its parameters."""
    seen: list[tuple[str, object]] = []

    def see(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        seen.append((statement, parameters))

    sql_event.listen(database.engine, "before_cursor_execute", see)
    try:
        yield seen
    finally:
        sql_event.remove(database.engine, "before_cursor_execute", see)


def read_of_the_outbox(seen: list[tuple[str, object]]) -> list[set[object]]:
    """The numbers among the parameters of each query of the outbox."""
    found = []
    for statement, parameters in seen:
        if "FROM delivery" in statement:
            values = parameters.values() if isinstance(parameters, dict) else parameters
            found.append({one for one in values if isinstance(one, int)})  # type: ignore[attr-defined] # a sequence
    return found


def test_where_nothing_has_changed_nothing_is_read_of_the_outbox_and_nothing_written(ilag: Database) -> None:
    with ilag.writing() as session, statements(ilag) as seen:
        plan_reminders(session, MONDAY - timedelta(seconds=1))
    touching = [one for one, _ in seen if "delivery" in one or not one.startswith("SELECT")]
    assert [one for one in touching if not one.startswith(("PRAGMA", "BEGIN"))] == []


def test_where_an_event_has_changed_only_its_own_deliveries_are_read(ilag: Database) -> None:
    with ilag.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        event.first_day, event.last_day = date(2025, 5, 12), date(2025, 5, 13)
        with statements(ilag) as seen:
            plan_reminders(session, NOW)
        assert read_of_the_outbox(seen) == [{event.id}]


def test_an_event_that_is_over_is_not_looked_at_when_somebody_subscribes(ilag: Database) -> None:
    later = datetime(2025, 6, 2, 6, 0, tzinfo=UTC)
    with ilag.writing() as session:
        plan_reminders(session, later)
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        session.get_one(Subscription, ANNA).days_before = [5]
        with statements(ilag) as seen:
            plan_reminders(session, later)
        assert event.id not in set().union(*read_of_the_outbox(seen))


# Digests


def services(database: Database) -> Services:
    return Services(database, lambda: NOW, WebClient(), b"")


def digests(database: Database) -> dict[str, str]:
    with database.reading() as session:
        columns = select(Delivery.key, Delivery.state).where(Delivery.kind == "digest")
        return {key: str(state) for key, state in session.execute(columns)}


MONDAY = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)


def test_only_the_next_digest_is_in_the_outbox(ilag: Database) -> None:
    assert digests(ilag) == {"digest:weekly:2025-04-28:2": "pending"}


def test_until_a_digest_comes_the_tick_asks_one_question_and_does_nothing(ilag: Database) -> None:
    with statements(ilag) as seen:
        done = plan_digests(services(ilag), MONDAY - timedelta(seconds=1))
    asked = [one for one, _ in seen if not one.startswith(("PRAGMA", "BEGIN"))]
    assert (done, len(asked), digests(ilag)) == (0, 1, {"digest:weekly:2025-04-28:2": "pending"})


def test_once_it_has_come_the_next_is_planned_and_the_tick_is_done(ilag: Database) -> None:
    done = plan_digests(services(ilag), MONDAY), plan_digests(services(ilag), MONDAY)
    assert (done, digests(ilag)) == (
        (1, 0),
        {"digest:weekly:2025-04-28:2": "pending", "digest:weekly:2025-05-05:2": "pending"},
    )


def test_who_chooses_another_interval_gets_no_digest_of_the_one_before(ilag: Database) -> None:
    with ilag.writing() as session:
        session.get_one(Subscription, ANNA).digest = "monthly"
        session.flush()
        plan_reminders(session, NOW)
    assert digests(ilag) == {"digest:weekly:2025-04-28:2": "cancelled", "digest:monthly:2025-05-01:2": "pending"}


def test_a_programme_that_wants_digests_has_one_for_its_channel(ilag: Database) -> None:
    with ilag.writing() as session:
        programme_with_id(session, 1).rules = {"digest": "monthly"}
        session.flush()
        plan_reminders(session, NOW)
    assert sorted(digests(ilag)) == ["digest:monthly:2025-05-01:channel", "digest:weekly:2025-04-28:2"]
