"""Times that are found by way of another: the first Monday in June, the end of May, the week after Easter."""

from collections.abc import Callable
from dataclasses import replace

from bot.answering.dates.first_words import COUNT_WORDS, ORDINAL_WORDS, by_first_word, first_of
from bot.answering.dates.lexicon import A_FEW, BOUNDS, COURSES, DEFINITE, LASTS, OF, PARTS, SEVERAL, UNITS, WEEKDAYS
from bot.answering.dates.measure import measure
from bot.answering.dates.neighbour import Neighbour
from bot.answering.dates.numbers import Found, count, ordinal
from bot.answering.dates.phrases import SIMPLE, simple
from bot.answering.dates.placing import GRAINS, relative_to_today
from bot.answering.dates.sentence import Phrase, Sentence, look_up, skip, skip_article
from bot.answering.dates.span import Grain, Stretch, nth, part, unit_around


def in_the_course_of(sentence: Sentence, i: int) -> Phrase | None:
    """`i løpet av uka`, `gjennom året`, during the month."""
    found = look_up(COURSES, sentence, i)
    return this_unit(sentence, skip_article(sentence, found[1])) if found else None


def derived(outer: Phrase, grain: Grain, change: Callable[[Stretch], Stretch | None]) -> Phrase | None:
    """What `change` makes of the phrase, placed or of every year."""
    if outer.placed:
        placed = change(outer.placed)
        return replace(outer, grain=grain, placed=placed, eve=0, ends=False, feast=False) if placed else None
    yearly = outer.yearly
    if not yearly:
        return None

    def of_year(year: int) -> Stretch | None:
        whole = yearly(year)
        return change(whole) if whole else None

    return replace(outer, grain=grain, yearly=of_year, eve=0, ends=False, feast=False)


def nth_in(sentence: Sentence, i: int) -> Phrase | None:
    """`første mandag i juni`, `the last week of May`, `andre helga i september`, `siste dag i 2025`."""
    which = ordinal(sentence, i) or look_up(LASTS, sentence, i)
    if not which:
        return None
    number, j = which
    weekday = WEEKDAYS.get(sentence.folded[j])
    unit = "day" if weekday is not None else UNITS.get(sentence.folded[j])
    if not unit or sentence.folded[j + 1] not in OF:
        return None
    outer = simple(sentence, skip_article(sentence, j + 2)) or this_unit(sentence, skip_article(sentence, j + 2))
    if not outer or outer.grain in {"day", "days"}:
        return None
    return derived(outer, GRAINS[unit], lambda whole: nth(unit, weekday, number, whole))


def several_in(sentence: Sentence, i: int) -> Phrase | None:
    """`de to første ukene i juni`, the last three days of May."""
    which = _from_an_end(sentence, i)
    number = count(sentence, which[1] if which else i)
    if which and not number and sentence.folded[which[1]] in SEVERAL:  # de første dagene i juni
        number = A_FEW, which[1]
    if which:
        stop = number[1] if number else i
    else:
        which = _from_an_end(sentence, number[1]) if number else None
        stop = which[1] if which else i
    unit = UNITS.get(sentence.folded[stop])
    if not which or not number or not unit or sentence.folded[stop + 1] not in OF:
        return None
    outer = simple(sentence, skip_article(sentence, stop + 2))
    if not outer or outer.grain in {"day", "days"}:
        return None
    end, many = which[0], number[0]
    return derived(
        outer, "period", lambda whole: _between(nth(unit, None, end, whole), nth(unit, None, end * many, whole))
    )


def _from_an_end(sentence: Sentence, i: int) -> Found | None:
    """The first, 1, or the last, -1."""
    found = ordinal(sentence, i) or look_up(LASTS, sentence, i)
    return found if found and abs(found[0]) == 1 else None


def _between(one: Stretch | None, other: Stretch | None) -> Stretch | None:
    return Stretch(min(one.start, other.start), max(one.end, other.end)) if one and other else None


