"""What messages told their receivers of an event, where they are kept: in the outbox, beside what was sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session, aliased

from models.base import Json
from models.deliveries import ENDED, UNENDED, Delivery
from models.events import Event
from models.vocabulary import DeliveryState

ARRIVED_OR_MAY: tuple[DeliveryState, ...] = ("sent", "uncertain", "sending")


@dataclass(frozen=True, slots=True)
class Word:
    """What one message told one receiver of an event, or may have told them. `person_id` None = the channel."""

    event_id: int
    person_id: int | None
    told: Json
    is_on_its_way: bool
    """It is being sent, so that only its sender knows whether it tells this, or what was changed meanwhile."""


def hold_what_tells(session: Session, kinds: Collection[str], until: datetime) -> list[tuple[Delivery, Event]]:
    """Keep every delivery of these kinds that is due by then from being claimed until the transaction ends.

    Gives those, with their events, that may have told of their event without our knowing: they are being sent, or
    nobody knows whether they were. A claim passes over the held ones; on SQLite, who writes is alone anyway.
    """
    due = and_(UNENDED, Delivery.due_at <= until)
    unknown = and_(ENDED, Delivery.state == "uncertain")
    found = (
        select(Delivery, Event)
        .join(Event, Event.id == Delivery.event_id)
        .where(Delivery.kind.in_(kinds), or_(due, unknown))
        .order_by(Delivery.id)
        .with_for_update(of=Delivery)
    )
    return [(row, event) for row, event in session.execute(found).all() if row.state != "pending"]


def words_about_coming(
    session: Session, programme_id: int, kinds: Collection[str], today: date, recently: datetime
) -> list[Word]:
    """What was told of a programme's events that are not over on the local day `today`.

    And of those that were told of as later than `recently`: such an event may have been moved into the past.
    """
    may_matter = or_(Event.last_day.is_(None), Event.last_day >= today, Delivery.expires_at > recently)
    return _words(session, kinds, Event.programme_id == programme_id, may_matter)


def words_to(session: Session, event_id: int, person_id: int | None, kinds: Collection[str]) -> list[Word]:
    """What one receiver was told of an event."""
    receiver = Delivery.person_id.is_not_distinct_from(person_id)
    return _words(session, kinds, Delivery.event_id == event_id, receiver, Delivery.state != "sending")


def is_being_told(session: Session, delivery_id: int, kinds: Collection[str]) -> bool:
    """Whether another message of these kinds is just being sent to a delivery's receiver, about its event."""
    return _is_beside(session, delivery_id, Delivery.kind.in_(kinds), Delivery.state == "sending")


def is_overtaken(session: Session, delivery_id: int, kind: str) -> bool:
    """Whether another of its kind has been planned after a delivery, for its receiver and about its event."""
    return _is_beside(session, delivery_id, Delivery.kind == kind, Delivery.id > delivery_id)


def _is_beside(session: Session, delivery_id: int, *conditions: ColumnElement[bool]) -> bool:
    mine = aliased(Delivery)
    same = and_(mine.event_id == Delivery.event_id, mine.person_id.is_not_distinct_from(Delivery.person_id))
    other = select(Delivery.id).join(mine, same).where(mine.id == delivery_id, Delivery.id != delivery_id)
    return session.scalars(other.where(*conditions).limit(1)).one_or_none() is not None


def cancel_waiting(session: Session, programme_id: int, kind: str, until: datetime, but: Collection[str]) -> int:
    """Take back what waits of a kind and is due by then, but for these keys; give the number."""
    waiting = update(Delivery).where(
        UNENDED,
        Delivery.state == "pending",
        Delivery.due_at <= until,
        Delivery.programme_id == programme_id,
        Delivery.kind == kind,
        Delivery.key.not_in(but),
    )
    return len(session.scalars(waiting.values(state="cancelled").returning(Delivery.id)).all())


def _words(session: Session, kinds: Collection[str], *conditions: ColumnElement[bool]) -> list[Word]:
    columns = select(Event.id, Delivery.person_id, Delivery.told, Delivery.state).join(
        Event, Event.id == Delivery.event_id
    )
    arrived = (Delivery.kind.in_(kinds), Delivery.state.in_(ARRIVED_OR_MAY), Delivery.told.is_not(None))
    rows = session.execute(columns.where(*arrived, *conditions))
    return [Word(event_id, person_id, told, state == "sending") for event_id, person_id, told, state in rows if told]
