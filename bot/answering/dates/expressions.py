"""Every time expression of a sentence, in order."""

from datetime import date

from bot.answering.dates.bounds import expression
from bot.answering.dates.days import month_with_year
from bot.answering.dates.lexicon import CLOCK, MONTHS, ORDINALS, UNITS
from bot.answering.dates.located import located
from bot.answering.dates.sentence import Sentence, sentence_of
from bot.answering.dates.span import Tense, TimeExpression
from bot.answering.words import Word

_HALVES = frozenset(("am", "pm"))


def time_expressions(words: tuple[Word, ...], at: date, tense: Tense = None) -> tuple[TimeExpression, ...]:
    """The times that a sentence names, without overlap, as local days; `at` is the day on which it is said.

    `tense` decides which year's May a bare "mai" is: in the past the latest that has begun, else the first that is
    not over. No tense counts as the future: "noe i september?" asks what is to come. Times of day, numbers, versions
    and impossible dates are passed over; nothing raises.
    """
    sentence = sentence_of(words, at, tense)
    found = []
    i = 0
    while i < len(words):
        if stop := _past_clock(sentence, i):
            i = stop
        elif time := expression(sentence, i):
            found.append(time)
            i = time.words[1]
        else:
            i = _past_impossible(sentence, i) or i + 1
    return tuple(found)


def _past_impossible(sentence: Sentence, i: int) -> int | None:
    """Where a time stops that does not exist (31. februar, uke 54), so that no part of it is read as one."""
    word = sentence.folded[i]
    if not (word.isdigit() or word in UNITS or word in MONTHS or word in ORDINALS):
        return None
    phrase = located(sentence, i)
    if not phrase and word.isdigit():  # 32. mai
        phrase = month_with_year(sentence, i + 1 + (sentence.folded[i + 1] == "."))
    return phrase.stop if phrase else None


def _past_clock(sentence: Sentence, i: int) -> int | None:
    """Where a time of day stops: `kl. 9`, `klokka 09.30`, `09:00–10:00`, `9 am`."""
    folded = sentence.folded
    j = i
    if folded[i] in CLOCK:
        j = i + 1 + (folded[i + 1] == ".")
    if not folded[j].isdigit():
        return None
    minutes = (
        folded[j + 1] in {":", "."} and folded[j + 2].isdigit() and sentence.joined(j + 1) and sentence.joined(j + 2)
    )
    if j > i:
        return j + 3 if minutes else j + 1
    if folded[j + 1] == ":" and minutes:
        return j + 3
    return j + 2 if folded[j + 1] in _HALVES else None
