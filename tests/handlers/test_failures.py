"""A listener that fails: what the person is told, and what the log holds."""

import logging
import re
from typing import Any

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from sqlalchemy import text

from bot.errors import SamlingError
from bot.local.app_link import InMessage
from bot.log import FramesOnly
from tests.bot_in_slack.fixtures import CHANNEL, KARI, BotInSlack

SECRET = "Ordføreren vil ikke være med lenger"
PASSING = (
    r"Beklager, noe gikk galt hos meg\. Prøv igjen om litt\. Skjer det en gang til, "
    r"så gi referansen ([0-9a-f]{8}) til den som leder programmet\."
)
LASTING = (
    r"Beklager, dette fikk jeg ikke til, og det hjelper ikke å prøve igjen\. "
    r"Gi referansen ([0-9a-f]{8}) til den som leder programmet\."
)


class Broken(SamlingError):
    """An error that trying again can't mend."""


def break_the_database(bot: BotInSlack) -> None:
    """Take away what every listener asks for first: the language of a person."""
    with bot.services.database.writing() as session:
        session.execute(text("ALTER TABLE programme RENAME TO elsewhere"))


def log_of(caplog: pytest.LogCaptureFixture) -> str:
    """The log as it is written, with its tracebacks."""
    caplog.handler.setFormatter(FramesOnly("%(levelname)s %(message)s"))
    return "\n".join(caplog.handler.format(record) for record in caplog.records)


def test_a_command_that_fails_gets_one_kind_sentence_with_a_reference(bot: BotInSlack) -> None:
    break_the_database(bot)
    bot.acts.run_command(KARI, CHANNEL, "/samling help")
    ((channel, message),) = bot.answers()
    assert (channel, message.seen_only_by, bool(re.fullmatch(PASSING, message.text))) == (CHANNEL, KARI, True)


def test_a_direct_message_that_fails_gets_it_there(bot: BotInSlack) -> None:
    break_the_database(bot)
    bot.acts.post_message(KARI, bot.direct_message(KARI), "hjelp")
    ((channel, message),) = bot.answers()
    assert (channel, bool(re.fullmatch(PASSING, message.text))) == (bot.direct_message(KARI), True)


def test_a_mention_that_fails_is_answered_to_its_writer_and_not_in_the_channel(bot: BotInSlack) -> None:
    break_the_database(bot)
    bot.acts.post_message(KARI, CHANNEL, "<@UBOT> hjelp")
    ((channel, _),) = bot.answers()
    assert channel == bot.direct_message(KARI)


@pytest.mark.parametrize("transport", ["socket mode"])
def test_the_log_names_the_reference_that_the_person_got(bot: BotInSlack, caplog: pytest.LogCaptureFixture) -> None:
    break_the_database(bot)
    bot.acts.run_command(KARI, CHANNEL, "/samling help")
    ((_, message),) = bot.answers()
    reference = re.findall(r"[0-9a-f]{8}", message.text)[0]
    assert f"/samling failed, reference {reference}" in log_of(caplog)


@pytest.mark.parametrize("transport", ["socket mode"])
def test_what_somebody_wrote_is_in_no_line_of_the_log(bot: BotInSlack, caplog: pytest.LogCaptureFixture) -> None:
    """Killed by logging `body` in `failed`."""
    caplog.set_level(logging.INFO)
    break_the_database(bot)
    bot.acts.run_command(KARI, CHANNEL, f"/samling {SECRET}")
    bot.acts.post_message(KARI, bot.direct_message(KARI), SECRET)
    bot.answers(2)
    assert SECRET not in log_of(caplog)


MODAL = {
    "type": "modal",
    "callback_id": "fails",
    "title": {"type": "plain_text", "text": "Svar"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "thoughts",
            "label": {"type": "plain_text", "text": "Tanker"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


def with_listeners_that_fail(bot: BotInSlack, error: Exception) -> None:
    """Add to the running bot a button whose listener fails, and a modal whose submission does."""

    def fail() -> None:
        raise error

    def open_modal(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    bot.app.action("fails")(lambda ack: (ack(), fail()))
    bot.app.view("fails")(fail)
    bot.app.action("open")(open_modal)


def press(bot: BotInSlack, action_id: str) -> None:
    """Post a message with a button, and press it."""
    button = {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": "Trykk"}}
    posted = bot.services.slack.chat_postMessage(
        channel=CHANNEL, text="Trykk", blocks=[{"type": "actions", "elements": [button]}]
    )
    bot.acts.click(KARI, InMessage(CHANNEL, posted["ts"]), action_id)


@pytest.mark.parametrize("transport", ["socket mode"])
def test_an_error_that_lasts_says_that_trying_again_does_not_help(bot: BotInSlack) -> None:
    with_listeners_that_fail(bot, Broken("no such thing"))
    press(bot, "fails")
    _, (_, message) = bot.answers(2)
    assert (message.seen_only_by, bool(re.fullmatch(LASTING, message.text))) == (KARI, True)


def test_a_submission_that_fails_says_so_beside_the_field_and_keeps_what_was_typed(bot: BotInSlack) -> None:
    with_listeners_that_fail(bot, RuntimeError(SECRET))
    press(bot, "open")
    bot.eventually(lambda: bot.slack.workspace.modals.get(KARI))
    (view_id,) = bot.slack.workspace.modals[KARI]
    bot.acts.fill(KARI, view_id, {("thoughts", "text"): SECRET})
    outcome = bot.acts.submit(KARI, view_id)
    (complaint,) = outcome.field_errors.items()
    assert (complaint[0], bool(re.fullmatch(PASSING, complaint[1])), bot.slack.workspace.modals[KARI]) == (
        "thoughts",
        True,
        [view_id],
    )
