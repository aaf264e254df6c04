"""A submitted reflection: stored first, acknowledged after, so that what was typed stays where storing fails."""

from typing import Any

from slack_bolt import Ack, App

from bot.reflections.submission import submit
from bot.rendering.reflection_modal import FORM, outcome_modal, said_in
from bot.services import Services
from handlers.language import language_of
from handlers.reflection_act import act_of


def register(app: App, services: Services) -> None:
    """Listen to the window being submitted."""

    @app.view(FORM)
    def submitted(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        act = act_of(body, view["private_metadata"])
        language = language_of(services, act.team_id, act.user_id)
        outcome = submit(services, act, said_in(view))
        ack(response_action="update", view=outcome_modal(language, outcome))
