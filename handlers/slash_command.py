"""`/samling …`: a subcommand, or a question. What it answers is seen by the asker only."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.manifest import COMMAND
from bot.rendering.questions import not_understood
from bot.services import Services
from handlers.language import language_of
from handlers.subcommands import subcommand_named


def register(app: App, services: Services) -> None:
    """Listen to the one slash command."""

    @app.command(COMMAND)
    def samling(ack: Ack, command: dict[str, Any], respond: Respond) -> None:
        ack()
        reply = subcommand_named(command["text"]) or not_understood
        language = language_of(services, command["team_id"], command["user_id"])
        respond(**reply(language).arguments())
