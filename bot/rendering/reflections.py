"""What comes unasked of a round: the prompt to each invitee, and the news for the evaluators that it is sealed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ContextBlock, MarkdownTextObject, SectionBlock
from sqlalchemy.orm import Session

from bot.answering.wording import days
from bot.evaluation.aggregates import eligible
from bot.reflections.schedule import last_day
from bot.rendering.answers import escaped
from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.claims import ClaimedDelivery
from models.events import Event, event_with_id
from models.programme import person_with_id, programme_with_id
from models.reflections import Round, participation_states, round_with_id

ANSWER = "reflection_answer"
ABSENT = "reflection_absent"
"""The buttons' action ids. Their value is the round's id."""


def prompt_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:  # noqa: ARG001 - as all renderers
    """The question to one invitee, in their language. None where it is cancelled, or too late."""
    language, round_, event = _about(session, delivery)
    if event.status == "cancelled" or round_.state == "sealed":
        return None
    zone = ZoneInfo(programme_with_id(session, delivery.programme_id).zone)
    until = last_day(round_.times, zone)
    asked = escaped(sentence(language, "reflection.prompt", what=event.definite.in_language(language)))
    promise = sentence(language, "reflection.promise", date=days(language, until, until))
    buttons = [
        ButtonElement(
            text=sentence(language, "reflection.answer"), action_id=ANSWER, value=str(round_.id), style="primary"
        ),
        ButtonElement(text=sentence(language, "reflection.was_absent"), action_id=ABSENT, value=str(round_.id)),
    ]
    return Message(
        f"{asked} {promise}",
        (
            SectionBlock(text=MarkdownTextObject(text=f"*{asked}*\n{sentence(language, 'reflection.purpose')}")),
            ActionsBlock(elements=buttons),
            ContextBlock(elements=[MarkdownTextObject(text=promise)]),
        ),
    )


def sealed_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message:  # noqa: ARG001 - as all renderers
    """How many answered of how many were asked, and where to read it."""
    language, round_, event = _about(session, delivery)
    states = participation_states(session, round_.id)
    told = sentence(
        language,
        "reflection.sealed_notice",
        what=event.definite.in_language(language),
        answered=states["answered"],
        eligible=eligible(states),
    )
    return Message(escaped(told))


def _about(session: Session, delivery: ClaimedDelivery) -> tuple[Language, Round, Event]:
    """The receiver's language, the round and its event. Prompts and such news always have all three."""
    round_ = round_with_id(session, delivery.round_id or 0)
    person = person_with_id(session, delivery.person_id or 0)
    language = person.language or programme_with_id(session, delivery.programme_id).language
    return language, round_, event_with_id(session, round_.event_id)
