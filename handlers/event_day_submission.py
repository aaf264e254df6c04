"""The day that a lead sets: checked and stored first, acknowledged after, so that it stays where storing fails."""

from typing import Any

from slack_bolt import Ack, App

from bot.changes.day import set_day
from bot.rendering.event_day_modal import FORM, days_in, out_of_order, outcome_modal
from bot.services import Services
from handlers.event_act import act_of
from handlers.language import language_of


def register(app: App, services: Services) -> None:
    """Listen to the window being submitted."""

    @app.view(FORM)
    def submitted(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        act = act_of(body, view["private_metadata"])
        language = language_of(services, act.team_id, act.user_id)
        first_day, last_day = days_in(view)
        if last_day < first_day:
            ack(response_action="errors", errors=out_of_order(language))
            return
        outcome = set_day(services, act, first_day, last_day)
        ack(response_action="update", view=outcome_modal(language, outcome))
