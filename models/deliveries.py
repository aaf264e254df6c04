"""The outbox: one row for everything that is sent unasked, and how rows are claimed, settled and planned anew.

Two kinds of time meet here. What is due, and what has expired, goes by the moment that the caller passes in. A lease,
and how long a row is put off, goes by the database's own clock: replicas need not agree on the time, and the local
workspace's calendar can be moved.

It is long, for every way in which a row changes its state stands here: each must know what the others do to it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models.base import Base, Id, Json, UtcDateTime, one_of
from models.database import database_time, insert_new
from models.programme import Person, Programme
from models.vocabulary import CANCELLED_BY_LEAD, DeliveryState

MOST_CLAIMED = 100


class Delivery(Base):
    """One message to one receiver, at most once. Its text is written when it is sent, from what `key` names."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("programme_id", "key"),
        # What is due is found by this index alone; rows that have ended are not in it.
        Index(
            "ix_delivery_due",
            "due_at",
            "id",
            postgresql_where=text("state IN ('pending', 'sending')"),
            sqlite_where=text("state IN ('pending', 'sending')"),
        ),
        # What told of an event is found by that, however much else is about it.
        Index(
            "ix_delivery_told",
            "event_id",
            postgresql_where=text("told IS NOT NULL"),
            sqlite_where=text("told IS NOT NULL"),
        ),
        # What has ended is listed newest first.
        Index(
            "ix_delivery_ended",
            "programme_id",
            "state",
            "due_at",
            postgresql_where=text("state NOT IN ('pending', 'sending')"),
            sqlite_where=text("state NOT IN ('pending', 'sending')"),
        ),
    )

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    key: Mapped[str]
    """What, about which event, at which step, to whom. Slack's message metadata carries it."""
    kind: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """The receiver of a direct message; None = the programme's channel."""
    due_at: Mapped[datetime]
    """The moment it is planned for. It stays so where sending is put off: `retry_at` says until when."""
    expires_at: Mapped[datetime | None]
    """From this moment on it is not sent any more."""
    state: Mapped[DeliveryState] = mapped_column(one_of("state", DeliveryState), default="pending")
    attempts: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None]
    """By the database's clock: not before this moment, for Slack asked for a pause or an attempt came to nothing."""
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    """By the database's clock. A row that is `sending` beyond it may have been posted, or not."""
    slack_channel_id: Mapped[str | None]
    """Where it is being sent, or was."""
    slack_ts: Mapped[str | None]
    told: Mapped[Json | None]
    """What its message said of its event, where it said anything: a change of that is corrected."""
    last_error: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class PlannedDelivery:
    """A delivery that should exist. Moments are aware; `person_id` None = to the programme's channel."""

    key: str
    kind: str
    due_at: datetime
    expires_at: datetime | None = None
    event_id: int | None = None
    round_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class KnownDelivery:
    """What planning must know of a delivery that is in the outbox already."""

    state: DeliveryState
    due_at: datetime
    expires_at: datetime | None


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


def add_deliveries(session: Session, programme_id: int, planned: Iterable[PlannedDelivery]) -> int:
    """Put deliveries into the outbox, in the caller's transaction, and give how many were not in it yet.

    Two transactions may add the same key at the same moment: one waits for the other, and then finds it there.
    """
    wanted = {one.key: one for one in planned}
    rows = [{"programme_id": programme_id, **asdict(wanted[key])} for key in sorted(wanted)]
    return insert_new(session, Delivery, rows)


def known_deliveries(session: Session, programme_id: int, kind: str) -> Mapping[str, KnownDelivery]:
    """Every delivery of a kind by its key, whatever became of it."""
    columns = select(Delivery.key, Delivery.state, Delivery.due_at, Delivery.expires_at)
    rows = session.execute(columns.where(Delivery.programme_id == programme_id, Delivery.kind == kind))
    return {key: KnownDelivery(state, due_at, expires_at) for key, state, due_at, expires_at in rows}


def plan_anew(session: Session, programme_id: int, planned: PlannedDelivery, known: KnownDelivery) -> bool:
    """Have a delivery wait for another moment. False where it is not as it was known, for somebody sends it now.

    Nor does one come again that a lead took back, whatever is planned.
    """
    values = {"state": "pending", "due_at": planned.due_at, "expires_at": planned.expires_at, "retry_at": None}
    may_wait = Delivery.last_error.is_distinct_from(CANCELLED_BY_LEAD)
    return bool(_change(session, and_(_is(programme_id, planned.key, known), may_wait), values))


