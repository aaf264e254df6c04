import pytest

from bot.programme.data_file import read_data_file, shipped_data_file
from models.records import ProgrammeData


@pytest.fixture(scope="session")
def ilag() -> ProgrammeData:
    """The shipped data; frozen, so one reading serves every test."""
    return read_data_file(shipped_data_file())
