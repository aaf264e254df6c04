"""Every time expression of a sentence, in order."""

from datetime import date

from bot.answering.dates.bounds import EXPRESSION_WORDS, expression
from bot.answering.dates.clock import past_clock
from bot.answering.dates.days import month_with_year
from bot.answering.dates.lexicon import AND, CLOCK, ENDS, EVERY, MONTHS, ORDINALS, UNITS, WEEKDAYS
from bot.answering.dates.located import located
from bot.answering.dates.numbers import day_number, digits
from bot.answering.dates.sentence import Sentence, sentence_of
from bot.answering.dates.span import Grain, Span, Tense, TimeExpression, day_of, weeks_of
from bot.answering.words import Word

_FIRST_WORDS = EXPRESSION_WORDS | EVERY | CLOCK
_AFTER_NUMBER = ENDS | AND
_DOMAINS = frozenset(("com", "no", "org", "net", "io"))


def time_expressions(words: tuple[Word, ...], at: date, tense: Tense = None) -> tuple[TimeExpression, ...]:
    """The times that a sentence names, without overlap, as local days; `at` is the day on which it is said.

    `tense` decides which year's May a bare "mai" is: in the past the latest that has begun, else the first that is
    not over. No tense counts as the future: "noe i september?" asks what is to come. Times of day, numbers, versions
    and impossible dates are passed over; nothing raises.
    """
    sentence = sentence_of(words, at, tense)
    found: list[TimeExpression] = []
    i = 0
    while i < len(words):
        if sentence.folded[i] not in _FIRST_WORDS and not sentence.folded[i].isdigit():
            i += 1
        elif stop := past_clock(sentence, i) or _past_every(sentence, i) or _past_address(sentence, i):
            i = stop
        elif time := (found and _further(sentence, i, found[-1])) or expression(sentence, i):
            found.append(time)
            i = time.words[1]
        else:
            i = _past_impossible(sentence, i) or i + 1
    return tuple(found)


def _further(sentence: Sentence, i: int, before: TimeExpression) -> TimeExpression | None:
    """The second of `May 5 and 7`, `uke 38 og 40`: its month, its year are those of the one before."""
    last = before.span.last
    listed = before.words[1] == i - 1 and (sentence.folded[i - 1] in AND or sentence.folded[i - 1] == ",")
    number = day_number(sentence, i) if before.grain in {"day", "days"} else None
    if before.grain == "week" and (week := digits(sentence, i)):
        number = week, i + 1
    if not listed or not last or not number or sentence.folded[number[1]] not in _AFTER_NUMBER:
        return None
    if before.grain == "week":
        placed = weeks_of(number[0], number[0], last.isocalendar().year)
    else:
        placed = day_of(last.month, number[0], last.year)
    if not placed or placed.start <= last:
        return None
    grain: Grain = "week" if before.grain == "week" else "day"
    return TimeExpression(Span(placed.start, placed.end), grain, (i, number[1]), before.year_said, before.relative)


def _past_impossible(sentence: Sentence, i: int) -> int | None:
    """Where a time stops that does not exist (31. februar, uke 54), so that no part of it is read as one."""
    word = sentence.folded[i]
    if not (word.isdigit() or word in UNITS or word in MONTHS or word in ORDINALS):
        return None
    phrase = located(sentence, i)
    if not phrase and word.isdigit():  # 32. mai
        phrase = month_with_year(sentence, i + 1 + (sentence.folded[i + 1] == "."))
    return phrase.stop if phrase else None


def _past_every(sentence: Sentence, i: int) -> int | None:
    """Where `hver fredag`, `every week` stops: no day, for all of them are meant."""
    if sentence.folded[i] not in EVERY:
        return None
    j = i + 1 + (sentence.folded[i + 1] in {"other", "andre", "eneste", "einaste"})
    return j + 1 if sentence.folded[j] in WEEKDAYS or sentence.folded[j] in UNITS else None


def _past_address(sentence: Sentence, i: int) -> int | None:
    """Where `monday.com` stops."""
    joined = sentence.joined(i + 1) and sentence.joined(i + 2)
    return i + 3 if joined and sentence.folded[i + 1] == "." and sentence.folded[i + 2] in _DOMAINS else None
