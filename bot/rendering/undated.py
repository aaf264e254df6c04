"""What is said of an event that is known to the month, quarter … and not to the day."""

from datetime import datetime

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ContextBlock, MarkdownTextObject, SectionBlock
from sqlalchemy.orm import Session

from bot.answering.wording import capitalized, on
from bot.rendering.answers import escaped
from bot.rendering.message import Message
from bot.rendering.reader import readers_language
from bot.rendering.reminder_buttons import reminder_buttons
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.claims import ClaimedDelivery
from models.events import Event, event_with_id
from models.programme import person_with_id
from models.recorded import event_alone

SET_DAY = "event_day_set"
"""The button's action id. Its value is the event's uid."""


def month_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:  # noqa: ARG001 - as all renderers
    """Which month an event is in, for the channel; None where its day has been set, or nothing is left to tell."""
    event = _without_a_day(session, delivery)
    if event is None:
        return None
    language = readers_language(session, delivery)
    told = _told(language, event)
    return Message(
        told,
        (
            SectionBlock(text=MarkdownTextObject(text=f"*{told}*")),
            reminder_buttons(language, event_alone(event)),
            ContextBlock(elements=[MarkdownTextObject(text=sentence(language, "reminder.ask"))]),
        ),
    )


def undated_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:  # noqa: ARG001 - as all renderers
    """That an event's day is not set yet, and what to do, for a lead; None where it is set, or they lead no more."""
    event = _without_a_day(session, delivery)
    if event is None or delivery.person_id is None or person_with_id(session, delivery.person_id).role != "lead":
        return None
    language = readers_language(session, delivery)
    told, next_step = _told(language, event), sentence(language, "undated.next")
    button = ButtonElement(
        text=sentence(language, "undated.set_day"), action_id=SET_DAY, value=event.uid, style="primary"
    )
    return Message(
        f"{told} {next_step}",
        (
            SectionBlock(text=MarkdownTextObject(text=f"*{told}*\n{next_step}")),
            ActionsBlock(elements=[button]),
        ),
    )


def _without_a_day(session: Session, delivery: ClaimedDelivery) -> Event | None:
    """The event that a delivery is about, as long as it is to come on a day that is not known."""
    if delivery.event_id is None:
        return None
    event = event_with_id(session, delivery.event_id)
    return None if event.status == "cancelled" or event.precision in {"day", "unset"} else event


def _told(language: Language, event: Event) -> str:
    # A gathering begins on a day, and is in a month: as a meeting is.
    kind = "meeting" if event.kind == "gathering" else event.kind
    what, when = capitalized(event.definite.in_language(language)), on(language, event_alone(event))
    told = escaped(sentence(language, f"reminder.{kind}", What=what, how_soon=when))
    return f"{told} {sentence(language, 'home.day_not_set')}"
