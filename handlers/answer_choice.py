"""Which of several events is meant, by a button: the same question is answered with that event named."""

import html
import re
from typing import Any

from slack_bolt import Ack, App, Respond, Say

from bot.questions.follow_ups import InContext
from bot.questions.place import Place, conversation_place
from bot.rendering.answer_buttons import CHOICE
from handlers.answers import Answers, Request


def register(app: App, answers: Answers) -> None:
    """Listen to the buttons."""

    @app.action(re.compile(CHOICE))
    def choose(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond, say: Say) -> None:
        ack()
        message = answers.to(request_of(body, InContext.read(action["value"])))
        if message is None:
            return
        if body["container"]["is_ephemeral"]:
            respond(**message.arguments(), replace_original=True)
        else:
            say(**message.arguments(), thread_ts=body["container"].get("thread_ts"))


def request_of(body: dict[str, Any], asked: InContext) -> Request:
    """The question of whoever pressed, in the place of the message that the button is in."""
    *earlier, text = asked.texts
    context = InContext(tuple(earlier), asked.language)
    named = html.escape(text, quote=False)  # as Slack sends what is typed
    return Request(body["trigger_id"], body["team"]["id"], body["user"]["id"], place_of(body), named, context)


def place_of(body: dict[str, Any]) -> Place:
    """The place that a message belongs to. Only the answers to commands are ephemeral."""
    container = body["container"]
    if container["is_ephemeral"]:
        return Place("command", container["channel_id"])
    return conversation_place(container["channel_id"], container.get("thread_ts"))
