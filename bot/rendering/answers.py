"""An answer as a message: one plain sentence, then a card with the event's facts and where they come from."""

from slack_sdk.models.blocks import Block, ContextBlock, MarkdownTextObject, SectionBlock

from bot.answering.answer import Answer
from bot.answering.wording import capitalized, dated, placed, said
from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.records import EventData

MOST_CHARACTERS = 3_000
"""Of a section's text."""


def escaped(text: str) -> str:
    """Text as Slack shows it letter by letter: https://docs.slack.dev/messaging/formatting-message-text#escaping."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_within(text: str, most: int) -> str:
    """Text escaped, in at most so many characters. A longer one is cut, though never in the middle of `&amp;`."""
    whole = escaped(text)
    if len(whole) <= most:
        return whole
    cut = whole[: most - 1]
    begun = cut.rfind("&")
    return f"{cut if begun < 0 or ';' in cut[begun:] else cut[:begun]}…"


def answer_message(answer: Answer, *below: Block) -> Message:
    """The sentence; where it is about one event, the card below it; then what goes `below` it all."""
    blocks: list[Block] = [SectionBlock(text=MarkdownTextObject(text=escaped_within(answer.text, MOST_CHARACTERS)))]
    if len(answer.events) == 1:
        blocks += event_card(answer.language, answer.events[0])
    elif answer.facts:
        blocks.append(_source(answer.language, answer.facts[0].source.text.in_language(answer.language)))
    return Message(escaped(answer.text), (*blocks, *below))


def event_card(language: Language, event: EventData) -> list[Block]:
    """What is recorded of an event: when, where, its theme and the source; or that it is not recorded."""
    unknown = sentence(language, "card.not_recorded")
    rows = [("card.when", dated(language, event)), ("card.where", placed(language, event) or unknown)]
    if event.kind == "gathering":
        rows.append(("card.theme", said(language, event.theme) if event.theme else unknown))
    fields = [
        MarkdownTextObject(text=f"*{sentence(language, key)}*\n{escaped(capitalized(value))}") for key, value in rows
    ]
    title = MarkdownTextObject(text=f"*{escaped(event.title.in_language(language))}*")
    return [SectionBlock(text=title, fields=fields), _source(language, event.source.text.in_language(language))]


def _source(language: Language, source: str) -> Block:
    text = sentence(language, "card.source", source=escaped(source))
    return ContextBlock(elements=[MarkdownTextObject(text=text)])
