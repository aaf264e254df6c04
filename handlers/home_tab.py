"""The Home tab, drawn anew each time that somebody opens it."""

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.rendering.help import help_home
from bot.services import Services
from handlers.language import language_of


def register(app: App, services: Services) -> None:
    """Listen to people opening the Home tab."""

    @app.event("app_home_opened")
    def home(body: dict[str, Any], event: dict[str, Any], client: WebClient) -> None:
        if event["tab"] == "home":
            language = language_of(services, body["team_id"], event["user"])
            client.views_publish(user_id=event["user"], view=help_home(language))
