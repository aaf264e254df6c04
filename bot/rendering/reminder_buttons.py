"""What one can do about a reminder, below it: be reminded again, hear no more, choose what to be told.

In a channel too it is about whoever presses. The two that are pressed most are buttons, the others a menu beside
them: one row on a phone.
"""

from typing import Literal

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, Option, OverflowMenuElement

from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.records import EventData

SNOOZE_HOUR = "reminder_snooze_hour"
SNOOZE_MORNING = "reminder_snooze_morning"
"""Action ids; the value is the event's uid."""
MENU = "reminder_menu"
"""The action id; the chosen option's value is what to do, and the event's uid after it."""

MenuAct = Literal["mute", "pause", "choose"]


def reminder_buttons(language: Language, event: EventData) -> ActionsBlock:
    """The row below a reminder. Where the day is not known there is nothing to be reminded of so soon again."""
    snoozes = {"reminder.snooze_hour": SNOOZE_HOUR, "reminder.snooze_morning": SNOOZE_MORNING}
    buttons = [
        ButtonElement(text=sentence(language, key), action_id=action_id, value=event.id)
        for key, action_id in snoozes.items()
        if event.precision == "day"
    ]
    menu: dict[MenuAct, str] = {"mute": "reminder.mute", "pause": "reminder.pause", "choose": "reminder.choose"}
    options = [Option(value=f"{act} {event.id}", text=sentence(language, key)) for act, key in menu.items()]
    return ActionsBlock(elements=[*buttons, OverflowMenuElement(action_id=MENU, options=options)])


def is_chosen(act: MenuAct, value: str) -> bool:
    """Whether an option of the menu asks for that."""
    return value.partition(" ")[0] == act


def uid_in(value: str) -> str:
    """The event that an option of the menu is about."""
    return value.partition(" ")[2]
