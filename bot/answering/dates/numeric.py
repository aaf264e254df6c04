"""Dates in figures, day before month: 5/5, 05.05.25, 5.–6.5.2025, and 2025-05-05."""

from functools import partial
from typing import NamedTuple

from bot.answering.dates.clashes import NOT_DATES_BEFORE
from bot.answering.dates.lexicon import BOUNDS, CLOCK, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from bot.answering.dates.numbers import digits, four_digits, full_year, year_behind
from bot.answering.dates.sentence import Phrase, Sentence, is_dash, past_link
from bot.answering.dates.span import Grain, Yearly, day_of, days_of, months_of

_LEADS = (
    frozenset(("den", "on", "dato", "date", "the", "til", "to", "og", "and"))
    | (BOUNDS.keys() - {"for", "ut", "no", "not"})
    | WEEKDAYS.keys()
    | WEEKDAY_ABBREVIATIONS
)
"""Words before which 5.5 is a day, not a number."""
_NOT_DAYS = frozenset(((1, 2), (1, 3), (1, 4), (2, 3), (3, 4), (24, 7)))
"""Fractions, and 24/7."""


class _Figures(NamedTuple):
    day: int
    month: int
    year: int | None
    stop: int
    certain: bool  # written in a way that only dates are


def numeric_date(sentence: Sentence, i: int, *, led: bool = False) -> Phrase | None:
    """A date in figures at word `i`; `led`: a weekday stands before it."""
    return (
        _iso(sentence, i)
        or _month_of_year(sentence, i)
        or _several_days(sentence, i)
        or _one_day(sentence, i, led=led)
    )


def _iso(sentence: Sentence, i: int) -> Phrase | None:
    """2025-05-05 (also with dots or slashes), and 2025-05 for the month."""
    year, sign, month = four_digits(sentence, i), sentence.folded[i + 1], digits(sentence, i + 2)
    dash = is_dash(sentence, i + 1)
    if not year or not month or not (dash or sign in {".", "/"}) or not _unspaced(sentence, i, i + 3):
        return None
    if sentence.folded[i + 3] == sign and _unspaced(sentence, i + 2, i + 5) and (day := digits(sentence, i + 4)):
        return Phrase(i + 5, "day", day_of(month, day, year), year_said=True)
    if not dash or len(sentence.folded[i + 2]) < 2 or month > 12 or is_dash(sentence, i + 3):
        return None
    return Phrase(i + 3, "month", months_of(month, 1, year), year_said=True)


def _month_of_year(sentence: Sentence, i: int) -> Phrase | None:
    """09/2025."""
    month, year = digits(sentence, i), four_digits(sentence, i + 2)
    alone = (
        sentence.folded[i + 1] == "/" and _unspaced(sentence, i, i + 3) and sentence.folded[i - 1] not in {"/", "."}
    )
    if not alone or not month or not year or month > 12:
        return None
    return Phrase(i + 3, "month", months_of(month, 1, year), year_said=True)


def _several_days(sentence: Sentence, i: int) -> Phrase | None:
    """5.–6.5.2025, 5. og 6.5.: the first day leaves its month to the second."""
    first = digits(sentence, i)
    dotted = sentence.folded[i + 1] == "." and sentence.joined(i + 1)
    j = i + 1 + dotted
    k = past_link(sentence, j) or (j + 1 if sentence.folded[j] in {"og", "and"} else None)
    found = _figures(sentence, k) if first and k else None
    if not first or not found or not (dotted or found.certain):
        return None
    return _phrase(partial(days_of, found.month, first, found.day), "days", found)


def _one_day(sentence: Sentence, i: int, *, led: bool) -> Phrase | None:
    found = _figures(sentence, i)
    if not found or _numbers_a_thing(sentence, i) or not (found.certain or led or sentence.folded[i - 1] in _LEADS):
        return None
    return _phrase(partial(day_of, found.month, found.day), "day", found)


def _numbers_a_thing(sentence: Sentence, i: int) -> bool:
    """`kap. 5.5.`, `punkt 3.4.`, `mål 1.2.`."""
    before = i - 2 if sentence.folded[i - 1] == "." else i - 1
    return sentence.folded[before] in NOT_DATES_BEFORE


def _phrase(yearly: Yearly, grain: Grain, found: _Figures) -> Phrase | None:
    ends = grain == "days"
    if found.year is None:
        return Phrase(found.stop, grain, yearly=yearly, ends=ends)
    return Phrase(found.stop, grain, yearly(found.year), year_said=True, ends=ends)


def _figures(sentence: Sentence, i: int) -> _Figures | None:
    """Day, sign, month, and a year behind the same sign or a space if there is one."""
    folded = sentence.folded
    day, sign, month = digits(sentence, i), folded[i + 1], digits(sentence, i + 2)
    if (
        not day
        or not month
        or not _unspaced(sentence, i, i + 3)
        or (sentence.joined(i) and folded[i - 1] in {".", "/", "$"})
    ):
        return None
    dash = is_dash(sentence, i + 1)
    stop = i + 3
    dotted = sign == "." and folded[stop] == "." and sentence.joined(stop)
    if (folded[stop] == sign or is_dash(sentence, stop)) and _unspaced(sentence, stop - 1, stop + 2):
        year = four_digits(sentence, stop + 1)
        if year is None and len(folded[stop + 1]) == 2:
            year = digits(sentence, stop + 1)
            year = None if year is None else full_year(year)
        goes_on = sentence.joined(stop + 2) and folded[stop + 2] in {".", "/"} and folded[stop + 3].isdigit()
        if year is not None and not goes_on and (sign != "." or folded[stop] == sign):
            return _Figures(day, month, year, stop + 2, certain=True)
        if folded[stop] == sign and folded[stop + 1].isdigit():
            return None  # 3.2.1: a version, a section
    if dash or (sign not in {".", "/"}):
        return None  # 5-6 without a year: a range of anything
    if (behind := year_behind(sentence, stop + dotted)) and not sentence.joined(stop + dotted):
        return _Figures(day, month, behind[0], behind[1], certain=True)
    if sign == "/":
        certain = (day, month) not in _NOT_DAYS and folded[stop] not in {"av", "of"}
    else:  # 5.5. with something behind that goes on, or 05.05 as no number is written
        padded = folded[i][0] == "0" and len(folded[i + 2]) == 2
        certain = (
            padded or folded[stop] in CLOCK or (dotted and (_begins(sentence, i) or _goes_on(sentence, stop + 1)))
        )
    return _Figures(day, month, None, stop + (dotted and _goes_on(sentence, stop + 1)), certain=certain)


def _begins(sentence: Sentence, i: int) -> bool:
    """Whether nothing stands before, or another day and a dash: 30.9.–2.10."""
    return i == 0 or (is_dash(sentence, i - 1) and sentence.folded[i - 2] == "." and sentence.folded[i - 3].isdigit())


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether the dot before word `i` is the date's own, since the sentence does not end with it."""
    return i < len(sentence.words) and not (sentence.words[i].text[0].isupper() and sentence.words[i].spaced)


def _unspaced(sentence: Sentence, first: int, stop: int) -> bool:
    return all(sentence.joined(i) for i in range(first + 1, stop))
