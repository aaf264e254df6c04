"""Which gatherings get a round, and what becomes of it when the gathering changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.reflections.planning import plan_rounds
from models.database import Database
from models.events import Event
from models.reflections import begin_round, next_round_moment, rounds_by_event, turn_late
from tests.bot.reflections.conftest import OPENS, SALT, TIMES, add_event

APRIL = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)


def planned(database: Database, event: Event, now: datetime = APRIL, **changes: Any) -> datetime | None:
    """When the round of an event opens, planned at a moment after these changes to the event."""
    with database.writing() as session:
        row = session.merge(event)
        for name, value in changes.items():
            setattr(row, name, value)
        session.flush()
        plan_rounds(session, now)
    with database.reading() as session:
        found = rounds_by_event(session, event.programme_id).get(event.id)
        return found.opens_at if found else None


def test_a_gathering_to_come_gets_a_round(database: Database) -> None:
    assert planned(database, add_event(database)) == OPENS


def test_one_whose_moment_had_passed_when_it_was_first_recorded_gets_none(database: Database) -> None:
    assert planned(database, add_event(database), now=OPENS) is None


def test_a_round_follows_its_gathering_to_another_day(database: Database) -> None:
    event = add_event(database)
    planned(database, event)
    assert planned(database, event, last_day=date(2025, 5, 7)) == OPENS + timedelta(days=1)


def test_a_round_whose_gathering_turns_out_to_be_over_is_still_opened_when_people_may_be_asked(
    database: Database,
) -> None:
    event = add_event(database, date(2025, 5, 15))
    planned(database, event)
    moved = {"first_day": date(2025, 5, 5), "last_day": date(2025, 5, 5)}
    assert planned(database, event, now=OPENS - timedelta(hours=2), **moved) == OPENS


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"precision": "month"}])
def test_a_gathering_that_is_cancelled_or_loses_its_day_loses_its_round(
    database: Database, change: dict[str, Any]
) -> None:
    event = add_event(database)
    planned(database, event)
    assert planned(database, event, **change) is None


def test_a_round_that_has_begun_stays_as_it_is(database: Database) -> None:
    event = add_event(database)
    planned(database, event)
    with database.writing() as session:
        begin_round(session, rounds_by_event(session, event.programme_id)[event.id].id, SALT)
    assert planned(database, event, status="cancelled") == OPENS


def test_the_next_moment_is_the_opening_then_the_sealing(database: Database) -> None:
    event = add_event(database)
    planned(database, event)
    moments = []
    with database.writing() as session:
        moments.append(next_round_moment(session, APRIL))
        begin_round(session, rounds_by_event(session, event.programme_id)[event.id].id, SALT)
        moments.append(next_round_moment(session, OPENS))
        turn_late(session, TIMES.late_from)
        moments.append(next_round_moment(session, TIMES.late_from))
        moments.append(next_round_moment(session, TIMES.seal_at))
    assert moments == [OPENS, TIMES.seal_at, TIMES.seal_at, None]
