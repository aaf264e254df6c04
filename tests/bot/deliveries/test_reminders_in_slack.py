"""Reminders from the plan to the channel, by the running bot."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.reminders.planning import plan_reminders
from bot.scheduler import run_ticks
from models.programme import appoint, programme_with_slug
from tests.bot_in_slack.fixtures import CHANNEL, KARI, BotInSlack

DUE = datetime(2025, 4, 28, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))
SEVEN_DAYS = (
    "Samlinga i Rennebu begynner om 7 dager. Når: 5.–6. mai 2025. Hvor: I Rennebu. Tema: Bærekraftig samarbeid."
)
pytestmark = pytest.mark.parametrize("transport", ["socket mode"])


def at(bot: BotInSlack, moment: datetime) -> None:
    """Let it be that moment, and let the bot do what is due by then."""
    bot.slack.workspace.clock.advance(moment - bot.slack.workspace.now())
    run_ticks(bot.services, moment)


@pytest.fixture
def programme(bot: BotInSlack) -> None:
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        row = programme_with_slug(session, "i-lag")
        assert row is not None
        row.slack_team_id, row.slack_channel_id = "T1", CHANNEL
        appoint(session, row.id, "lead", [KARI])
        plan_reminders(session, bot.services.clock())


@pytest.mark.usefixtures("programme")
def test_a_reminder_comes_to_the_channel_at_its_time_and_carries_its_key(bot: BotInSlack) -> None:
    at(bot, DUE)
    told = [(channel, one.text, one.metadata) for channel, one in bot.answers()]
    assert told == [
        (
            CHANNEL,
            SEVEN_DAYS,
            {"event_type": "samling_delivery", "event_payload": {"key": "reminder:rennebu-2025:7"}},
        )
    ]


@pytest.mark.usefixtures("programme")
def test_a_minute_before_its_time_no_reminder_comes(bot: BotInSlack) -> None:
    at(bot, DUE - timedelta(minutes=1))
    assert bot.all_answers() == []


@pytest.mark.usefixtures("programme")
def test_a_reminder_comes_once_however_often_it_is_looked_for(bot: BotInSlack) -> None:
    for minutes in range(5):
        at(bot, DUE + timedelta(minutes=minutes))
    assert [one.text for _, one in bot.all_answers()] == [SEVEN_DAYS]
