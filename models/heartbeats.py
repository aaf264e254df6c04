"""When each of the bot's ticks last came to its end, so that one that is late is noticed."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Heartbeat(Base):
    """The last time that a tick was done, by the database's clock, whichever process did it."""

    __tablename__ = "heartbeat"

    tick: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