def cancel_delivery(session: Session, programme_id: int, key: str, known: KnownDelivery) -> bool:
    """Take a delivery back. False where it is not as it was known: somebody sends it now."""
    return bool(_change(session, _is(programme_id, key, known), {"state": "cancelled"}))


def next_delivery_due(session: Session, after: datetime) -> datetime | None:
    """When the next that waits is due, after a moment. What is due by then may wait for a channel."""
    waiting = select(Delivery.due_at).where(Delivery.state == "pending", Delivery.due_at > after)
    return session.scalars(waiting.order_by(Delivery.due_at).limit(1)).one_or_none()


def has_due(session: Session, now: datetime) -> bool:
    """Whether anything that has not ended is due, be it that it may not be claimed yet."""
    return session.execute(ANY_DUE, {"now": now}).first() is not None


def expire_late(session: Session, now: datetime) -> int:
    """End what waited beyond its time, and give the number."""
    return _end(session, and_(_waits(now), Delivery.expires_at <= now), "expired")


def supersede_overtaken(session: Session, kind: str, now: datetime) -> int:
    """Of several overdue deliveries of a kind about one event to one receiver, end all but the latest; the number."""
    later = aliased(Delivery)
    overtaken = exists().where(
        later.programme_id == Delivery.programme_id,
        later.kind == kind,
        later.event_id == Delivery.event_id,
        later.person_id.is_not_distinct_from(Delivery.person_id),
        later.due_at > Delivery.due_at,
        later.due_at <= now,
        later.state.in_(("pending", "sending", "sent")),
    )
    return _end(session, and_(_waits(now), Delivery.kind == kind, overtaken), "superseded")


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


def resume_failed(
    session: Session, slack_team_id: str, slack_channel_id: str, errors: Collection[str], now: datetime
) -> int:
    """Have what failed in a channel with one of these errors wait again, unless it has expired; give the number."""
    programme = select(Programme.id).where(Programme.slack_team_id == slack_team_id).scalar_subquery()
    failed = and_(
        Delivery.programme_id == programme,
        Delivery.slack_channel_id == slack_channel_id,
        Delivery.state == "failed",
        Delivery.last_error.in_(errors),
        or_(Delivery.expires_at.is_(None), Delivery.expires_at > now),
    )
    return _change(session, failed, {"state": "pending", "retry_at": None})


def forget_ended(session: Session, kind: str) -> int:
    """Delete the deliveries of a kind that nothing is left to do about, and give their number."""
    ended = delete(Delivery).where(Delivery.kind == kind, Delivery.state.not_in(("pending", "sending")))
    return len(session.scalars(ended.returning(Delivery.id)).all())


def _unended() -> ColumnElement[bool]:
    """The condition of the index, in its own words: SQLite takes a partial index for no others."""
    return text("delivery.state IN ('pending', 'sending')")  # type: ignore[return-value] # a text is a condition, too


def _moment(name: str) -> BindParameter[datetime | None]:
    return bindparam(name, type_=UtcDateTime())


def _waits(now: datetime) -> ColumnElement[bool]:
    return and_(_unended(), Delivery.state == "pending", Delivery.due_at <= now)


def _is(programme_id: int, key: str, known: KnownDelivery) -> ColumnElement[bool]:
    return and_(Delivery.programme_id == programme_id, Delivery.key == key, Delivery.state == known.state)


def _end(session: Session, condition: ColumnElement[bool], state: DeliveryState) -> int:
    """End rows that nobody else holds: one locked at this moment is being claimed, and its claim sees to it."""
    ids = session.scalars(select(Delivery.id).where(condition).with_for_update(skip_locked=True)).all()
    return _change(session, Delivery.id.in_(ids), {"state": state}) if ids else 0


def _change(session: Session, condition: ColumnElement[bool], values: Mapping[str, object]) -> int:
    """Change the rows for which the condition holds at the moment of changing, and give their number."""
    changed = update(Delivery).where(condition).values(values).returning(Delivery.id)
    return len(session.scalars(changed, execution_options={"synchronize_session": False}).all())


# What runs for each batch is built once: building it anew takes longer than running it.

ANY_DUE = select(Delivery.id).where(_unended(), Delivery.due_at <= _moment("now")).limit(1)
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
        _unended(),
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
