"""The evaluation record in Slack: who sees what of it, and the file."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest

from bot.local.app_link.acts import InMessage
from bot.reflections.sealing import seal_rounds
from bot.rendering.record import DOWNLOAD
from models.programme import Programme, known_person, programme_of_team
from tests.bot.evaluation.rounds import OPENS, Voice, add_round, ilag
from tests.bot_in_slack.fixtures import CHANNEL, KARI, OLA, BotInSlack

pytestmark = pytest.mark.parametrize("transport", ["socket mode"])
SECRET = "Det var fint, men <!channel> & *kaffen* var kald"


@pytest.fixture
def programme(bot: BotInSlack) -> Programme:
    """I LAG, in which Kari evaluates and Ola leads."""
    with bot.services.database.writing() as session:
        programme = ilag(session)
        known_person(session, programme.id, KARI).role = "evaluator"
        known_person(session, programme.id, OLA).role = "lead"
    return programme


def store(bot: BotInSlack, uid: str, *voices: Voice, **fields: Any) -> None:
    with bot.services.database.writing() as session:
        programme = programme_of_team(session, "T1")
        assert programme is not None
        add_round(session, programme, uid, voices, **fields)


def shown_to(bot: BotInSlack, user: str, command: str = "/samling evaluering") -> Any:
    bot.acts.run_command(user, CHANNEL, command)
    return bot.answers()[-1][1]


def texts_of(message: Any) -> list[str]:
    return [block["text"]["text"] for block in message.blocks if block["type"] == "section"]


@pytest.mark.usefixtures("programme")
def test_while_a_round_is_open_an_evaluator_sees_how_many_have_answered(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice({"takeaway": SECRET})] * 6, state="open", silent=2)
    assert texts_of(shown_to(bot, KARI)) == [
        "*Samling i Rennebu, 5.–6. mai 2025*\n6 av 8 har svart (75 %). Fristen er 21. mai 2025.",
        "Hva folk svarte, vises først når runden er avsluttet.",
    ]


@pytest.mark.usefixtures("programme")
def test_after_sealing_an_evaluator_sees_the_distribution_the_groups_and_what_was_written(bot: BotInSlack) -> None:
    mayors = [Voice({"usefulness": number}) for number in (3, 4, 4, 5, 5)]
    partners = [Voice({"usefulness": 5}, "partner", "state")] * 4 + [Voice({"takeaway": SECRET, "usefulness": 4})]
    store(bot, "rennebu-2025", *mayors, *partners, silent=2)
    assert texts_of(shown_to(bot, KARI)) == [
        "*Samling i Rennebu, 5.–6. mai 2025*\n10 av 12 har svart (83 %). Runden er avsluttet.",
        "*Nytte*\n10 svar, median 5\n```1  0\n2  0\n3 ██ 1\n4 ██████ 3\n5 ████████████ 6```",
        "*Dette tar de med seg:*\n• Det var fint, men &lt;!channel&gt; &amp; *kaffen* var kald",
        "*Dette vil de endre:*\nIngen skrev noe her.",
    ]


@pytest.mark.usefixtures("programme")
def test_groups_of_five_and_more_are_told_apart(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice()] * 5, *[Voice({"usefulness": 5}, "partner", "state")] * 6)
    assert texts_of(shown_to(bot, OLA))[2:] == [
        "*Etter rolle:*\nOrdførere: 5 svar, median 4\nPartnere: 6 svar, median 5",
        "*Etter type organisasjon:*\nKommuner: 5 svar, median 4\nStaten: 6 svar, median 5",
    ]


@pytest.mark.usefixtures("programme")
def test_a_lead_gets_neither_texts_nor_the_button(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice({"usefulness": 4, "takeaway": SECRET})] * 6)
    message = shown_to(bot, OLA)
    assert ([block["type"] for block in message.blocks], "kaffen" in repr(message)) == (
        ["header", "section", "section"],
        False,
    )


@pytest.mark.usefixtures("programme")
def test_fewer_than_five_answers_give_no_figures_and_it_says_why(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice()] * 4)
    assert texts_of(shown_to(bot, OLA))[1:] == [
        "Færre enn fem har svart. Da viser jeg ingen tall, så ingen kan kjennes igjen."
    ]


@pytest.mark.usefixtures("programme")
def test_an_older_round_is_a_line(bot: BotInSlack) -> None:
    store(bot, "tydal-2024", *[Voice({"takeaway": SECRET})] * 3, silent=1)
    store(bot, "rennebu-2025", state="open", silent=2)
    assert texts_of(shown_to(bot, KARI))[2:] == [
        "*Samling i Tydal, september 2024*\n3 av 4 har svart (75 %). Runden er avsluttet."
    ]


@pytest.mark.usefixtures("programme")
def test_before_the_first_round_it_says_when_that_is(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", state="planned")
    assert shown_to(bot, KARI).text == "Ingen er spurt ennå. Den første runden åpner 7. mai 2025."


@pytest.mark.usefixtures("programme")
def test_without_any_round_in_sight_it_says_so(bot: BotInSlack) -> None:
    assert shown_to(bot, KARI, "/samling evaluation").text == (
        "Ingen er spurt ennå. Det skjer etter neste samling, så snart dagen for den er satt."
    )


@pytest.mark.usefixtures("programme")
def test_more_than_a_message_holds_is_split_and_the_rest_left_to_the_file(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice({"takeaway": "&" * 3000, "change": "<" * 3000})] * 7)
    texts = texts_of(shown_to(bot, KARI))
    left = "Det er flere svar enn det er plass til her. Last ned fila, så får du alle."
    assert (texts.count(left), max(map(len, texts)) <= 3000, texts[12]) == (2, True, left)


@pytest.mark.usefixtures("programme")
def test_for_everybody_else_the_word_is_a_question(bot: BotInSlack) -> None:
    with bot.services.database.writing() as session:
        programme = programme_of_team(session, "T1")
        assert programme is not None
        known_person(session, programme.id, OLA).role = "project-manager"
    store(bot, "rennebu-2025", *[Voice({"takeaway": SECRET})] * 6)
    assert "har svart" not in shown_to(bot, OLA).text


def clicked(bot: BotInSlack, user: str, message: Any) -> None:
    bot.acts.click(user, InMessage(CHANNEL, message.ts), DOWNLOAD)


@pytest.mark.usefixtures("programme")
def test_the_button_puts_the_file_into_the_evaluators_own_messages(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice({"takeaway": "=1+1"})] * 2)
    clicked(bot, KARI, shown_to(bot, KARI))
    _, (place, message), (where, told) = bot.answers(3)
    (file_id,) = message.files
    content = bot.slack.workspace.files[file_id].content
    assert content is not None
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert (place, [row["takeaway"] for row in rows], where, told.seen_only_by, told.text) == (
        bot.direct_message(KARI),
        ["'=1+1", "'=1+1"],
        CHANNEL,
        KARI,
        "Fila ligger i meldingene mellom deg og meg.",
    )


@pytest.mark.usefixtures("programme")
def test_who_is_an_evaluator_no_more_gets_no_file_from_an_old_button(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice({"takeaway": SECRET})] * 2)
    message = shown_to(bot, KARI)
    with bot.services.database.writing() as session:
        programme = programme_of_team(session, "T1")
        assert programme is not None
        known_person(session, programme.id, KARI).role = "lead"
    clicked(bot, KARI, message)
    assert (bot.answers(2)[1][1].text, bot.slack.workspace.files) == (
        "Denne fila er bare for dem som evaluerer programmet.",
        {},
    )


@pytest.mark.usefixtures("programme")
def test_a_round_that_the_bot_sealed_itself_is_shown_as_sealed(bot: BotInSlack) -> None:
    store(bot, "rennebu-2025", *[Voice({"usefulness": 4, "takeaway": "Blåbær"})] * 5, state="late")
    seal_rounds(bot.services, OPENS["rennebu-2025"] + timedelta(days=21))
    assert texts_of(shown_to(bot, KARI))[:3] == [
        "*Samling i Rennebu, 5.–6. mai 2025*\n5 av 5 har svart (100 %). Runden er avsluttet.",
        "*Nytte*\n5 svar, median 4\n```1  0\n2  0\n3  0\n4 ████████████ 5\n5  0```",
        "*Dette tar de med seg:*\n" + "\n".join(["• Blåbær"] * 5),
    ]
