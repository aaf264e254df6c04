"""The evaluation record in Slack: who sees what of it, and the file."""

from typing import Any

import pytest

from models.programme import Programme, known_person, programme_of_team
from tests.bot.evaluation.rounds import Voice, add_round, ilag
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
