"""What happens by itself: a few ticks at intervals, in memory. What is due lives in the database, never here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session

from bot.app import build_outbox
from bot.deliveries.engine import deliver_due
from bot.questions.forgetting import forget_askers
from bot.reflections.rounds import advance_rounds
from bot.reminders.planning import plan_digests
from bot.services import Services
from models.deliveries import next_delivery_due
from models.reflections import next_round_moment
from models.requests import forget_requests


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to do again and again; it is handed the present moment, and gives how much it did."""

    name: str
    every: timedelta
    run: Callable[[Services, datetime], int]


def forget_old_requests(services: Services, now: datetime) -> int:
    """Delete the record of requests that Slack will not deliver again."""
    with services.database.writing() as session:
        return forget_requests(session, now.date())


def deliver(services: Services, now: datetime) -> int:
    """Send one batch of what is due: so a stop waits for what is held already, and for no more."""
    return deliver_due(build_outbox(services), now)


TICKS = (
    Tick("rounds", timedelta(minutes=1), advance_rounds),  # first: what it puts into the outbox goes out at once
    Tick("deliver", timedelta(seconds=2), deliver),
    Tick("digests", timedelta(minutes=10), plan_digests),
    Tick("forget askers", timedelta(minutes=1), forget_askers),
    Tick("forget old requests", timedelta(hours=1), forget_old_requests),
)
MOST_PASSES = 1000


def run_ticks(services: Services, now: datetime) -> None:
    """Run every tick, in order, again and again until none has anything left to do: for a clock moved by hand."""
    for _ in range(MOST_PASSES):
        if not sum(tick.run(services, now) for tick in TICKS):
            return


def next_due(session: Session, after: datetime) -> datetime | None:
    """The next moment after the given one at which a tick will have something to do that people notice."""
    moments = next_delivery_due(session, after), next_round_moment(session, after)
    return min((one for one in moments if one is not None), default=None)


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
