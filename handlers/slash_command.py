"""`/samling …`: a subcommand, or a question. What it answers is seen by the asker only."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.manifest import COMMAND
from handlers.answers import Answers


def register(app: App, answers: Answers) -> None:
    """Listen to the one slash command."""

    @app.command(COMMAND)
    def samling(ack: Ack, command: dict[str, Any], respond: Respond) -> None:
        ack()
        respond(**answers.to(command["team_id"], command["user_id"], command["text"]).arguments())
