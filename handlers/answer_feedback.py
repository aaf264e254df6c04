"""👍 and 👎 under an answer: noted, and thanked for where only that person sees it."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.questions.feedback import Vote, helped, not_helped
from bot.questions.follow_ups import InContext
from bot.rendering.answer_buttons import HELPED, NOT_HELPED
from bot.services import Services
from bot.texts.catalogues import sentence


def register(app: App, services: Services) -> None:
    """Listen to both buttons."""

    @app.action(HELPED)
    def thumbs_up(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        asked = InContext.read(action["value"])
        helped(services, vote_of(body))
        thank(respond, sentence(asked.language, "feedback.thanks"))

    @app.action(NOT_HELPED)
    def thumbs_down(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        asked = InContext.read(action["value"])
        not_helped(services, vote_of(body), asked)
        thank(respond, sentence(asked.language, "feedback.noted"))


def vote_of(body: dict[str, Any]) -> Vote:
    """Whose vote it is, on which message."""
    container = body["container"]
    return Vote(body["team"]["id"], body["user"]["id"], f"{container['channel_id']}:{container['message_ts']}")


def thank(respond: Respond, text: str) -> None:
    """Say it to that person alone, below the answer."""
    respond(text=text, response_type="ephemeral", replace_original=False)
