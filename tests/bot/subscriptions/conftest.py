"""The shipped programme in a database, and somebody who does something about what they are told."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from slack_sdk import WebClient
from sqlalchemy import select

from bot.services import Services
from bot.subscriptions.acting import Act
from bot.subscriptions.choices import Standing, standing_of
from models.database import Database
from models.deliveries import Delivery
from models.events import Event, event_with_uid
from models.programme import Person, person_in, programme_with_id
from tests.bot.evaluation.rounds import ilag

KARI, OLA = "UKARI", "UOLA"
RENNEBU = "rennebu-2025"
NOW = datetime(2025, 4, 28, 6, 55, 30, tzinfo=UTC)
"""08:55:30 in Oslo, a week before the gathering in Rennebu."""


@dataclass
class Acting:
    """A programme at a moment. Each act is a request of its own, unless the test names one."""

    database: Database
    now: datetime = NOW
    requests: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def services(self) -> Services:
        return Services(self.database, lambda: self.now, WebClient("xoxb-invented"), b"invented")

    def act(self, user: str = KARI, request_id: str | None = None) -> Act:
        return Act("T1", user, request_id or f"request {next(self.requests)}")

    def standing(self, user: str = KARI) -> Standing:
        with self.database.reading() as session:
            return standing_of(session, programme_with_id(session, 1), user, self.now)

    def change_event(self, uid: str = RENNEBU, **fields: object) -> None:
        with self.database.writing() as session:
            event = event_with_uid(session, 1, uid)
            assert event is not None
            for name, value in fields.items():
                setattr(event, name, value)

    def take_place_on(self, day: date, **fields: object) -> None:
        self.change_event(precision="day", first_day=day, last_day=day, **fields)

    def snoozed(self) -> list[tuple[str, datetime, str]]:
        """To whom each snoozed reminder goes, when, and what has become of it, in the order of the moments."""
        columns = select(Person.slack_user_id, Delivery.due_at, Delivery.state)
        rows = columns.join(Person, Person.id == Delivery.person_id).where(Delivery.kind == "snoozed")
        with self.database.reading() as session:
            return [(*row,) for row in session.execute(rows.order_by(Delivery.due_at, Person.slack_user_id))]

    def person_id(self, user: str) -> int:
        with self.database.reading() as session:
            person = person_in(session, 1, user)
        assert person is not None
        return person.id

    def event_ids(self) -> dict[str, int]:
        with self.database.reading() as session:
            return {row.uid: row.id for row in session.scalars(select(Event))}


@pytest.fixture
def acting(database: Database) -> Acting:
    with database.writing() as session:
        assert ilag(session).id == 1
    return Acting(database)
