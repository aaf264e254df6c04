"""When each of the bot's ticks last came to its end, so that one that is late is noticed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.database import database_time, insert_new

LEAST_LATE = timedelta(minutes=1)
INTERVALS_LATE = 3


class Heartbeat(Base):
    """The last time that a tick was done, by the database's clock, whichever process did it."""

    __tablename__ = "heartbeat"

    tick: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


def beat(session: Session, ticks: Iterable[str]) -> None:
    """Record that these ticks came to their end just now."""
    now = database_time(session)
    for tick in ticks:
        if not insert_new(session, Heartbeat, [{"tick": tick, "at": now}]):
            session.execute(update(Heartbeat).where(Heartbeat.tick == tick).values(at=now))


def heartbeat_ages(session: Session) -> dict[str, timedelta]:
    """How long ago each tick last came to its end; one that never did is not there."""
    now = database_time(session)
    return {one.tick: now - one.at for one in session.scalars(select(Heartbeat))}


def late_ticks(session: Session, intervals: Mapping[str, timedelta]) -> dict[str, timedelta | None]:
    """The ticks that are late, with how long ago each last came to its end; None = it never did.

    `intervals` tells how often each should. It is late after three times that, and a minute at the least.
    """
    ages = heartbeat_ages(session)
    return {
        tick: ages.get(tick)
        for tick, every in intervals.items()
        if tick not in ages or ages[tick] > max(INTERVALS_LATE * every, LEAST_LATE)
    }
