"""«Ikke ennå», under the question whether a gathering was held."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.changes.held import ask_again
from bot.rendering.held import NOT_YET
from bot.services import Services
from handlers.event_act import done_in_window


def register(app: App, services: Services) -> None:
    """Listen to the button."""

    @app.action(NOT_YET)
    def not_yet(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        done_in_window(services, client, body, ask_again)
