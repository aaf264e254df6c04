from dataclasses import replace

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from models.database import Database
from models.programme import programme_with_slug
from models.recorded import recorded
from models.records import ProgrammeData, SourceData


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
