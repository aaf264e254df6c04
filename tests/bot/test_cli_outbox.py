"""`samling outbox`: what is sent unasked, in the terminal."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models.database import database_time, open_database
from models.deliveries import Delivery
from models.events import event_with_uid
from models.heartbeats import Heartbeat, beat
from models.programme import only_programme
from tests.bot.conftest import Ended, Terminal

TICKS = ["rounds", "deliver", "digests", "forget askers", "forget old requests"]
DUE = datetime(2100, 5, 5, 7, tzinfo=UTC)
LONG_AGO = datetime(2025, 4, 28, 7, tzinfo=UTC)
AGE = re.compile(r"\d+ s ago")
KEYS = ["id", "state", "due_at", "kind", "about", "to", "attempts", "error"]


@contextmanager
def writing(terminal: Terminal) -> Iterator[Session]:
    with (
        closing(open_database(f"sqlite:///{terminal.folder}/samling.sqlite3")) as database,
        database.writing() as session,
    ):
        yield session


@pytest.fixture
def running(terminal: Terminal) -> Terminal:
    """A folder whose database has the I LAG data with a channel, and a bot that has just done all it has to do."""
    terminal.run("import", "--sample")
    with writing(terminal) as session:
        programme = only_programme(session)
        assert programme is not None
        programme.slack_channel_id = "CILAG"
        beat(session, TICKS)
    return terminal


def put(terminal: Terminal, *rows: Mapping[str, object]) -> None:
    with writing(terminal) as session:
        leka = event_with_uid(session, 1, "leka-2025")
        assert leka is not None
        given = {"programme_id": 1, "kind": "reminder", "event_id": leka.id, "due_at": DUE, "state": "pending"}
        for number, row in enumerate(rows):
            session.execute(insert(Delivery), [given | {"key": f"key {number}"} | row])


def printed_json(ended: Ended) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ended.printed.splitlines()]


def test_a_table_with_what_comes_and_two_lines_that_sum_up(running: Terminal) -> None:
    put(
        running,
        {},
        {"due_at": DUE + timedelta(days=1), "attempts": 2, "last_error": "ratelimited"},
        {"state": "sent"},
    )
    *lines, last = running.run("outbox").printed.splitlines()
    assert [*lines, AGE.sub("now", last)] == [
        "state    due_at                  kind      about      to     attempts  error",
        "pending  2100-05-05T09:00+02:00  reminder  leka-2025  CILAG  0         -",
        "pending  2100-05-06T09:00+02:00  reminder  leka-2025  CILAG  2         ratelimited",
        "",
        "coming 2, sent 1, failed 0, uncertain 0, dropped 0, overdue 0",
        "last heartbeat: rounds now, deliver now, digests now, forget askers now, forget old requests now",
    ]


def test_a_json_line_for_each_has_the_same_keys_and_the_last_one_sums_up(running: Terminal) -> None:
    put(
        running,
        {"state": "failed", "last_error": "is_archived", "attempts": 1},
        {"state": "failed", "event_id": None},
    )
    *rows, last = printed_json(running.run("outbox", "--state", "failed", "--json"))
    ages = last["summary"].pop("heartbeats")
    assert ([list(one) for one in rows], rows[1], last, sorted(ages)) == (
        [KEYS, KEYS],
        {
            "id": rows[1]["id"], "state": "failed", "due_at": "2100-05-05T09:00+02:00", "kind": "reminder",
            "about": "leka-2025", "to": "CILAG", "attempts": 1, "error": "is_archived",
        },
        {
            "summary": {
                "counts": {"coming": 0, "sent": 0, "failed": 2, "uncertain": 0, "dropped": 0, "overdue": 0},
                "late": [],
            }
        },
        sorted(TICKS),
    )  # fmt: skip


def test_no_more_are_shown_than_asked_for(running: Terminal) -> None:
    put(running, *[{"state": "cancelled"}] * 3)
    shown = printed_json(running.run("outbox", "--state", "dropped", "--limit", "2", "--json"))
    assert (len(shown), shown[-1]["summary"]["counts"]["dropped"]) == (3, 3)


def test_all_well_is_no_failure_when_checked(running: Terminal) -> None:
    ended = running.run("outbox", "--check")
    assert (ended.status, ended.complained) == (0, "")


def test_what_is_overdue_is_a_failure_only_when_checked(running: Terminal) -> None:
    put(running, {"due_at": LONG_AGO})
    assert [running.run("outbox", *more).status for more in ([], ["--check"], ["--check", "--json"])] == [0, 1, 1]


def test_a_tick_that_is_late_is_a_failure_when_checked_and_marked(running: Terminal) -> None:
    with writing(running) as session:
        at = database_time(session) - timedelta(minutes=5)
        session.execute(update(Heartbeat).where(Heartbeat.tick == "deliver").values(at=at))
    ended = running.run("outbox", "--check")
    beats = AGE.sub("lately", ended.printed.splitlines()[-1])
    assert (ended.status, [one for one in beats.split(", ") if "(late)" in one]) == (1, ["deliver lately (late)"])


def test_where_the_bot_never_ran_every_tick_is_late(terminal: Terminal) -> None:
    terminal.run("import", "--sample")
    assert terminal.run("outbox").printed.splitlines()[-1] == "last heartbeat: " + ", ".join(
        f"{tick} never (late)" for tick in TICKS
    )


def test_nothing_is_written(running: Terminal) -> None:
    put(running, {"due_at": LONG_AGO})
    running.run("outbox")
    with writing(running) as session:
        assert session.scalars(select(Delivery.state)).all() == ["pending"]


def test_a_database_that_is_not_there_is_said_and_not_made(terminal: Terminal) -> None:
    ended = terminal.run("outbox")
    assert (ended, terminal.files()) == (
        Ended(1, "", "samling: there is no database samling.sqlite3: check DATABASE_URL\n"),
        [],
    )


@pytest.mark.parametrize("limit", ["0", "-1", "many", "100000"])
def test_a_limit_that_is_none_is_refused(terminal: Terminal, limit: str) -> None:
    ended = terminal.run("outbox", "--limit", limit, COLUMNS="200")
    assert (ended.status, ended.complained.splitlines()[-1]) == (
        2,
        "samling outbox: error: argument --limit: it is a number from 1 to 99999",
    )
