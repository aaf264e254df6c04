"""Noticing that the bot's own ticks stand still, or that what is due does not go out."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.services import Services
from models.database import Database
from models.heartbeats import beat, late_ticks
from models.outbox_list import MOST_COUNTED, count_overdue

WRITTEN_EVERY = 20.0
"""Seconds between two writes about one tick: each goes to the disk, and the quickest tick ends every 2 s."""
OVERDUE = "overdue"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Records that ticks come to their end, no more often than makes a difference. `elapsed` gives seconds."""

    database: Database
    elapsed: Callable[[], float] = time.monotonic
    _written: dict[str, float] = field(default_factory=dict, init=False)

    def ended(self, tick: str) -> None:
        """A tick came to its end just now. One that raises never gets here, and so its heartbeat grows old."""
        now = self.elapsed()
        if tick in self._written and now - self._written[tick] < WRITTEN_EVERY:
            return
        with self.database.writing() as session:
            beat(session, [tick])
        self._written[tick] = now


@dataclass(frozen=True, slots=True)
class Watch:
    """Writes to the log when something begins to go wrong, and when it is over: once each, not at every look."""

    intervals: Mapping[str, timedelta]
    """How often each tick should come."""
    _told: dict[str, str] = field(default_factory=dict, init=False)

    def look(self, services: Services) -> None:
        """Compare how things are with what was told of them."""
        with services.database.reading() as session:
            found = faults(session, self.intervals, services.clock())
        for what in found.keys() - self._told.keys():
            log.warning("%s", found[what])
        for what in self._told.keys() - found.keys():
            log.warning("no longer so: %s", self._told.pop(what))
        self._told.update(found)


def faults(session: Session, intervals: Mapping[str, timedelta], now: datetime) -> dict[str, str]:
    """What is wrong, in English, by the name of the tick that is late, or `overdue`. Empty = all is well."""
    told = {
        tick: f"the tick {tick!r} is late: "
        + ("it never came to its end" if age is None else f"it last came to its end {age.total_seconds():.0f} s ago")
        for tick, age in late_ticks(session, intervals).items()
    }
    if overdue := count_overdue(session, now):
        count = str(overdue) if overdue <= MOST_COUNTED else f"more than {MOST_COUNTED}"
        told[OVERDUE] = f"overdue deliveries, by more than five minutes: {count}"
    return told
