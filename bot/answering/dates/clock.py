"""Times of day, which are passed over: `kl. 9–15`, `09:00`, `9 am`, `09.30–15.10`."""

from bot.answering.dates.lexicon import AND, CLOCK
from bot.answering.dates.numbers import digits, goes_on_as_day
from bot.answering.dates.sentence import Sentence, past_link

_HALVES = frozenset(("am", "pm"))


def past_clock(sentence: Sentence, i: int) -> int | None:
    """Where a time of day, or a first and a last one, stops; None if there is none at word `i`."""
    folded = sentence.folded
    j = i
    if folded[i] in CLOCK:
        j = i + 1 + (folded[i + 1] == ".")
    if not folded[j].isdigit():
        return None
    stop = _past_time(sentence, j)
    signed = folded[j + 1] == ":" and stop == j + 3
    if j == i and not (signed or folded[stop] in _HALVES or _is_no_date(sentence, j, stop)):
        return None
    stop += folded[stop] in _HALVES
    further = past_link(sentence, stop) or (stop + 1 if folded[stop] in AND and j > i else None)
    if further and folded[further].isdigit():
        return _past_last(sentence, further) or stop
    return stop


def _past_last(sentence: Sentence, i: int) -> int | None:
    """The end of `9–15`; but in `kl. 9 – 5. mai` a day follows."""
    end = _past_time(sentence, i)
    if end == i + 1 and goes_on_as_day(sentence, end):
        return None
    return end + (sentence.folded[end] in _HALVES)


def _past_time(sentence: Sentence, i: int) -> int:
    folded = sentence.folded
    minutes = folded[i + 1] in {":", "."} and folded[i + 2].isdigit() and len(folded[i + 2]) == 2
    return i + 3 if minutes and sentence.joined(i + 1) and sentence.joined(i + 2) else i + 1


def _is_no_date(sentence: Sentence, i: int, stop: int) -> bool:
    """09.30 has no month 30; of 09.30–10.05 the second is a time as well."""
    hour, minutes = digits(sentence, i), digits(sentence, i + 2)
    further = sentence.folded[stop] in {".", "/"} and sentence.joined(stop) and sentence.folded[stop + 1].isdigit()
    return stop == i + 3 and not further and hour is not None and hour < 25 and (minutes == 0 or (minutes or 0) > 12)
