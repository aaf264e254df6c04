"""A round in a database, and people who act on it."""

import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot.reflections.questions import GATHERING
from bot.reflections.sealing import seal_rounds
from bot.reflections.submission import Act, Outcome, Said, be_absent, submit, withdraw
from bot.services import Services
from bot.texts.localized import LocalizedText
from models.database import Database
from models.events import Event
from models.programme import Programme, known_person
from models.reflections import (
    Answer,
    RoundTimes,
    answers_in,
    begin_round,
    invite,
    participation_states,
    plan_round,
    reflections_in,
    round_with_id,
    rounds_by_event,
    sealed_with_traces,
)
from models.vocabulary import Role

TEXT = LocalizedText("tekst", "tekst", "text")
OPENS = datetime(2025, 5, 7, 7, 0, tzinfo=UTC)
TIMES = RoundTimes(OPENS, OPENS + timedelta(days=14), OPENS + timedelta(days=21))
SALT = b"a salt that is easy to find again"
SECRET = b"a secret that tests made up"
MOST_TICKS = 100
_teams = itertools.count(1)


def by_question(answer: Answer) -> str:
    return answer.question


def add_event(database: Database, last_day: date | None = date(2025, 5, 6), **fields: object) -> Event:
    """A gathering of a programme of its own."""
    team = f"T{next(_teams)}"
    given = {"kind": "gathering", "status": "confirmed", "precision": "day" if last_day else "unset"} | fields
    with database.writing() as session:
        programme = Programme(
            slug=team, slack_team_id=team, slack_channel_id="CILAG", name=TEXT, short_name=TEXT, description=TEXT,
            language="nb", zone="Europe/Oslo", rules={}, source=TEXT,
        )  # fmt: skip
        session.add(programme)
        session.flush()
        event = Event(
            programme_id=programme.id, uid="rennebu-2025", title=TEXT, definite=TEXT, first_day=last_day,
            last_day=last_day, source=TEXT, **given,
        )  # fmt: skip
        session.add(event)
    return event


@dataclass
class Play:
    """An open round with invitees U0, U1 … `now` is the moment of every act."""

    database: Database
    people: int = 3
    roles: Mapping[int, Role] = field(default_factory=dict)
    secret: bytes = SECRET
    now: datetime = OPENS

    def __post_init__(self) -> None:
        event = add_event(self.database)
        self._requests = itertools.count(1)
        with self.database.writing() as session:
            programme = session.get(Programme, event.programme_id)
            assert programme is not None
            self.team, self.programme_id = str(programme.slack_team_id), programme.id
            plan_round(session, event, GATHERING.id, TIMES)
            self.round_id = rounds_by_event(session, programme.id)[event.id].id
            begin_round(session, self.round_id, SALT)
            invitees = [known_person(session, programme.id, f"U{number}") for number in range(self.people)]
            for number, role in self.roles.items():
                invitees[number].role = role
            invite(session, self.round_id, invitees)

    @property
    def services(self) -> Services:
        return Services(self.database, lambda: self.now, WebClient("xoxb-invented"), self.secret)

    def act(self, person: int, request_id: str | None = None) -> Act:
        request = request_id or f"{self.team}.{next(self._requests)}"
        return Act(self.team, f"U{person}", self.round_id, request)

    def submit(
        self, person: int, number: int = 4, words: str = "", *, signs: bool = False, request_id: str | None = None
    ) -> Outcome:
        answers: dict[str, int | str] = {"usefulness": number} | ({"takeaway": words} if words else {})
        return submit(self.services, self.act(person, request_id), Said(answers, is_signed=signs))

    def withdraw(self, person: int, request_id: str | None = None) -> Outcome:
        return withdraw(self.services, self.act(person, request_id))

    def be_absent(self, person: int, request_id: str | None = None) -> Outcome:
        return be_absent(self.services, self.act(person, request_id))

    def seal(self) -> None:
        self.now = TIMES.seal_at
        seal_rounds(self.services, self.now)

    def clean(self) -> None:
        """Let the next ticks clean the files, more than one where PostgreSQL's own autovacuum is at work in them."""
        pause = threading.Event()
        for _ in range(MOST_TICKS):
            with self.database.reading() as session:
                if not sealed_with_traces(session):
                    return
            pause.wait(0.05)
            seal_rounds(self.services, self.now)
        raise AssertionError("the files were not cleaned")

    def states(self) -> dict[str, int]:
        with self.database.reading() as session:
            return dict(participation_states(session, self.round_id))

    def said(self) -> list[tuple[dict[str, int | str | None], str]]:
        """What every reflection says, with its role."""
        with self.database.reading() as session:
            answers = answers_in(session, self.round_id)
            told = [
                (
                    {
                        one.question: one.text or one.number
                        for one in sorted(answers, key=by_question)
                        if one.reflection_id == by.id
                    },
                    by.role,
                )
                for by in reflections_in(session, self.round_id)
            ]
        return sorted(told, key=str)

    def results(self) -> Mapping[str, object] | None:
        with self.database.reading() as session:
            return round_with_id(session, self.round_id).results


@pytest.fixture
def play(database: Database) -> Play:
    return Play(database)
