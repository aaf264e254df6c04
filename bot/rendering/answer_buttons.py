"""The buttons under an answer: add to the calendar, share, and whether it helped."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.answering.answer import Answer
from bot.questions.place import Place
from bot.questions.reply import Reply
from bot.texts.catalogues import sentence

CALENDAR = "answer_calendar"
"""The action id; the value is the language and the event's id, with a line's end between."""
SHARE = "answer_share"
HELPED = "answer_helped"
NOT_HELPED = "answer_not_helped"
"""Action ids; the value is the question, see `bot.questions.follow_ups.InContext`."""
LONGEST_VALUE = 2_000
"""https://docs.slack.dev/reference/block-kit/block-elements/button-element"""


def answer_buttons(reply: Reply, place: Place) -> tuple[Block, ...]:
    """The row of buttons under an answer, if there is any. Others' answers are nobody's to rate but the asker's."""
    if not reply.answer.answered:
        return ()
    buttons = [button for button in _buttons(reply, place) if len(button.value or "") <= LONGEST_VALUE]
    return (ActionsBlock(elements=buttons),) if buttons else ()


def has_a_day(answer: Answer) -> bool:
    """Whether an answer is about one event that a calendar can show: one whose days are known."""
    return [event.precision for event in answer.events] == ["day"]


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
