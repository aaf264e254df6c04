"""The question to a lead whether a gathering was held whose day nobody set, with its three answers as buttons."""

from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)
from sqlalchemy.orm import Session

from bot.answering.wording import capitalized, on
from bot.reminders.held import is_without_day
from bot.rendering.answers import escaped
from bot.rendering.message import Message
from bot.rendering.reader import readers_language
from bot.rendering.undated import SET_DAY
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.claims import ClaimedDelivery
from models.events import event_with_id
from models.programme import person_with_id, programme_with_id
from models.recorded import event_alone

CANCEL = "event_cancel"
NOT_YET = "event_not_held_yet"
"""The action ids of the last two buttons. Their value is the event's uid."""


def held_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:
    """The question, in the language of the lead who gets it.

    None where they lead no more, or where it is answered: the day is set, it is cancelled or put off.
    """
    event = event_with_id(session, delivery.event_id or 0)
    lead = person_with_id(session, delivery.person_id or 0)
    programme = programme_with_id(session, delivery.programme_id)
    today = now.astimezone(ZoneInfo(programme.zone)).date()
    if lead.role != "lead" or not is_without_day(event) or event.last_day is None or event.last_day >= today:
        return None
    language = readers_language(session, delivery)
    what = event.definite.in_language(language)
    asked = escaped(sentence(language, "held.asked", what=what, on=on(language, event_alone(event))))
    why = sentence(language, "held.why")
    return Message(
        f"{asked} {why}",
        (
            SectionBlock(text=MarkdownTextObject(text=f"*{asked}*", verbatim=True)),
            ActionsBlock(elements=_buttons(language, event.uid, what)),
            ContextBlock(elements=[MarkdownTextObject(text=why)]),
        ),
    )


def _buttons(language: Language, uid: str, what: str) -> list[ButtonElement]:
    confirm = ConfirmObject(
        title=PlainTextObject(text=sentence(language, "held.cancel_title")),
        text=PlainTextObject(text=sentence(language, "held.cancel_confirm", What=capitalized(what))),
        confirm=sentence(language, "held.cancel_yes"),
        deny=sentence(language, "held.cancel_no"),
    )
    return [
        ButtonElement(text=sentence(language, "held.set_day"), action_id=SET_DAY, value=uid, style="primary"),
        ButtonElement(text=sentence(language, "held.cancel"), action_id=CANCEL, value=uid, confirm=confirm),
        ButtonElement(text=sentence(language, "held.not_yet"), action_id=NOT_YET, value=uid),
    ]
