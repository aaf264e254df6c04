"""The shipped programme in a database, people who ask it, and leads who answer."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from slack_sdk import WebClient
from sqlalchemy import func, select

from bot.answering.answerer import Answerer, build_answerer
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.questions.new_fact import Draft, Fault, Field, Outcome, answer_questions
from bot.questions.place import Place
from bot.questions.reply import Asking, Desk, Reply, replied
from bot.questions.unanswered_list import Act, dismiss
from bot.services import Services
from models.base import Base
from models.database import Database
from models.programme import known_person
from models.questions import UnansweredQuestion
from tests.bot.evaluation.rounds import ilag

NOW = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)
TODAY = date(2025, 4, 28)
KARI, OLA, EVA = "UKARI", "UOLA", "UEVA"
COMMAND = Place("command", "CILAG")
ANSWERER = build_answerer(read_data_file(shipped_data_file()))
PETS = Draft("Kjæledyr", "Bare hunder i bånd.", ("kjæledyr", "hund"))


@dataclass
class Programme:
    """The programme in which Ola and Eva lead."""

    database: Database
    now: datetime = NOW
    answerer: Answerer = field(default=ANSWERER, repr=False)  # as long as all that is recorded
    requests: "itertools.count[int]" = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        with self.database.writing() as session:
            self.id = ilag(session).id
            for lead in (OLA, EVA):
                known_person(session, self.id, lead).role = "lead"

    @property
    def services(self) -> Services:
        return Services(self.database, lambda: self.now, WebClient("xoxb-invented"), b"invented")

    def ask(self, text: str, user: str = KARI, place: Place = COMMAND, request_id: str | None = None) -> Reply | None:
        asking = Asking(user, place, text, "nb", request_id or f"asked {next(self.requests)}")
        return replied(self.services, Desk(self.id, self.answerer, TODAY), asking)

    def answer(
        self, question_id: int, draft: Draft = PETS, lead: str = OLA, request_id: str | None = None
    ) -> Outcome | Mapping[Field, Fault]:
        act = Act("T1", lead, question_id, request_id or f"answered {next(self.requests)}")
        return answer_questions(self.services, act, draft)

    def dismiss(self, question_id: int) -> None:
        dismiss(self.services, Act("T1", OLA, question_id, f"dismissed {next(self.requests)}"))

    def kept(self) -> list[UnansweredQuestion]:
        with self.database.reading() as session:
            return list(session.scalars(select(UnansweredQuestion).order_by(UnansweredQuestion.id)))

    def count(self, table: type[Base]) -> int:
        with self.database.reading() as session:
            return session.scalars(select(func.count()).select_from(table)).one()


@pytest.fixture
def programme(database: Database) -> Programme:
    return Programme(database)
