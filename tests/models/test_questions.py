"""The queries of what people asked, and what the tables refuse."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.database import Database
from models.questions import (
    EarlierQuestion,
    UnansweredQuestion,
    count_helpful_answer,
    earlier_question,
    forget_earlier_questions,
    helpful_answers,
    keep_earlier_question,
    open_questions,
    unanswered_with_id,
)

NOON = datetime(2025, 4, 28, 12, 0, tzinfo=UTC)
LIFE = timedelta(minutes=10)


def keep(database: Database, programme_id: int, text: str, user: str = "UKARI", place: str = "command") -> None:
    asked = {"text": text, "language": "nb", "asked_at": NOON, "expires_at": NOON + LIFE}
    with database.writing() as session:
        keep_earlier_question(session, programme_id, user, place, asked)


def earlier(database: Database, programme_id: int, user: str, place: str, now: datetime = NOON) -> str | None:
    with database.reading() as session:
        found = earlier_question(session, programme_id, user, place, now)
    return found.text if found else None


def unanswered(programme_id: int, **fields: object) -> UnansweredQuestion:
    given = {"text": "Hvorfor?", "language": "nb", "asked_at": NOON, "source": "unanswered", "state": "open"} | fields
    return UnansweredQuestion(programme_id=programme_id, **given)


def test_each_person_has_one_earlier_question_in_each_place(database: Database, programme_id: int) -> None:
    for text, user, place in (
        ("første", "UKARI", "command"),
        ("andre", "UKARI", "command"),
        ("tredje", "UKARI", "D1"),
        ("fjerde", "UOLA", "command"),
    ):
        keep(database, programme_id, text, user, place)
    found = [earlier(database, programme_id, *key) for key in (("UKARI", "command"), ("UKARI", "D1"), ("UOLA", "D1"))]
    assert found == ["andre", "tredje", None]


@pytest.mark.parametrize(("after", "text"), [(LIFE - timedelta(seconds=1), "Når?"), (LIFE, None)])
def test_an_earlier_question_has_a_life(
    database: Database, programme_id: int, after: timedelta, text: str | None
) -> None:
    keep(database, programme_id, "Når?")
    assert earlier(database, programme_id, "UKARI", "command", NOON + after) == text


def test_the_earlier_questions_whose_life_is_over_are_deleted(database: Database, programme_id: int) -> None:
    keep(database, programme_id, "Når?")
    with database.writing() as session:
        deleted = [forget_earlier_questions(session, NOON + after) for after in (timedelta(0), LIFE)]
        left = session.scalars(select(EarlierQuestion)).all()
    assert (deleted, list(left)) == ([0, 1], [])


def test_of_eight_questions_of_one_person_at_once_one_is_kept(database: Database, programme_id: int) -> None:
    """Killed by deleting the row before and inserting a new one: two inserts meet on PostgreSQL."""
    together = threading.Barrier(8)
    failures: list[Exception] = []

    def ask(number: int) -> None:
        together.wait()
        try:
            keep(database, programme_id, str(number))
        except IntegrityError as error:
            failures.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert (failures, len(session.scalars(select(EarlierQuestion)).all())) == ([], 1)


def test_the_newest_open_questions_come_in_the_order_of_asking(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        for state in ("open", "dismissed", "open", "open"):
            session.add(unanswered(programme_id, state=state))
            session.flush()
    with database.reading() as session:
        assert [one.id for one in open_questions(session, programme_id, 2)] == [3, 4]


def test_a_question_is_found_by_its_id(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        session.add(unanswered(programme_id))
    with database.reading() as session:
        assert unanswered_with_id(session, 1).text == "Hvorfor?"


def test_helpful_answers_are_counted(database: Database, programme_id: int) -> None:
    with database.reading() as session:
        before = helpful_answers(session, programme_id)
    for _ in range(2):
        with database.writing() as session:
            count_helpful_answer(session, programme_id)
    with database.reading() as session:
        assert (before, helpful_answers(session, programme_id)) == (0, 2)


@pytest.mark.parametrize(
    "fields",
    [{"state": "dismissed", "slack_user_id": "UKARI"}, {"state": "answered"}],
    ids=["an asker after the end", "answered by nothing"],
)
def test_the_table_refuses_a_question_that_contradicts_itself(
    database: Database, programme_id: int, fields: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(unanswered(programme_id, **fields))
