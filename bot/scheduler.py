"""What happens by itself: a few ticks at intervals, in memory. What is due lives in the database, never here."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session

from bot.app import build_outbox
from bot.clock import Clock
from bot.deliveries.engine import never
from bot.deliveries.sending import deliver_due
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
    run: Callable[[datetime], int]


def ticks(services: Services, stopping: Callable[[], bool] = never) -> tuple[Tick, ...]:
    """Every tick, in the order in which they run where they run by hand.

    `stopping` tells a tick that takes long that it must come to an end.
    """
    outbox = build_outbox(services)  # one: its pace is kept from tick to tick
    return (
        # First: what it puts into the outbox goes out at once.
        Tick("rounds", timedelta(minutes=1), partial(advance_rounds, services)),
        Tick("deliver", timedelta(seconds=2), partial(deliver_due, outbox, stopping=stopping)),
        Tick("digests", timedelta(minutes=10), partial(plan_digests, services)),
        Tick("forget askers", timedelta(minutes=1), partial(forget_askers, services)),
        Tick("forget old requests", timedelta(hours=1), partial(forget_old_requests, services)),
    )


def forget_old_requests(services: Services, now: datetime) -> int:
    """Delete the record of requests that Slack will not deliver again."""
    with services.database.writing() as session:
        return forget_requests(session, now.date())


MOST_PASSES = 1000


def run_ticks(services: Services, now: datetime) -> None:
    """Run every tick, in order, again and again until none has anything left to do: for a clock moved by hand."""
    every = ticks(services)
    for _ in range(MOST_PASSES):
        if not sum(tick.run(now) for tick in every):
            return


def next_due(session: Session, after: datetime) -> datetime | None:
    """The next moment after the given one at which a tick will have something to do that people notice."""
    moments = next_delivery_due(session, after), next_round_moment(session, after)
    return min((one for one in moments if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class Scheduler:
    """The ticks at work. One that is late runs once when it can; it never runs beside itself."""

    jobs: BackgroundScheduler
    stopping: threading.Event

    def start(self) -> None:
        """Begin."""
        self.jobs.start()

    def stop(self) -> None:
        """Have every tick come to its end, and wait for that: as long as one call of Slack's at the most."""
        self.stopping.set()
        self.jobs.shutdown(wait=True)


def build_scheduler(services: Services) -> Scheduler:
    """A scheduler of every tick, not started yet."""
    stopping = threading.Event()
    jobs = BackgroundScheduler(timezone=UTC)
    for tick in ticks(services, stopping.is_set):
        jobs.add_job(
            partial(_until_nothing_is_left, tick, services.clock, stopping.is_set),
            "interval",
            seconds=tick.every.total_seconds(),
            name=tick.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    return Scheduler(jobs, stopping)


def _until_nothing_is_left(tick: Tick, clock: Clock, stopping: Callable[[], bool]) -> None:
    while not stopping() and tick.run(clock()):
        pass
