"""The times that a question asks of: the first it names, with those listed beside it, "i mai, juni og september"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answering.dates import Span, TimeExpression
from bot.answering.dates.lexicon import CLOCK
from bot.answering.words import Word

_LINKS = frozenset({"og", "a", "eller", "elle", "samt", "bade", "and", "or", "plus", ",", "/", "&", "+"})
_BESIDE_LINKS = frozenset({"i", "pa", "in", "on", "the", "den", "uke", "veke", "uka", "veka", "sa", "ogsa", "also"})
_CLOCKS = CLOCK | {".", ":"}
"""With a time of day between them, "måndag kl. 10 og tysdag kl. 12", days are listed all the same."""


def times_listed(words: Sequence[Word], times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The first time and those that `og`, `eller` or a comma links to it, each as a time of its own.

    What stands beside it without such a link, as "i år så langt", is another way to speak of the same, and left out.
    A year said of the last month or day of the list holds for those before it: "mai og september 2024".
    """
    listed = list(times[:1])
    for time in times[1:]:
        between = {word.folded for word in words[listed[-1].words[1] : time.words[0]] if not word.folded.isdigit()}
        if between.isdisjoint(_LINKS) or not between <= _LINKS | _BESIDE_LINKS | _CLOCKS:
            break
        listed.append(time)
    return tuple(_in_year_of(time, listed[-1]) for time in listed)


def _in_year_of(time: TimeExpression, last: TimeExpression) -> TimeExpression:
    start, end = time.span.start, time.span.end
    if time.year_said or not last.year_said or time.grain != last.grain or time.grain not in {"month", "day"}:
        return time
    if not (start and end and last.span.start) or (start.month, start.day) == (2, 29):
        return time
    years = last.span.start.year - start.year
    return replace(time, span=Span(_later(start, years), _later(end, years)))


def _later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)
