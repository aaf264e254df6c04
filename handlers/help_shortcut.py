"""The shortcut that shows the help in a window of its own."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.manifest import HELP_SHORTCUT
from bot.rendering.help import help_modal
from bot.services import Services
from handlers.language import language_of


def register(app: App, services: Services) -> None:
    """Listen to the shortcut."""

    @app.shortcut(HELP_SHORTCUT)
    def show_help(ack: Ack, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        # The trigger lives for 3 seconds: open first, look the language up after.
        opened = client.views_open(trigger_id=shortcut["trigger_id"], view=help_modal("nb"))
        language = language_of(services, shortcut["team"]["id"], shortcut["user"]["id"])
        if language != "nb":
            client.views_update(view_id=opened["view"]["id"], view=help_modal(language))
