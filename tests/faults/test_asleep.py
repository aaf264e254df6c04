"""A process that sleeps beyond its lease, and wakes up when another has done its work."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from random import Random

import pytest

from bot.clock import system_clock
from bot.local.server import LocalSlack
from models.database import open_database
from models.deliveries import PlannedDelivery, add_deliveries
from models.migrate import migrate
from tests.bot_in_slack.fixtures import APP
from tests.faults.campaign import ROOT, Campaign, fill, is_asleep, postgresql, states_of, workspace

DELIVERIES = 5
PATIENCE = 60.0


@contextmanager
def replica(database: str, slack: LocalSlack, *signals: tuple[str, int, int]) -> Iterator[subprocess.Popen[bytes]]:
    settings = {"database": database, "api_url": slack.api_url, "token": APP.bot_token, "signals": signals}
    process = subprocess.Popen([sys.executable, "-m", "tests.faults.replica", json.dumps(settings)], cwd=ROOT)  # noqa: S603 - our own module
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def eventually(is_so: object) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():  # type: ignore[operator] # a function of the test's
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.timeout(200)
@pytest.mark.parametrize("bed", ["claimed", "rendered", "posting", "posted"])
def test_what_another_has_sent_meanwhile_is_not_sent_again(bed: str) -> None:
    """Killed: going on without regard to the lease; asking only when a delivery is begun ("rendered", "posting")."""
    with (
        postgresql() as (url, _),
        closing(open_database(url)) as database,
        LocalSlack(workspace(), paced=False) as slack,
    ):
        migrate(database)
        fill(database, Campaign(seed=1, deliveries=DELIVERIES, replicas=2, seconds=0), Random(1))  # noqa: S311 - chance in a play
        with replica(url, slack, (bed, 1, int(signal.SIGSTOP))) as sleeper:
            eventually(lambda: is_asleep(sleeper.pid))
            with replica(url, slack):
                eventually(lambda: set(states_of(database).values()) == {"sent"})
            os.kill(sleeper.pid, signal.SIGCONT)
            # It goes on with what it held, and then with this, which nobody else is there to send.
            with database.writing() as session:
                add_deliveries(session, 1, [PlannedDelivery("last", "text", system_clock())])
            eventually(lambda: states_of(database).get("last") == "sent")
        said = sorted(one.message.text for one in slack.log.messages)
    assert said == ["last", *(f"message {number}" for number in range(DELIVERIES))]
