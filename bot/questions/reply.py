"""Answering somebody in Slack, once: after what they asked before, and kept for what they ask next.

All in one transaction: Slack may deliver a request again, to another process even, and then nothing happens.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.answering.answer import Answer, answer
from bot.answering.answerer import Answerer
from bot.answering.question import SMALL_TALK, Question
from bot.questions.follow_ups import InContext, in_context, shortened, understood
from bot.questions.place import LIVES, Place
from bot.services import Services
from bot.texts.localized import Language
from models.questions import UnansweredQuestion, earlier_question, keep_earlier_question
from models.requests import REMEMBERED, first_sight
from models.vocabulary import QuestionSource


@dataclass(frozen=True, slots=True)
class Desk:
    """Who answers: the programme, its answerer, and the local day."""

    programme_id: int
    answerer: Answerer
    today: date


@dataclass(frozen=True, slots=True)
class Asking:
    """One text of one person in one place. `request_id` is Slack's id of the request that brought it.

    `language` is theirs, where nothing that they wrote tells. `context` is what the text is asked after; None = what
    they asked there before.
    """

    user_id: str
    place: Place
    text: str
    language: Language
    request_id: str
    context: InContext | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody is answered. `asked` is the question, as short as it can be understood."""

    answer: Answer
    asked: InContext
    is_small_talk: bool


def replied(services: Services, desk: Desk, asking: Asking) -> Reply | None:
    """The reply to somebody; None where the request was here before."""
    now = services.clock()
    with services.database.writing() as session:
        if not first_sight(session, asking.request_id, (now + REMEMBERED).date()):
            return None
        earlier = asking.context or _earlier(session, desk, asking, now)
        asked = in_context(asking.text, asking.language, earlier)
        question = understood(desk.answerer, asked, desk.today)
        found = answer(question, desk.answerer.records, desk.today)
        asked = replace(shortened(desk.answerer, asked, desk.today), language=question.language)
        if question.intent not in SMALL_TALK | {"unknown"}:
            _keep_for_the_next(session, desk, asking, asked, now)
        if is_unanswered(question, found):
            session.add(as_unanswered(desk.programme_id, asking.user_id, asked, now))
        return Reply(found, asked, question.intent in SMALL_TALK)


def is_unanswered(question: Question, found: Answer) -> bool:
    """Whether a lead may have an answer where the bot has none: not to a greeting, nor where it asks back."""
    return not found.answered and not found.choice and question.intent not in SMALL_TALK


def as_unanswered(
    programme_id: int, user_id: str, asked: InContext, now: datetime, source: QuestionSource = "unanswered"
) -> UnansweredQuestion:
    """A question as it is kept for the leads; what a follow-up follows up stands before it."""
    return UnansweredQuestion(
        programme_id=programme_id,
        text=" ".join(asked.texts),
        language=asked.language,
        asked_at=now,
        slack_user_id=user_id,
        source=source,
    )


def _earlier(session: Session, desk: Desk, asking: Asking, now: datetime) -> InContext | None:
    row = earlier_question(session, desk.programme_id, asking.user_id, asking.place.key, now)
    return None if row is None else InContext(tuple(row.text.split("\n")), row.language)


def _keep_for_the_next(session: Session, desk: Desk, asking: Asking, asked: InContext, now: datetime) -> None:
    kept = {
        "text": "\n".join(asked.texts),
        "language": asked.language,
        "asked_at": now,
        "expires_at": now + LIVES[asking.place.kind],
    }
    keep_earlier_question(session, desk.programme_id, asking.user_id, asking.place.key, kept)
