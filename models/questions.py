"""What people asked: the question before, for follow-ups, and the questions that the bot could not answer.

Whoever asked is kept for as long as it serves them: an earlier question until its life is over, the asker of an
unanswered one until they are told.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, delete, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.texts.localized import Language
from models.base import Base, Id, one_of
from models.database import insert_new
from models.vocabulary import QuestionSource, QuestionState


class EarlierQuestion(Base):
    """What a person asked last in a place, with what it follows up: the next one there may leave that out."""

    __tablename__ = "earlier_question"
    __table_args__ = (UniqueConstraint("programme_id", "slack_user_id", "place"),)

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slack_user_id: Mapped[str]
    place: Mapped[str]
    """Where it was asked: slash commands are one place, a direct message is one, each thread is one."""
    text: Mapped[str]
    """A line for each text that it takes to understand it, the question itself last."""
    language: Mapped[Language] = mapped_column(one_of("language", Language))
    """The one that it was answered in."""
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class UnansweredQuestion(Base):
    """A question that the bot had no answer to, or whose answer did not help. Where it was asked is not kept."""

    __tablename__ = "unanswered_question"
    __table_args__ = (
        CheckConstraint("state = 'open' OR slack_user_id IS NULL", name="asker_until_answered"),
        CheckConstraint("(state = 'answered') = (fact_id IS NOT NULL)", name="answered_by_a_fact"),
        Index(
            "ix_unanswered_question_open",
            "programme_id",
            "id",
            postgresql_where=text("state = 'open'"),
            sqlite_where=text("state = 'open'"),
        ),
    )

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    text: Mapped[str]
    language: Mapped[Language] = mapped_column(one_of("language", Language))
    asked_at: Mapped[datetime]
    slack_user_id: Mapped[str | None]
    """Who asked; None once it is answered or dismissed."""
    source: Mapped[QuestionSource] = mapped_column(one_of("source", QuestionSource))
    state: Mapped[QuestionState] = mapped_column(one_of("state", QuestionState), default="open")
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    """What answers it now."""


class HelpfulAnswers(Base):
    """How often somebody said that an answer helped: a number for a programme, not which answer, whose, or when."""

    __tablename__ = "helpful_answers"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    count: Mapped[int]


def earlier_question(
    session: Session, programme_id: int, slack_user_id: str, place: str, now: datetime
) -> EarlierQuestion | None:
    """What a person asked last in a place, unless its life is over at `now`."""
    one = select(EarlierQuestion).where(
        EarlierQuestion.programme_id == programme_id,
        EarlierQuestion.slack_user_id == slack_user_id,
        EarlierQuestion.place == place,
        EarlierQuestion.expires_at > now,
    )
    return session.scalars(one).one_or_none()


def keep_earlier_question(
    session: Session, programme_id: int, slack_user_id: str, place: str, asked: Mapping[str, object]
) -> None:
    """Keep what a person asked in a place, instead of what they asked there before. `asked`: the other columns.

    Two of one person at the same moment: the one waits for the other, and then overwrites it.
    """
    whose = {"programme_id": programme_id, "slack_user_id": slack_user_id, "place": place}
    if not insert_new(session, EarlierQuestion, [{**whose, **asked}]):
        session.execute(update(EarlierQuestion).filter_by(**whose).values(asked))


def forget_earlier_questions(session: Session, now: datetime) -> int:
    """Delete the earlier questions whose life is over, and give their number."""
    over = delete(EarlierQuestion).where(EarlierQuestion.expires_at <= now).returning(EarlierQuestion.id)
    return len(session.scalars(over).all())


def open_questions(session: Session, programme_id: int, most: int) -> list[UnansweredQuestion]:
    """The newest questions that nobody has dealt with, oldest first."""
    waiting = select(UnansweredQuestion).where(
        UnansweredQuestion.programme_id == programme_id, UnansweredQuestion.state == "open"
    )
    return list(session.scalars(waiting.order_by(UnansweredQuestion.id.desc()).limit(most)))[::-1]


def unanswered_with_id(session: Session, question_id: int) -> UnansweredQuestion:
    """The question of that id. NoResultFound where there is none."""
    return session.scalars(select(UnansweredQuestion).where(UnansweredQuestion.id == question_id)).one()


def count_helpful_answer(session: Session, programme_id: int) -> None:
    """Count one more answer that helped."""
    insert_new(session, HelpfulAnswers, [{"programme_id": programme_id, "count": 0}])
    session.execute(
        update(HelpfulAnswers)
        .where(HelpfulAnswers.programme_id == programme_id)
        .values(count=HelpfulAnswers.count + 1)
    )


def helpful_answers(session: Session, programme_id: int) -> int:
    """How often somebody said that an answer helped."""
    count = select(HelpfulAnswers.count).where(HelpfulAnswers.programme_id == programme_id)
    return session.scalars(count).one_or_none() or 0
