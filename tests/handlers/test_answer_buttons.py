"""The buttons under an answer: the calendar, sharing, 👍 and 👎, and which of several events is meant."""

from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from bot.local.app_link import InMessage
from models.events import Alias, Event
from models.programme import Programme
from models.questions import UnansweredQuestion, helpful_answers
from tests.bot_in_slack.fixtures import APP, CHANNEL, ELSEWHERE, KARI, OLA, BotInSlack

RENNEBU = "Samlinga i Rennebu er 5.–6. mai 2025."
INVITE = (
    "Jeg er ikke med i denne kanalen, så jeg kan ikke dele svaret her. Skriv `/invite @Samling` i kanalen, og trykk "
    "en gang til."
)


def asked(bot: BotInSlack, text: str, channel: str = CHANNEL) -> Any:
    before = len(bot.posted)
    bot.acts.run_command(KARI, channel, f"/samling {text}")
    return bot.answers(before + 1)[-1][1]


def labels(message: Any) -> list[str]:
    return [
        one["text"]["text"] for block in message.blocks if block["type"] == "actions" for one in block["elements"]
    ]


def pressed(bot: BotInSlack, message: Any, action_id: str, channel: str = CHANNEL, user: str = KARI) -> None:
    bot.acts.click(user, InMessage(channel, message.ts), action_id)


def change(bot: BotInSlack, uid: str, **fields: Any) -> None:
    with bot.services.database.writing() as session:
        event = session.scalars(select(Event).where(Event.uid == uid)).one()
        for name, value in fields.items():
            setattr(event, name, value)
        session.scalars(select(Programme)).one().events_version += 1


def kept(bot: BotInSlack) -> list[tuple[str, str | None, str]]:
    with bot.services.database.reading() as session:
        return [(one.text, one.slack_user_id, one.source) for one in session.scalars(select(UnansweredQuestion))]


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("når er Rennebu-samlinga?", ["Legg i kalenderen", "Del i kanalen", "👍", "👎"]),
        ("når er Leka-samlinga?", ["Del i kanalen", "👍", "👎"]),
        ("hva skjer i 2025?", ["Del i kanalen", "👍", "👎"]),
        ("hvorfor er himmelen blå", []),
        ("takk!", []),
    ],
    ids=["a day", "a month", "several", "not answered", "thanks"],
)
def test_under_an_answer_stands_what_can_be_done_with_it(ilag: BotInSlack, text: str, expected: list[str]) -> None:
    assert labels(asked(ilag, text)) == expected


@pytest.mark.parametrize("transport", ["socket mode"])
def test_in_a_direct_message_there_is_nobody_to_share_with(ilag: BotInSlack) -> None:
    ilag.acts.post_message(KARI, ilag.direct_message(KARI), "når er Rennebu-samlinga?")
    assert labels(ilag.answers()[0][1]) == ["Legg i kalenderen", "👍", "👎"]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_what_everybody_sees_in_a_thread_is_not_rated_there(ilag: BotInSlack) -> None:
    ilag.acts.post_message(KARI, CHANNEL, f"<@{APP.bot_user_id}> når er Rennebu-samlinga?")
    assert labels(ilag.answers()[0][1]) == ["Legg i kalenderen"]


# The calendar


