"""The outbox as people look at it: pages that leave nothing out, numbers that stop, and no index missed."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count, product
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, bindparam, event, insert, text

from models.database import Database, database_time
from models.deliveries import Delivery
from models.events import Event
from models.outbox_list import (
    MOST_COUNTED,
    STATES,
    Cursor,
    Page,
    count_overdue,
    outbox_counts,
    outbox_page,
)
from models.programme import Person, Programme
from models.reflections import Round
from models.vocabulary import DeliveryState, OutboxView
from tests.models.conftest import TEXT

NOON = datetime(2025, 4, 28, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
VIEWS: tuple[OutboxView, ...] = get_args(OutboxView)
NUMBERS = count()


def store(database: Database, programme_id: int, *rows: Mapping[str, object]) -> list[int]:
    """Store deliveries, due at noon and pending where the rows do not say otherwise, and give their ids."""
    given_ = {"programme_id": programme_id, "kind": "reminder", "due_at": NOON, "state": "pending"}
    all_columns = {"person_id": None, "round_id": None, "retry_at": None, "slack_channel_id": None}
    if not rows:
        return []
    with database.writing() as session:
        stored = insert(Delivery).returning(Delivery.id, sort_by_parameter_order=True)
        filled = [all_columns | given_ | {"key": f"key {next(NUMBERS)}"} | row for row in rows]
        return list(session.scalars(stored, filled))


def add_person(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        session.add(Person(id=1, programme_id=programme_id, slack_user_id="UKARI"))


def page(
    database: Database, programme_id: int, view: OutboxView = "coming", cursor: Cursor | None = None, most: int = 20
) -> Page:
    with database.reading() as session:
        return outbox_page(session, programme_id, view, cursor, most)


def ids(shown: Page) -> list[int]:
    return [one.id for one in shown.deliveries]


def beyond(shown: Page, *, backwards: bool = False) -> Cursor:
    one = shown.deliveries[0 if backwards else -1]
    return Cursor(one.due_at, one.id, backwards)


def empty(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("DELETE FROM delivery"))


# Pages


@given(
    rows=st.lists(st.tuples(st.sampled_from(get_args(DeliveryState)), st.integers(0, 3)), max_size=25),
    most=st.integers(1, 6),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_pages_of_all_views_show_every_delivery_exactly_once_in_order(
    database: Database, programme_id: int, rows: list[tuple[DeliveryState, int]], most: int
) -> None:
    """Many have the same moment. Killed: going on after the moment alone, without the id; sorting the three states of
    what was dropped one after the other; a page that begins with the row it goes on from; what waits newest first.
    """
    empty(database)
    stored = store(database, programme_id, *({"state": one, "due_at": NOON + due * MINUTE} for one, due in rows))
    for view in VIEWS:
        shown = page(database, programme_id, view, most=most)
        walked = ids(shown)
        while shown.has_later and len(walked) <= len(rows):
            shown = page(database, programme_id, view, beyond(shown), most)
            walked += ids(shown)
        of_view = [(due, id_) for (state, due), id_ in zip(rows, stored, strict=True) if state in STATES[view]]
        assert walked == [id_ for _, id_ in sorted(of_view, reverse=view != "coming")]


@given(dues=st.lists(st.integers(0, 2), min_size=1, max_size=15), most=st.integers(1, 4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_turning_back_shows_the_same_pages_again(
    database: Database, programme_id: int, dues: list[int], most: int
) -> None:
    """Killed: a page going backwards that is not turned round; the first one having an earlier one."""
    empty(database)
    store(database, programme_id, *({"due_at": NOON + due * MINUTE} for due in dues))
    pages = [page(database, programme_id, most=most)]
    while pages[-1].has_later and len(pages) <= len(dues):
        pages.append(page(database, programme_id, cursor=beyond(pages[-1]), most=most))
    back = [pages[-1]]
    while back[0].has_earlier and len(back) <= len(dues):
        back.insert(0, page(database, programme_id, cursor=beyond(back[0], backwards=True), most=most))
    assert [ids(one) for one in back] == [ids(one) for one in pages]


def test_a_page_whose_rows_have_gone_meanwhile_is_the_first(database: Database, programme_id: int) -> None:
    store(database, programme_id, {}, {})
    after_all = Cursor(NOON + MINUTE, 999)
    assert page(database, programme_id, cursor=after_all) == page(database, programme_id)


def test_another_programmes_deliveries_are_not_shown(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        other = Programme(
            slug="other", name=TEXT, short_name=TEXT, description=TEXT, language="nb", zone="Europe/Oslo",
            rules={}, source=TEXT,
        )  # fmt: skip
        session.add(other)
        session.flush()
        other_id = other.id
    store(database, other_id, *({"state": one} for one in get_args(DeliveryState)))
    with database.reading() as session:
        shown = [page(database, programme_id, view).deliveries for view in VIEWS]
        assert (shown, set(outbox_counts(session, programme_id).values())) == ([()] * 5, {0})


# Who is named


def test_a_direct_message_has_its_receiver_and_a_channels_the_channel(database: Database, programme_id: int) -> None:
    add_person(database, programme_id)
    store(database, programme_id, {"person_id": 1}, {"slack_channel_id": "CILAG"})
    shown = page(database, programme_id).deliveries
    assert [(one.slack_user_id, one.slack_channel_id) for one in shown] == [("UKARI", None), (None, "CILAG")]


@pytest.mark.parametrize("kind", ["prompt", "nudge", "sealed", "of a kind to come", "told"])
def test_whoever_is_asked_for_a_reflection_or_told_an_answer_is_not_named(
    database: Database, programme_id: int, kind: str
) -> None:
    """By the round, whatever the kind. Killed: going by a list of kinds alone; by the round alone."""
    add_person(database, programme_id)
    round_id = None if kind == "told" else add_round(database, programme_id)
    store(database, programme_id, {"kind": kind, "person_id": 1, "round_id": round_id})
    (one,) = page(database, programme_id).deliveries
    assert (one.is_unnamed, "UKARI" in repr(one)) == (True, False)


def add_round(database: Database, programme_id: int) -> int:
    leka = Event(
        programme_id=programme_id, uid="leka", kind="gathering", status="planned", title=TEXT, definite=TEXT,
        precision="unset", source=TEXT,
    )  # fmt: skip
    with database.writing() as session:
        session.add(leka)
        session.flush()
        one = Round(
            programme_id=programme_id, event_id=leka.id, question_set="gathering/1", state="open",
            opens_at=NOON, late_from=NOON, seal_at=NOON,
        )  # fmt: skip
        session.add(one)
        session.flush()
        return one.id


# Numbers


def test_counting_stops_at_one_more_than_is_told(database: Database, programme_id: int) -> None:
    store(database, programme_id, *[{}] * (MOST_COUNTED + 7), *[{"state": "failed"}] * 3)
    with database.reading() as session:
        assert outbox_counts(session, programme_id) == {
            "coming": MOST_COUNTED + 1, "sent": 0, "failed": 3, "uncertain": 0, "dropped": 0,
        }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "overdue"),
    [
        ({"due_at": NOON - 5 * MINUTE}, 1),
        ({"due_at": NOON - 5 * MINUTE + timedelta(seconds=1)}, 0),
        ({"due_at": NOON - 5 * MINUTE, "state": "sending"}, 0),
        ({"due_at": NOON - 5 * MINUTE, "state": "sent"}, 0),
    ],
    ids=["five minutes late", "not quite", "being sent", "sent"],
)
def test_what_waits_five_minutes_beyond_its_moment_is_overdue(
    database: Database, programme_id: int, row: dict[str, object], overdue: int
) -> None:
    give_channel(database, programme_id)
    store(database, programme_id, row)
    with database.reading() as session:
        assert (count_overdue(session, NOON), count_overdue(session, NOON, programme_id)) == (overdue, overdue)


@pytest.mark.parametrize(("minutes_ago", "overdue"), [(-60, 0), (0, 0), (4, 0), (6, 1)])
def test_what_was_put_off_is_overdue_five_minutes_after_it_may_be_sent_again(
    database: Database, programme_id: int, minutes_ago: int, overdue: int
) -> None:
    """By the database's clock. Killed: leaving `retry_at` out; holding it against the present moment."""
    give_channel(database, programme_id)
    with database.reading() as session:
        retry_at = database_time(session) - minutes_ago * MINUTE
    store(database, programme_id, {"due_at": NOON - timedelta(days=1), "retry_at": retry_at})
    with database.reading() as session:
        assert count_overdue(session, NOON) == overdue


