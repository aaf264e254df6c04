"""`/samling …`: a subcommand, or a question. What it answers is seen by the asker only."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.manifest import COMMAND
from bot.questions.place import Place
from handlers.answers import Answers, Request


def register(app: App, answers: Answers) -> None:
    """Listen to the one slash command."""

    @app.command(COMMAND)
    def samling(ack: Ack, command: dict[str, Any], respond: Respond) -> None:
        ack()
        place = Place("command", command["channel_id"])
        request = Request(command["trigger_id"], command["team_id"], command["user_id"], place, command["text"])
        if message := answers.to(request):
            respond(**message.arguments())
