"""Days of a month in words and figures: 5. mai 2025, 5. og 6. mai, femte mai, May 5–6, the 5th of May."""

from dataclasses import replace
from functools import partial

from bot.answering.dates.clashes import names_a_month
from bot.answering.dates.lexicon import (
    ABBREVIATED,
    AND,
    MONTHS,
    ONLY_NORWEGIAN,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from bot.answering.dates.numbers import Found, day_number, ordinal, short_year, year_behind
from bot.answering.dates.numeric import numeric_date
from bot.answering.dates.sentence import Phrase, Sentence, past_link, skip, skip_article
from bot.answering.dates.span import day_of, days_of, months_of

_MOST_DAYS = 10
"""As many as anyone lists; without an end, a text of numbers and dashes would be read again from each of them."""

_BEFORE_MONTH = frozenset(("of", "av", "."))
"""The dot is that of `5 .mai`; the one of `5.` is the number's."""


def month(sentence: Sentence, i: int) -> Found | None:
    """A month's number, and where its name stops (without the dot of an abbreviation)."""
    number = MONTHS.get(sentence.folded[i])
    if not number or not names_a_month(sentence, i):
        return None
    return number, i + 1 + (sentence.folded[i + 1] in {"maned", "manad", "month", "mnd"})


def day_or_days(sentence: Sentence, i: int) -> Phrase | None:
    """One day or several of one month, with or without the weekday, with or without the year."""
    j = past_weekday(sentence, i)
    return numeric_date(sentence, j, led=j > i) or _day_first(sentence, j) or _month_first(sentence, j)


def month_with_year(sentence: Sentence, i: int) -> Phrase | None:
    """`mai`, `sept. 2025`, `mai-25`, `mai i fjor`."""
    found = month(sentence, i)
    if not found:
        return None
    number, stop = found
    yearly = partial(months_of, number, 1)
    year = _year_after_month(sentence, i, stop)
    if year:
        relative = not sentence.folded[year[1] - 1].isdigit()
        return Phrase(year[1], "month", yearly(year[0]), year_said=True, relative=relative)
    return Phrase(stop, "month", yearly=yearly)


def past_weekday(sentence: Sentence, i: int) -> int:
    """Past `mandag den`, `Mon,` in front of a date."""
    if sentence.folded[i] not in WEEKDAYS and sentence.folded[i] not in WEEKDAY_ABBREVIATIONS:
        return i
    j = i + 1
    while sentence.folded[j] in {".", ",", "den", "the"}:
        j += 1
    return j


def listed_days(sentence: Sentence, i: int, *, before_month: bool = True) -> tuple[tuple[int, int], int, int] | None:
    """Days at word `i`, as `5.–7.`, `5. og 6.`: the first and the last, where they stop, and where the list stops.

    In `5. og 7.` they stop behind 5., for the days between are not meant.
    """
    found = day_number(sentence, i)
    if not found:
        return None
    first, stop = found
    last, end, broken = first, stop, False
    for _ in range(_MOST_DAYS):
        through = past_link(sentence, end)
        sign = sentence.folded[end]
        j = through or (end + 1 if sign in AND or sign in {",", "/"} else None)
        j = j and j + (sign == "," and sentence.folded[j] in AND)
        more = day_number(sentence, past_weekday(sentence, skip_article(sentence, j))) if j else None
        # in "April 28–May 2" and "May 5, 9 deltakere" the number belongs to what follows it
        if not more or (not before_month and (sign == "," or not _is_last_word(sentence, more[1]))):
            break
        broken = broken or not (through or more[0] == last + 1)
        end = more[1]
        if not broken:
            last, stop = more
    return (first, last), stop, end


def _is_last_word(sentence: Sentence, i: int) -> bool:
    j = skip(sentence, i, frozenset(("of", ".")))
    return sentence.folded[j] not in MONTHS and sentence.folded[i] not in UNITS


def _day_first(sentence: Sentence, i: int) -> Phrase | None:
    listed = listed_days(sentence, i)
    if not listed:
        return None
    days, stop, end = listed
    j = skip_article(sentence, skip(sentence, end, _BEFORE_MONTH))
    named = month(sentence, j)
    if not named:
        return None
    found = _days(sentence, named[0], days, _stop_of_month(sentence, j, named[1]))
    return found if stop == end or not found else replace(found, stop=stop)


def _month_first(sentence: Sentence, i: int) -> Phrase | None:
    named = month(sentence, i)
    if not named or sentence.folded[i] == "jul":
        return None
    j = skip_article(sentence, named[1] + (sentence.folded[i] in ABBREVIATED and sentence.folded[named[1]] == "."))
    first = day_number(sentence, j)
    if not first or not _is_last_word(sentence, first[1]) or sentence.folded[first[1]] in {":", "%"}:
        return None
    counted = ordinal(sentence, j) is None
    if counted and sentence.folded[i] in ONLY_NORWEGIAN and first[0] >= 20:
        return None  # mai 25 is a year
    listed = listed_days(sentence, j, before_month=False)
    return _days(sentence, named[0], listed[0], listed[1]) if listed else None


def _days(sentence: Sentence, month_number: int, days: tuple[int, int], stop: int) -> Phrase | None:
    first, last = days
    several = first < last
    if last < first:
        return Phrase(stop, "days", ends=True)  # 6.–5. mai
    yearly = partial(days_of, month_number, first, last) if several else partial(day_of, month_number, first)
    year = short_year(sentence, stop)
    if not year:
        return Phrase(stop, "days" if several else "day", yearly=yearly, ends=several)
    return Phrase(year[1], "days" if several else "day", yearly(year[0]), year_said=True, ends=several)


def _stop_of_month(sentence: Sentence, i: int, stop: int) -> int:
    """Past the dot of `5. sept.` if a year stands behind it."""
    dotted = sentence.folded[i] in ABBREVIATED and sentence.folded[stop] == "."
    return stop + 1 if dotted and short_year(sentence, stop + 1) else stop


def _year_after_month(sentence: Sentence, i: int, stop: int) -> Found | None:
    """A year behind a month: also `mai 25`, which is no day where Norwegian is written."""
    if (
        sentence.folded[i] in ABBREVIATED
        and sentence.folded[stop] == "."
        and (found := year_behind(sentence, stop + 1))
    ):
        return found
    if sentence.folded[i] in ONLY_NORWEGIAN and (found := short_year(sentence, stop)):
        return found
    return year_behind(sentence, stop)
