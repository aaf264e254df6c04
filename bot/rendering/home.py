"""The Home tab: the programme's next event, what comes after it, and what one can write to the bot."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.answering.wording import date_of
from bot.rendering.answers import escaped, event_card
from bot.rendering.help import help_sections
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.records import EventData
from models.vocabulary import Role


def home_view(language: Language, role: Role, coming: Sequence[EventData], today: date) -> View:
    """The Home tab on the local day `today`. `coming` are the events that are not over, the next one first."""
    blocks = [*_next(language, coming, today), *_later(language, coming[1:])]
    return View(type="home", blocks=[*blocks, DividerBlock(), *help_sections(language, role)])


def _next(language: Language, coming: Sequence[EventData], today: date) -> list[Block]:
    header = HeaderBlock(text=PlainTextObject(text=sentence(language, "home.next")))
    if not coming:
        return [header, _section(sentence(language, "home.nothing"))]
    event = coming[0]
    card = event_card(language, event)
    if event.precision != "day" or event.first_day is None:
        return [header, *card, _section(sentence(language, "home.day_not_set"))]
    return [header, *card, _section(f"*{_how_soon(language, (event.first_day - today).days)}*")]


def _how_soon(language: Language, days: int) -> str:
    match days:
        case 0:
            return sentence(language, "soon.today")
        case 1:
            return sentence(language, "soon.tomorrow")
        case _ if days < 0:
            return sentence(language, "soon.now")
        case _:
            return sentence(language, "soon.days", days=days)


def _later(language: Language, events: Sequence[EventData]) -> list[Block]:
    if not events:
        return []
    lines = [f"• {escaped(one.title.in_language(language))}: {date_of(language, one)}" for one in events]
    return [_section("\n".join([f"*{sentence(language, 'home.later')}*", *lines]))]


def _section(text: str) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=text))
