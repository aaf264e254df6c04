"""What each person wants to be told directly, beside what the programme's channel is told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import JSON, ColumnElement, ForeignKey, delete, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.texts.localized import Language
from models.base import Base, one_of
from models.database import insert_new
from models.events import Event
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


def subscriber(session: Session, person_id: int) -> Subscriber | None:
    """What one person chose; None for somebody who never did."""
    return next(iter(_found(session, Person.id == person_id)), None)


def subscribers(session: Session, programme_id: int) -> list[Subscriber]:
    """Everybody in a programme who ever chose what to be told, the muted among them, in the order of their ids."""
    return _found(session, Person.programme_id == programme_id)


def _found(session: Session, who: ColumnElement[bool]) -> list[Subscriber]:
    rows = session.execute(
        select(Subscription, Person.language, Programme.language)
        .join(Person, Person.id == Subscription.person_id)
        .join(Programme, Programme.id == Person.programme_id)
        .where(who)
        .order_by(Subscription.person_id)
    ).all()
    muted: dict[int, set[int]] = defaultdict(set)
    of_them = select(MutedEvent.person_id, MutedEvent.event_id).join(Person, Person.id == MutedEvent.person_id)
    for person_id, event_id in session.execute(of_them.where(who)):
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


def subscription_of(session: Session, person_id: int) -> Subscription | None:
    """One person's row, to be read beside them or changed; None for somebody who never chose."""
    return session.get(Subscription, person_id)


def muted_uids(session: Session, person_id: int) -> frozenset[str]:
    """The uids of the events of which one person wants to hear no more."""
    muted = select(Event.uid).join(MutedEvent, MutedEvent.event_id == Event.id)
    return frozenset(session.scalars(muted.where(MutedEvent.person_id == person_id)))


def wants_to_hear_of(session: Session, person_id: int, event_id: int) -> bool:
    """Whether a person has muted neither that event nor everything."""
    event = exists().where(MutedEvent.person_id == person_id, MutedEvent.event_id == event_id)
    everything = exists().where(Subscription.person_id == person_id, Subscription.is_muted)
    return bool(session.scalar(select(~event & ~everything)))


def subscribe(session: Session, person_id: int, days_before: Iterable[int], digest: DigestInterval) -> None:
    """Keep what one person chose, in place of what they chose before. Whether they are muted stays as it is."""
    chosen = sorted(set(days_before), reverse=True)
    row = subscription_of(session, person_id)
    if row is None:
        session.add(Subscription(person_id=person_id, days_before=chosen, digest=digest, is_muted=False))
    else:
        row.days_before, row.digest = chosen, digest


def mute_everything(session: Session, person_id: int, *, is_muted: bool) -> None:
    """Have one person be sent nothing for now, or again what they chose; which is kept."""
    row = subscription_of(session, person_id)
    if row is not None:
        row.is_muted = is_muted
    elif is_muted:
        session.add(Subscription(person_id=person_id, days_before=[], digest="off", is_muted=True))


def mute_event(session: Session, person_id: int, event_id: int, *, is_muted: bool) -> None:
    """Have one person hear no more of an event, or hear of it again."""
    if is_muted:
        insert_new(session, MutedEvent, [{"person_id": person_id, "event_id": event_id}])
    else:
        session.execute(delete(MutedEvent).where(MutedEvent.person_id == person_id, MutedEvent.event_id == event_id))
