"""Who changed what of the programme. Reflections are never audited: an entry would tell when somebody answered."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Id, Json


class AuditEntry(Base):
    """One act of a person or of the bot itself on the programme's data."""

    __tablename__ = "audit_entry"

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None = the bot, or a command in the terminal."""
    action: Mapped[str]
    subject: Mapped[str]
    """What it was done to, by its stable name."""
    details: Mapped[Json]


def record(
    session: Session,
    programme_id: int,
    at: datetime,
    action: str,
    subject: str,
    details: Json,
    *,
    person_id: int | None = None,
) -> None:
    """Write an entry for an act, in the transaction of what it tells of. Nobody's: the bot's, or the terminal's."""
    entry = AuditEntry(
        programme_id=programme_id, at=at, person_id=person_id, action=action, subject=subject, details=details
    )
    session.add(entry)
