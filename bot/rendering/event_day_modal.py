"""The window in which a lead sets the day of an event: while it loads, its form, and what came of an act."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import DatePickerElement, InputBlock, MarkdownTextObject, PlainTextObject, SectionBlock
from slack_sdk.models.views import View

from bot.answering.wording import capitalized, date_of, days
from bot.changes.act import Outcome
from bot.rendering.answers import escaped
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.events import is_move
from models.records import EventData

FORM = "event_day"
"""The callback id of the form; its private_metadata is the event's uid."""
FIRST_DAY, LAST_DAY = "first_day", "last_day"
"""The blocks and their date pickers."""


def loading_modal(language: Language) -> View:
    """What stands there until the event has been fetched, or the act is done."""
    return _said(language, sentence(language, "reflection.loading"))


def form_modal(language: Language, event: EventData) -> View:
    """The form. No day is chosen beforehand but those that are set: of a month, Slack could only suggest a day."""
    recorded = sentence(
        language, "day.recorded", what=event.definite.in_language(language), date=date_of(language, event)
    )
    is_set = event.precision == "day"
    return View(
        type="modal",
        callback_id=FORM,
        private_metadata=event.id,
        title=PlainTextObject(text=sentence(language, "day.title")),
        submit=PlainTextObject(text=sentence(language, "day.submit")),
        close=PlainTextObject(text=sentence(language, "reflection.close")),
        blocks=[
            SectionBlock(text=MarkdownTextObject(text=escaped(recorded), verbatim=True)),
            InputBlock(
                block_id=FIRST_DAY,
                label=sentence(language, "day.field.first_day"),
                element=_picker(FIRST_DAY, event.first_day if is_set else None),
            ),
            InputBlock(
                block_id=LAST_DAY,
                label=sentence(language, "day.field.last_day"),
                hint=sentence(language, "day.hint.last_day"),
                element=_picker(LAST_DAY, event.last_day if is_set and event.last_day != event.first_day else None),
                optional=True,
            ),
        ],
    )


def days_in(view: Mapping[str, Any]) -> tuple[date, date]:
    """The first and the last day of a submitted form, in the order in which they stand there."""
    values = view["state"]["values"]
    first, last = (values[name][name]["selected_date"] for name in (FIRST_DAY, LAST_DAY))
    return date.fromisoformat(first), date.fromisoformat(last or first)


def out_of_order(language: Language) -> dict[str, str]:
    """That the last day is before the first, by the block that it is shown beside."""
    return {LAST_DAY: sentence(language, "day.fault.order")}


def outcome_modal(language: Language, outcome: Outcome) -> View:
    """What came of it, and what happens next."""
    return _said(language, escaped(" ".join(_sentences(language, outcome))))


def _sentences(language: Language, outcome: Outcome) -> Iterator[str]:
    event = outcome.event
    values = (
        {"What": capitalized(event.definite.in_language(language)), "date": date_of(language, event)} if event else {}
    )
    asks = outcome.asks if isinstance(outcome.asks, date) else None
    on_day = capitalized(sentence(language, "on.day", date=days(language, asks, asks))) if asks else ""
    yield sentence(language, f"day.{outcome.kind}", Date=on_day, **values)
    if outcome.kind != "set":
        return
    if outcome.before and event and _is_moved(outcome.before, event):
        yield sentence(language, "day.instead_of", date=date_of(language, outcome.before))
    if not outcome.is_past:
        yield sentence(language, "day.told")
    if asks:
        yield sentence(language, "day.round_on", Date=on_day)
    elif outcome.asks:
        yield sentence(language, "day.round_now")


def _is_moved(before: EventData, now: EventData) -> bool:
    was, is_now = ((one.first_day, one.last_day) for one in (before, now))
    if not (was[0] and was[1] and is_now[0] and is_now[1]):
        return False
    return is_move((was[0], was[1]), (is_now[0], is_now[1]))


def _picker(name: str, chosen: date | None) -> DatePickerElement:
    return DatePickerElement(action_id=name, initial_date=chosen.isoformat() if chosen else None)


def _said(language: Language, text: str) -> View:
    return View(
        type="modal",
        title=PlainTextObject(text=sentence(language, "day.title")),
        close=PlainTextObject(text=sentence(language, "reflection.done")),
        blocks=[SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))],
    )
