"""What becomes of 👍 and 👎: a count, and a question on the list of the unanswered."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.questions.follow_ups import InContext
from bot.questions.reply import as_unanswered
from bot.services import Services
from models.programme import Programme, programme_of_team
from models.questions import count_helpful_answer
from models.requests import REMEMBERED, first_sight


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's word on one answer: the message is named by its channel and its ts."""

    team_id: str
    user_id: str
    message: str


def helped(services: Services, vote: Vote) -> None:
    """Count that an answer helped.

    Only the number is kept, for the leads to see beside what is unanswered: that somebody was content says nothing
    of use about them, or about the question.
    """
    with services.database.writing() as session:
        if programme := _first_vote(session, services, vote, "helped"):
            count_helpful_answer(session, programme.id)


def not_helped(services: Services, vote: Vote, asked: InContext) -> None:
    """Keep a question whose answer did not help, for the leads, and for its asker to be told."""
    with services.database.writing() as session:
        if programme := _first_vote(session, services, vote, "not helped"):
            question = as_unanswered(programme.id, vote.user_id, asked, services.clock(), "thumbs_down")
            session.add(question)


def _first_vote(session: Session, services: Services, vote: Vote, word: str) -> Programme | None:
    """The programme, if this person says this of this message for the first time.

    It is known by what it is about, not by Slack's id of the press: pressed twice it counts once, too.
    """
    identity = f"{word}:{vote.team_id}:{vote.user_id}:{vote.message}"
    programme = programme_of_team(session, vote.team_id)
    is_first = first_sight(session, identity, (services.clock() + REMEMBERED).date())
    return programme if is_first else None
