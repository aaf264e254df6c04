"""What happens by itself: a few ticks at intervals, in memory. What is due lives in the database, never here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session

from bot.services import Services
from models.deliveries import next_delivery_due
from models.requests import forget_requests


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to do again and again; it is handed the present moment."""

    name: str
    every: timedelta
    run: Callable[[Services, datetime], None]


def forget_old_requests(services: Services, now: datetime) -> None:
    """Delete the record of requests that Slack will not deliver again."""
    with services.database.writing() as session:
        forget_requests(session, now.date())


TICKS = (Tick("forget old requests", timedelta(hours=1), forget_old_requests),)


def run_ticks(services: Services, now: datetime) -> None:
    """Run every tick once, in order: for a clock that was moved by hand."""
    for tick in TICKS:
        tick.run(services, now)


def next_due(session: Session) -> datetime | None:
    """The next moment at which a tick will have something to do that people notice."""
    return next_delivery_due(session)


def build_scheduler(services: Services) -> BackgroundScheduler:
    """A scheduler of every tick, not started yet.

    A tick that is late runs once when it can; it never runs beside itself.
    """
    scheduler = BackgroundScheduler(timezone=UTC)
    for tick in TICKS:
        scheduler.add_job(
            lambda tick=tick: tick.run(services, services.clock()),
            "interval",
            seconds=tick.every.total_seconds(),
            name=tick.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    return scheduler
