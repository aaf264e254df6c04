"""The queries of programmes, organisations, people, events, facts and aliases, and what the tables refuse."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from bot.texts.localized import LocalizedText
from models.base import Base
from models.database import Database
from models.deliveries import Delivery
from models.events import (
    Alias,
    Event,
    EventLink,
    Fact,
    aliases_of,
    event_with_uid,
    events_of,
    facts_of,
    links_of,
)
from models.programme import (
    Organisation,
    Person,
    Programme,
    organisations_of,
    person_in,
    programme_of_team,
    programme_with_slug,
)

MAY_5, MAY_6 = date(2025, 5, 5), date(2025, 5, 6)
NOON = datetime(2025, 4, 28, 12, 0, tzinfo=UTC)
TEXT = LocalizedText("tekst", "tekst", "text")


def event(
    programme_id: int, uid: str, first: date | None = MAY_5, last: date | None = MAY_6, **fields: object
) -> Event:
    given = {"precision": "day" if first else "unset", "kind": "gathering", "status": "planned"} | fields
    return Event(
        programme_id=programme_id,
        uid=uid,
        title=TEXT,
        definite=TEXT,
        first_day=first,
        last_day=last,
        source=TEXT,
        **given,
    )


def programme(slug: str, team: str | None = None) -> Programme:
    return Programme(
        slug=slug, slack_team_id=team, name=TEXT, short_name=TEXT, description=TEXT, language="nb",
        zone="Europe/Oslo", rules={}, source=TEXT,
    )  # fmt: skip


def organisation(programme_id: int, slug: str, position: int) -> Organisation:
    return Organisation(
        programme_id=programme_id,
        slug=slug,
        position=position,
        name=TEXT,
        kind="municipality",
        role="host",
        source=TEXT,
    )


def store(database: Database, *rows: Base) -> None:
    with database.writing() as session:
        session.add_all(rows)


def test_events_come_in_the_order_of_their_days_and_those_without_one_last(
    database: Database, programme_id: int
) -> None:
    store(
        database,
        event(programme_id, "unset", None, None),
        event(programme_id, "later", date(2025, 9, 1), date(2025, 9, 30), precision="month"),
        event(programme_id, "longer", MAY_5, MAY_6),
        event(programme_id, "shorter", MAY_5, MAY_5),
    )
    with database.reading() as session:
        assert [one.uid for one in events_of(session, programme_id)] == ["shorter", "longer", "later", "unset"]


def test_an_event_comes_back_with_every_field(database: Database, programme_id: int) -> None:
    given = {"starts": time(9), "ends": time(15, 30), "place": TEXT, "place_preposition": TEXT, "theme": TEXT}
    store(database, event(programme_id, "rennebu-2025", **given))
    with database.reading() as session:
        one = event_with_uid(session, programme_id, "rennebu-2025")
    assert one is not None
    assert {name: getattr(one, name) for name in given} == given


def test_a_uid_that_no_event_has_gives_none(database: Database, programme_id: int) -> None:
    with database.reading() as session:
        assert event_with_uid(session, programme_id, "oslo-2025") is None


def test_two_programmes_keep_their_events_apart(database: Database, programme_id: int) -> None:
    store(database, programme("second"))
    with database.reading() as session:
        second = programme_with_slug(session, "second")
    assert second is not None
    store(database, event(programme_id, "leka-2025"), event(second.id, "leka-2025", MAY_6, MAY_6))
    with database.reading() as session:
        assert [one.first_day for one in events_of(session, second.id)] == [MAY_6]


def test_a_programme_is_found_by_its_team(database: Database) -> None:
    store(database, programme("first", "T1"), programme("second", "T2"))
    with database.reading() as session:
        found = [programme_of_team(session, team) for team in ("T2", "T3")]
    assert [one and one.slug for one in found] == ["second", None]


def test_organisations_and_facts_come_in_the_order_of_the_file(database: Database, programme_id: int) -> None:
    facts = [
        Fact(
            programme_id=programme_id, slug=slug, position=position, topic="goal", title=TEXT, text=TEXT, source=TEXT
        )
        for slug, position in (("b", 1), ("a", 0))
    ]
    store(database, organisation(programme_id, "b", 1), organisation(programme_id, "a", 0), *facts)
    with database.reading() as session:
        found = [*organisations_of(session, programme_id), *facts_of(session, programme_id)]
    assert [one.slug for one in found] == ["a", "b", "a", "b"]


def test_aliases_and_links_go_with_their_event(database: Database, programme_id: int) -> None:
    store(database, event(programme_id, "leka-2025"))
    with database.writing() as session:
        one = event_with_uid(session, programme_id, "leka-2025")
        assert one is not None
        session.add(Alias(programme_id=programme_id, event_id=one.id, language="nb", text="haustsamlinga"))
        session.add(EventLink(event_id=one.id, title=TEXT, url="https://example.org"))
    with database.reading() as session:
        before = (len(aliases_of(session, programme_id)), len(links_of(session, programme_id)))
    with database.writing() as session:
        session.delete(event_with_uid(session, programme_id, "leka-2025"))
    with database.reading() as session:
        after = (len(aliases_of(session, programme_id)), len(links_of(session, programme_id)))
    assert (before, after) == ((1, 1), (0, 0))


def test_a_person_is_known_by_their_slack_user_in_one_programme(database: Database, programme_id: int) -> None:
    store(database, Person(programme_id=programme_id, slack_user_id="UKARI", role="lead"))
    with database.reading() as session:
        found = [person_in(session, *key) for key in ((programme_id, "UKARI"), (programme_id + 1, "UKARI"))]
    assert [one and one.role for one in found] == ["lead", None]


@pytest.mark.parametrize(
    "fields",
    [
        {"precision": "unset"},
        {"first": None, "last": None, "precision": "month"},
        {"first": MAY_6, "last": MAY_5},
        {"last": None},
        {"precision": "month", "starts": time(9)},
        {"precision": "hour"},
        {"kind": "party"},
    ],
    ids=str,
)
def test_the_tables_refuse_an_event_that_contradicts_itself(
    database: Database, programme_id: int, fields: dict[str, object]
) -> None:
    # A word that is none is refused before it reaches the database, by its column's type.
    with pytest.raises((IntegrityError, StatementError)):
        store(database, event(programme_id, "wrong", **fields))


def test_an_alias_names_at_most_one_thing(database: Database, programme_id: int) -> None:
    store(database, event(programme_id, "leka-2025"), organisation(programme_id, "leka", 0))
    with pytest.raises(IntegrityError, match="names_one_thing"):
        store(database, Alias(programme_id=programme_id, event_id=1, organisation_id=1, language="nb", text="leka"))


def test_one_key_is_one_delivery(database: Database, programme_id: int) -> None:
    due = {"programme_id": programme_id, "key": "reminder/leka-2025/7", "kind": "reminder", "due_at": NOON}
    store(database, Delivery(**due))
    with pytest.raises(IntegrityError):
        store(database, Delivery(**due))
