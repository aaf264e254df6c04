from datetime import date

from models.database import Database
from models.events import Event
from models.programme import Person, Programme
from models.subscriptions import MutedEvent, Subscriber, Subscription, subscribers
from tests.models.conftest import TEXT


def person(database: Database, programme_id: int, **fields: object) -> int:
    with database.writing() as session:
        row = Person(programme_id=programme_id, **{"slack_user_id": "U1"} | fields)
        session.add(row)
        session.flush()
        return row.id


def subscribe(database: Database, person_id: int, days_before: list[int], **fields: object) -> None:
    with database.writing() as session:
        session.add(Subscription(person_id=person_id, days_before=days_before, **fields))


def event(database: Database, programme_id: int) -> int:
    with database.writing() as session:
        row = Event(
            programme_id=programme_id, uid="u", kind="gathering", status="planned", title=TEXT, definite=TEXT,
            precision="day", first_day=date(2025, 5, 5), last_day=date(2025, 5, 5), source=TEXT,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id


def found(database: Database, programme_id: int) -> list[Subscriber]:
    with database.reading() as session:
        return subscribers(session, programme_id)


def test_somebody_who_chose_nothing_is_no_subscriber(database: Database, programme_id: int) -> None:
    person(database, programme_id)
    assert found(database, programme_id) == []


def test_a_subscriber_has_what_they_chose_each_day_once_the_longest_lead_time_first(
    database: Database, programme_id: int
) -> None:
    one = person(database, programme_id, language="en")
    subscribe(database, one, [0, 14, 3, 14], digest="weekly", is_muted=True)
    assert found(database, programme_id) == [Subscriber(one, "en", (14, 3, 0), "weekly", True, frozenset())]


def test_a_subscriber_who_chose_no_language_has_the_programmes(database: Database, programme_id: int) -> None:
    subscribe(database, person(database, programme_id), [])
    assert [one.language for one in found(database, programme_id)] == ["nb"]


def test_a_subscriber_has_the_events_that_they_muted_and_no_others(database: Database, programme_id: int) -> None:
    one, two = (person(database, programme_id, slack_user_id=user) for user in ("U1", "U2"))
    muted = event(database, programme_id)
    for each in (one, two):
        subscribe(database, each, [1])
    with database.writing() as session:
        session.add(MutedEvent(person_id=two, event_id=muted))
    assert [each.muted_event_ids for each in found(database, programme_id)] == [frozenset(), frozenset({muted})]


def test_subscribers_are_those_of_one_programme(database: Database, programme_id: int) -> None:
    with database.writing() as session:
        other = Programme(
            slug="second", name=TEXT, short_name=TEXT, description=TEXT, language="nn", zone="Europe/Oslo", rules={},
            source=TEXT,
        )  # fmt: skip
        session.add(other)
        session.flush()
        other_id = other.id
    subscribe(database, person(database, other_id), [1])
    assert [len(found(database, each)) for each in (programme_id, other_id)] == [0, 1]
