"""What comes once a year, and in which year: weeks, quarters, seasons, feasts, `septembersamlinga`."""

from functools import partial

from bot.answering.dates.clashes import names_a_season
from bot.answering.dates.feasts import FEASTS, NUMBERED
from bot.answering.dates.lexicon import (
    AND,
    COMPOUND_HEADS,
    COMPOUNDED,
    MONTHS,
    SEASONS,
    TO,
    TURNS,
    UNITS,
    phrases,
)
from bot.answering.dates.numbers import bare_year, digits, ordinal, pair_of_years, year_behind
from bot.answering.dates.sentence import (
    Phrase,
    Sentence,
    first_from,
    is_dash,
    look_up,
    nearest,
)
from bot.answering.dates.span import (
    DAY,
    Grain,
    Stretch,
    Unit,
    Yearly,
    months_of,
    part,
    unit_around,
    weeks_of,
)

_FEASTS = phrases(FEASTS)
_COMPOUNDS: dict[str, Yearly] = {
    month_or_season + head: partial(months_of, first, size)
    for table, size in ((MONTHS, 1), (COMPOUNDED, 3))
    for month_or_season, first in table.items()
    for head in COMPOUND_HEADS
}
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
_PARTS_OF_YEARS: dict[Unit, int] = {"quarter": 4, "tertial": 3, "half-year": 2}
_LETTERS: dict[str, Unit] = {"q": "quarter", "kv": "quarter", "t": "tertial", "h": "half-year"}


def in_year(sentence: Sentence, stop: int, grain: Grain, yearly: Yearly, eve: int = 0) -> Phrase:
    """What comes once a year, in the year that is said behind it if one is."""
    found = year_behind(sentence, stop)
    if not found:
        return Phrase(stop, grain, yearly=yearly, eve=eve)
    relative = not sentence.folded[found[1] - 1].isdigit()
    return Phrase(found[1], grain, yearly(found[0]), year_said=True, relative=relative, eve=eve)


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


def season(sentence: Sentence, i: int, *, led: bool = False) -> Phrase | None:
    """`høsten 2024`, `i høst`, `til våren`, `vinteren 2024/25`; winter bears the year of its January."""
    lead = (
        sentence.folded[i] if sentence.folded[i] in {"i", "til", "te"} and sentence.folded[i + 1] in SEASONS else ""
    )
    j = i + 1 if lead else i
    first = SEASONS.get(sentence.folded[j])
    if first is None or not names_a_season(sentence, j):
        return None
    yearly = partial(months_of, first, 3)
    if first == 0 and (pair := pair_of_years(sentence, j + 1)):
        return Phrase(pair[1], "season", yearly(pair[0]), year_said=True)
    found = in_year(sentence, j + 1, "season", yearly)
    if found.year_said or not lead or led:
        return found
    if lead == "i":
        return this_one(sentence, found)
    return relative_to_today(found.stop, "season", first_from(yearly, sentence.at + DAY))


def feast(sentence: Sentence, i: int) -> Phrase | None:
    """`jul`, `1. juledag`, `påsken 2025`, `til jul`."""
    if (which := ordinal(sentence, i)) and which[0] in {1, 2} and sentence.folded[which[1]] in NUMBERED:
        named, stop = NUMBERED[sentence.folded[which[1]]](which[0]), which[1] + 1
    elif found := look_up(_FEASTS, sentence, i):
        named, stop = found
    else:
        return None
    probe = named.yearly(sentence.at.year)
    grain: Grain = "day" if probe and probe.days == 1 else "period"
    return in_year(sentence, stop, grain, named.yearly, named.eve)


def numbered_week(sentence: Sentence, i: int) -> Phrase | None:
    """`uke 38`, `veke 38–40`, `uke 38 og 39 2025`, `week 38 of 2025`, and a day of it: `uke 38 onsdag`."""
    j = i + 1 + (sentence.folded[i + 1] in {"nr", "no", "."})
    first = digits(sentence, j) if UNITS.get(sentence.folded[i]) in {"week", "weekend"} else None
    if not first:
        return None
    last, stop = first, j + 1
    linked = is_dash(sentence, stop) or sentence.folded[stop] in TO or sentence.folded[stop] in AND
    if linked and (further := digits(sentence, stop + 1)) and first < further <= 53 and not sentence.joined(stop + 2):
        last, stop = further, stop + 2
    elif linked and sentence.folded[stop + 1] == sentence.folded[i] and (further := digits(sentence, stop + 2)):
        last, stop = further, stop + 3
    elif linked and (further := digits(sentence, stop + 1)) and first < further <= 53:
        last, stop = further, stop + 2
    grain: Grain = "week" if first == last else "period"
    if UNITS[sentence.folded[i]] == "weekend":
        return in_year(sentence, stop, "weekend", lambda year: last_two_days(weeks_of(first, first, year)))
    return in_year(sentence, stop, grain, partial(weeks_of, first, last))


def last_two_days(week: Stretch | None) -> Stretch | None:
    """Its weekend."""
    return week and Stretch(week.end - 2 * DAY, week.end)


def part_of_year(sentence: Sentence, i: int) -> Phrase | None:
    """`Q3 2025`, `2025 H1`, `3. kvartal`, `første halvår i fjor`, `kvartal 3`, second half of 2025."""
    leading = bare_year(sentence, i)
    start = leading[1] + is_dash(sentence, leading[1]) if leading else i
    found = _letter_and_number(sentence, start)
    if not found and not leading:
        found = _ordinal_and_unit(sentence, i)
    if not found:
        return None
    unit, number, stop = found
    if not 1 <= number <= _PARTS_OF_YEARS[unit]:
        return None

    def yearly(which: int) -> Stretch:
        return part(_PARTS_OF_YEARS[unit], number - 1, months_of(1, 12, which))

    if leading:
        return Phrase(stop, GRAINS[unit], yearly(leading[0]), year_said=True)
    return in_year(sentence, stop, GRAINS[unit], yearly)


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


def turn_of_month(sentence: Sentence, i: int) -> Phrase | None:
    """`månedsskiftet mai/juni`: the last five days of one and the first five of the other; alone, the coming turn."""
    found = look_up(TURNS, sentence, i)
    if not found:
        return None
    stop = found[1]
    first, second = MONTHS.get(sentence.folded[stop]), MONTHS.get(sentence.folded[stop + 2])
    if first and second and (sentence.folded[stop + 1] in {"/", "og"} or is_dash(sentence, stop + 1)):
        return in_year(sentence, stop + 3, "period", lambda year: _around(months_of(first, 1, year)))
    turns = (_around(unit_around("month", sentence.at, shift)) for shift in (-1, 0, 1))
    if sentence.tense == "past":
        return relative_to_today(stop, "period", [one for one in turns if one.start <= sentence.at][-1:][0])
    return relative_to_today(stop, "period", next(one for one in turns if one.end > sentence.at))


def _around(month: Stretch) -> Stretch:
    return Stretch(month.end - 5 * DAY, month.end + 5 * DAY)


def compound(sentence: Sentence, i: int) -> Phrase | None:
    """`septembersamlinga`, `høstsamlinga i fjor`."""
    yearly = _COMPOUNDS.get(sentence.folded[i])
    if not yearly:
        return None
    size = yearly(2000)
    return in_year(sentence, i + 1, "season" if size and size.days > 31 else "month", yearly)
