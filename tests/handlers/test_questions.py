"""Questions about the programme, asked in Slack."""

import pytest
from sqlalchemy import select

from models.events import Event
from models.programme import Programme
from tests.bot_in_slack.fixtures import APP, CHANNEL, KARI, BotInSlack

NEXT = "Samlinga på Leka er i september 2025; dagen er ikke satt."


def test_a_slash_question_is_answered_to_the_asker_alone(ilag: BotInSlack) -> None:
    ilag.acts.run_command(KARI, CHANNEL, "/samling korti e Leka-samlinga?")
    ((channel, message),) = ilag.answers()
    assert (channel, message.seen_only_by, message.text) == (CHANNEL, KARI, NEXT)


def test_a_mention_is_answered_in_its_thread(ilag: BotInSlack) -> None:
    asked = ilag.acts.post_message(KARI, CHANNEL, f"<@{APP.bot_user_id}> når er Leka-samlinga?")
    ((channel, message),) = ilag.answers()
    assert (channel, message.thread_ts, message.text) == (CHANNEL, asked.ts, NEXT)


def test_a_direct_message_is_answered_in_the_language_it_is_asked_in(ilag: BotInSlack) -> None:
    ilag.acts.post_message(KARI, ilag.direct_message(KARI), "when is the Leka gathering?")
    ((channel, message),) = ilag.answers()
    assert (channel, message.text) == (
        ilag.direct_message(KARI),
        "The gathering on Leka is in September 2025; the day has not been set.",
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_an_answer_is_a_sentence_then_a_card_then_its_source_then_buttons(ilag: BotInSlack) -> None:
    ilag.acts.run_command(KARI, CHANNEL, "/samling når er Leka-samlinga?")
    ((_, message),) = ilag.answers()
    sentence, card, source, buttons = message.blocks
    assert (
        sentence["text"]["text"],
        card["text"]["text"],
        [field["text"] for field in card["fields"]],
        source["elements"][0]["text"],
        [button["text"]["text"] for button in buttons["elements"]],
    ) == (
        NEXT,
        "*Samling på Leka*",
        ["*Når*\nSeptember 2025", "*Hvor*\nPå Leka", "*Tema*\nIkke registrert"],
        "Kilde: Presentasjon fra 9. mai 2025, «Det store bildet I LAG» og «Samling i Rennebu»",
        ["Del i kanalen", "👍", "👎"],
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_what_it_does_not_know_comes_with_three_examples(ilag: BotInSlack) -> None:
    ilag.acts.run_command(KARI, CHANNEL, "/samling abrakadabra simsalabim")
    ((_, message),) = ilag.answers()
    assert message.text == (
        "Det vet jeg ikke. Prøv for eksempel «Når er neste samling?», «Hva skjer i 2025?» eller "
        "«Hvem er med på samlingene?»."
    )


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    "text",
    [
        "x" * 40_000,
        "\x00\x07\u202e når er neste samling \u200f",
        "<!channel> <@UOLA> <https://example.org|klikk> & <b>",
        "*_~`",
        "?",
        "skal vi ha samling på <!here> Røros & Oslo?",
    ],
    ids=["long", "control", "mentions", "marks", "sign", "escapes"],
)
def test_odd_texts_get_an_answer_that_mentions_nobody(ilag: BotInSlack, text: str) -> None:
    ilag.acts.run_command(KARI, CHANNEL, f"/samling {text}")
    ((_, message),) = ilag.answers()
    assert (message.seen_only_by, "<" in message.text) == (KARI, False)


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_change_of_the_records_is_in_the_next_answer(ilag: BotInSlack) -> None:
    ilag.acts.run_command(KARI, CHANNEL, "/samling når er Leka-samlinga?")
    ilag.answers(1)
    with ilag.services.database.writing() as session:
        leka = session.scalars(select(Event).where(Event.uid == "leka-2025")).one()
        leka.status = "cancelled"
        session.scalars(select(Programme)).one().events_version += 1
    ilag.acts.run_command(KARI, CHANNEL, "/samling når er Leka-samlinga?")
    _, (_, message) = ilag.answers(2)
    assert message.text == "Samlinga på Leka, som skulle være i september 2025, er avlyst."
