"""What a lead took back stays cancelled, however often planning comes by."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.reminders.planning import plan_reminders
from models.database import Database
from models.deliveries import Delivery
from models.outbox_acts import send_again, take_back
from models.programme import only_programme

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)
WEEK_BEFORE = "reminder:rennebu-2025:7"


@pytest.fixture
def taken_back(database: Database) -> int:
    """The id of a reminder that was planned, and that a lead took back."""
    with database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        plan_reminders(session, NOW)
        id_ = session.scalars(select(Delivery.id).where(Delivery.key == WEEK_BEFORE)).one()
        take_back(session, 1, id_)
    return id_


def planned_again(database: Database, id_: int) -> str:
    """The state of a delivery after another planning of everything, as when the bot starts."""
    with database.writing() as session:
        programme = only_programme(session)
        assert programme is not None
        programme.planned_for = None
        plan_reminders(session, NOW)
        return session.scalars(select(Delivery.state).where(Delivery.id == id_)).one()


def test_a_lead_takes_back_a_reminder(database: Database, taken_back: int) -> None:
    with database.reading() as session:
        assert session.scalars(select(Delivery.state).where(Delivery.id == taken_back)).one() == "cancelled"


def test_planning_does_not_bring_again_what_a_lead_took_back(database: Database, taken_back: int) -> None:
    assert planned_again(database, taken_back) == "cancelled"


def test_planning_leaves_alone_what_a_lead_brought_again(database: Database, taken_back: int) -> None:
    with database.writing() as session:
        send_again(session, 1, taken_back, "cancelled", NOW)
    assert planned_again(database, taken_back) == "pending"
