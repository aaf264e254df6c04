"""Placing what comes once a year: in the year that is said beside it, or counted from today."""

from dataclasses import replace

from bot.answering.dates.numbers import Found, bare_year, four_digits
from bot.answering.dates.sentence import Phrase, Sentence, is_dash, nearest
from bot.answering.dates.span import Grain, Stretch, Unit

GRAINS: dict[Unit, Grain] = {
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "tertial": "period",
    "half-year": "half-year",
    "year": "year",
}
_LETTERS = frozenset(("q", "kv", "t", "h", "w", "u"))
"""What may be written on to a year and a dash: 2025-Q3, 2025-W38."""


def in_year(sentence: Sentence, unplaced: Phrase, found: Found | None) -> Phrase:
    """What comes once a year, in the year `found` behind it if one is."""
    if not found or not unplaced.yearly:
        return unplaced
    relative = not sentence.folded[found[1] - 1].isdigit()
    placed = unplaced.yearly(found[0])
    return replace(unplaced, stop=found[1], placed=placed, yearly=None, year_said=True, relative=relative)


def relative_to_today(stop: int, grain: Grain, placed: Stretch | None, eve: int = 0) -> Phrase | None:
    """A phrase that counts from today."""
    return Phrase(stop, grain, placed, relative=True, eve=eve) if placed else None


def this_one(sentence: Sentence, found: Phrase) -> Phrase | None:
    """`i høst`, this May: the tense's, and without one the nearest, whether over or to come."""
    if found.placed or not found.yearly:
        return found
    if sentence.tense:
        return Phrase(found.stop, found.grain, yearly=found.yearly, relative=True, eve=found.eve)
    return relative_to_today(found.stop, found.grain, nearest(found.yearly, sentence.at), found.eve)


def leading_year(sentence: Sentence, i: int) -> Found | None:
    """A year in front of a week, a quarter: `2025 Q3`, `2025-W38`."""
    leading = bare_year(sentence, i)
    if not leading and sentence.joined(i + 1) and is_dash(sentence, i + 1) and sentence.folded[i + 2] in _LETTERS:
        number = four_digits(sentence, i)
        leading = (number, i + 1) if number else None
    return (leading[0], leading[1] + is_dash(sentence, leading[1])) if leading else None
