"""The Home tab: the next event, what comes later, and what one can write."""

from datetime import date, timedelta

import pytest

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.texts.catalogues import sentence
from models.programme import settle_in_team
from tests.bot_in_slack.fixtures import KARI, MONDAY, BotInSlack

EMPTY = ["Neste i programmet", "Det er ikke registrert noe framover."]
LATER = """\
*Senere*
• Digital møteplass for landbrukskontorene: 9. mai 2025
• Samling på Leka: september 2025
• Sluttevaluering: november 2025
• Sluttrapport: desember 2025"""
HELP = [sentence("nb", f"help.{part}") for part in ("introduction", "questions", "subscriptions", "commands")]


def shown_on(bot: BotInSlack, day: date) -> list[str]:
    """The texts of Kari's Home tab, from top to bottom, with the fields of a section after its text."""
    bot.slack.workspace.clock.advance(timedelta(days=(day - MONDAY.date()).days))
    bot.acts.open_home(KARI)
    bot.all_answers()
    view = bot.slack.workspace.views[bot.slack.workspace.homes[KARI]]
    texts = []
    for block in view.content["blocks"]:
        inner = [block["text"]] if "text" in block else []
        texts += [part["text"] for part in [*inner, *block.get("fields", []), *block.get("elements", [])]]
    return texts


@pytest.fixture
def bot_with_programme(bot: BotInSlack) -> BotInSlack:
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        settle_in_team(session, "T1")
    return bot


def test_without_a_programme_it_says_that_nothing_is_recorded_and_how_to_ask(bot: BotInSlack) -> None:
    assert shown_on(bot, MONDAY.date()) == EMPTY + HELP


def test_the_next_event_comes_first_with_how_soon_it_is_then_what_comes_later(bot_with_programme: BotInSlack) -> None:
    assert shown_on(bot_with_programme, date(2025, 4, 28)) == [
        "Neste i programmet",
        "*Samling i Rennebu*",
        "*Når*\n5.–6. mai 2025",
        "*Hvor*\nI Rennebu",
        "*Tema*\nBærekraftig samarbeid",
        "Kilde: Presentasjon fra 9. mai 2025, «Det store bildet I LAG» og «Samling i Rennebu»",
        "*Det er om 7 dager.*",
        LATER,
        *HELP,
    ]


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    ("day", "how_soon"),
    [
        (date(2025, 5, 4), "*Det er i morgen.*"),
        (date(2025, 5, 5), "*Det er i dag.*"),
        (date(2025, 5, 6), "*Det er i gang nå.*"),
        (date(2025, 5, 7), "*Det er om 2 dager.*"),
        (date(2025, 5, 10), "Dagen er ikke satt ennå."),
    ],
)
def test_how_soon_the_next_event_is(bot_with_programme: BotInSlack, day: date, how_soon: str) -> None:
    shown = shown_on(bot_with_programme, day)
    assert [text for text in shown if "Det er" in text or "ikke satt" in text] == [how_soon]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_after_the_last_event_nothing_is_recorded(bot_with_programme: BotInSlack) -> None:
    assert shown_on(bot_with_programme, date(2026, 1, 1)) == EMPTY + HELP
