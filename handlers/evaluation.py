"""`/samling evaluering`: the evaluation record, and its file in the evaluator's own conversation with the bot."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.evaluation.export import FILE_NAME, exported
from bot.evaluation.record import record_for
from bot.rendering.message import Message
from bot.rendering.questions import not_understood
from bot.rendering.record import DOWNLOAD, record_message
from bot.services import Services
from bot.texts.catalogues import sentence
from handlers.asker import Asker, asker_of
from handlers.seen import seen_before
from models.programme import programme_of_team


def evaluation_message(services: Services, asker: Asker) -> Message:
    """The record, as the asker's role may read it."""
    with services.database.reading() as session:
        programme = programme_of_team(session, asker.team_id)
        if programme is None:
            return not_understood(asker.language)
        return record_message(asker.language, programme.zone, record_for(session, programme, asker.role))


def register(app: App, services: Services) -> None:
    """Listen to the button that gives the file."""

    @app.action(DOWNLOAD)
    def download(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond) -> None:
        ack()
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        # Somebody may have ceased to be an evaluator since the button was drawn.
        if asker.role != "evaluator":
            respond(text=sentence(asker.language, "record.not_yours"), replace_original=False)
        elif not seen_before(services, body["trigger_id"]):
            send_file(services, asker, client)
            respond(text=sentence(asker.language, "record.sent"), replace_original=False)


def send_file(services: Services, asker: Asker, client: WebClient) -> None:
    """Put the file into the asker's direct message with the bot. Raises SlackApiError."""
    with services.database.reading() as session:
        programme = programme_of_team(session, asker.team_id)
        content = exported(session, programme) if programme else b""
    channel = client.conversations_open(users=asker.user_id)["channel"]["id"]
    client.files_upload_v2(
        channel=channel,
        filename=FILE_NAME,
        content=content,
        initial_comment=sentence(asker.language, "record.file"),
    )
