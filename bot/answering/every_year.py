"""A season or month of every year: "er samlingene om våren?", "how many so far were in spring?"."""

from collections.abc import Sequence
from datetime import date

from bot.answering.dates import Span, TimeExpression
from bot.answering.dates.span import shifted
from bot.answering.tense import Tense
from bot.answering.words import Word

_YEARS_BACK, _YEARS_AHEAD = 15, 5
_HABITUAL = "om"


def every_year(
    words: Sequence[Word], times: Sequence[TimeExpression], at: date, tense: Tense | None
) -> tuple[Span, ...]:
    """The days of each year that a message asks of; none where it asks of those of one year.

    Norwegian says `om høsten` of all of them; in other words they are meant where it is asked for `so far`.
    """
    seasonal = [time for time in times if time.grain in {"season", "month"} and not time.year_said]
    so_far = any(time.grain == "open" and time.span.start is None and time.span.last == at for time in times)
    habitual = any(one.words[0] and words[one.words[0] - 1].folded == _HABITUAL for one in seasonal)
    if not (so_far or habitual):
        return ()
    spans = (_shifted(one.span, year) for one in seasonal for year in range(-_YEARS_BACK, _YEARS_AHEAD + 1))
    past = so_far or tense == "past"
    return tuple(span for span in spans if not (past and span.start and span.start > at))


def _shifted(span: Span, years: int) -> Span:
    months = 12 * years
    return Span(span.start and shifted(span.start, months), span.end and shifted(span.end, months))
