"""Claiming what is due, and settling it: a row is sent by one replica at a time, which holds a lease of it.

Two kinds of time meet here. What is due, and what has expired, goes by the moment that the caller passes in. A lease,
and how long a row is put off, goes by the database's own clock: replicas need not agree on the time, and the local
workspace's calendar can be moved.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, String, and_, bindparam, case, func, or_, select, update
from sqlalchemy.orm import Session

from models.base import Json, UtcDateTime
from models.database import database_time
from models.deliveries import UNENDED, Delivery
from models.programme import Person, Programme
from models.vocabulary import DeliveryState

MOST_CLAIMED = 100


@dataclass(frozen=True, slots=True)
class ClaimedDelivery:
    """A delivery that `owner` alone may send, for as long as the lease lasts."""

    id: int
    owner: str
    programme_id: int
    key: str
    kind: str
    event_id: int | None
    round_id: int | None
    person_id: int | None
    due_at: datetime
    attempts: int
    """This one included."""
    slack_channel_id: str | None
    """The programme's channel; None for a direct message."""
    slack_user_id: str | None
    """The receiver of a direct message."""
    is_in_doubt: bool
    """An earlier lease ran out before the row was settled: it may have been posted."""
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a claimed delivery.

    `retry_after` goes with `pending`, which waits for so long, and with `sending`: its outcome is not known, and
    nobody looks for it before. One that was given back untouched was not attempted.
    """

    state: DeliveryState
    slack_channel_id: str | None = None
    slack_ts: str | None = None
    told: Json | None = None
    last_error: str | None = None
    retry_after: timedelta = timedelta(0)
    was_attempted: bool = True


def claim_due(
    session: Session, now: datetime, owner: str, lease: timedelta, most: int = MOST_CLAIMED
) -> list[ClaimedDelivery]:
    """Claim what is due, the longest overdue first: rows that wait, and rows whose lease ran out unsettled.

    A row for the programme's channel waits for as long as the programme has none; what has expired is left to
    `expire_late`, unless it is in doubt. A row is claimed by one only: PostgreSQL skips rows that another transaction
    holds; on SQLite `Database.writing` lets one at a time begin.
    """
    moment = database_time(session)
    rows = session.execute(DUE, {"now": now, "moment": moment, "most": most}).all()
    if not rows:
        return []
    held = {"ids": [row.id for row in rows], "owner": owner, "until": moment + lease}
    session.connection().execute(HOLD, held)
    return [_claimed(row, owner) for row in rows]


def _claimed(row: Any, owner: str) -> ClaimedDelivery:
    is_in_doubt = row.state == "sending"
    kept = row.slack_channel_id if is_in_doubt else row.programme_channel_id
    return ClaimedDelivery(
        id=row.id,
        owner=owner,
        programme_id=row.programme_id,
        key=row.key,
        kind=row.kind,
        event_id=row.event_id,
        round_id=row.round_id,
        person_id=row.person_id,
        due_at=row.due_at,
        expires_at=row.expires_at,
        attempts=row.attempts + 1,
        slack_channel_id=kept if row.slack_user_id is None else None,
        slack_user_id=row.slack_user_id,
        is_in_doubt=is_in_doubt,
    )


def settle(session: Session, outcomes: Collection[tuple[ClaimedDelivery, Settlement]]) -> set[int]:
    """Record what became of claimed deliveries, and give the ids of those for which that still counts.

    For the others the lease ran out, and somebody else took them over.
    """
    ids = [claimed.id for claimed, _ in outcomes]
    mine = {(row.id, row.lease_owner) for row in session.execute(HELD, {"ids": ids})}
    counting = [(claimed, outcome) for claimed, outcome in outcomes if (claimed.id, claimed.owner) in mine]
    if counting:
        moment = database_time(session)
        session.connection().execute(SETTLE, [_settled(claimed, outcome, moment) for claimed, outcome in counting])
    return {claimed.id for claimed, _ in counting}


def _settled(claimed: ClaimedDelivery, outcome: Settlement, moment: datetime) -> dict[str, object]:
    later = moment + outcome.retry_after
    return {
        "settled_id": claimed.id,
        "to_state": outcome.state,
        "to_attempts": claimed.attempts - (not outcome.was_attempted),
        "to_retry_at": later if outcome.state == "pending" else None,
        "to_lease_until": later if outcome.state == "sending" else None,
        "to_channel_id": outcome.slack_channel_id,
        "to_ts": outcome.slack_ts,
        "to_told": outcome.told,
        "to_last_error": outcome.last_error,
    }


def _moment(name: str) -> BindParameter[datetime | None]:
    return bindparam(name, type_=UtcDateTime())


# What runs for each batch is built once: building it anew takes longer than running it.

DUE = (
    select(
        Delivery.id,
        Delivery.programme_id,
        Delivery.key,
        Delivery.kind,
        Delivery.event_id,
        Delivery.round_id,
        Delivery.person_id,
        Delivery.due_at,
        Delivery.expires_at,
        Delivery.attempts,
        Delivery.state,
        Delivery.slack_channel_id,
        Programme.slack_channel_id.label("programme_channel_id"),
        Person.slack_user_id,
    )
    .join(Programme, Programme.id == Delivery.programme_id)
    .outerjoin(Person, Person.id == Delivery.person_id)
    .where(
        UNENDED,
        Delivery.due_at <= _moment("now"),
        or_(
            and_(
                Delivery.state == "pending",
                or_(Delivery.retry_at.is_(None), Delivery.retry_at <= _moment("moment")),
                or_(Delivery.expires_at.is_(None), Delivery.expires_at > _moment("now")),
                or_(Delivery.person_id.is_not(None), Programme.slack_channel_id.is_not(None)),
            ),
            and_(Delivery.state == "sending", Delivery.lease_until <= _moment("moment")),
        ),
    )
    .order_by(Delivery.due_at, Delivery.id)
    .limit(bindparam("most"))
    .with_for_update(of=Delivery, skip_locked=True)
)
CHANNEL_NOW = select(Programme.slack_channel_id).where(Programme.id == Delivery.programme_id).scalar_subquery()
HOLD = (
    update(Delivery)
    .where(Delivery.id.in_(bindparam("ids", expanding=True)))
    .values(
        state="sending",
        lease_owner=bindparam("owner"),
        lease_until=_moment("until"),
        attempts=Delivery.attempts + 1,
        # Kept before it is posted: the programme may have another channel when somebody looks where it went.
        slack_channel_id=case(
            (and_(Delivery.state == "pending", Delivery.person_id.is_(None)), CHANNEL_NOW),
            else_=Delivery.slack_channel_id,
        ),
    )
)
HELD = (
    select(Delivery.id, Delivery.lease_owner)
    .where(Delivery.id.in_(bindparam("ids", expanding=True)), Delivery.state == "sending")
    .order_by(Delivery.id)  # the order in which whoever changes events holds them, too
    .with_for_update()
)
SETTLE = (
    update(Delivery)
    .where(Delivery.id == bindparam("settled_id"))
    .values(
        state=bindparam("to_state"),
        attempts=bindparam("to_attempts"),
        lease_owner=None,
        lease_until=_moment("to_lease_until"),
        retry_at=_moment("to_retry_at"),
        slack_channel_id=func.coalesce(bindparam("to_channel_id", type_=String()), Delivery.slack_channel_id),
        slack_ts=func.coalesce(bindparam("to_ts", type_=String()), Delivery.slack_ts),
        told=func.coalesce(bindparam("to_told", type_=Delivery.told.type), Delivery.told),
        last_error=bindparam("to_last_error"),
    )
)
