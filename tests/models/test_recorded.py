from dataclasses import replace
from datetime import date

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from models.database import Database
from models.programme import programme_with_slug
from models.recorded import recorded
from models.records import DatingData, ProgrammeData, SourceData


def as_stored(data: ProgrammeData) -> ProgrammeData:
    """The data as a database keeps it: a source is its text, and events stand in the order of their days."""
    return replace(
        data,
        source=SourceData("", data.source.text),
        sources=(),
        organisations=tuple(replace(one, source=SourceData("", one.source.text)) for one in data.organisations),
        events=tuple(
            replace(one, source=SourceData("", one.source.text))
            for one in sorted(data.events, key=lambda event: (event.first_day, event.last_day, event.id))
        ),
        facts=tuple(replace(one, source=SourceData("", one.source.text)) for one in data.facts),
    )


def test_what_was_loaded_is_recorded(database: Database) -> None:
    data = read_data_file(shipped_data_file())
    with database.writing() as session:
        load(session, data)
    with database.reading() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        assert recorded(session, programme) == as_stored(data)


def test_a_moved_event_is_recorded_with_how_it_was_dated_just_before(database: Database) -> None:
    data = read_data_file(shipped_data_file())
    november = (date(2025, 11, 1), date(2025, 11, 30))
    for first, last in ((date(2025, 10, 1), date(2025, 10, 31)), november, (date(2026, 3, 1), date(2026, 3, 31))):
        events = tuple(
            replace(one, first_day=first, last_day=last) if one.id == "leka-2025" else one for one in data.events
        )
        with database.writing() as session:
            load(session, replace(data, events=events))
    with database.reading() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        moved = {one.id: one.moved_from for one in recorded(session, programme).events if one.moved_from}
    assert moved == {"leka-2025": DatingData(*november, "month")}
