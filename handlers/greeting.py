"""The bot was invited to a channel: it says what it is for, and sends what could not be sent there before."""

from typing import Any

from slack_bolt import App, BoltContext, Say

from bot.deliveries.resumption import resume_after_invitation
from bot.rendering.help import help_message
from bot.services import Services
from handlers.language import language_of
from handlers.seen import seen_before


def register(app: App, services: Services) -> None:
    """Listen to who joins a channel that the bot is in."""

    @app.event("member_joined_channel")
    def greet(body: dict[str, Any], event: dict[str, Any], context: BoltContext, say: Say) -> None:
        if event["user"] != context.bot_user_id:
            return
        resume_after_invitation(services, body["team_id"], event["channel"])
        if not seen_before(services, body["event_id"]):
            say(**help_message(language_of(services, body["team_id"], event["user"])).arguments())
