"""What is planned beside the countdown in the channel, from the plan to Slack."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.reminders.planning import plan_reminders
from models.deliveries import Delivery
from models.programme import appoint, known_person, programme_with_id
from models.subscriptions import Subscription
from tests.bot_in_slack.fixtures import CHANNEL, KARI, OLA, BotInSlack

OSLO = ZoneInfo("Europe/Oslo")
ASKED = (
    "Samlinga på Leka er i september 2025. Dagen er ikke satt ennå. "
    "Sett dagen når den er avtalt, så får alle påminnelser i tide."
)
COMING_UP = (
    "Coming up in the next weeks:\n• Gathering in Rennebu: 5–6 May 2025\n"
    "• Digital meeting place for the agricultural offices: 9 May 2025"
)
pytestmark = pytest.mark.parametrize("transport", ["socket mode"])


@pytest.fixture
def programme(bot: BotInSlack) -> None:
    """Kari leads it; Ola reads English, and wants to hear of events 5 and 2 days before, and every week."""
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        row = programme_with_id(session, 1)
        row.slack_team_id, row.slack_channel_id = "T1", CHANNEL
        appoint(session, row.id, "lead", [KARI])
        ola = known_person(session, row.id, OLA)
        ola.language = "en"
        session.add(Subscription(person_id=ola.id, days_before=[5, 2], digest="weekly"))
        plan_reminders(session, bot.services.clock())


def at(bot: BotInSlack, *moment: int) -> None:
    """Let it be that local moment, and let the bot do what is due by then."""
    then = datetime(*moment, tzinfo=OSLO)  # type: ignore[misc, arg-type] # year, month, day, hour, minute
    bot.slack.workspace.clock.advance(then - bot.slack.workspace.now())
    bot.tick(then)


def told(bot: BotInSlack, place: str) -> list[str]:
    return [one.text for channel, one in bot.all_answers() if channel == place]


@pytest.mark.usefixtures("programme")
def test_a_subscriber_is_reminded_directly_in_their_own_language(bot: BotInSlack) -> None:
    at(bot, 2025, 4, 30, 9, 0)
    assert told(bot, bot.direct_message(OLA))[-1] == (
        "The gathering in Rennebu begins in 5 days. When: 5–6 May 2025. Where: in Rennebu. "
        "Theme: Sustainable cooperation."
    )


@pytest.mark.usefixtures("programme")
def test_a_lead_is_asked_for_the_day_with_a_button(bot: BotInSlack) -> None:
    at(bot, 2025, 6, 3, 9, 0)
    message = next(one for channel, one in bot.all_answers() if channel == bot.direct_message(KARI))
    button = message.blocks[1]["elements"][0]
    assert (message.text, button["action_id"], button["value"]) == (ASKED, "event_day_set", "leka-2025")


@pytest.mark.usefixtures("programme")
def test_the_channel_is_told_of_the_month(bot: BotInSlack) -> None:
    at(bot, 2025, 8, 1, 9, 0)
    assert told(bot, CHANNEL)[-1] == "Samlinga på Leka er i september 2025. Dagen er ikke satt ennå."


@pytest.mark.usefixtures("programme")
def test_a_digest_comes_every_week(bot: BotInSlack) -> None:
    at(bot, 2025, 4, 28, 9, 0)
    at(bot, 2025, 5, 5, 9, 0)
    digests = [text for text in told(bot, bot.direct_message(OLA)) if text.startswith("Coming up")]
    assert digests == [COMING_UP, COMING_UP]


@pytest.mark.usefixtures("programme")
def test_after_two_weeks_asleep_each_gets_the_latest_of_what_is_still_right(bot: BotInSlack) -> None:
    """From 28 April, before nine, to the morning of the gathering: Ola's two are overtaken, as the channel's are."""
    at(bot, 2025, 5, 5, 7, 45)
    with bot.services.database.reading() as session:
        rows = session.execute(select(Delivery.key, Delivery.state).where(Delivery.due_at <= bot.services.clock()))
        states = {key: state for key, state in rows if "rennebu" in key}
    assert states == {
        "reminder:rennebu-2025:7": "superseded",
        "reminder:rennebu-2025:1": "superseded",
        "reminder:rennebu-2025:0": "sent",
        "reminder:rennebu-2025:5:2": "superseded",
        "reminder:rennebu-2025:2:2": "sent",
    }


@pytest.mark.usefixtures("programme")
def test_after_months_asleep_a_lead_is_asked_once(bot: BotInSlack) -> None:
    at(bot, 2025, 7, 20, 9, 0)
    with bot.services.database.reading() as session:
        rows = session.execute(select(Delivery.key, Delivery.state).where(Delivery.kind == "undated"))
        states = {key: state for key, state in rows if "leka" in key}
    assert states == {"undated:leka-2025:90:1": "expired", "undated:leka-2025:45:1": "sent"}
