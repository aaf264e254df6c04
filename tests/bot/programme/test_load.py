from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.texts.localized import LocalizedText
from models.database import Database
from models.events import aliases_of, earlier_datings_of, event_with_uid, events_of, links_of
from models.programme import programme_with_slug
from models.records import AliasData, LinkData, ProgrammeData
from models.schema import METADATA

TEXT = LocalizedText("tekst", "tekst", "text")


@pytest.fixture(scope="session")
def ilag() -> ProgrammeData:
    return read_data_file(shipped_data_file())


def loaded(database: Database, data: ProgrammeData) -> Counter[str]:
    with database.writing() as session:
        return Counter(load(session, data))


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with database.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in METADATA.sorted_tables
        }


def with_leka(data: ProgrammeData, **fields: object) -> ProgrammeData:
    """The data with the Leka gathering changed."""
    events = tuple(replace(one, **fields) if one.id == "leka-2025" else one for one in data.events)
    return replace(data, events=events)


def leka(database: Database) -> dict[str, object]:
    with database.reading() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        one = event_with_uid(session, programme.id, "leka-2025")
        assert one is not None
        return {
            "sequence": one.sequence,
            "first_day": one.first_day,
            "precision": one.precision,
            "events_version": programme.events_version,
            "words": sorted(alias.text for alias in aliases_of(session, programme.id) if alias.event_id == one.id),
            "links": [link.url for link in links_of(session, programme.id)],
        }


def test_loading_adds_every_entry_of_the_file(database: Database, ilag: ProgrammeData) -> None:
    entries = 1 + len(ilag.organisations) + len(ilag.events) + len(ilag.facts)
    assert loaded(database, ilag) == Counter(added=entries)


def test_loading_again_leaves_every_row_as_it_was(database: Database, ilag: ProgrammeData) -> None:
    first = loaded(database, ilag)
    before = contents(database)
    assert (loaded(database, ilag), contents(database)) == (Counter(unchanged=first["added"]), before)


def test_the_events_of_the_database_are_those_of_the_file(database: Database, ilag: ProgrammeData) -> None:
    loaded(database, ilag)
    with database.reading() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        stored = {one.uid: (one.first_day, one.last_day, one.precision) for one in events_of(session, programme.id)}
    assert stored == {one.id: (one.first_day, one.last_day, one.precision) for one in ilag.events}


def test_every_other_word_of_the_file_is_stored_once(database: Database, ilag: ProgrammeData) -> None:
    loaded(database, ilag)
    entries = (ilag, *ilag.organisations, *ilag.events, *ilag.facts)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(METADATA.tables["alias"])) == sum(
            len(one.aliases) for one in entries
        )


def test_a_changed_event_is_changed_alone_and_its_sequence_grows(database: Database, ilag: ProgrammeData) -> None:
    before = loaded(database, ilag)["added"]
    newly_dated = with_leka(ilag, first_day=date(2025, 9, 9), last_day=date(2025, 9, 10), precision="day")
    outcome = loaded(database, newly_dated)
    now = leka(database)
    assert (outcome, now["sequence"], now["first_day"]) == (
        Counter(changed=1, unchanged=before - 1),
        1,
        date(2025, 9, 9),
    )


def datings_of_leka(database: Database) -> list[tuple[int, date, date]]:
    """How the Leka gathering was dated before, each with the sequence that it had then."""
    with database.reading() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        return [(one.sequence, one.first_day, one.last_day) for one in earlier_datings_of(session, programme.id)]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"first_day": date(2025, 9, 9), "last_day": date(2025, 9, 10), "precision": "day"}, []),
        (
            {"first_day": date(2025, 10, 1), "last_day": date(2025, 10, 31)},
            [(0, date(2025, 9, 1), date(2025, 9, 30))],
        ),
        ({"status": "cancelled"}, []),
        ({"theme": TEXT}, []),
    ],
    ids=["a day within its month", "another month", "cancelled", "a theme"],
)
def test_an_event_that_a_file_moves_keeps_how_it_was_dated(
    database: Database, ilag: ProgrammeData, fields: dict[str, object], kept: list[tuple[int, date, date]]
) -> None:
    loaded(database, ilag)
    loaded(database, with_leka(ilag, **fields))
    assert datings_of_leka(database) == kept


@pytest.mark.parametrize(
    ("change", "sequence"),
    [
        ({"aliases": (AliasData("nb", "høstsamlingen"),)}, 0),
        ({"links": (LinkData(TEXT, "https://example.org"),)}, 1),
    ],
    ids=["other words", "a link"],
)
def test_other_words_are_no_new_revision_of_an_event_and_a_link_is(
    database: Database, ilag: ProgrammeData, change: dict[str, object], sequence: int
) -> None:
    loaded(database, ilag)
    loaded(database, with_leka(ilag, **change))
    now = leka(database)
    assert (now["sequence"], now["events_version"]) == (sequence, 2)


def test_an_event_has_just_the_words_and_links_of_the_last_file(database: Database, ilag: ProgrammeData) -> None:
    old = with_leka(ilag, aliases=(AliasData("nb", "gammelt"),), links=(LinkData(TEXT, "https://old.example"),))
    new = with_leka(ilag, aliases=(AliasData("nb", "nytt"),), links=(LinkData(TEXT, "https://new.example"),))
    loaded(database, old)
    loaded(database, new)
    now = leka(database)
    assert (now["words"], now["links"]) == (["nytt"], ["https://new.example"])


def test_what_is_not_in_a_file_stays(database: Database, ilag: ProgrammeData) -> None:
    loaded(database, ilag)
    loaded(database, replace(ilag, events=ilag.events[:1], facts=()))
    with database.reading() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        assert len(events_of(session, programme.id)) == len(ilag.events)


def test_two_programmes_may_load_events_of_the_same_ids(database: Database, ilag: ProgrammeData) -> None:
    loaded(database, ilag)
    assert set(loaded(database, replace(ilag, slug="second"))) == {"added"}