def test_what_waits_for_a_channel_is_not_overdue_but_a_direct_message_is(
    database: Database, programme_id: int
) -> None:
    add_person(database, programme_id)
    store(database, programme_id, *[{"due_at": NOON - timedelta(days=1), "person_id": one} for one in (None, 1)])
    with database.reading() as session:
        assert count_overdue(session, NOON) == 1


def give_channel(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        session.get_one(Programme, programme_id).slack_channel_id = "CILAG"


# Cost


CURSORS = (None, Cursor(NOON, 5), Cursor(NOON, 5, backwards=True))
MANY = text("""
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
    INSERT INTO delivery (programme_id, kind, key, due_at, state, attempts)
    SELECT :programme_id, 'reminder', 'many ' || n, :noon,
           CASE n % 20 WHEN 0 THEN 'pending' WHEN 1 THEN 'failed' WHEN 2 THEN 'uncertain' WHEN 3 THEN 'expired'
                       WHEN 4 THEN 'superseded' WHEN 5 THEN 'cancelled' ELSE 'sent' END, 1
    FROM number
""").bindparams(bindparam("noon", NOON, Delivery.due_at.type))


def test_pages_and_numbers_are_read_from_an_index_in_its_order(database: Database, programme_id: int) -> None:
    """Killed: conditions in other words than the indexes'; a plain comparison of the programme for what waits."""
    plans: dict[str, str] = {}
    is_sqlite = database.engine.dialect.name == "sqlite"

    def explain(connection: Connection, _: object, statement: str, values: object, *__: object) -> None:
        if "FROM delivery" in statement and not statement.startswith("EXPLAIN"):
            explained = connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN ' * is_sqlite}{statement}", values)
            plans[statement] = "\n".join(str(step[-1]) for step in explained)

    with database.writing() as session:
        session.execute(MANY, {"programme_id": programme_id})
        if not is_sqlite:  # which plans by what it last counted, and counts by itself at moments that no test chooses
            session.execute(text("ANALYZE delivery"))
    with database.reading() as session, listening(database.engine, "before_cursor_execute", explain):
        if not is_sqlite:  # which would rather sort so few: the question is whether it could read them in order
            session.execute(text("SET LOCAL enable_seqscan = off"))
            session.execute(text("SET LOCAL enable_bitmapscan = off"))
        for view, cursor in product(VIEWS, CURSORS):
            outbox_page(session, programme_id, view, cursor, 20)
        outbox_counts(session, programme_id)
        count_overdue(session, NOON)
    in_order = re.compile(r"ix_delivery_(due|ended)\b(?!.*TEMP B-TREE)", re.DOTALL)
    by_hand = [plan for plan in plans.values() if not in_order.search(plan)]
    assert (len(plans) > 2, by_hand) == (True, [])


@contextmanager
def listening(engine: Engine, name: str, hear: Callable[..., None]) -> Iterator[None]:
    event.listen(engine, name, hear)
    yield
    event.remove(engine, name, hear)
