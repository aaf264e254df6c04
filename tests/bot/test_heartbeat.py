"""What the log tells of ticks that stand still, and of deliveries that do not go out."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.heartbeat import Pulse, Watch
from bot.scheduler import TICKS, Tick, Work, build_scheduler, faults_now, run_tick, work_of
from bot.services import Services
from bot.texts.localized import LocalizedText
from models.database import Database, database_time, open_database
from models.deliveries import PlannedDelivery, add_deliveries
from models.heartbeats import Heartbeat, beat
from models.programme import Programme

NOON = datetime(2025, 4, 28, 12, 0, tzinfo=UTC)
EVERY = {tick.name: tick.every for tick in TICKS}
TEXT = LocalizedText("tekst", "tekst", "text")
LATE = timedelta(minutes=2)


@pytest.fixture
def services(database: Database) -> Services:
    """Of a programme with a channel, at noon. It needs no Slack."""
    programme = Programme(
        slug="i-lag", slack_channel_id="CILAG", name=TEXT, short_name=TEXT, description=TEXT, language="nb",
        zone="Europe/Oslo", rules={}, source=TEXT,
    )  # fmt: skip
    with database.writing() as session:
        session.add(programme)
        beat(session, EVERY)
    return Services(database, lambda: NOON, None, b"")  # type: ignore[arg-type] # it needs no Slack


def plan(database: Database, key: str, due_at: datetime = NOON - timedelta(hours=1)) -> None:
    with database.writing() as session:
        add_deliveries(session, 1, [PlannedDelivery(key, "reminder", due_at)])


def grows_old(database: Database, tick: str, age: timedelta = LATE) -> None:
    with database.writing() as session:
        at = database_time(session) - age
        session.execute(update(Heartbeat).where(Heartbeat.tick == tick).values(at=at))


def beats(database: Database) -> dict[str, datetime]:
    with database.reading() as session:
        return {one.tick: one.at for one in session.scalars(select(Heartbeat))}


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[list[tuple[str, str]]]:
    """The level and message of each line of the bot's log, as they come."""
    caplog.set_level(logging.DEBUG, "bot.heartbeat")
    lines: list[tuple[str, str]] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append((record.levelname, record.getMessage()))

    handler = Lines()
    logging.getLogger("bot.heartbeat").addHandler(handler)
    yield lines
    logging.getLogger("bot.heartbeat").removeHandler(handler)


# The pulse


@dataclass
class Elapsed:
    """Seconds that a test lets pass."""

    seconds: float = 0.0
    written: list[datetime] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds


def test_a_tick_every_two_seconds_is_written_every_twenty(database: Database) -> None:
    """Killed: writing each time."""
    elapsed, written = Elapsed(), []
    pulse = Pulse(database, elapsed)
    for second in range(0, 62, 2):
        elapsed.seconds = second
        before = beats(database)
        pulse.ended("deliver")
        if beats(database) != before:
            written.append(second)
    assert written == [0, 20, 40, 60]


def test_each_tick_has_a_heartbeat_of_its_own(database: Database) -> None:
    pulse = Pulse(database, Elapsed())
    pulse.ended("deliver")
    pulse.ended("rounds")
    assert sorted(beats(database)) == ["deliver", "rounds"]


def test_a_tick_that_raises_has_no_heartbeat(services: Services) -> None:
    """Killed: recording it whatever happens."""

    def fails(_: Work, __: datetime) -> int:
        raise RuntimeError

    before = beats(services.database)
    with pytest.raises(RuntimeError):
        run_tick(Tick("deliver", timedelta(seconds=2), fails), work_of(services), Pulse(services.database))
    assert beats(services.database) == before


def test_a_scheduled_tick_that_raises_is_in_the_log_and_comes_again(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    """It needs a database, and has none. Its own job is run as APScheduler does."""
    nowhere = replace(services, database=open_database("sqlite:////nowhere/none.sqlite3"))
    scheduler = build_scheduler(nowhere).jobs
    scheduler.start(paused=True)
    (job,) = [one for one in scheduler.get_jobs() if one.name == "deliver"]
    executor = scheduler._lookup_executor("default")  # noqa: SLF001 - there is no other way to run a job at once
    executor.submit_job(job, [NOON])
    scheduler.shutdown(wait=True)
    told = [
        one.getMessage() for one in caplog.records if one.name == "apscheduler.executors.default" and one.exc_info
    ]
    assert [one.split(" (")[0] for one in told] == ['Job "deliver']


# The watch


def test_what_is_well_is_not_told(services: Services, logged: list[tuple[str, str]]) -> None:
    plan(services.database, "just due", NOON)
    Watch(EVERY).look(services)
    assert (logged, faults_now(services)) == ([], [])


def test_a_tick_that_is_late_is_told_once_and_then_that_it_is_over(
    services: Services, logged: list[tuple[str, str]]
) -> None:
    """Killed: telling at each look; not telling again when it is late once more."""
    watch = Watch(EVERY)
    grows_old(services.database, "deliver")
    watch.look(services)
    grows_old(services.database, "deliver", LATE * 2)
    watch.look(services)
    grows_old(services.database, "deliver", timedelta())
    watch.look(services)
    grows_old(services.database, "deliver")
    watch.look(services)
    late = "the tick 'deliver' is late: it last came to its end"
    assert [(level, told.rsplit(" ", 3)[0]) for level, told in logged] == [
        ("WARNING", late),
        ("WARNING", f"no longer so: {late}"),
        ("WARNING", late),
    ]


def test_what_is_overdue_is_told_once_however_many_come_to_it(
    services: Services, logged: list[tuple[str, str]]
) -> None:
    watch = Watch(EVERY)
    plan(services.database, "one")
    watch.look(services)
    plan(services.database, "another")
    watch.look(services)
    assert logged == [("WARNING", "overdue deliveries, by more than five minutes: 1")]


def test_two_troubles_are_told_each(services: Services) -> None:
    grows_old(services.database, "rounds", timedelta(minutes=10))
    plan(services.database, "one")
    assert [one.partition(":")[0] for one in faults_now(services)] == [
        "the tick 'rounds' is late",
        "overdue deliveries, by more than five minutes",
    ]
