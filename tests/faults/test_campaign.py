"""Everything goes wrong that can, on both databases: nothing is lost, and nothing comes twice.

Short here; long by command, see campaign.py. Killed: posting without asking again whether the lease holds (a process
that slept posts what another has sent); sending what is in doubt without looking for it; taking a claim without a
lease; settling without regard to who holds the row.
"""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.local.fault_plan import CallFault
from tests.faults.campaign import READABLE, Campaign, Report, postgresql, run
from tests.faults.judge import Verdict
from tests.faults.replica import BOUNDARIES

DELIVERIES = 120
SHORT = Campaign(seed=1, deliveries=DELIVERIES, replicas=1, seconds=20)
ALL_SENT = Verdict(due=DELIVERIES, sent=DELIVERIES, lost=0, duplicated=0, uncertain=0, late=0)


def on_sqlite(campaign: Campaign) -> Report:
    with tempfile.TemporaryDirectory(prefix="samling-") as folder:
        return run(campaign, f"sqlite:///{Path(folder, 'campaign.sqlite3')}")


def on_postgresql(campaign: Campaign) -> Report:
    with postgresql() as (url, restart):
        return run(campaign, url, restart)


ON = pytest.mark.parametrize(("on", "replicas"), [(on_sqlite, 1), (on_postgresql, 3)], ids=["sqlite", "postgresql"])


@ON
@pytest.mark.timeout(400)
def test_where_the_history_can_be_read_each_message_arrives_once(on: object, replicas: int) -> None:
    report = on(replace(SHORT, replicas=replicas))  # type: ignore[operator] # one of the two above
    assert replace(report.verdict, late=0) == ALL_SENT, report


@pytest.mark.timeout(400)
def test_where_it_can_not_at_times_what_is_not_known_is_said_to_be_uncertain() -> None:
    report = on_sqlite(replace(SHORT, faults=frozenset(CallFault)))
    assert (report.verdict.lost, report.verdict.duplicated) == (0, 0), report


@ON
@pytest.mark.timeout(400)
def test_killed_at_every_boundary_in_turn_nothing_is_lost_or_doubled(on: object, replicas: int) -> None:  # noqa: ARG001 - one at a time dies here
    faults = READABLE & {CallFault.FAILED_AFTER}
    calm = Campaign(2, 80, 1, 40, 0.1, faults, dies_within=2, sleeps_within=0, random_kills=False, restarts=False)
    report = on(calm)  # type: ignore[operator] # as above
    assert (replace(report.verdict, late=0), sorted({*report.killed_at})) == (
        Verdict(due=80, sent=80, lost=0, duplicated=0, uncertain=0, late=0),
        sorted(BOUNDARIES),
    ), report
