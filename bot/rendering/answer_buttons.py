"""The buttons under an answer: add to the calendar, share, whether it helped; or which of several events is meant."""

from collections.abc import Iterable, Iterator

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.answering.answer import Answer
from bot.answering.wording import date_of
from bot.questions.follow_ups import in_context
from bot.questions.place import Place
from bot.questions.reply import Reply
from bot.texts.catalogues import sentence

CALENDAR = "answer_calendar"
"""The action id; the value is the language and the event's id, with a line's end between."""
SHARE = "answer_share"
HELPED = "answer_helped"
NOT_HELPED = "answer_not_helped"
"""Action ids; the value is the question, see `bot.questions.follow_ups.InContext`."""
CHOICE = "answer_choice"
"""The beginning of the action ids; the value is the question with the chosen event named after it."""
LONGEST_LABEL = 75
LONGEST_VALUE = 2_000
"""https://docs.slack.dev/reference/block-kit/block-elements/button-element"""


def answer_buttons(reply: Reply, place: Place) -> tuple[Block, ...]:
    """The row of buttons under an answer, if there is any. What others see too is not rated."""
    offered: Iterable[ButtonElement] = ()
    if reply.answer.choice:
        offered = _choices(reply)
    elif reply.answer.answered:
        offered = _buttons(reply, place)
    buttons = [button for button in offered if len(button.value or "") <= LONGEST_VALUE]
    return (ActionsBlock(elements=buttons),) if buttons else ()


def has_a_day(answer: Answer) -> bool:
    """Whether an answer is about one event that a calendar can show: one whose days are known."""
    return [event.precision for event in answer.events] == ["day"]


def _choices(reply: Reply) -> Iterator[ButtonElement]:
    """A button for each event that may be meant. It asks the same with the event's title and date after it."""
    language = reply.answer.language
    for number, event in enumerate(reply.answer.choice):
        named = f"{event.title.in_language(language)}, {date_of(language, event)}"
        value = str(in_context(named, language, reply.asked))
        yield ButtonElement(text=shortened(named), action_id=f"{CHOICE}:{number}", value=value)


def shortened(label: str) -> str:
    """A button's text, cut where it is longer than Slack takes."""
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


def _buttons(reply: Reply, place: Place) -> Iterator[ButtonElement]:
    language, question = reply.answer.language, str(reply.asked)
    if has_a_day(reply.answer):
        value = f"{language}\n{reply.answer.events[0].id}"
        yield ButtonElement(text=sentence(language, "answer.calendar"), action_id=CALENDAR, value=value)
    if place.can_share:
        yield ButtonElement(text=sentence(language, "answer.share"), action_id=SHARE, value=question)
    if place.is_seen_by_asker_only:
        for action_id, sign, said in ((HELPED, "👍", "answer.helped"), (NOT_HELPED, "👎", "answer.not_helped")):
            label = sentence(language, said)
            yield ButtonElement(text=sign, action_id=action_id, value=question, accessibility_label=label)
