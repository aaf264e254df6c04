"""Any time that is said in one phrase.

A rule takes the sentence and the place of a word, and gives a Phrase or None. Rules only call rules below them, never
themselves: the time that reading takes grows with the length of the text and with nothing else.
"""

from bot.answering.dates.day_of_month import day_of_month
from bot.answering.dates.days import day_or_days, month_with_year
from bot.answering.dates.parts_of_year import part_of_year
from bot.answering.dates.relative import ago_or_ahead, modified, relative_day, to_come, weekday, weekend, year
from bot.answering.dates.sentence import Phrase, Sentence
from bot.answering.dates.weeks import numbered_week
from bot.answering.dates.yearly import compound, feast, season, turn_of_month


def simple(sentence: Sentence, i: int) -> Phrase | None:
    """Any single phrase at word `i`."""
    return (
        day_or_days(sentence, i)
        or day_of_month(sentence, i)
        or relative_day(sentence, i)
        or ago_or_ahead(sentence, i)
        or part_of_year(sentence, i)
        or modified(sentence, i)
        or to_come(sentence, i)
        or numbered_week(sentence, i)
        or feast(sentence, i)
        or season(sentence, i)
        or month_with_year(sentence, i)
        or turn_of_month(sentence, i)
        or weekday(sentence, i)
        or weekend(sentence, i)
        or year(sentence, i)
        or compound(sentence, i)
    )
