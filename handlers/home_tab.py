"""The Home tab, drawn anew each time that somebody opens it."""

from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.rendering.home import home_view
from bot.services import Services
from handlers.asker import asker_of
from models.programme import programme_of_team
from models.recorded import coming

SHOWN = 6
"""The next event and some after it."""


def register(app: App, services: Services) -> None:
    """Listen to people opening the Home tab."""

    @app.event("app_home_opened")
    def home(body: dict[str, Any], event: dict[str, Any], client: WebClient) -> None:
        if event["tab"] == "home":
            client.views_publish(user_id=event["user"], view=_home_of(services, body["team_id"], event["user"]))


def _home_of(services: Services, team_id: str, user_id: str) -> View:
    asker = asker_of(services, team_id, user_id)
    with services.database.reading() as session:
        programme = programme_of_team(session, team_id)
        today = services.clock().astimezone(ZoneInfo(programme.zone if programme else "UTC")).date()
        events = coming(session, programme, today, SHOWN) if programme else []
        return home_view(asker.language, asker.role, events, today)
