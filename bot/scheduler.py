"""What happens by itself: a few ticks at intervals, in memory. What is due lives in the database, never here."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session

from bot.app import build_outbox
from bot.deliveries.engine import Outbox, never
from bot.deliveries.listed import SENDING, SENDING_EVERY
from bot.deliveries.sending import deliver_due
from bot.heartbeat import Pulse, Watch, faults
from bot.questions.forgetting import forget_askers
from bot.reflections.rounds import advance_rounds
from bot.reminders.planning import plan_digests
from bot.services import Services
from models.deliveries import next_delivery_due
from models.reflections import next_round_moment
from models.requests import forget_requests


@dataclass(frozen=True, slots=True)
class Work:
    """What ticks work with: one for each process, since the outbox keeps a pace from tick to tick.

    `stopping` tells a tick that takes long that it must come to an end.
    """

    services: Services
    outbox: Outbox
    stopping: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to do again and again; it is handed the present moment, and gives how much it did."""

    name: str
    every: timedelta
    run: Callable[[Work, datetime], int]


def forget_old_requests(services: Services, now: datetime) -> int:
    """Delete the record of requests that Slack will not deliver again."""
    with services.database.writing() as session:
        return forget_requests(session, now.date())


TICKS = (
    # First: what it puts into the outbox goes out at once.
    Tick("rounds", timedelta(minutes=1), lambda work, now: advance_rounds(work.services, now)),
    Tick(SENDING, SENDING_EVERY, lambda work, now: deliver_due(work.outbox, now, work.stopping)),
    Tick("digests", timedelta(minutes=10), lambda work, now: plan_digests(work.services, now)),
    Tick("forget askers", timedelta(minutes=1), lambda work, now: forget_askers(work.services, now)),
    Tick("forget old requests", timedelta(hours=1), lambda work, now: forget_old_requests(work.services, now)),
)
INTERVALS = {tick.name: tick.every for tick in TICKS}
WATCH_EVERY = timedelta(seconds=30)
MOST_PASSES = 1000


def work_of(services: Services, stopping: Callable[[], bool] = never) -> Work:
    """What the ticks of a process work with."""
    return Work(services, build_outbox(services), stopping)


def run_ticks(services: Services, now: datetime) -> None:
    """Run every tick, in order, again and again until none has anything left to do: for a clock moved by hand."""
    work = work_of(services)
    for _ in range(MOST_PASSES):
        if not sum(tick.run(work, now) for tick in TICKS):
            return


def next_due(session: Session, after: datetime) -> datetime | None:
    """The next moment after the given one at which a tick will have something to do that people notice."""
    moments = next_delivery_due(session, after), next_round_moment(session, after)
    return min((one for one in moments if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class Scheduler:
    """The ticks at work, and a watch over them."""

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
    """A scheduler of every tick, and of a watch over them, not started yet.

    A tick that is late runs once when it can; it never runs beside itself. One that raises is logged by APScheduler
    and runs again when its time comes.
    """
    once_when_late = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    jobs = BackgroundScheduler(timezone=UTC)
    stopping = threading.Event()
    work, pulse = work_of(services, stopping.is_set), Pulse(services.database)
    for tick in TICKS:
        run = partial(run_tick, tick, work, pulse)
        jobs.add_job(run, "interval", seconds=tick.every.total_seconds(), name=tick.name, **once_when_late)
    look = partial(Watch(INTERVALS).look, services)
    jobs.add_job(look, "interval", seconds=WATCH_EVERY.total_seconds(), name="watch", **once_when_late)
    return Scheduler(jobs, stopping)


def run_tick(tick: Tick, work: Work, pulse: Pulse) -> None:
    """Run a tick until nothing is left to do, and record each time that it came to its end."""
    goes_on = True
    while goes_on and not work.stopping():
        goes_on = bool(tick.run(work, work.services.clock()))
        pulse.ended(tick.name)


def faults_now(services: Services) -> list[str]:
    """What is wrong with the ticks, or with what they should have sent; see `bot.heartbeat.faults`."""
    with services.database.reading() as session:
        return list(faults(session, INTERVALS, services.clock()).values())
