"""What each person wants to be told directly, beside what the programme's channel is told."""

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, one_of
from models.vocabulary import DigestInterval


class Subscription(Base):
    """What one person chose. Somebody without a row gets no direct reminders and no digest."""

    __tablename__ = "subscription"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    days_before: Mapped[list[int]] = mapped_column(JSON)
    """How many days before an event they are reminded of it, 0 = on its morning; empty = they are not."""
    digest: Mapped[DigestInterval] = mapped_column(one_of("digest", DigestInterval), default="off")
    is_muted: Mapped[bool] = mapped_column(default=False)
    """Nothing is sent for now, and what was chosen is kept."""


class MutedEvent(Base):
    """An event of which one person wants to hear no more."""

    __tablename__ = "muted_event"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    event_id: Mapped[int] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
