"""The outbox: one row for everything that is sent unasked."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Id, one_of
from models.vocabulary import DeliveryState


class Delivery(Base):
    """One message to one receiver, at most once. Its text is written when it is sent, from what `key` names."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("programme_id", "key"),
        # What is due is found by this index alone; rows that have ended are not in it.
        Index(
            "ix_delivery_due",
            "due_at",
            postgresql_where=text("state IN ('pending', 'sending')"),
            sqlite_where=text("state IN ('pending', 'sending')"),
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
    expires_at: Mapped[datetime | None]
    """After this moment it is not sent any more."""
    state: Mapped[DeliveryState] = mapped_column(one_of("state", DeliveryState), default="pending")
    attempts: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    slack_channel_id: Mapped[str | None]
    slack_ts: Mapped[str | None]
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


def add_deliveries(session: Session, programme_id: int, planned: Iterable[PlannedDelivery]) -> int:
    """Put deliveries into the outbox, in the caller's transaction, and give how many were not in it yet."""
    wanted = {one.key: one for one in planned}
    known = select(Delivery.key).where(Delivery.programme_id == programme_id, Delivery.key.in_(wanted))
    new = wanted.keys() - set(session.scalars(known))
    session.add_all(Delivery(programme_id=programme_id, **asdict(wanted[key])) for key in sorted(new))
    session.flush()
    return len(new)


def next_delivery_due(session: Session) -> datetime | None:
    """When the first of the deliveries that wait is due."""
    waiting = select(Delivery.due_at).where(Delivery.state == "pending")
    return session.scalars(waiting.order_by(Delivery.due_at).limit(1)).one_or_none()
