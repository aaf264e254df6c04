"""What somebody is told, alone, after they did something about a reminder."""

from datetime import datetime

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, MarkdownTextObject, SectionBlock

from bot.answering.wording import capitalized
from bot.rendering.answers import escaped
from bot.rendering.message import Message
from bot.subscriptions.snoozing import Snooze, Snoozed
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.records import EventData

UNMUTE = "reminder_unmute"
"""The action id; the value is the event's uid."""
RESUME = "reminder_resume"
"""The action id; the value says nothing."""


def snoozed_message(language: Language, snooze: Snooze, came: Snoozed) -> Message:
    """When they will be reminded, by the clock on their own wall; or why they won't."""
    what = escaped(came.event.definite.in_language(language))
    if isinstance(came.outcome, datetime):
        at = came.outcome
        plain, shown = f"{at:%H:%M}", f"<!date^{at.timestamp():.0f}^{{time}}|{at:%H:%M}>"
        told = [sentence(language, f"snoozed.{snooze}", what=what, time=time) for time in (plain, shown)]
        return Message(told[0], (_section(told[1]),))
    return Message(sentence(language, f"snoozed.{came.outcome}", what=what, What=capitalized(what)))


def muted_message(language: Language, event: EventData) -> Message:
    """That they hear no more of an event, with a way back."""
    return _with_undo(language, sentence(language, "muted.event", what=_named(language, event)), UNMUTE, event.id)


def unmuted_message(language: Language, event: EventData) -> Message:
    """That they hear of it again."""
    return Message(sentence(language, "muted.event_undone", what=_named(language, event)))


def paused_message(language: Language) -> Message:
    """That they are sent nothing for now, with a way back."""
    return _with_undo(language, sentence(language, "muted.all"), RESUME, "all")


def resumed_message(language: Language) -> Message:
    """That they are sent what they chose again."""
    return Message(sentence(language, "muted.all_undone"))


def _with_undo(language: Language, told: str, action_id: str, value: str) -> Message:
    undo = ButtonElement(text=sentence(language, "muted.undo"), action_id=action_id, value=value)
    return Message(told, (_section(told), ActionsBlock(elements=[undo])))


def _named(language: Language, event: EventData) -> str:
    return escaped(event.definite.in_language(language))


def _section(text: str) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=text))
