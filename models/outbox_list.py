"""The outbox as people look at it: a page of it, how many there are of each sort, and how many are overdue.

Each look costs the same however many rows there are: pages go on from a row, not after a number of rows, and counting
stops at `MOST_COUNTED`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.texts.localized import LocalizedText
from models.database import database_time
from models.deliveries import ENDED, UNENDED, Delivery
from models.events import Event
from models.programme import Person, Programme
from models.vocabulary import DeliveryState, OutboxView

MOST_COUNTED = 1_000
"""A larger number is given as one more than this."""
OVERDUE_AFTER = timedelta(minutes=5)
STATES: Mapping[OutboxView, tuple[DeliveryState, ...]] = {
    "coming": ("pending", "sending"),
    "sent": ("sent",),
    "failed": ("failed",),
    "uncertain": ("uncertain",),
    "dropped": ("expired", "superseded", "cancelled"),
}
UNNAMED_KINDS = frozenset({"told"})
"""Kinds whose receivers nobody is told of, beside all that belongs to a round: here, who asked what."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row from which a list goes on: after it, or `backwards` before it."""

    due_at: datetime
    id: int
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class ListedDelivery:
    """A delivery as a list shows it."""

    id: int
    kind: str
    state: DeliveryState
    due_at: datetime
    expires_at: datetime | None
    attempts: int
    last_error: str | None
    event_id: int | None
    event_uid: str | None
    event: LocalizedText | None
    """How a sentence speaks of the event."""
    slack_channel_id: str | None
    """Where it went, or would go if it were sent now; None for a direct message, or where there is no channel yet."""
    slack_ts: str | None
    slack_user_id: str | None
    """The receiver of a direct message; None where nobody is told who that is."""
    is_direct: bool
    is_unnamed: bool
    """Whether its receiver is left out: it asks for a reflection, or would tell who asked something."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, and whether there is more before and after it."""

    deliveries: tuple[ListedDelivery, ...]
    has_earlier: bool = False
    has_later: bool = False


def outbox_page(session: Session, programme_id: int, view: OutboxView, cursor: Cursor | None, most: int) -> Page:
    """At most so many deliveries of a programme: what comes next first, of all else the newest first.

    From the start where the cursor has nothing beyond it any more, or, going backwards, less than a page.
    """
    is_ascending = (view == "coming") is not (cursor is not None and cursor.backwards)
    parts = _parts(programme_id, view)
    found = [row for part in parts for row in _rows(session, part, cursor, most + 1, is_ascending=is_ascending)]
    found.sort(key=lambda one: (one.due_at, one.id), reverse=not is_ascending)
    shown, has_more = tuple(found[:most]), len(found) > most
    if cursor is None:
        return Page(shown, has_later=has_more)
    if not shown or (cursor.backwards and not has_more):
        return outbox_page(session, programme_id, view, None, most)
    if cursor.backwards:
        return Page(shown[::-1], has_earlier=True, has_later=True)
    return Page(shown, has_earlier=True, has_later=has_more)


def outbox_counts(session: Session, programme_id: int) -> Mapping[OutboxView, int]:
    """How many deliveries each view has; of each state `MOST_COUNTED` + 1 at the most."""
    return {view: sum(_count(session, part) for part in _parts(programme_id, view)) for view in STATES}


def count_overdue(session: Session, now: datetime, programme_id: int | None = None) -> int:
    """How many should have been sent five minutes before `now` and could have been; `MOST_COUNTED` + 1 at the most.

    What Slack asked to put off is not overdue, nor what waits for the programme to have a channel. None = of every
    programme.
    """
    waited = database_time(session) - OVERDUE_AFTER
    has_channel = select(Programme.id).where(Programme.slack_channel_id.is_not(None))
    overdue = and_(
        UNENDED,
        Delivery.state == "pending",
        Delivery.due_at <= now - OVERDUE_AFTER,
        or_(Delivery.retry_at.is_(None), Delivery.retry_at <= waited),
        or_(Delivery.person_id.is_not(None), Delivery.programme_id.in_(has_channel)),
    )
    return _count(session, overdue if programme_id is None else and_(overdue, _only(programme_id)))


def _rows(
    session: Session, part: ColumnElement[bool], cursor: Cursor | None, most: int, *, is_ascending: bool
) -> list[ListedDelivery]:
    condition = part
    due_at, id_ = Delivery.due_at, Delivery.id
    if cursor is not None and is_ascending:
        condition = and_(condition, due_at >= cursor.due_at, or_(due_at > cursor.due_at, id_ > cursor.id))
    elif cursor is not None:
        condition = and_(condition, due_at <= cursor.due_at, or_(due_at < cursor.due_at, id_ < cursor.id))
    rows = (
        select(Delivery, Event.uid, Event.definite, Person.slack_user_id, Programme.slack_channel_id)
        .join(Programme, Programme.id == Delivery.programme_id)
        .outerjoin(Event, Event.id == Delivery.event_id)
        .outerjoin(Person, Person.id == Delivery.person_id)
        .where(condition)
        .order_by(*((due_at, id_) if is_ascending else (due_at.desc(), id_.desc())))
        .limit(most)
    )
    return [_listed(*row) for row in session.execute(rows)]


def _listed(
    row: Delivery, uid: str | None, event: LocalizedText | None, user_id: str | None, channel_id: str | None
) -> ListedDelivery:
    is_direct = row.person_id is not None
    is_unnamed = row.round_id is not None or row.kind in UNNAMED_KINDS
    return ListedDelivery(
        id=row.id,
        kind=row.kind,
        state=row.state,
        due_at=row.due_at,
        expires_at=row.expires_at,
        attempts=row.attempts,
        last_error=row.last_error,
        event_id=row.event_id,
        event_uid=uid,
        event=event,
        slack_channel_id=None if is_direct else row.slack_channel_id or channel_id,
        slack_ts=row.slack_ts,
        slack_user_id=None if is_unnamed else user_id,
        is_direct=is_direct,
        is_unnamed=is_unnamed,
    )


def _parts(programme_id: int, view: OutboxView) -> list[ColumnElement[bool]]:
    """A view in parts, each of which an index gives in the order of `due_at`."""
    if view == "coming":
        return [and_(UNENDED, _only(programme_id))]
    return [and_(ENDED, Delivery.programme_id == programme_id, Delivery.state == state) for state in STATES[view]]


def _only(programme_id: int) -> ColumnElement[bool]:
    """A programme's deliveries, said so that no index is taken for it: that of the due ones has them in order."""
    return Delivery.programme_id + 0 == programme_id


def _count(session: Session, condition: ColumnElement[bool]) -> int:
    # In order, though it does not matter here: so PostgreSQL reads the index, and not the table until it has enough.
    some = select(Delivery.id).where(condition).order_by(Delivery.due_at).limit(MOST_COUNTED + 1).subquery()
    return session.scalars(select(func.count()).select_from(some)).one()
