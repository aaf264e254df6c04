"""How long a time is, as people say it: tre dager, a fortnight, en drøy uke, halvannet år, 2–3 weeks, 1,5 måneder."""

from typing import NamedTuple

from bot.answering.dates.lexicon import AND, APPROXIMATELY, HALF, MORE_OR_LESS, ONE_AND_A_HALF, UNITS, word_set
from bot.answering.dates.numbers import count, digits
from bot.answering.dates.sentence import Sentence, past_link, skip
from bot.answering.dates.span import Unit

_A = word_set("en et ein eit ei a")
_TIMES = word_set("tid tida time")
"""Behind a genitive: om to ukers tid, in a week's time."""
_HALVES: dict[Unit, tuple[int, int, Unit, Unit]] = {
    "week": (7, 3, "day", "week"),
    "month": (30, 15, "day", "week"),
    "year": (12, 6, "month", "month"),
}
"""Of a unit: how many smaller ones it has, how many its half has, which those are, and what it leads to."""


class Measure(NamedTuple):
    """So many units, and where the words stop.

    `most` is the second number of `two or three weeks`, else the number. `grain` is what it leads to: one and a half
    weeks is ten days, but nobody who says so means that very day.
    """

    number: int
    unit: Unit
    stop: int
    most: int
    grain: Unit


def measure(sentence: Sentence, i: int) -> Measure | None:
    """The measure that begins at word `i`."""
    folded = sentence.folded
    if sentence.joined(i) and folded[i - 1] in {",", "."} and folded[i - 2].isdigit():
        return None  # 1,5 år is not five years
    i = _past_approximately(sentence, i)
    if folded[i] in HALF | ONE_AND_A_HALF:  # det siste halve året
        return _with_half(sentence, int(folded[i] in ONE_AND_A_HALF), i + 1)
    found = count(sentence, i)
    return _counted(sentence, found[0], skip(sentence, found[1], MORE_OR_LESS)) if found else None


def _counted(sentence: Sentence, number: int, j: int) -> Measure | None:
    """So many of what stands at word `j`."""
    if sentence.folded[j] == "fortnight":
        return Measure(14, "day", j + 1, 14, "day")
    if sentence.folded[j] in HALF:  # et halvt år, half a year
        return _with_half(sentence, 0, j + 1)
    if behind := _past_half(sentence, j) or _past_decimal(sentence, j):
        return _with_half(sentence, number, behind)
    most, j = _second_number(sentence, number, j)
    unit = UNITS.get(sentence.folded[j])
    if not unit or unit == "weekend":
        return None
    if behind := _past_half(sentence, j + 1):  # a month and a half
        half = _with_half(sentence, number, j)
        return half and half._replace(stop=behind)
    return Measure(number, unit, _past_time(sentence, j + 1), most, unit)


def _past_approximately(sentence: Sentence, i: int) -> int:
    while sentence.folded[i] in APPROXIMATELY or (sentence.folded[i] == "." and sentence.folded[i - 1] == "ca"):
        i += 1
    return i


def _second_number(sentence: Sentence, number: int, j: int) -> tuple[int, int]:
    """The larger number of `to–tre`, `2 til 3`, `two or three`, `tre fire`; else the one that there is."""
    k = past_link(sentence, j) or j + (sentence.folded[j] in AND)
    second = count(sentence, k)
    return second if second and second[0] > number else (number, j)


def _past_half(sentence: Sentence, j: int) -> int | None:
    """Behind `og en halv`, `and a half`."""
    k = skip(sentence, j + 1, _A)
    return k + 1 if sentence.folded[j] in AND and sentence.folded[k] in HALF else None


def _past_decimal(sentence: Sentence, j: int) -> int | None:
    """Behind the `,5` of 1,5."""
    comma = sentence.folded[j] in {",", "."} and sentence.joined(j) and sentence.joined(j + 1)
    return j + 2 if comma and digits(sentence, j + 1) == 5 else None


def _with_half(sentence: Sentence, wholes: int, j: int) -> Measure | None:
    """So many and a half of the unit at word `j`, or behind its article: half a year, a half-year."""
    j = skip(sentence, j, frozenset(("a", "-")))
    halves = _HALVES.get(UNITS.get(sentence.folded[j], "day"))
    if not halves:
        return None
    whole, half, unit, grain = halves
    number = wholes * whole + half
    return Measure(number, unit, _past_time(sentence, j + 1), number, grain)


def _past_time(sentence: Sentence, j: int) -> int:
    """Past the `tid` of `om en ukes tid`, in two weeks' time."""
    k = skip(sentence, j, frozenset(("'",)))
    return k + 1 if sentence.folded[j - 1].endswith("s") and sentence.folded[k] in _TIMES else j
