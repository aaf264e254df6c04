"""«Trekk svaret»: deleted at once, and said so in the same window."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.reflections.submission import withdraw
from bot.rendering.reflection_modal import WITHDRAW, outcome_modal
from bot.services import Services
from handlers.language import language_of
from handlers.reflection_act import act_of, show


def register(app: App, services: Services) -> None:
    """Listen to the button in the window."""

    @app.action(WITHDRAW)
    def withdrawn(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        act = act_of(body, action["value"])
        language = language_of(services, act.team_id, act.user_id)
        show(client, body["view"]["id"], outcome_modal(language, withdraw(services, act)))
