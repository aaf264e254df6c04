"""Any time that is said in one phrase.

A rule takes the sentence and the place of a word, and gives a Phrase or None. Rules only call rules below them, never
themselves: the time that reading takes grows with the length of the text and with nothing else.
"""

from bot.answering.dates.day_of_month import day_of_month
from bot.answering.dates.days import day_or_days, month_with_year
from bot.answering.dates.first_words import COUNT_WORDS, ORDINAL_WORDS, YEAR_WORDS, by_first_word, first_of
from bot.answering.dates.lexicon import (
    COURSES,
    LASTS,
    MODIFIERS,
    MONTHS,
    RELATIVE_DAYS,
    RELATIVE_YEARS,
    SEASONS,
    TURNS,
    UNITS,
    UNITS_TO_COME,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from bot.answering.dates.parts_of_year import part_of_year
from bot.answering.dates.relative import (
    after_next,
    ago_or_ahead,
    modified,
    month_years_away,
    relative_day,
    to_come,
    weekday,
    weekend,
    year,
)
from bot.answering.dates.sentence import Phrase, Sentence
from bot.answering.dates.weeks import numbered_week
from bot.answering.dates.yearly import COMPOUNDS, FEAST_NAMES, compound, feast, season, turn_of_month

_TO = frozenset(("til", "te"))
_DAY_NAMES = WEEKDAYS.keys() | WEEKDAY_ABBREVIATIONS

SIMPLE = by_first_word((
    (day_or_days, ORDINAL_WORDS | _DAY_NAMES | MONTHS.keys()),
    (day_of_month, ORDINAL_WORDS | _DAY_NAMES),
    (relative_day, RELATIVE_DAYS),
    (month_years_away, COUNT_WORDS | {"for", "om", "in"}),
    (ago_or_ahead, COUNT_WORDS | COURSES.keys() | {"om", "in", "for", "innen", "innan", "within"}),
    (part_of_year, ORDINAL_WORDS | YEAR_WORDS | UNITS.keys() | LASTS.keys() | {"q", "kv", "t", "h"}),
    (modified, COUNT_WORDS | MODIFIERS.keys()),
    (to_come, UNITS_TO_COME),
    (after_next, UNITS),
    (numbered_week, YEAR_WORDS | UNITS.keys() | {"w", "u"}),
    (feast, ORDINAL_WORDS | FEAST_NAMES.keys()),
    (season, SEASONS.keys() | _TO | {"i"}),
    (month_with_year, MONTHS),
    (turn_of_month, TURNS),
    (weekday, WEEKDAYS),
    (weekend, UNITS),
    (year, YEAR_WORDS | RELATIVE_YEARS.keys()),
    (compound, COMPOUNDS),
))  # fmt: skip
"""In the order in which they are tried at a word: a day before the month and the year that are parts of it."""


def simple(sentence: Sentence, i: int) -> Phrase | None:
    """Any single phrase at word `i`."""
    return first_of(SIMPLE, sentence, i)
