"""What comes once a year by its name: seasons, feasts, the turn of a month, `septembersamlinga`."""

from functools import partial

from bot.answering.dates.clashes import names_a_season
from bot.answering.dates.feasts import FEASTS, NUMBERED
from bot.answering.dates.lexicon import COMPOUND_HEADS, COMPOUNDED, MONTHS, SEASONS, TURNS, phrases
from bot.answering.dates.numbers import ordinal, pair_of_years, short_year, year_behind
from bot.answering.dates.placing import in_year, relative_to_today, this_one
from bot.answering.dates.sentence import Phrase, Sentence, first_from, is_dash, look_up
from bot.answering.dates.span import DAY, Grain, Stretch, Yearly, months_of, unit_around

FEAST_NAMES = phrases(FEASTS)
COMPOUNDS: dict[str, Yearly] = {
    month_or_season + head: partial(months_of, first, size)
    for table, size in ((MONTHS, 1), (COMPOUNDED, 3))
    for month_or_season, first in table.items()
    for head in COMPOUND_HEADS
}


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
    if first == 0 and (pair := pair_of_years(sentence, j + 1, shortest=2)):
        return Phrase(pair[2], "season", yearly(pair[1]), year_said=True)
    found = in_year(sentence, Phrase(j + 1, "season", yearly=yearly), short_year(sentence, j + 1))
    if found.year_said or not lead or led:
        return found
    if lead == "i":
        return this_one(sentence, found)
    return relative_to_today(found.stop, "season", first_from(yearly, sentence.at + DAY))


def feast(sentence: Sentence, i: int) -> Phrase | None:
    """`jul`, `1. juledag`, `påsken 2025`, `til jul`."""
    which = ordinal(sentence, i)
    most, numbered = NUMBERED.get(sentence.folded[which[1]], (0, None)) if which else (0, None)
    if which and numbered and 1 <= which[0] <= most:
        named, stop = numbered(which[0]), which[1] + 1
    elif found := look_up(FEAST_NAMES, sentence, i):
        named, stop = found
    else:
        return None
    probe = named.yearly(sentence.at.year)
    grain: Grain = "day" if probe and probe.days == 1 else "period"
    unplaced = Phrase(stop, grain, yearly=named.yearly, eve=named.eve, feast=grain == "period")
    if grain == "period" and (pair := pair_of_years(sentence, stop, shortest=2)):  # skoleåret 25/26
        return in_year(sentence, unplaced, (pair[0], pair[2]))
    return in_year(sentence, unplaced, short_year(sentence, stop))


def turn_of_month(sentence: Sentence, i: int) -> Phrase | None:
    """`månedsskiftet mai/juni`: the last five days of one and the first five of the other; alone, the coming turn."""
    found = look_up(TURNS, sentence, i)
    if not found:
        return None
    stop = found[1]
    first, second = MONTHS.get(sentence.folded[stop]), MONTHS.get(sentence.folded[stop + 2])
    if first and second and (sentence.folded[stop + 1] in {"/", "og"} or is_dash(sentence, stop + 1)):
        turn = Phrase(stop + 3, "period", yearly=lambda year: _around(months_of(first, 1, year)))
        return in_year(sentence, turn, year_behind(sentence, turn.stop))
    turns = (_around(unit_around("month", sentence.at, shift)) for shift in (-1, 0, 1))
    if sentence.tense == "past":
        return relative_to_today(stop, "period", [one for one in turns if one.start <= sentence.at][-1:][0])
    return relative_to_today(stop, "period", next(one for one in turns if one.end > sentence.at))


def _around(month: Stretch) -> Stretch:
    return Stretch(month.end - 5 * DAY, month.end + 5 * DAY)


def compound(sentence: Sentence, i: int) -> Phrase | None:
    """`septembersamlinga`, `høstsamlinga i fjor`."""
    yearly = COMPOUNDS.get(sentence.folded[i])
    if not yearly:
        return None
    size = yearly(2000)
    grain: Grain = "season" if size and size.days > 31 else "month"
    return in_year(sentence, Phrase(i + 1, grain, yearly=yearly), year_behind(sentence, i + 1))
