"""What each person wants to be told directly, beside what the programme's channel is told."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.texts.localized import Language
from models.base import Base, one_of
from models.programme import Person, Programme
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


@dataclass(frozen=True, slots=True)
class Subscriber:
    """What one person is told directly, and in which language: the one they chose, else their programme's."""

    person_id: int
    language: Language
    days_before: tuple[int, ...]
    """Falling, each once; 0 = on the morning of the event."""
    digest: DigestInterval
    is_muted: bool
    muted_event_ids: frozenset[int]


def subscribers(session: Session, programme_id: int) -> list[Subscriber]:
    """Everybody in a programme who ever chose what to be told, the muted among them, in the order of their ids."""
    rows = session.execute(
        select(Subscription, Person.language, Programme.language)
        .join(Person, Person.id == Subscription.person_id)
        .join(Programme, Programme.id == Person.programme_id)
        .where(Programme.id == programme_id)
        .order_by(Subscription.person_id)
    ).all()
    muted: dict[int, set[int]] = defaultdict(set)
    of_them = select(MutedEvent.person_id, MutedEvent.event_id).join(Person, Person.id == MutedEvent.person_id)
    for person_id, event_id in session.execute(of_them.where(Person.programme_id == programme_id)):
        muted[person_id].add(event_id)
    return [
        Subscriber(
            person_id=row.person_id,
            language=chosen or otherwise,
            days_before=tuple(sorted(set(row.days_before), reverse=True)),
            digest=row.digest,
            is_muted=row.is_muted,
            muted_event_ids=frozenset(muted[row.person_id]),
        )
        for row, chosen, otherwise in rows
    ]
