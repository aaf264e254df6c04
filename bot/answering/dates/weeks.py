"""Weeks by their ISO numbers: uke 38, veke 38–40, week 38 of 2025, w38, 2025-W38, helga i uke 38."""

from functools import partial

from bot.answering.dates.lexicon import AND, BETWEEN, UNITS, WEEKDAYS
from bot.answering.dates.numbers import digits, goes_on_as_day, year_behind
from bot.answering.dates.placing import in_year, leading_year
from bot.answering.dates.sentence import Phrase, Sentence, is_dash, past_link
from bot.answering.dates.span import DAY, Stretch, Unit, unit_around, weeks_of

_LETTERS: dict[str, Unit] = {"w": "week", "u": "week"}
"""u38 and w38, as calendars write weeks."""
_FIRST_WEEKS, _LAST_WEEKS = 20, 40
"""Of `uke 51–2` the last is one of the next year; 40–20 is a slip of the pen."""
_MOST = 10
"""As many as anyone lists, lest a text of numbers be read again from each of them."""


def numbered_week(sentence: Sentence, i: int) -> Phrase | None:
    """`uke 38`, `veke 38–40`, `uke 38 og 39 2025`, `week 38 of 2025`, and a day of it: `uke 38 onsdag`."""
    if leading := leading_year(sentence, i):  # 2025 uke 38, 2025-W38
        week = _week(sentence, leading[1])
        return in_year(sentence, week, (leading[0], week.stop)) if week else None
    week = _week(sentence, i)
    if not week:
        return None
    inside = _day_behind(sentence, week)
    return in_year(sentence, inside or week, year_behind(sentence, (inside or week).stop))


def _week(sentence: Sentence, i: int) -> Phrase | None:
    """The week or weeks by their numbers alone, of every year. In `uke 38 og 40` the one between is not meant."""
    unit = UNITS.get(sentence.folded[i]) or _LETTERS.get(sentence.folded[i])
    j = i + 1 + (sentence.folded[i + 1] in {"nr", "no", "."})
    first = digits(sentence, j) if unit in {"week", "weekend"} else None
    if not first or (sentence.folded[i] in _LETTERS and not sentence.joined(j)):
        return None
    if unit == "weekend":
        if goes_on_as_day(sentence, j + 1) or sentence.folded[j + 1] == "." or is_dash(sentence, j + 1):
            return None  # helga 7.–8. juni
        return Phrase(j + 1, "weekend", yearly=lambda year: last_two_days(weeks_of(first, first, year)))
    last, stop, between = first, j + 1, sentence.folded[i - 1] in BETWEEN
    for _ in range(_MOST):
        through = past_link(sentence, stop)
        k = through or (stop + 1 if sentence.folded[stop] in AND | {",", "/"} else None)
        further = digits(sentence, k + (sentence.folded[k] == sentence.folded[i])) if k else None
        if not k or not further or further > 53 or further == last:
            break
        over_new_year = through and last == first and further < _FIRST_WEEKS and last > _LAST_WEEKS
        if not over_new_year and (further < last or not (through or between or further == last + 1)):
            break
        last, stop = further, k + 1 + (sentence.folded[k] == sentence.folded[i])
    several = last != first
    return Phrase(stop, "period" if several else "week", yearly=partial(weeks_of, first, last), ends=several)


def _day_behind(sentence: Sentence, week: Phrase) -> Phrase | None:
    """`uke 38 onsdag`."""
    number, weekly = WEEKDAYS.get(sentence.folded[week.stop]), week.yearly
    if number is None or not weekly or week.grain != "week" or sentence.folded[week.stop + 1].isdigit():
        return None
    return Phrase(week.stop + 1, "day", yearly=lambda year: day_in(weekly(year), number))


def day_in(week: Stretch | None, number: int) -> Stretch | None:
    """That weekday of the week."""
    return week and unit_around("day", week.start + number * DAY)


def last_two_days(week: Stretch | None) -> Stretch | None:
    """Its weekend."""
    return week and Stretch(week.end - 2 * DAY, week.end)
