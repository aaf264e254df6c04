"""Quarters, tertials and half-years: Q3 2025, 3. kvartal, 2.–3. kvartal, første halvår i fjor, 2025 H1."""

from dataclasses import replace

from bot.answering.dates.lexicon import AND, UNITS
from bot.answering.dates.numbers import digits, ordinal, short_year, year_behind
from bot.answering.dates.placing import GRAINS, in_year, leading_year
from bot.answering.dates.sentence import Phrase, Sentence, is_dash, past_link
from bot.answering.dates.span import Stretch, Unit, months_of, part

_PARTS_OF_YEARS: dict[Unit, int] = {"quarter": 4, "tertial": 3, "half-year": 2}
_LETTERS: dict[str, Unit] = {"q": "quarter", "kv": "quarter", "t": "tertial", "h": "half-year"}


def part_of_year(sentence: Sentence, i: int) -> Phrase | None:
    """`Q3 2025`, `2025 H1`, `3. kvartal`, `første halvår i fjor`, `kvartal 3`, second half of 2025."""
    leading = leading_year(sentence, i)
    found = _letter_and_number(sentence, leading[1] if leading else i)
    if found:
        unit, number, stop = found
        phrase = _part(unit, number, number, stop)
        behind = (leading[0], stop) if leading else short_year(sentence, stop)
        return in_year(sentence, phrase, behind) if phrase else None
    return None if leading else _parts_by_ordinals(sentence, i) or _ordinal_part(sentence, i)


def _part(unit: Unit, first: int, last: int, stop: int) -> Phrase | None:
    """The quarter or quarters, half-years … of every year."""
    parts = _PARTS_OF_YEARS[unit]
    if not 1 <= first <= last <= parts:
        return None

    def yearly(which: int) -> Stretch:
        year = months_of(1, 12, which)
        return Stretch(part(parts, first - 1, year).start, part(parts, last - 1, year).end)

    return Phrase(stop, GRAINS[unit] if first == last else "period", yearly=yearly, ends=first < last)


def _ordinal_part(sentence: Sentence, i: int) -> Phrase | None:
    found = _ordinal_and_unit(sentence, i)
    phrase = _part(found[0], found[1], found[1], found[2]) if found else None
    return in_year(sentence, phrase, short_year(sentence, phrase.stop)) if phrase else None


def _parts_by_ordinals(sentence: Sentence, i: int) -> Phrase | None:
    """`2.–3. kvartal`, `første og andre kvartal 2024`. In `1. og 3. kvartal` the one between is not meant."""
    which = ordinal(sentence, i)
    through = past_link(sentence, which[1]) if which else None
    j = through or (which[1] + 1 if which and sentence.folded[which[1]] in AND else None)
    second = _ordinal_and_unit(sentence, j) if j else None
    if not which or not second:
        return None
    unit, last, stop = second
    whole = through or last == which[0] + 1
    phrase = _part(unit, which[0], last if whole else which[0], stop)
    if not phrase:
        return None
    found = in_year(sentence, phrase, short_year(sentence, stop))
    return found if whole else replace(found, stop=which[1])


def _letter_and_number(sentence: Sentence, i: int) -> tuple[Unit, int, int] | None:
    number = digits(sentence, i + 1, 1)
    letter = _LETTERS.get(sentence.folded[i])
    if letter and number and sentence.joined(i + 1):
        return letter, number, i + 2
    unit = UNITS.get(sentence.folded[i])
    if unit in _PARTS_OF_YEARS and number:
        return unit, number, i + 2
    return None


def _ordinal_and_unit(sentence: Sentence, i: int) -> tuple[Unit, int, int] | None:
    which = ordinal(sentence, i)
    last = sentence.folded[i] in {"siste", "last", "fjerde"}
    if not which and not last:
        return None
    j = which[1] if which else i + 1
    unit = UNITS.get(sentence.folded[j])
    if unit in _PARTS_OF_YEARS:
        if which:
            return unit, which[0], j + 1
        return (unit, _PARTS_OF_YEARS[unit], j + 1) if year_behind(sentence, j + 1) else None
    if sentence.folded[j] == "half" and which:
        k = j + 1 + is_dash(sentence, j + 1)
        if UNITS.get(sentence.folded[k]) == "year":
            return "half-year", which[0], k + 1
    return None
