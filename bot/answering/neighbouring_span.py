"""The year, month or week beside the days of the question before: "og året etter?", "the month before?"."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from bot.answering.dates import Span
from bot.answering.dates.span import WEEK, shifted
from bot.answering.words import Word, folded_words

Step = Literal["year", "month", "week"]

_UNITS: Mapping[Step, str] = {
    "year": "år året åre år'et year",
    "month": "måned måneden månad månaden måna månan månn month",
    "week": "uke uka uken veke veka uga ugå vekka week",
}
_AFTER = "etter ette ætter ettri deretter after neste næste næst nest following next"
_BEFORE = "før førr føre forut before forrige førre førrige førri forje preceding previous"
_SMALL = "og å and men but enn ennj hva kva ka med me what about i in the det den da then der that så"
_MARKS = frozenset("?!.,…")
_MONTHS: Mapping[Step, int] = {"year": 12, "month": 1}


class Neighbour(NamedTuple):
    """How far to go from the days spoken of: so many units, back where negative."""

    unit: Step
    steps: int


def neighbour_asked(words: tuple[Word, ...]) -> Neighbour | None:
    """The unit that a message asks for beside another, where it says no more than that; else None."""
    said = [word for word in words if word.text not in _MARKS and word.folded not in folded_words(_SMALL)]
    if len(said) != 2:
        return None
    for unit, names in _UNITS.items():
        for name, way in (said, reversed(said)):
            if name.folded in folded_words(names) and way.folded in folded_words(_AFTER):
                return Neighbour(unit, 1)
            # As typed: without its ø, "før" is "for".
            if name.folded in folded_words(names) and way.text.casefold() in _BEFORE.split():
                return Neighbour(unit, -1)
    return None


def beside(span: Span, neighbour: Neighbour) -> Span | None:
    """The span moved by that unit; None for one that is open. What is longer than the unit gives the unit next to it.

    September and a year on is the next September; 2024 and a month on is January 2025.
    """
    if span.start is None or span.end is None:
        return None
    unit, steps = neighbour
    if unit == "week":
        return Span(span.start + steps * WEEK, span.end + steps * WEEK)
    months = steps * _MONTHS[unit]
    moved = Span(shifted(span.start, months), shifted(span.end, months))
    if moved.start and moved.end and (moved.start < span.end if steps > 0 else moved.end > span.start):
        return (
            Span(span.end, shifted(span.end, months)) if steps > 0 else Span(shifted(span.start, months), span.start)
        )
    return moved
