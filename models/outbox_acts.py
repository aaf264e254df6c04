"""What a person does to a delivery: have it sent again, or take it back. Each only where it is as they saw it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, select, true, update
from sqlalchemy.orm import Session

from models.deliveries import Delivery
from models.vocabulary import CANCELLED_BY_LEAD, DeliveryState

Outcome = Literal["sent_again", "cancelled", "being_sent", "too_late", "overtaken", "gone"]
"""Overtaken: a newer one about the same event went to the same receiver. Gone: it is not as they saw it any more."""


def send_again(session: Session, programme_id: int, delivery_id: int, seen: DeliveryState, now: datetime) -> Outcome:
    """Have a delivery wait once more for its moment, which has mostly gone by: then it goes out at once.

    Its moment stays, for planning knows it by that. One that has expired, or was overtaken, stays as it is. Of those
    that were cancelled only what a lead took back can be brought again. ValueError: it has not ended, or was sent.
    """
    if seen not in {"failed", "uncertain", "expired", "cancelled"}:
        raise ValueError(f"what is {seen} can't be sent again")
    may_be = and_(
        Delivery.id == delivery_id,
        Delivery.programme_id == programme_id,
        Delivery.state == seen,
        Delivery.last_error == CANCELLED_BY_LEAD if seen == "cancelled" else true(),
    )
    delivery = session.scalars(select(Delivery).where(may_be)).one_or_none()
    if delivery is None:
        return "gone"
    if delivery.expires_at is not None and delivery.expires_at <= now:
        return "too_late"
    if _is_overtaken(session, delivery, now):
        return "overtaken"
    again = {"state": "pending", "attempts": 0, "retry_at": None, "last_error": None}
    return "sent_again" if _changed(session, may_be, again) else "gone"


def take_back(session: Session, programme_id: int, delivery_id: int) -> Outcome:
    """Cancel a delivery that waits, for good: planning does not bring it again."""
    one = and_(Delivery.id == delivery_id, Delivery.programme_id == programme_id)
    cancelled = {"state": "cancelled", "retry_at": None, "last_error": CANCELLED_BY_LEAD}
    if _changed(session, and_(one, Delivery.state == "pending"), cancelled):
        return "cancelled"
    state = session.scalars(select(Delivery.state).where(one)).one_or_none()
    return "being_sent" if state == "sending" else "gone"


def _is_overtaken(session: Session, delivery: Delivery, now: datetime) -> bool:
    """Whether a newer one of its kind about its event has gone to its receiver, or is about to."""
    newer = select(Delivery.id).where(
        Delivery.programme_id == delivery.programme_id,
        Delivery.kind == delivery.kind,
        Delivery.event_id == delivery.event_id,
        Delivery.person_id.is_not_distinct_from(delivery.person_id),
        Delivery.due_at > delivery.due_at,
        Delivery.due_at <= now,
        Delivery.state.in_(("pending", "sending", "sent")),
    )
    return session.scalars(newer.limit(1)).one_or_none() is not None


def _changed(session: Session, condition: ColumnElement[bool], values: Mapping[str, object]) -> bool:
    """Change a delivery if the condition still holds at that moment, and tell whether it did."""
    change = update(Delivery).where(condition).values(values).returning(Delivery.id)
    return session.scalars(change, execution_options={"synchronize_session": False}).one_or_none() is not None
