"""The list of unanswered questions, as a lead sees it: a page of groups, each with its two buttons."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.answering.wording import days
from bot.questions.alike import Group
from bot.rendering.answers import escaped_within
from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language

ANSWER = "unanswered_answer"
DISMISS = "unanswered_dismiss"
"""Action ids; the value is the id of the group's first question, and the number of groups on the pages before."""
PAGE = "unanswered_page"
"""The action id's beginning; the value is the number of groups to skip."""
LONGEST_QUESTION = 300
"""Characters of a question in the list; the window in which it is answered shows more."""
PAGE_LENGTH = 15
"""Groups. Each is three blocks, of which a message has 50 at most."""


def unanswered_message(
    language: Language, zone: str, groups: Sequence[Group], helpful: int, skip: int = 0
) -> Message:
    """The groups from `skip` on. `zone` (an IANA name) is where their days are; `helpful` how many answers helped."""
    title = sentence(language, "unanswered.title")
    header = HeaderBlock(text=PlainTextObject(text=title))
    count = sum(len(group.questions) for group in groups)
    told = _told(language, count, helpful)
    if not groups:
        return Message(told, (header, _section(told)))
    skip = min(skip, (len(groups) - 1) // PAGE_LENGTH * PAGE_LENGTH)
    shown = groups[skip : skip + PAGE_LENGTH]
    blocks = [block for group in shown for block in _group(language, zone, group, skip)]
    return Message(told, (header, _section(told), *blocks, *_pages(language, len(groups), skip)))


def not_yours(language: Language) -> Message:
    """That the list is for the leads."""
    return Message(sentence(language, "unanswered.not_yours"))


def _told(language: Language, count: int, helpful: int) -> str:
    match count:
        case 0:
            told = sentence(language, "unanswered.none")
        case 1:
            told = sentence(language, "unanswered.one")
        case _:
            told = sentence(language, "unanswered.several", count=count)
    return f"{told} {sentence(language, 'unanswered.helpful', count=helpful)}" if helpful else told


def _group(language: Language, zone: str, group: Group, skip: int) -> Iterator[Block]:
    latest = group.questions[-1]
    yield _section(f"*{escaped_within(latest.text, LONGEST_QUESTION)}*")
    key = "unanswered.asked.one" if len(group.questions) == 1 else "unanswered.asked.other"
    asked = sentence(language, key, count=len(group.questions), date=_day(language, zone, latest.asked_at))
    if any(one.source == "thumbs_down" for one in group.questions):
        asked = f"{asked} {sentence(language, 'unanswered.did_not_help')}"
    yield ContextBlock(elements=[MarkdownTextObject(text=asked)])
    value = f"{group.first.id} {skip}"
    yield ActionsBlock(
        elements=[
            ButtonElement(text=sentence(language, "unanswered.answer"), action_id=ANSWER, value=value),
            ButtonElement(text=sentence(language, "unanswered.dismiss"), action_id=DISMISS, value=value),
        ]
    )


def _pages(language: Language, count: int, skip: int) -> Iterator[Block]:
    places = {"unanswered.earlier": skip - PAGE_LENGTH, "unanswered.later": skip + PAGE_LENGTH}
    buttons = [
        ButtonElement(text=sentence(language, key), action_id=f"{PAGE}:{key}", value=str(place))
        for key, place in places.items()
        if 0 <= place < count
    ]
    if buttons:
        yield ActionsBlock(elements=buttons)


def _section(text: str) -> Block:
    # `verbatim`: Slack does not turn a name or an address in people's text into a link or a mention.
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))


def _day(language: Language, zone: str, moment: datetime) -> str:
    day = moment.astimezone(ZoneInfo(zone)).date()
    return days(language, day, day)
