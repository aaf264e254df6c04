"""Heartbeats: by the database's clock, one a tick, and late after three intervals."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.database import Database, database_time
from models.heartbeats import Heartbeat, beat, heartbeat_ages, late_ticks

SECOND = timedelta(seconds=1)
EVERY = {"deliver": 2 * SECOND, "rounds": 60 * SECOND}


def is_so_old(database: Database, tick: str, age: timedelta) -> None:
    """Let the last heartbeat of a tick be so old."""
    with database.writing() as session:
        beat(session, [tick])
        at = database_time(session) - age
        session.execute(update(Heartbeat).where(Heartbeat.tick == tick).values(at=at))


def late(database: Database) -> set[str]:
    with database.reading() as session:
        return set(late_ticks(session, EVERY))


def test_a_second_heartbeat_takes_the_place_of_the_first(database: Database) -> None:
    is_so_old(database, "deliver", timedelta(days=1))
    with database.writing() as session:
        beat(session, ["deliver", "rounds"])
    with database.reading() as session:
        ticks = sorted(session.scalars(select(Heartbeat.tick)))
        young = {tick for tick, age in heartbeat_ages(session).items() if age < timedelta(hours=1)}
        assert (ticks, young) == (["deliver", "rounds"], {"deliver", "rounds"})


@pytest.mark.parametrize(
    ("tick", "seconds", "is_late"),
    [("deliver", 55, False), ("deliver", 61, True), ("rounds", 175, False), ("rounds", 181, True)],
)
def test_a_tick_is_late_after_three_intervals_and_a_minute_at_the_least(
    database: Database, tick: str, seconds: int, *, is_late: bool
) -> None:
    """Killed: three intervals alone; a minute for all."""
    with database.writing() as session:
        beat(session, EVERY)
    is_so_old(database, tick, seconds * SECOND)
    assert late(database) == ({tick} if is_late else set())


def test_a_tick_that_never_came_to_its_end_is_late(database: Database) -> None:
    with database.writing() as session:
        beat(session, ["rounds"])
    with database.reading() as session:
        assert late_ticks(session, EVERY) == {"deliver": None}


def test_a_tick_that_this_version_does_not_have_is_not_late(database: Database) -> None:
    with database.writing() as session:
        beat(session, EVERY)
    is_so_old(database, "of an older version", timedelta(days=30))
    assert late(database) == set()
