"""The outbox: one row for everything that is sent unasked, how rows come into it, and how they end unsent.

How they are claimed and settled stands in `models/claims.py`, what a lead does to them in `models/outbox_acts.py`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models.base import Base, Id, Json, UtcDateTime, one_of
from models.database import insert_new
from models.programme import Programme
from models.vocabulary import CANCELLED_BY_LEAD, DeliveryState

UNENDED: ColumnElement[bool] = text("delivery.state IN ('pending', 'sending')")  # type: ignore[assignment] # a text is a condition, too
ENDED: ColumnElement[bool] = text("delivery.state NOT IN ('pending', 'sending')")  # type: ignore[assignment] # likewise
"""The conditions of two of the indexes, in their own words: SQLite takes a partial index for no others."""


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


ANY_DUE = select(Delivery.id).where(UNENDED, Delivery.due_at <= bindparam("now", type_=UtcDateTime())).limit(1)
"""Built once: it is asked at every tick."""


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


def _waits(now: datetime) -> ColumnElement[bool]:
    return and_(UNENDED, Delivery.state == "pending", Delivery.due_at <= now)


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