def part_of(sentence: Sentence, i: int) -> Phrase | None:
    """`starten av mai`, `midten av uka`, `late September`, `primo juni`, the end of the year."""
    found = look_up(PARTS, sentence, i)
    if not found:
        return None
    (parts, which), stop = found
    j = skip_article(sentence, skip(sentence, stop, frozenset(("i", "in"))))
    outer = nth_in(sentence, j) or simple(sentence, j) or this_unit(sentence, j)
    if not outer or outer.grain in {"day", "days"}:
        return None
    half_year = parts == 2 and outer.grain == "year"
    return derived(outer, "half-year" if half_year else "period", lambda whole: part(parts, which, whole))


def this_unit(sentence: Sentence, i: int) -> Phrase | None:
    """`uka`, `the month`, `året` where a phrase has announced it: the one that holds today."""
    name = sentence.folded[i]
    unit = UNITS.get(name)
    if not unit or unit == "day" or not (name in DEFINITE or sentence.folded[i - 1] == "the"):
        return None
    if sentence.folded[i + 1].isdigit():  # året 2024, uka 38
        return None
    return relative_to_today(i + 1, GRAINS[unit], unit_around(unit, sentence.at))


def beside(sentence: Sentence, i: int) -> Phrase | None:
    """`uka etter påske`, `dagen før 17. mai`, `fredagen før jul`, `første mandag etter ferien`, `to uker før jul`.

    `uka etter` with nothing behind it is the week after this one.
    """
    found = _neighbour_at(sentence, i)
    bound = look_up(BOUNDS, sentence, found[1]) if found else None
    if not found or not bound or bound[0] not in {"before", "after"}:
        return None
    neighbour, j = found
    if sentence.words[j].folded == "for" == sentence.words[j].text.casefold():
        return None
    sign = 1 if bound[0] == "after" else -1
    k = skip_article(sentence, bound[1])
    outer = nth_in(sentence, k) or simple(sentence, k)
    if outer:
        return derived(outer, GRAINS[neighbour.unit], lambda whole: neighbour.beside(whole, sign))
    if not neighbour.named or k < len(sentence.words) or neighbour.unit == "day":
        return None
    return relative_to_today(bound[1], GRAINS[neighbour.unit], unit_around(neighbour.unit, sentence.at, sign))


def _neighbour_at(sentence: Sentence, i: int) -> tuple[Neighbour, int] | None:
    """What stands in front of `etter påske`, and where it stops."""
    name = sentence.folded[i]
    if (number := WEEKDAYS.get(name)) is not None:
        return Neighbour("day", 1, number), i + 1
    unit = UNITS.get(name)
    if unit and (unit == "weekend" or name in DEFINITE or sentence.folded[i - 1] == "the"):
        return Neighbour(unit, 1), i + 1
    if which := ordinal(sentence, i) or look_up(LASTS, sentence, i):
        number, unit = WEEKDAYS.get(sentence.folded[which[1]]), UNITS.get(sentence.folded[which[1]])
        if number is not None or unit:
            return Neighbour(unit or "day", abs(which[0]), number), which[1] + 1
    found = measure(sentence, i)
    return (Neighbour(found.unit, found.number, named=False), found.stop) if found else None


LOCATED = by_first_word((
    (beside, COUNT_WORDS | ORDINAL_WORDS | WEEKDAYS.keys() | UNITS.keys() | LASTS.keys()),
    (part_of, PARTS),
    (several_in, COUNT_WORDS | ORDINAL_WORDS | LASTS.keys()),
    (nth_in, ORDINAL_WORDS | LASTS.keys()),
    (simple, SIMPLE),
    (in_the_course_of, COURSES),
))  # fmt: skip
"""In the order in which they are tried at a word."""


def located(sentence: Sentence, i: int) -> Phrase | None:
    """A phrase at word `i`, found by way of another or simple."""
    return first_of(LOCATED, sentence, i)
