"""Days of a month in words and figures: 5. mai 2025, 5. og 6. mai, femte mai, May 5–6, the 5th of May."""

from functools import partial

from bot.answering.dates.clashes import names_a_month
from bot.answering.dates.lexicon import (
    ABBREVIATED,
    AND,
    MONTHS,
    ONLY_NORWEGIAN,
    TO,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from bot.answering.dates.numbers import Found, day_number, digits, full_year, ordinal, year_behind
from bot.answering.dates.numeric import numeric_date
from bot.answering.dates.sentence import Phrase, Sentence, is_dash, skip, skip_article
from bot.answering.dates.span import day_of, days_of, months_of

_MOST_DAYS = 10
"""As many as anyone lists; without an end, a text of numbers and dashes would be read again from each of them."""


def month(sentence: Sentence, i: int) -> Found | None:
    """A month's number, and where its name stops (without the dot of an abbreviation)."""
    number = MONTHS.get(sentence.folded[i])
    if not number or not names_a_month(sentence, i):
        return None
    return number, i + 1 + (sentence.folded[i + 1] in {"maned", "manad", "month"})


def day_or_days(sentence: Sentence, i: int) -> Phrase | None:
    """One day or several of one month, with or without the weekday, with or without the year."""
    j = _past_weekday(sentence, i)
    return numeric_date(sentence, j) or _day_first(sentence, j) or _month_first(sentence, j)


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


def _past_weekday(sentence: Sentence, i: int) -> int:
    """Past `mandag den`, `Mon,` in front of a date."""
    if sentence.folded[i] not in WEEKDAYS and sentence.folded[i] not in WEEKDAY_ABBREVIATIONS:
        return i
    j = i + 1
    while sentence.folded[j] in {".", ",", "den", "the"}:
        j += 1
    return j


def _more_days(sentence: Sentence, i: int, *, before_month: bool) -> Found | None:
    """A further day behind a dash, `og`, a comma: the last one, and where it stops."""
    last = None
    for _ in range(_MOST_DAYS):
        sign = sentence.folded[i]
        linked = sign in TO or sign in AND or sign in {",", "/"} or is_dash(sentence, i)
        found = day_number(sentence, skip_article(sentence, i + 1)) if linked else None
        # in "April 28–May 2" and "May 5, 9 deltakere" the number belongs to what follows it
        if not found or (not before_month and (sign == "," or not _is_last_word(sentence, found[1]))):
            return last
        last, i = found, found[1]
    return last


def _is_last_word(sentence: Sentence, i: int) -> bool:
    j = skip(sentence, i, frozenset(("of", ".")))
    return sentence.folded[j] not in MONTHS and sentence.folded[i] not in UNITS


def _day_first(sentence: Sentence, i: int) -> Phrase | None:
    first = day_number(sentence, i)
    if not first:
        return None
    more = _more_days(sentence, first[1], before_month=True)
    last = more or first
    j = skip_article(sentence, skip(sentence, last[1], frozenset(("of", "av"))))
    named = month(sentence, j)
    if not named:
        return None
    return _days(sentence, named[0], (first[0], last[0]), _stop_of_month(sentence, j, named[1]))


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
    more = _more_days(sentence, first[1], before_month=False)
    last = more or first
    return _days(sentence, named[0], (first[0], last[0]), last[1])


def _days(sentence: Sentence, month_number: int, days: tuple[int, int], stop: int) -> Phrase | None:
    first, last = days
    several = first < last
    if last < first:
        return Phrase(stop, "days")  # 6.–5. mai
    yearly = partial(days_of, month_number, first, last) if several else partial(day_of, month_number, first)
    year = _year_after_day(sentence, stop)
    if not year:
        return Phrase(stop, "days" if several else "day", yearly=yearly)
    return Phrase(year[1], "days" if several else "day", yearly(year[0]), year_said=True)


def _stop_of_month(sentence: Sentence, i: int, stop: int) -> int:
    """Past the dot of `5. sept.` if a year stands behind it."""
    dotted = sentence.folded[i] in ABBREVIATED and sentence.folded[stop] == "."
    return stop + 1 if dotted and _year_after_day(sentence, stop + 1) else stop


def _year_after_day(sentence: Sentence, i: int) -> Found | None:
    """A year behind a day: also two bare digits, if nothing follows that they could count."""
    if found := year_behind(sentence, i):
        return found
    number = digits(sentence, i)
    after = sentence.folded[i + 1]
    if (
        number
        and 20 <= number <= 49
        and len(sentence.folded[i]) == 2
        and not (after.isalnum() or after in {".", ":"})
    ):
        return full_year(number), i + 1
    return None


def _year_after_month(sentence: Sentence, i: int, stop: int) -> Found | None:
    """A year behind a month: also `mai 25`, which is no day where Norwegian is written."""
    if (
        sentence.folded[i] in ABBREVIATED
        and sentence.folded[stop] == "."
        and (found := year_behind(sentence, stop + 1))
    ):
        return found
    if sentence.folded[i] in ONLY_NORWEGIAN and (found := _year_after_day(sentence, stop)):
        return found
    return year_behind(sentence, stop)
