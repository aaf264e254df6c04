"""What somebody is told directly, in one glance, with a button to change it."""

from collections.abc import Iterable

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, MarkdownTextObject, SectionBlock

from bot.answering.wording import capitalized, listed
from bot.rendering.answers import escaped_within
from bot.rendering.message import Message
from bot.subscriptions.choices import Standing
from bot.texts.catalogues import sentence
from bot.texts.localized import Language

CHANGE = "subscription_change"
"""The button's action id; its value says nothing."""
LONGEST_FIELD = 2_000
"""https://docs.slack.dev/reference/block-kit/blocks/section-block"""


def subscription_message(language: Language, standing: Standing) -> Message:
    """What somebody chose, and a button to choose otherwise."""
    rows = " ".join(f"{label}: {value}." for label, value in _rows(language, standing))
    change = ButtonElement(text=sentence(language, "subscription.change"), action_id=CHANGE, value="all")
    glance = glance_block(language, standing)
    return Message(f"{_introduction(language, standing)} {rows}", (glance, ActionsBlock(elements=[change])))


def glance_block(language: Language, standing: Standing, before: str = "") -> Block:
    """What somebody chose, in one block; `before` it a sentence in the same language."""
    text = f"{before} {_introduction(language, standing)}".strip()
    fields = [
        MarkdownTextObject(text=escaped_within(f"*{label}*\n{capitalized(value)}", LONGEST_FIELD))
        for label, value in _rows(language, standing)
    ]
    return SectionBlock(text=MarkdownTextObject(text=text), fields=fields)


def lead_time(language: Language, days_before: int) -> str:
    """How long before an event one is reminded: `7 dager før`; 0 = on its morning."""
    match days_before:
        case 0:
            return sentence(language, "lead.morning")
        case 1:
            return sentence(language, "lead.one")
        case _:
            return sentence(language, "lead.days", days=days_before)


def _introduction(language: Language, standing: Standing) -> str:
    choices = standing.choices
    if choices.is_muted:
        return sentence(language, "subscription.paused")
    if choices.days_before or choices.digest != "off":
        return sentence(language, "subscription.some")
    return sentence(language, "subscription.none")


def _rows(language: Language, standing: Standing) -> Iterable[tuple[str, str]]:
    choices = standing.choices
    lead_times = [lead_time(language, days) for days in choices.days_before]
    yield (
        sentence(language, "subscription.reminders"),
        listed(language, lead_times) if lead_times else sentence(language, "lead.none"),
    )
    yield sentence(language, "subscription.digest"), sentence(language, f"interval.{choices.digest}")
    yield sentence(language, "subscription.language"), sentence(language, f"language.{choices.language or 'channel'}")
    if standing.muted_events:
        titles = [event.title.in_language(language) for event in standing.muted_events]
        yield sentence(language, "subscription.muted"), listed(language, titles)
