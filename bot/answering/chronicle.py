"""The events of a programme in the order of their days, so that few are looked at however many there are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Literal

from models.records import EventData, ProgrammeData
from models.vocabulary import EventKind

Phase = Literal["future", "past", "lapsed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Events in the order of their first days; those without days stand last.

    `firsts` are their first days, `reaches` for each the latest last day up to and including it: both only ever grow.
    """

    events: tuple[EventData, ...]
    firsts: tuple[date, ...]
    reaches: tuple[date, ...]

    def within(self, first: date, last: date) -> list[EventData]:
        """The events that have a day, or may have one, from the first day through the last."""
        begin, end = bisect_left(self.reaches, first), bisect_right(self.firsts, last)
        return [event for event in self.events[begin:end] if event.last_day and event.last_day >= first]

    def not_over(self, at: date) -> tuple[EventData, ...]:
        """The dated events from the first on that may still be going on, or come, on a day."""
        return self.events[bisect_left(self.reaches, at) : len(self.firsts)]

    def begun(self, at: date) -> tuple[EventData, ...]:
        """The events that began, or may have begun, before a day."""
        return self.events[: bisect_left(self.firsts, at)]

    def dated(self) -> tuple[EventData, ...]:
        """The events that have days."""
        return self.events[: len(self.firsts)]


@dataclass(frozen=True, slots=True)
class Chronicles:
    """What is recorded of a programme: its data, its events by id, all in order, and those of each kind in order.

    `moved` are those that have been moved from days that they had before.
    """

    data: ProgrammeData
    by_id: Mapping[str, EventData]
    every: Chronicle
    of_kind: Mapping[EventKind, Chronicle]
    moved: tuple[EventData, ...]

    def of(self, kinds: frozenset[EventKind]) -> Chronicle:
        """The events of some kinds; of every kind where none is given."""
        if len(kinds) == 1:
            return self.of_kind.get(next(iter(kinds)), _NONE)
        return chronicle(event for event in self.every.events if event.kind in kinds) if kinds else self.every


def chronicle(events: Iterable[EventData]) -> Chronicle:
    """The events in order."""
    ordered = tuple(in_order(events))
    dated = [event for event in ordered if event.first_day]
    reaches = accumulate((event.last_day or event.first_day or date.min for event in dated), max)
    return Chronicle(ordered, tuple(event.first_day or date.min for event in dated), tuple(reaches))


def chronicles(data: ProgrammeData) -> Chronicles:
    """What is recorded, ready to be asked. Build it once for each version of the records."""
    of_kind = {
        kind: chronicle(one for one in data.events if one.kind == kind) for kind in {e.kind for e in data.events}
    }
    moved = tuple(event for event in data.events if event.moved_from)
    return Chronicles(data, {event.id: event for event in data.events}, chronicle(data.events), of_kind, moved)


def in_order(events: Iterable[EventData]) -> list[EventData]:
    """The events in the order of their first, then their last days."""
    return sorted(events, key=lambda event: (event.first_day or date.max, event.last_day or date.max))


def is_over(event: EventData, at: date) -> bool:
    """Whether the last day that an event can be on is before `at`: one in September is upcoming through September."""
    return event.last_day is not None and event.last_day < at


def phase(event: EventData, at: date) -> Phase:
    """Which time to speak of an event in; one that was only ever planned, and is over, has lapsed."""
    if event.status == "cancelled":
        return "cancelled"
    if not is_over(event, at):
        return "future"
    return "lapsed" if event.status == "planned" else "past"


_NONE = Chronicle((), (), ())
