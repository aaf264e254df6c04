"""Times that are found by way of another: the first Monday in June, the end of May, the week after Easter."""

from collections.abc import Callable
from dataclasses import replace

from bot.answering.dates.lexicon import BOUNDS, DEFINITE, OF, PARTS, UNITS, WEEKDAYS
from bot.answering.dates.numbers import ordinal
from bot.answering.dates.phrases import simple
from bot.answering.dates.relative import measure
from bot.answering.dates.sentence import Phrase, Sentence, look_up, skip, skip_article
from bot.answering.dates.span import DAY, Grain, Stretch, Unit, counted, nth, part, unit_around
from bot.answering.dates.yearly import GRAINS, relative_to_today


def located(sentence: Sentence, i: int) -> Phrase | None:
    """A phrase at word `i`, found by way of another or simple."""
    return beside(sentence, i) or part_of(sentence, i) or nth_in(sentence, i) or simple(sentence, i)


def derived(outer: Phrase, grain: Grain, change: Callable[[Stretch], Stretch | None]) -> Phrase | None:
    """What `change` makes of the phrase, placed or of every year."""
    if outer.placed:
        placed = change(outer.placed)
        return replace(outer, grain=grain, placed=placed, eve=0) if placed else None
    yearly = outer.yearly
    if not yearly:
        return None

    def of_year(year: int) -> Stretch | None:
        whole = yearly(year)
        return change(whole) if whole else None

    return replace(outer, grain=grain, yearly=of_year, eve=0)


def nth_in(sentence: Sentence, i: int) -> Phrase | None:
    """`første mandag i juni`, `the last week of May`, `andre helga i september`, `siste dag i 2025`."""
    which = ordinal(sentence, i)
    if not which and sentence.folded[i] not in {"siste", "last"}:
        return None
    number, j = which or (-1, i + 1)
    weekday = WEEKDAYS.get(sentence.folded[j])
    unit = "day" if weekday is not None else UNITS.get(sentence.folded[j])
    if not unit or sentence.folded[j + 1] not in OF:
        return None
    outer = simple(sentence, skip_article(sentence, j + 2)) or this_unit(sentence, skip_article(sentence, j + 2))
    if not outer or outer.grain in {"day", "days"}:
        return None
    return derived(outer, GRAINS[unit], lambda whole: nth(unit, weekday, number, whole))


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
    return relative_to_today(i + 1, GRAINS[unit], unit_around(unit, sentence.at))


def beside(sentence: Sentence, i: int) -> Phrase | None:
    """`uka etter påske`, `dagen før 17. mai`, `to uker før jul`, `three days after Easter`.

    `uka etter` with nothing behind it is the week after this one.
    """
    unit = UNITS.get(sentence.folded[i])
    named = unit and (sentence.folded[i] in DEFINITE or sentence.folded[i - 1] == "the")
    found = (1, unit, i + 1) if unit and named else measure(sentence, i)
    if not found:
        return None
    number, unit, j = found
    bound = look_up(BOUNDS, sentence, j)
    if (
        not bound
        or bound[0] not in {"before", "after"}
        or sentence.words[j].folded == "for" == sentence.words[j].text.casefold()
    ):
        return None
    sign = 1 if bound[0] == "after" else -1
    k = skip_article(sentence, bound[1])
    outer = nth_in(sentence, k) or simple(sentence, k)
    if outer:
        return derived(
            outer, GRAINS[unit], lambda whole: _neighbour(unit, sign * number, whole, whole_unit=bool(named))
        )
    if not named or k < len(sentence.words) or unit == "day":
        return None
    return relative_to_today(bound[1], GRAINS[unit], unit_around(unit, sentence.at, sign))


def _neighbour(unit: Unit, number: int, whole: Stretch, *, whole_unit: bool) -> Stretch:
    """So many units from its edge, or the whole week, weekend … next to it."""
    edge = whole.start if number < 0 else whole.end - DAY
    if not whole_unit:
        return unit_around(unit, counted(unit, edge, number))
    if unit == "weekend" and number > 0:
        return unit_around(unit, whole.end, int(whole.end.weekday() == 6))
    if unit == "week" and number > 0 and whole.days > 1 and edge.weekday() == 0:
        return unit_around(unit, edge)  # Easter and Whitsun end on the Monday of the week after
    return unit_around(unit, edge, 1 if number > 0 else -1)
