"""The outbox's queries: claimed by one, settled by who holds it, put off, ended when late, planned anew."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from models.claims import ClaimedDelivery, Settlement, claim_due, settle
from models.database import Database, database_time
from models.deliveries import (
    Delivery,
    KnownDelivery,
    PlannedDelivery,
    add_deliveries,
    cancel_delivery,
    expire_late,
    known_deliveries,
    next_delivery_due,
    plan_anew,
    resume_failed,
    supersede_overtaken,
)
from models.events import Event
from models.programme import Person, Programme
from models.records import LocalizedText

NOON = datetime(2025, 4, 28, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=5)
THREADS = 8
TEXT = LocalizedText("tekst", "tekst", "text")


@pytest.fixture
def in_channel(database: Database, programme_id: int) -> int:
    """The id of a programme that runs in a workspace and has a channel."""
    with database.writing() as session:
        programme = session.get_one(Programme, programme_id)
        programme.slack_team_id, programme.slack_channel_id = "T1", "CILAG"
    return programme_id


@pytest.fixture
def event_id(database: Database, programme_id: int) -> int:
    day = NOON.date()
    event = Event(
        programme_id=programme_id, uid="leka", kind="gathering", status="planned", title=TEXT, definite=TEXT,
        precision="day", first_day=day, last_day=day, source=TEXT,
    )  # fmt: skip
    with database.writing() as session:
        session.add(event)
        session.flush()
        return event.id


def planned(key: str, due_at: datetime = NOON, **fields: object) -> PlannedDelivery:
    return PlannedDelivery(key, "reminder", due_at, **fields)  # type: ignore[arg-type] # the test names the field


def add(database: Database, programme_id: int, *deliveries: PlannedDelivery) -> int:
    with database.writing() as session:
        return add_deliveries(session, programme_id, deliveries)


def claim(
    database: Database, now: datetime = NOON, owner: str = "first", lease: timedelta = LEASE
) -> list[ClaimedDelivery]:
    with database.writing() as session:
        return claim_due(session, now, owner, lease)


def settled(database: Database, claimed: ClaimedDelivery, outcome: Settlement) -> bool:
    with database.writing() as session:
        return settle(session, [(claimed, outcome)]) == {claimed.id}


def changed(database: Database, change: Callable[..., int], *arguments: object) -> int:
    with database.writing() as session:
        return change(session, *arguments)


def states(database: Database) -> dict[str, str]:
    with database.reading() as session:
        return {key: one.state for key, one in known_deliveries(session, 1, "reminder").items()}


def is_in_the_past(database: Database, column: str) -> None:
    """Let real time pass beyond a lease, or a pause."""
    with database.writing() as session:
        session.execute(text(f"UPDATE delivery SET {column} = '2000-01-01 00:00:00+00:00'"))  # noqa: S608 - a column of ours


# Claiming


def test_what_is_due_is_claimed_and_what_is_not_yet_due_is_left(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due"), planned("later", NOON + timedelta(microseconds=1)))
    assert [one.key for one in claim(database)] == ["due"]


def test_the_longest_overdue_is_claimed_first(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("a"), planned("b", NOON - HOUR), planned("c", NOON - 2 * HOUR))
    assert [one.key for one in claim(database)] == ["c", "b", "a"]


def test_what_is_claimed_is_not_claimed_again_while_its_lease_lasts(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due"))
    claim(database)
    assert claim(database, owner="second") == []


def test_what_was_not_settled_within_its_lease_is_claimed_again_and_is_in_doubt(
    database: Database, in_channel: int
) -> None:
    add(database, in_channel, planned("due"))
    first = claim(database)
    is_in_the_past(database, "lease_until")
    second = claim(database, owner="second")
    assert [(one.owner, one.attempts, one.is_in_doubt) for one in first + second] == [
        ("first", 1, False),
        ("second", 2, True),
    ]


def test_a_lease_goes_by_the_database_clock_whatever_the_calendar_shows(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due"))
    claim(database)
    assert claim(database, now=NOON + timedelta(days=3650), owner="second") == []


def test_a_delivery_to_the_channel_waits_for_as_long_as_the_programme_has_none(
    database: Database, programme_id: int
) -> None:
    add(database, programme_id, planned("due"))
    assert claim(database) == []


def test_a_direct_message_waits_for_no_channel(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        session.add(Person(id=1, programme_id=programme_id, slack_user_id="UKARI"))
    add(database, programme_id, planned("due", person_id=1))
    assert [(one.slack_user_id, one.slack_channel_id) for one in claim(database)] == [("UKARI", None)]


def test_where_it_may_have_been_posted_is_kept_when_the_programme_gets_another_channel(
    database: Database, in_channel: int
) -> None:
    add(database, in_channel, planned("due"))
    claim(database)
    with database.writing() as session:
        session.get_one(Programme, in_channel).slack_channel_id = "CANDRE"
    is_in_the_past(database, "lease_until")
    assert [one.slack_channel_id for one in claim(database, owner="second")] == ["CILAG"]


def test_eight_threads_claim_and_settle_400_rows_each_exactly_once(database: Database, in_channel: int) -> None:
    """Killed: claiming without FOR UPDATE SKIP LOCKED; on SQLite, BEGIN instead of BEGIN IMMEDIATE."""
    keys = [f"reminder:{number}" for number in range(400)]
    add(database, in_channel, *map(planned, keys))

    def work(owner: int) -> list[tuple[str, bool]]:
        done: list[tuple[str, bool]] = []
        while claimed := claim(database, owner=str(owner)):
            done += [(one.key, settled(database, one, Settlement("sent", "CILAG", "1.0"))) for one in claimed]
        return done

    with ThreadPoolExecutor(THREADS) as threads:
        done = [entry for entries in threads.map(work, range(THREADS)) for entry in entries]
    assert Counter(done) == Counter((key, True) for key in keys)


# Settling


def test_only_who_holds_a_delivery_settles_it(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due"))
    (first,) = claim(database)
    is_in_the_past(database, "lease_until")
    (second,) = claim(database, owner="second")
    sent = Settlement("sent", "CILAG", "1.0")
    assert [settled(database, first, sent), settled(database, second, sent)] == [False, True]


def test_a_delivery_is_settled_once(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due"))
    (claimed,) = claim(database)
    settled(database, claimed, Settlement("sent", "CILAG", "1.0"))
    assert not settled(database, claimed, Settlement("failed", last_error="is_archived"))


def test_what_was_sent_keeps_where_it_stands(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due"))
    settled(database, claim(database)[0], Settlement("sent", "D1", "1.5"))
    with database.reading() as session:
        row = session.get_one(Delivery, 1)
    assert (row.state, row.slack_channel_id, row.slack_ts, row.lease_owner) == ("sent", "D1", "1.5", None)


def test_what_is_put_off_waits_by_the_database_clock(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due"))
    settled(database, claim(database)[0], Settlement("pending", last_error="ratelimited", retry_after=HOUR))
    at_once = claim(database, now=NOON + 2 * HOUR)
    is_in_the_past(database, "retry_at")
    assert [at_once, [one.key for one in claim(database)]] == [[], ["due"]]


def test_the_database_clock_is_a_moment_with_a_zone(database: Database) -> None:
    with database.reading() as session:
        assert database_time(session).utcoffset() == timedelta(0)


# What comes too late


def test_what_waited_until_it_expires_is_ended(database: Database, in_channel: int) -> None:
    add(
        database,
        in_channel,
        planned("over", NOON - HOUR, expires_at=NOON),
        planned("not yet", expires_at=NOON + HOUR),
    )
    changed(database, expire_late, NOON)
    assert states(database) == {"over": "expired", "not yet": "pending"}


def test_what_is_being_sent_does_not_expire(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due", NOON - HOUR, expires_at=NOON))
    claim(database, NOON - HOUR)
    assert changed(database, expire_late, NOON) == 0


def test_what_has_expired_is_not_claimed(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("over", NOON - HOUR, expires_at=NOON))
    assert claim(database) == []


def test_what_expired_in_doubt_is_claimed_to_be_looked_for(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("due", NOON - HOUR, expires_at=NOON))
    claim(database, NOON - HOUR)
    is_in_the_past(database, "lease_until")
    assert [(one.key, one.is_in_doubt) for one in claim(database)] == [("due", True)]


def test_of_several_overdue_about_one_event_only_the_latest_is_left(
    database: Database, in_channel: int, event_id: int
) -> None:
    days = [planned(f"{days}", NOON - timedelta(days=days), event_id=event_id) for days in (30, 7, 1, -1)]
    add(database, in_channel, *days)
    changed(database, supersede_overtaken, "reminder", NOON)
    assert states(database) == {"30": "superseded", "7": "superseded", "1": "pending", "-1": "pending"}


def test_those_to_other_receivers_overtake_nothing(database: Database, in_channel: int, event_id: int) -> None:
    with database.writing() as session:
        session.add(Person(id=1, programme_id=in_channel, slack_user_id="UKARI"))
    add(
        database,
        in_channel,
        planned("to all", NOON - HOUR, event_id=event_id),
        planned("to Kari", event_id=event_id, person_id=1),
    )
    assert changed(database, supersede_overtaken, "reminder", NOON) == 0


# Planning


def test_a_key_is_added_once(database: Database, programme_id: int) -> None:
    assert [add(database, programme_id, planned("a"), planned("b")), add(database, programme_id, planned("b"))] == [
        2,
        0,
    ]


def test_eight_threads_that_add_the_same_key_add_one(database: Database, programme_id: int) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        added = threads.map(lambda _: add(database, programme_id, planned("a")), range(THREADS))
        assert sum(added) == 1


def test_what_waits_can_be_planned_for_another_moment(database: Database, programme_id: int) -> None:
    add(database, programme_id, planned("a"))
    known = KnownDelivery("pending", NOON, None)
    changed(database, plan_anew, programme_id, planned("a", NOON + HOUR, expires_at=NOON + 2 * HOUR), known)
    with database.reading() as session:
        assert known_deliveries(session, programme_id, "reminder") == {
            "a": KnownDelivery("pending", NOON + HOUR, NOON + 2 * HOUR)
        }


@pytest.mark.parametrize("change", [lambda *of: plan_anew(*of[:2], planned("a"), of[2]),
                                    lambda *of: cancel_delivery(*of[:2], "a", of[2])])  # fmt: skip
def test_what_somebody_has_begun_to_send_is_neither_moved_nor_cancelled(
    database: Database, in_channel: int, change: Callable[..., bool]
) -> None:
    add(database, in_channel, planned("a"))
    known = KnownDelivery("pending", NOON, None)
    claim(database)
    assert [changed(database, change, in_channel, known), states(database)] == [False, {"a": "sending"}]


def test_the_next_due_is_the_first_after_the_moment(database: Database, programme_id: int) -> None:
    add(database, programme_id, planned("overdue"), planned("b", NOON + 2 * HOUR), planned("a", NOON + HOUR))
    with database.reading() as session:
        assert next_delivery_due(session, NOON) == NOON + HOUR


def test_what_failed_in_a_channel_waits_again_unless_it_has_expired(database: Database, in_channel: int) -> None:
    add(database, in_channel, planned("over", expires_at=NOON + HOUR), planned("still", expires_at=NOON + 3 * HOUR))
    for one in claim(database):
        settled(database, one, Settlement("failed", last_error="not_in_channel"))
    changed(database, resume_failed, "T1", "CILAG", ["not_in_channel"], NOON + 2 * HOUR)
    assert states(database) == {"over": "failed", "still": "pending"}


@pytest.mark.parametrize(
    "elsewhere",
    [("T2", "CILAG", ["not_in_channel"]), ("T1", "CANDRE", ["not_in_channel"]), ("T1", "CILAG", ["other"])],
)
def test_what_failed_elsewhere_or_otherwise_stays_failed(
    database: Database, in_channel: int, elsewhere: tuple[str, str, list[str]]
) -> None:
    add(database, in_channel, planned("a"))
    settled(database, claim(database)[0], Settlement("failed", last_error="not_in_channel"))
    assert changed(database, resume_failed, *elsewhere, NOON) == 0