def test_the_calendar_file_comes_into_the_direct_message(ilag: BotInSlack) -> None:
    pressed(ilag, asked(ilag, "når er Rennebu-samlinga?"), "answer_calendar")
    _, (place, message), (where, told) = ilag.answers(3)
    (file,) = (ilag.slack.workspace.files[one] for one in message.files)
    (entry,) = Calendar.from_ical(file.content or b"").events
    assert (place, file.name, str(entry["SUMMARY"]), str(entry["UID"]), where, told.seen_only_by) == (
        ilag.direct_message(KARI),
        "rennebu-2025.ics",
        "Samling i Rennebu",
        "rennebu-2025@i-lag.samling",
        CHANNEL,
        KARI,
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_an_event_that_lost_its_day_since_gives_no_file_and_it_says_why(ilag: BotInSlack) -> None:
    message = asked(ilag, "når er Rennebu-samlinga?")
    change(ilag, "rennebu-2025", precision="month")
    pressed(ilag, message, "answer_calendar")
    told = ilag.answers(2)[1][1].text
    assert (told, ilag.slack.workspace.files) == (
        "Dagen er ikke satt lenger, så dette kan ikke legges i kalenderen ennå.",
        {},
    )


# Sharing


def test_a_shared_answer_is_in_the_channel_with_the_name_of_who_shared_it(ilag: BotInSlack) -> None:
    pressed(ilag, asked(ilag, "når er Rennebu-samlinga?"), "answer_share")
    channel, message = ilag.answers(2)[1]
    assert (channel, message.text, message.seen_only_by, message.blocks[-1]["elements"][0]["text"]) == (
        CHANNEL,
        RENNEBU,
        None,
        f"Delt av <@{KARI}>",
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_what_was_shared_has_no_button_left_to_share_it_again(ilag: BotInSlack) -> None:
    message = asked(ilag, "når er Rennebu-samlinga?")
    pressed(ilag, message, "answer_share")
    ephemeral = ilag.slack.workspace.channels[CHANNEL].ephemeral
    ilag.eventually(lambda: labels(ephemeral[message.ts]) == [])
    assert ephemeral[message.ts].text == RENNEBU


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_shared_follow_up_is_the_answer_that_was_seen(ilag: BotInSlack) -> None:
    asked(ilag, "når er Leka-samlinga?")
    message = asked(ilag, "og hvor?")
    pressed(ilag, message, "answer_share")
    assert ilag.answers(3)[2][1].text == message.text


@pytest.mark.parametrize("transport", ["socket mode"])
def test_where_the_bot_is_not_in_the_channel_it_says_how_to_invite_it(ilag: BotInSlack) -> None:
    pressed(ilag, asked(ilag, "når er Rennebu-samlinga?", ELSEWHERE), "answer_share", ELSEWHERE)
    message = ilag.answers(2)[1][1]
    assert (message.text, message.seen_only_by) == (
        INVITE,
        KARI,
    )


# Did it help?


def test_a_thumb_down_keeps_the_question_and_thanks_in_place(ilag: BotInSlack) -> None:
    pressed(ilag, asked(ilag, "når er Rennebu-samlinga?"), "answer_not_helped")
    channel, message = ilag.answers(2)[1]
    assert (channel, message.seen_only_by, message.text, kept(ilag)) == (
        CHANNEL,
        KARI,
        "Takk for at du sier fra! Jeg spør dem som leder programmet, og gir deg beskjed når jeg vet mer.",
        [("når er Rennebu-samlinga?", KARI, "thumbs_down")],
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_thumb_down_for_a_follow_up_keeps_what_it_follows_up_too(ilag: BotInSlack) -> None:
    asked(ilag, "når er Leka-samlinga?")
    pressed(ilag, asked(ilag, "og hvor?"), "answer_not_helped")
    ilag.answers(3)
    assert kept(ilag) == [("når er Leka-samlinga? og hvor?", KARI, "thumbs_down")]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_thumbs_pressed_twice_count_once(ilag: BotInSlack) -> None:
    """Killed by remembering the press by its trigger_id, of which each has its own."""
    message = asked(ilag, "når er Rennebu-samlinga?")
    for action_id in ["answer_not_helped", "answer_helped"] * 2:
        pressed(ilag, message, action_id)
    ilag.answers(5)
    with ilag.services.database.reading() as session:
        helped = helpful_answers(session, session.scalars(select(Programme.id)).one())
    assert (len(kept(ilag)), helped) == (1, 1)


# Which one is meant


@pytest.fixture
def two_alike(ilag: BotInSlack) -> BotInSlack:
    """Rennebu and Leka have one other word, both."""
    with ilag.services.database.writing() as session:
        programme = session.scalars(select(Programme)).one()
        for event in session.scalars(select(Event).where(Event.uid.in_(["rennebu-2025", "leka-2025"]))):
            session.add(Alias(programme_id=programme.id, event_id=event.id, language="nb", text="storsamlinga"))
        programme.events_version += 1
    return ilag


def test_where_two_fit_equally_well_there_is_a_button_for_each(two_alike: BotInSlack) -> None:
    message = asked(two_alike, "når er storsamlinga?")
    assert labels(message) == ["Samling i Rennebu, 5.–6. mai 2025", "Samling på Leka, september 2025"]


def test_a_chosen_event_is_answered_in_place_of_the_choice(two_alike: BotInSlack) -> None:
    message = asked(two_alike, "når er storsamlinga?")
    pressed(two_alike, message, "answer_choice:0")
    ephemeral = two_alike.slack.workspace.channels[CHANNEL].ephemeral
    two_alike.eventually(lambda: ephemeral[message.ts].text != message.text)
    assert ephemeral[message.ts].text == RENNEBU


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_choice_in_a_thread_is_answered_in_the_thread(two_alike: BotInSlack) -> None:
    text = f"<@{APP.bot_user_id}> hvor er storsamlinga?"
    begun = two_alike.acts.post_message(KARI, CHANNEL, text)
    pressed(two_alike, two_alike.answers()[0][1], "answer_choice:0", user=OLA)
    channel, message = two_alike.answers(2)[1]
    assert (channel, message.thread_ts, message.text) == (
        CHANNEL,
        begun.ts,
        "Samlinga er i Rennebu 5.–6. mai 2025.",
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_question_that_is_asked_back_is_no_unanswered_one(two_alike: BotInSlack) -> None:
    asked(two_alike, "når er storsamlinga?")
    assert kept(two_alike) == []
