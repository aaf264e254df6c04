"""What the bot could not answer: kept, shown to a lead, answered, told to who asked, known from then on."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from bot.local.app_link import InMessage
from bot.scheduler import run_ticks
from bot.texts.catalogues import sentence
from models.questions import UnansweredQuestion
from tests.bot_in_slack.fixtures import CHANNEL, KARI, OLA, BotInSlack

QUESTION = "er det lov å ha med kjæledyr?"
FACT = "Ja, men bare hunder & katter i bånd."
SAID = {
    ("title", "title"): "Kjæledyr",
    ("text", "text"): FACT,
    ("other_words", "other_words"): "kjæledyr\nhund, katt",
}


def asked(bot: BotInSlack, text: str, user: str = KARI) -> Any:
    """What the bot answers to a command."""
    before = len(bot.posted)
    bot.acts.run_command(user, CHANNEL, f"/samling {text}")
    return bot.answers(before + 1)[-1][1]


def kept(bot: BotInSlack) -> list[tuple[str, str, str | None, str, str]]:
    with bot.services.database.reading() as session:
        rows = session.scalars(select(UnansweredQuestion).order_by(UnansweredQuestion.id))
        return [(one.text, one.language, one.slack_user_id, one.source, one.state) for one in rows]


def sections(message: Any) -> list[str]:
    return [block["text"]["text"] for block in message.blocks if block["type"] == "section"]


def view(bot: BotInSlack, user: str) -> Mapping[str, Any]:
    return bot.slack.workspace.views[view_id(bot, user)].content


def view_id(bot: BotInSlack, user: str) -> str:
    return bot.slack.workspace.modals[user][-1]


def form(bot: BotInSlack, user: str = OLA) -> None:
    """Press «Svar» beside the first group of the list, and wait for the window."""
    message = asked(bot, "ubesvart", user)
    block_id = next(block["block_id"] for block in message.blocks if block["type"] == "actions")
    bot.acts.click(user, InMessage(CHANNEL, message.ts), "unanswered_answer", block_id=block_id)
    loading = sentence("nb", "reflection.loading")
    bot.eventually(lambda: loading not in str(view(bot, user)))


def submitted(bot: BotInSlack, said: Mapping[tuple[str, str], Any] = SAID, user: str = OLA) -> Any:
    form(bot, user)
    bot.acts.fill(user, view_id(bot, user), said)
    return bot.acts.submit(user, view_id(bot, user))


def told(bot: BotInSlack, user: str) -> list[str]:
    """The direct messages to somebody, once the outbox is empty."""
    run_ticks(bot.services, bot.services.clock())
    messages = bot.slack.workspace.channels[bot.direct_message(user)].messages
    return [one.text for one in messages.values()]


def test_a_question_without_an_answer_is_kept_with_its_language_and_asker(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    assert kept(ilag) == [(QUESTION, "nb", KARI, "unanswered", "open")]


def test_a_lead_answers_and_who_asked_is_told(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    submitted(ilag)
    assert told(ilag, KARI) == [f"Du spurte: «{QUESTION}» Nå vet jeg det: {FACT.replace('&', '&amp;')}"]


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    "text",
    [QUESTION, "er det lov å ha med kjeledyr?", "kan jeg ha med hunden?"],
    ids=["the same", "with a typing error", "in other words"],
)
def test_the_next_to_ask_gets_the_answer(ilag: BotInSlack, text: str) -> None:
    asked(ilag, QUESTION)
    submitted(ilag)
    assert asked(ilag, text, OLA).text == FACT.replace("&", "&amp;")
