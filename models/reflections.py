"""Reflection rounds. Who answered (`Participation`) and what was said (`Reflection`, `Answer`) never meet.

Why the tables look as they do: no column of a reflection leads to a person, but for one who chose to sign; until its
round is sealed the one link is an HMAC under the round's key, whose salt is deleted at sealing; no row keeps the time
of an answer; and rows whose order could tell who wrote them have random ids.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Json, RandomId, one_of
from models.vocabulary import ParticipationState, RoundState


class Round(Base):
    """The collecting of reflections after one event."""

    __tablename__ = "round"

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), unique=True)
    question_set: Mapped[str]
    """Name and version of the questions that were asked."""
    state: Mapped[RoundState] = mapped_column(one_of("state", RoundState), default="open")
    opens_at: Mapped[datetime]
    late_from: Mapped[datetime]
    seal_at: Mapped[datetime]
    key_salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    """With a secret that is kept outside the database it makes the round's key; None once sealed."""
    results: Mapped[Json | None]
    """The statistics, computed once at sealing and never again."""


class Participation(Base):
    """Who was invited to a round, and whether they answered."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    id: Mapped[RandomId]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[ParticipationState] = mapped_column(one_of("state", ParticipationState), default="invited")


class Reflection(Base):
    """What one respondent said in a round."""

    __tablename__ = "reflection"
    __table_args__ = (UniqueConstraint("round_id", "link"),)

    id: Mapped[RandomId]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    link: Mapped[str | None]
    """HMAC of round and person under the round's key, so that its writer can change it; None once sealed."""
    role: Mapped[str]
    organisation_kind: Mapped[str]
    """Coarse, and "other" where fewer than five respondents share it at sealing."""
    late: Mapped[bool]
    signed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Only for somebody who chose to sign."""


class Answer(Base):
    """One answer of a reflection: a number on the scale, or a text."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("reflection_id", "question"),
        CheckConstraint("(number IS NULL) <> (text IS NULL)", name="is_number_or_text"),
    )

    id: Mapped[RandomId]
    reflection_id: Mapped[str] = mapped_column(ForeignKey("reflection.id", ondelete="CASCADE"))
    question: Mapped[str]
    number: Mapped[int | None]
    text: Mapped[str | None]
