"""«Endre» and «Velg varsler …»: a window opens at once, and gets its form as soon as the choices are fetched."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.rendering.reminder_buttons import MENU, is_chosen
from bot.rendering.subscription_modal import form_modal, loading_modal, no_programme_modal
from bot.rendering.subscriptions import CHANGE
from bot.services import Services
from handlers.asker import asker_of
from handlers.reflection_act import show
from handlers.subscriptions import standing_for


def register(app: App, services: Services) -> None:
    """Listen to the button of `/samling varsler`, and to the menu under a reminder."""

    def change(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        # The trigger lives for 3 seconds: open first, look everything up after.
        opened = client.views_open(trigger_id=body["trigger_id"], view=loading_modal("nb"))
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        standing = standing_for(services, asker)
        view = form_modal(asker.language, standing) if standing else no_programme_modal(asker.language)
        show(client, opened["view"]["id"], view)

    def is_asked_for(action: dict[str, Any]) -> bool:
        return is_chosen("choose", action["selected_option"]["value"])

    app.action(CHANGE)(change)
    app.action(MENU, matchers=[is_asked_for])(change)
