"""«Jeg var ikke der»: noted, and thanked for in a window."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.reflections.submission import be_absent
from bot.rendering.reflection_modal import outcome_modal
from bot.rendering.reflections import ABSENT
from bot.services import Services
from handlers.language import language_of
from handlers.reflection_act import act_of, opened, show


def register(app: App, services: Services) -> None:
    """Listen to the prompt's second button."""

    @app.action(ABSENT)
    def absent(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        view_id = opened(client, body)
        act = act_of(body, action["value"])
        language = language_of(services, act.team_id, act.user_id)
        show(client, view_id, outcome_modal(language, be_absent(services, act)))
