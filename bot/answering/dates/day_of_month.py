"""A day of a month that is not said, or only as this or the next: den 14., on the 5th and 6th, fredag 16."""

from collections.abc import Iterator
from datetime import date

from bot.answering.dates.days import listed_days, past_weekday
from bot.answering.dates.lexicon import ARTICLES, BOUNDS, ENDS, MODIFIERS, OF, SHIFTS, UNITS, WEEKDAYS
from bot.answering.dates.numbers import digits, ordinal
from bot.answering.dates.sentence import Phrase, Sentence, past_link, skip, skip_article
from bot.answering.dates.span import Stretch, day_of, unit_around

_LEADS = ARTICLES | {"d"}
_FOLLOWERS = ENDS | {"og", "and", "eller", "or", "kl", "klokka", "klokken", "at"}
"""What may stand behind. Before any other word `den 14.` counts something, as in `den 14. samlinga`."""
_BEFORE_DAYS = BOUNDS.keys() | {"on", "pa"}
_NEVER_COUNT = 13
"""From here on an ordinal is a day: gatherings are not so many."""
_MONTHS_TO_SEARCH = 30
"""A Friday the 13th is never further away than fourteen months, a Sunday the 31st than twenty."""


def day_of_month(sentence: Sentence, i: int) -> Phrase | None:
    """Days behind an article or a weekday, in the month that is meant: in tense the first to come, or the latest."""
    j = past_weekday(sentence, i)
    weekday = WEEKDAYS.get(sentence.folded[i]) if j > i else None
    begins = weekday is not None or _led(sentence, j) or _by_itself(sentence, j)
    listed = listed_days(sentence, j) if begins else None
    if not listed:
        return None
    (first, last), stop, _ = listed
    several = first < last
    if month := _month_behind(sentence, stop):
        placed, stop = _in_month(month[0], first, last), month[1]
    elif _ends_well(sentence, j, stop, weekday):
        placed = _in_tense(sentence, (first, last), weekday)
    else:
        return None
    if (
        weekday is not None
        and placed
        and ordinal(sentence, j) is None
        and abs((placed.start - sentence.at).days) > 31
    ):
        return None  # fredag 9, no Friday of this month: a time of day
    return Phrase(stop, "days" if several else "day", placed, relative=True, ends=several) if placed else None


def _led(sentence: Sentence, j: int) -> bool:
    dotted = sentence.folded[j - 1] == "." and sentence.folded[j - 2] == "d"  # d. 14.
    return dotted or sentence.folded[j - 1] in _LEADS


def _by_itself(sentence: Sentence, j: int) -> bool:
    """Whether a number bears an ending as only a day's does: `anything on 20th?`, `er det noe 20.?`."""
    counted = ordinal(sentence, j)
    if digits(sentence, j) is None or not counted:
        return False
    if sentence.folded[j + 1] == ".":
        return sentence.folded[j + 2] == "?"
    return counted[0] >= _NEVER_COUNT or sentence.folded[j - 1] in _BEFORE_DAYS


def _ends_well(sentence: Sentence, j: int, stop: int, weekday: int | None) -> bool:
    """Whether the words are a day's: `den 14`, `den fjortende`, `the 3rd`, but not `the 14`, `den andre`."""
    figure = digits(sentence, j)
    counted = ordinal(sentence, j)
    if figure and counted and weekday is not None:  # onsdag den 17. er det noe da: only where it is a Wednesday
        return True
    if figure is None and (not counted or counted[0] < _NEVER_COUNT):
        return False
    if not counted and weekday is None and sentence.folded[j - 1] == "the":
        return False
    return sentence.folded[stop] in _FOLLOWERS or past_link(sentence, stop) is not None


def _month_behind(sentence: Sentence, i: int) -> tuple[date, int] | None:
    """`neste måned`, `i denne måneden`, `of last month`: a day in it."""
    j = skip_article(sentence, skip(sentence, i, OF))
    modifier = MODIFIERS.get(sentence.folded[j])
    if not modifier or UNITS.get(sentence.folded[j + 1]) != "month":
        return None
    return unit_around("month", sentence.at, SHIFTS[modifier]).start, j + 2


def _in_month(month: date, first: int, last: int) -> Stretch | None:
    begin, finish = day_of(month.month, first, month.year), day_of(month.month, last, month.year)
    return Stretch(begin.start, finish.end) if begin and finish and first <= last else None


def _in_tense(sentence: Sentence, days: tuple[int, int], weekday: int | None) -> Stretch | None:
    at = sentence.at
    for month in _months(at, -1 if sentence.tense == "past" else 1):
        placed = _in_month(month, *days)
        if not placed or (weekday is not None and placed.start.weekday() != weekday):
            continue
        if placed.start <= at if sentence.tense == "past" else placed.end > at:
            return placed
    return None


def _months(at: date, step: int) -> Iterator[date]:
    for shift in range(_MONTHS_TO_SEARCH):
        yield unit_around("month", at, step * shift).start
