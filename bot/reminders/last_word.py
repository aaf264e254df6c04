"""What a message said of its event, kept beside it, and what of that is so no more. Pure."""

from dataclasses import asdict, replace
from datetime import date, time
from typing import Literal

from bot.texts.localized import LocalizedText
from models.base import Json
from models.events import Event
from models.records import EventData

Difference = Literal["cancelled", "resumed", "name", "dating", "place", "starts"]


def told_of(event: Event) -> Json:
    """What a message says of an event as it is now, as JSON. `sequence` tells which of two was said last."""
    said = {
        "sequence": event.sequence,
        "cancelled": event.status == "cancelled",
        "definite": asdict(event.definite),
        "precision": event.precision,
        "first_day": event.first_day and event.first_day.isoformat(),
        "last_day": event.last_day and event.last_day.isoformat(),
        "starts": event.starts and event.starts.isoformat(),
        "place": event.place and asdict(event.place),
        "place_preposition": event.place_preposition and asdict(event.place_preposition),
    }
    return {name: value for name, value in said.items() if value is not None}


def as_told(event: EventData, told: Json) -> EventData:
    """An event as a message told of it."""
    return replace(
        event,
        status="cancelled" if told["cancelled"] else "planned",
        definite=LocalizedText(**told["definite"]),
        precision=told["precision"],
        first_day=date.fromisoformat(told["first_day"]) if "first_day" in told else None,
        last_day=date.fromisoformat(told["last_day"]) if "last_day" in told else None,
        starts=time.fromisoformat(told["starts"]) if "starts" in told else None,
        place=LocalizedText(**told["place"]) if "place" in told else None,
        place_preposition=LocalizedText(**told["place_preposition"]) if "place_preposition" in told else None,
    )


def differences(told: EventData, now: EventData) -> tuple[Difference, ...]:
    """What of an event as it was told of is so no more, in the order in which it is said.

    What was left open can't be wrong: a place or a time of day that is recorded only now is no difference. Of a
    cancelled event nothing more is said, and whatever is told of one that is on again tells its days.
    """
    was_cancelled, is_cancelled = told.status == "cancelled", now.status == "cancelled"
    if is_cancelled:
        return () if was_cancelled else ("cancelled",)
    found: list[Difference] = []
    if was_cancelled:
        found.append("resumed")
    if told.definite != now.definite:
        found.append("name")
    if not was_cancelled and dating(told) != dating(now):
        found.append("dating")
    if told.place and told.place != now.place:
        found.append("place")
    if told.starts and told.starts != now.starts and now.precision == "day":
        found.append("starts")
    return tuple(found)


def dating(event: EventData) -> tuple[str, date | None, date | None]:
    """How an event is dated: how exactly, and its first and last day."""
    return event.precision, event.first_day, event.last_day
