"""The I LAG programme in the running bot, with a data file that can be changed, and a clock that the test moves."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.changes.replanning import changing
from bot.local.workspace import Message
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from models.programme import appoint, programme_with_slug, settle_in_team
from tests.bot_in_slack.fixtures import CHANNEL, OLA, BotInSlack

OSLO = ZoneInfo("Europe/Oslo")


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=OSLO)  # type: ignore[misc, arg-type] # year, month, day, hour, minute


@dataclass
class Programme:
    """The programme in the bot. Ola leads it. `text` is its data file."""

    bot: BotInSlack
    text: str = shipped_data_file().decode()

    def at(self, *moment: int) -> None:
        """Let it be that local moment, and let the bot do what is due by then."""
        now = local(*moment)
        self.bot.slack.workspace.clock.advance(now - self.bot.slack.workspace.now())
        self.bot.tick(now)

    def changes(self, *replacements: tuple[str, str]) -> None:
        """Import the data file with these words of it replaced, for good."""
        for old, new in replacements:
            assert old in self.text
            self.text = self.text.replace(old, new)
        now = self.bot.services.clock()
        with self.bot.services.database.writing() as session, changing(session, now):
            load(session, read_data_file(self.text.encode()))

    def said_in(self, channel: str = CHANNEL) -> list[str]:
        return [message.text for message in self.messages(channel)]

    def said_to(self, user: str = OLA) -> list[str]:
        return self.said_in(self.bot.direct_message(user))

    def messages(self, channel: str) -> list[Message]:
        messages = self.bot.slack.workspace.channels[channel].messages.values()
        return [one for one in messages if one.bot_id]


@pytest.fixture
def programme(bot: BotInSlack) -> Programme:
    programme = Programme(bot)
    programme.changes()
    with bot.services.database.writing() as session:
        row = programme_with_slug(session, "i-lag")
        assert row is not None
        settle_in_team(session, "T1")
        row.slack_channel_id = CHANNEL
        appoint(session, row.id, "lead", [OLA])
    programme.changes()  # now the questions to the lead are planned, too
    return programme
