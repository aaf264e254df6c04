"""The outbox: one row for everything that is sent unasked."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

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
