"""The bot with something to answer from."""

import pytest

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from models.programme import appoint, programme_with_slug, settle_in_team
from tests.bot_in_slack.fixtures import OLA, BotInSlack


@pytest.fixture
def ilag(bot: BotInSlack) -> BotInSlack:
    """The bot with the I LAG data in its database; Ola leads."""
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        session.flush()
        settle_in_team(session, "T1")
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        appoint(session, programme.id, "lead", [OLA])
    return bot
