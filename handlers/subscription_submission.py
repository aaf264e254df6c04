"""Choices submitted: stored first, acknowledged after, so that what was chosen stays where storing fails."""

from typing import Any

from slack_bolt import Ack, App

from bot.rendering.subscription_modal import FORM, choices_in, no_programme_modal, saved_modal, shown_in
from bot.services import Services
from bot.subscriptions.acting import Act
from bot.subscriptions.choices import choose
from handlers.asker import asker_of
from handlers.subscriptions import standing_for


def register(app: App, services: Services) -> None:
    """Listen to the window being submitted."""

    @app.view(FORM)
    def submitted(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        act = Act(body["team"]["id"], body["user"]["id"], body["trigger_id"])
        choose(services, act, choices_in(view), shown_in(view))
        asker = asker_of(services, act.team_id, act.user_id)  # in the language that they chose just now
        standing = standing_for(services, asker)
        view_after = saved_modal(asker.language, standing) if standing else no_programme_modal(asker.language)
        ack(response_action="update", view=view_after)
