"""Sentences about one event: when and where it is, what it is about, who hosts it, how long it lasts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.answering.chronicle import Chronicles, is_over, phase
from bot.answering.question import Question
from bot.answering.selection import selected
from bot.answering.wording import capitalized, date_of, on, placed, said
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.records import EventData, ProgrammeData

DAYS_IN_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Asked:
    """A question beside what is recorded, and the day that it was asked on."""

    question: Question
    records: Chronicles
    at: date

    @property
    def data(self) -> ProgrammeData:
        """What is recorded, as it stands in the records."""
        return self.records.data

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return self.question.language

    def events(self) -> list[EventData]:
        """The events that it is about, in the order of their days."""
        return selected(self.question, self.records, self.at)

    def say(self, key: str, **values: object) -> str:
        """A sentence of the catalogue, in that language."""
        return sentence(self.language, key, **values)


Tell = Callable[[Asked, EventData], str]
"""What a sentence about one event tells."""


def told(tell: Tell, asked: Asked, event: EventData) -> str:
    """A sentence about an event; of a cancelled one, after the sentence that says so."""
    text = tell(asked, event)
    if event.status != "cancelled" or text == when(asked, event):
        return text
    return f"{when(asked, event)} {text}"


def named(asked: Asked, event: EventData) -> str:
    """How a sentence speaks of it."""
    return event.definite.in_language(asked.language)


def values_of(asked: Asked, event: EventData) -> dict[str, str]:
    """What the sentences about one event are filled with."""
    what = named(asked, event)
    return {
        "what": what,
        "What": capitalized(what),
        "when": on(asked.language, event),
        "date": date_of(asked.language, event),
        "tail": tail(asked, event),
    }


def when(asked: Asked, event: EventData) -> str:
    """When it is; that it is cancelled, or has been moved."""
    text = asked.say(f"when.{event.kind}.{phase(event, asked.at)}", **values_of(asked, event))
    return text + _moved(asked, event)


def where(asked: Asked, event: EventData) -> str:
    """Where and when it is."""
    place = placed(asked.language, event)
    if place is None and event.kind == "decision":
        return host(asked, event)
    if place is None:
        return asked.say("where.unknown", **values_of(asked, event))
    if event.status == "cancelled":
        return when(asked, event)
    noun = "gathering" if event.kind == "gathering" else "other"
    text = asked.say(f"where.{noun}.{phase(event, asked.at)}", place=place, **values_of(asked, event))
    return text + _moved(asked, event)


def theme(asked: Asked, event: EventData) -> str:
    """What it is about."""
    if event.theme is None:
        return asked.say("theme.unknown", **values_of(asked, event))
    of_it = said(asked.language, event.theme)
    return asked.say(f"theme.{_time(asked, event)}", theme=of_it, **values_of(asked, event))


def purpose(asked: Asked, event: EventData) -> str:
    """What it is to achieve."""
    if event.purpose is None:
        return asked.say("purpose.unknown", **values_of(asked, event))
    of_it = said(asked.language, event.purpose)
    return asked.say(f"purpose.{_time(asked, event)}", purpose=of_it, **values_of(asked, event))


def host(asked: Asked, event: EventData) -> str:
    """Who hosts it; of a decision, who made it."""
    organisation = next((one for one in asked.data.organisations if one.id == event.host), None)
    if organisation is None:
        return asked.say("host.unknown", **values_of(asked, event))
    name = organisation.name.in_language(asked.language)
    if event.kind != "decision":
        return asked.say(f"host.{_time(asked, event)}", host=capitalized(name), **values_of(asked, event))
    if event.status == "cancelled":
        return when(asked, event)
    return asked.say("host.decision", host=name, **values_of(asked, event))


def length(asked: Asked, event: EventData) -> str:
    """How many days it lasts."""
    if event.status == "cancelled":
        return when(asked, event)
    if event.precision != "day" or event.first_day is None or event.last_day is None:
        return asked.say("length.unknown", **values_of(asked, event))
    days = (event.last_day - event.first_day).days + 1
    key = f"length.{_time(asked, event)}.{'one' if days == 1 else 'other'}"
    return asked.say(key, days=days, **values_of(asked, event))


def distance(asked: Asked, event: EventData) -> str:
    """How long until an event, or since it."""
    if event.first_day is None or event.last_day is None or event.status == "cancelled":
        return when(asked, event)
    if is_over(event, asked.at):
        word, days = "since", (asked.at - event.last_day).days
    else:
        word, days = "until", (event.first_day - asked.at).days
    if days <= 0 and event.precision not in {"day", "month"}:
        return when(asked, event)
    if event.precision == "day":
        key = "until.today" if days <= 0 else f"{word}.{'one' if days == 1 else 'other'}"
    else:
        key = "until.this_month" if days <= 0 else f"{word}.{'month' if _months(days) == 1 else 'months'}"
    text = asked.say(key, days=days, months=_months(days), **values_of(asked, event))
    return text + _moved(asked, event)


def _months(days: int) -> int:
    return max(1, round(days / DAYS_IN_A_MONTH))


def _time(asked: Asked, event: EventData) -> Literal["past", "future", "cancelled"]:
    if event.status == "cancelled":
        return "cancelled"
    return "past" if is_over(event, asked.at) else "future"


def tail(asked: Asked, event: EventData) -> str:
    """That the day is not known, where it is not."""
    if event.precision in {"day", "unset"}:
        return ""
    return asked.say("tail.past" if is_over(event, asked.at) else "tail.future")


def _moved(asked: Asked, event: EventData) -> str:
    """A sentence that says from when it was moved, with the space before it; nothing where it was not, or is off."""
    if event.moved_from is None or event.status == "cancelled":
        return ""
    key = "unset" if event.precision == "unset" else _time(asked, event)
    return " " + asked.say(f"moved.{key}", earlier=date_of(asked.language, event.moved_from))
