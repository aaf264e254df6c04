"""A programme to hang rows on."""

import pytest

from bot.texts.localized import LocalizedText
from models.database import Database
from models.programme import Programme

TEXT = LocalizedText("tekst", "tekst", "text")


@pytest.fixture
def programme_id(database: Database) -> int:
    """The id of a stored programme."""
    programme = Programme(
        slug="i-lag",
        name=TEXT,
        short_name=TEXT,
        description=TEXT,
        language="nb",
        zone="Europe/Oslo",
        rules={},
        source=TEXT,
    )
    with database.writing() as session:
        session.add(programme)
        session.flush()
        return programme.id
