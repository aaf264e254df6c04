"""«Svar»: the window with the questions, and in it what its writer said before."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.reflections.form import Form, form_for
from bot.rendering.reflection_modal import form_modal, outcome_modal
from bot.rendering.reflections import ANSWER
from bot.services import Services
from handlers.language import language_of
from handlers.reflection_act import act_of, opened, show


def register(app: App, services: Services) -> None:
    """Listen to the prompt's first button."""

    @app.action(ANSWER)
    def ask(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        view_id = opened(client, body)
        act = act_of(body, action["value"])
        language = language_of(services, act.team_id, act.user_id)
        form = form_for(services, act)
        view = form_modal(language, form) if isinstance(form, Form) else outcome_modal(language, form)
        show(client, view_id, view)
