"""Reminders from the plan to the channel, by the running bot."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.reminders.planning import plan_reminders
from bot.texts.catalogues import sentence
from bot.texts.localized import LocalizedText
from models.deliveries import known_deliveries
from models.events import event_with_uid
from models.programme import appoint, programme_with_id, programme_with_slug
from tests.bot_in_slack.fixtures import CHANNEL, KARI, BotInSlack

DUE = datetime(2025, 4, 28, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))
SEVEN_DAYS = (
    "Samlinga i Rennebu begynner om 7 dager. Når: 5.–6. mai 2025. Hvor: i Rennebu. Tema: Bærekraftig samarbeid."
)
INVITE_ME = (
    "Jeg får ikke lagt ut påminnelser i <#CILAG>, for jeg er ikke med i kanalen. "
    "Åpne kanalen og skriv `/invite @Samling`, så sender jeg det som venter."
)
pytestmark = pytest.mark.parametrize("transport", ["socket mode"])


def at(bot: BotInSlack, moment: datetime) -> None:
    """Let it be that moment, and let the bot do what is due by then."""
    bot.slack.workspace.clock.advance(moment - bot.slack.workspace.now())
    bot.tick(moment)


def set_channel(bot: BotInSlack, channel: str | None) -> None:
    with bot.services.database.writing() as session:
        programme_with_id(session, 1).slack_channel_id = channel


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
    told = [(channel, one.text, one.metadata["event_payload"]["key"]) for channel, one in bot.answers()]
    assert told == [(CHANNEL, SEVEN_DAYS, "reminder:rennebu-2025:7")]


@pytest.mark.usefixtures("programme")
def test_a_minute_before_its_time_no_reminder_comes(bot: BotInSlack) -> None:
    at(bot, DUE - timedelta(minutes=1))
    assert bot.all_answers() == []


@pytest.mark.usefixtures("programme")
def test_a_reminder_comes_once_however_often_it_is_looked_for(bot: BotInSlack) -> None:
    for minutes in range(5):
        at(bot, DUE + timedelta(minutes=minutes))
    assert [one.text for _, one in bot.all_answers()] == [SEVEN_DAYS]


@pytest.mark.usefixtures("programme")
def test_events_that_were_past_when_first_recorded_are_never_announced(bot: BotInSlack) -> None:
    """Snåsa was in 2023, on days that are known; Meråker … have no day; the plan of 2023 is a decision."""
    with bot.services.database.reading() as session:
        assert sorted(known_deliveries(session, 1, "reminder")) == [
            *(f"reminder:{uid}:month" for uid in ("finaleval-2025", "finalreport-2025", "leka-2025")),
            *(f"reminder:rennebu-2025:{days}" for days in (0, 1, 7)),
        ]


@pytest.mark.usefixtures("programme")
def test_after_an_outage_only_the_latest_overdue_reminder_comes_and_counts_the_days_that_are_left(
    bot: BotInSlack,
) -> None:
    at(bot, DUE.replace(month=5, day=5, hour=7, minute=45))
    assert [one.text for _, one in bot.all_answers()] == [SEVEN_DAYS.replace("om 7 dager", "i dag")]


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(("hour", "messages"), [(6, 0), (7, 1), (19, 1), (20, 0), (23, 0)])
def test_what_comes_late_keeps_the_quiet_hours(bot: BotInSlack, hour: int, messages: int) -> None:
    """Killed: holding only the planned moments to them."""
    at(bot, DUE.replace(day=30, hour=hour))
    bot.stop()
    assert len(bot.posted) == messages


@pytest.mark.usefixtures("programme")
def test_the_day_after_its_event_has_begun_no_late_reminder_comes(bot: BotInSlack) -> None:
    at(bot, DUE.replace(month=5, day=6, hour=0, minute=0))
    assert bot.all_answers() == []


@pytest.mark.usefixtures("programme")
def test_a_late_reminder_tells_how_many_days_are_left(bot: BotInSlack) -> None:
    at(bot, DUE.replace(month=5, day=1))
    assert [one.text for _, one in bot.all_answers()] == [SEVEN_DAYS.replace("7 dager", "4 dager")]


@pytest.mark.usefixtures("programme")
def test_once_the_bot_is_invited_what_waited_for_it_goes_out(bot: BotInSlack) -> None:
    bot.slack.workspace.leave(CHANNEL, "UBOT")
    at(bot, DUE)
    told = [one.text for _, one in bot.answers(1)]
    bot.slack.workspace.join(CHANNEL, "UBOT", KARI)
    bot.answers(2)  # it has greeted the channel
    at(bot, DUE + timedelta(minutes=1))
    in_channel = sorted(one.text for channel, one in bot.all_answers() if channel == CHANNEL)
    assert (told, in_channel) == ([INVITE_ME], [sentence("nb", "help.introduction"), SEVEN_DAYS])


@pytest.mark.usefixtures("programme")
def test_with_no_channel_set_a_reminder_waits_until_there_is_one(bot: BotInSlack) -> None:
    set_channel(bot, None)
    at(bot, DUE)
    before = list(bot.posted)
    set_channel(bot, CHANNEL)
    at(bot, DUE + timedelta(minutes=1))
    assert (before, [one.text for _, one in bot.all_answers()]) == ([], [SEVEN_DAYS])


@pytest.mark.usefixtures("programme")
def test_a_reminder_moves_with_its_event(bot: BotInSlack) -> None:
    with bot.services.database.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        event.first_day, event.last_day = date(2025, 5, 12), date(2025, 5, 13)
        plan_reminders(session, bot.services.clock())
    at(bot, DUE)
    before = list(bot.posted)
    at(bot, DUE + timedelta(days=7))
    assert (before, [one.text for _, one in bot.all_answers()]) == (
        [],
        [SEVEN_DAYS.replace("5.–6. mai", "12.–13. mai")],
    )


@pytest.mark.usefixtures("programme")
def test_a_cancelled_event_is_not_reminded_of(bot: BotInSlack) -> None:
    with bot.services.database.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        event.status = "cancelled"
        plan_reminders(session, bot.services.clock())
    at(bot, DUE)
    assert bot.all_answers() == []


@pytest.mark.usefixtures("programme")
def test_a_text_of_the_data_is_shown_letter_by_letter(bot: BotInSlack) -> None:
    with bot.services.database.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        event.theme = LocalizedText("Fisk & <!channel>", "x", "x")
    at(bot, DUE)
    ((_, message),) = bot.all_answers()
    assert message.text == (
        "Samlinga i Rennebu begynner om 7 dager. Når: 5.–6. mai 2025. Hvor: i Rennebu. "
        "Tema: Fisk &amp; &lt;!channel&gt;."
    )


@pytest.mark.usefixtures("programme")
def test_a_time_of_day_is_shown_in_the_zone_of_who_reads_it(bot: BotInSlack) -> None:
    with bot.services.database.writing() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        event.starts = time(10)
    at(bot, DUE)
    ((_, message),) = bot.all_answers()
    assert message.blocks[0]["fields"][0]["text"] == "*Når*\n5.–6. mai 2025, fra kl. <!date^1746432000^{time}|10:00>"
