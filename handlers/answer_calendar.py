"""«Legg i kalenderen»: the event as a calendar file, in the person's own conversation with the bot."""

from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.rendering.answer_buttons import CALENDAR
from bot.rendering.calendar_file import NoDay, calendar_file
from bot.services import Services
from bot.texts.catalogues import sentence
from bot.texts.localized import Language, language_with_code
from handlers.seen import seen_before
from models.events import event_with_uid
from models.programme import programme_of_team
from models.recorded import event_alone


@dataclass(frozen=True, slots=True)
class File:
    """A file to give to a person."""

    name: str
    content: bytes


def register(app: App, services: Services) -> None:
    """Listen to the button."""

    @app.action(CALENDAR)
    def add_to_calendar(
        ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, respond: Respond
    ) -> None:
        ack()
        code, _, uid = action["value"].partition("\n")
        language = language_with_code(code)
        if not seen_before(services, body["trigger_id"]):
            told = give(client, body["user"]["id"], file_of(services, body["team"]["id"], uid, language), language)
            respond(text=told, response_type="ephemeral", replace_original=False)


def file_of(services: Services, team_id: str, uid: str, language: Language) -> File | None:
    """The event as it stands now; None where it is not there, or not known to the day, any more."""
    with services.database.reading() as session:
        programme = programme_of_team(session, team_id)
        row = event_with_uid(session, programme.id, uid) if programme else None
        if programme is None or row is None:
            return None
        try:
            global_uid = f"{row.uid}@{programme.slug}.samling"
            content = calendar_file(language, event_alone(row), global_uid, row.sequence, services.clock())
        except NoDay:
            return None
        return File(f"{row.uid}.ics", content)


def give(client: WebClient, user_id: str, file: File | None, language: Language) -> str:
    """Put the file into somebody's direct message with the bot, and give what to tell them. Raises SlackApiError."""
    if file is None:
        return sentence(language, "calendar.no_day")
    channel = client.conversations_open(users=user_id)["channel"]["id"]
    comment = sentence(language, "calendar.file")
    client.files_upload_v2(channel=channel, filename=file.name, content=file.content, initial_comment=comment)
    return sentence(language, "calendar.sent")
