"""Stretches between times, and those open at one end: fra mai til juli, før jul, since September, resten av året."""

from dataclasses import replace
from datetime import date

from bot.answering.dates.clashes import is_before, is_past
from bot.answering.dates.clock import past_clock
from bot.answering.dates.lexicon import (
    ABBREVIATED,
    AND,
    BOUNDS,
    MODIFIERS,
    NOW,
    OF,
    OPEN_FROM_TODAY,
    OPEN_UNTIL_TODAY,
    WEEKDAYS,
    BoundKind,
)
from bot.answering.dates.located import LOCATED, located, this_unit
from bot.answering.dates.relative import ago_or_ahead
from bot.answering.dates.sentence import (
    Phrase,
    Sentence,
    first_from,
    last_until,
    look_up,
    past_link,
    place,
    skip_article,
)
from bot.answering.dates.span import DAY, WEEK, Grain, Span, Stretch, TimeExpression

_ONWARDS = ({"on", "onwards", "onward", "av", "utover", "framover"}, {"og", "and"})
_EARLIER = frozenset(("tidligere", "tidlegare", "earlier"))
"""Without a time behind they tell of none."""


EXPRESSION_WORDS = LOCATED.keys() | BOUNDS.keys() | OPEN_FROM_TODAY.keys() | OPEN_UNTIL_TODAY.keys()
"""With these, and with numbers in figures, a time expression can begin."""


def expression(sentence: Sentence, i: int) -> TimeExpression | None:
    """The time expression that begins at word `i`."""
    return _around_today(sentence, i) or _bounded(sentence, i) or _range(sentence, i)


def _expression(i: int, phrase: Phrase, span: Span, grain: Grain) -> TimeExpression:
    return TimeExpression(span, grain, (i, phrase.stop), phrase.year_said, phrase.relative)


def _around_today(sentence: Sentence, i: int) -> TimeExpression | None:
    """`snart`, from now on; `i det siste`, lately."""
    if sentence.folded[i - 1] in {"sa", "as"}:  # as soon as
        return None
    found = look_up(OPEN_FROM_TODAY, sentence, i)
    if found and not ago_or_ahead(sentence, found[1]):  # snart to år siden
        return TimeExpression(Span(sentence.at, None), "open", (i, found[1]), relative=True)
    if found := look_up(OPEN_UNTIL_TODAY, sentence, i):
        return TimeExpression(Span(None, sentence.at + DAY), "open", (i, found[1]), relative=True)
    return None


def _range(sentence: Sentence, i: int) -> TimeExpression | None:
    """One phrase, or two with a dash or `til` between them."""
    first = located(sentence, i)
    if not first:
        return None
    if (link := _past_link(sentence, first)) and (joined := _second(sentence, i, first, link)):
        return joined
    onwards = _past_onwards(sentence, first.stop)
    if onwards > first.stop + 1 and (placed := place(sentence, first)) and placed.placed:  # mai og utover
        return _expression(i, replace(placed, stop=onwards), Span(placed.placed.start, None), "open")
    return _whole(sentence, i, first)


def _past_link(sentence: Sentence, first: Phrase) -> int | None:
    """Where the `til` or dash behind the first of two stops; also past the dot of `sept.–okt.`, and in `mai/juni`."""
    i = past_clock(sentence, first.stop) or first.stop  # 5. juni kl. 9 – 6. juni
    if first.grain == "month" and sentence.folded[i] == "/":
        return i + 1
    dotted = sentence.folded[i] == "." and sentence.folded[i - 1] in ABBREVIATED
    return past_link(sentence, i + dotted)


def _second(sentence: Sentence, i: int, first: Phrase, j: int, *, between: bool = False) -> TimeExpression | None:
    """From `first` to the phrase at word `j`. A year said of one holds for both; else the tense places the end.

    `between` feasts of several days is behind the one and before the other: mellom jul og nyttår.
    """
    last = located(sentence, skip_article(sentence, j))
    if not last:
        return None
    begin, finish = _in_order(sentence, first, last)
    if not begin or not finish:
        return None
    if between and first.feast:
        begin = Stretch(begin.end, begin.end)
    if between and last.feast:
        finish = Stretch(finish.start, finish.start + last.eve * DAY)
    said = first.year_said or last.year_said
    relative = first.relative or last.relative or not said
    grain: Grain = "days" if first.grain == last.grain == "day" else "period"
    span = Span(begin.start, finish.end)
    return TimeExpression(span, grain, (i, last.stop), said, relative) if finish.end > begin.start else None


def _in_order(sentence: Sentence, first: Phrase, last: Phrase) -> tuple[Stretch | None, Stretch | None]:
    """Both placed, the end not before the start."""
    if first.placed and last.placed:
        days = first.grain == last.grain == "day" and first.relative and last.relative
        return _weekdays_in_order(sentence, first, first.placed, last.placed) if days else (first.placed, last.placed)
    if first.placed and last.yearly:
        return first.placed, first_from(last.yearly, first.placed.start)
    ended = place(sentence, last)
    if not ended or not ended.placed or not first.yearly:
        return None, None
    return last_until(first.yearly, ended.placed.start), ended.placed


def _weekdays_in_order(sentence: Sentence, first: Phrase, begin: Stretch, finish: Stretch) -> tuple[Stretch, Stretch]:
    """Monday to Wednesday, said on a Tuesday: a week is added at the end, or in the past taken from the start.

    In `mandag til fredag neste uke` the week said of the one holds for both.
    """
    if finish.start < begin.start:
        if sentence.tense == "past":
            return Stretch(begin.start - WEEK, begin.end - WEEK), finish
        return begin, Stretch(finish.start + WEEK, finish.end + WEEK)
    bare = sentence.folded[first.stop - 1] in WEEKDAYS and sentence.folded[first.stop - 2] not in MODIFIERS
    weeks_between = (finish.start - begin.start) // WEEK if bare else 0
    return Stretch(begin.start + weeks_between * WEEK, begin.end + weeks_between * WEEK), finish


def _bounded(sentence: Sentence, i: int) -> TimeExpression | None:
    found = look_up(BOUNDS, sentence, i)
    if not found:
        return None
    kind, j = found
    if kind == "over" and not is_past(sentence, j):
        return None
    if kind == "before" and sentence.folded[i] == "for" and not is_before(sentence, i):
        return None
    return _of_kind(sentence, i, kind, j)


def _of_kind(sentence: Sentence, i: int, kind: BoundKind, j: int) -> TimeExpression | None:
    if kind == "so far":
        return _so_far(sentence, i, j)
    j = skip_article(sentence, j)
    if kind == "between":
        return _between(sentence, i, j)
    if kind == "since":
        sentence = replace(sentence, tense="past")
    if kind == "from" and (joined := _from_to(sentence, i, j)):
        return joined
    phrase = located(sentence, j) or (located(sentence, j - 1) if sentence.folded[j - 1] in OF else None)
    if not phrase and kind in {"rest", "until", "before", "after"}:
        phrase = this_unit(sentence, j)
    return _with_bound(sentence, i, kind, phrase) if phrase else None


def _with_bound(sentence: Sentence, i: int, kind: BoundKind, phrase: Phrase) -> TimeExpression | None:
    placed = place(sentence, phrase)
    if not placed or not placed.placed:
        return None
    whole = placed.placed
    if kind == "from":
        return _open_end(sentence, i, replace(placed, stop=_past_onwards(sentence, placed.stop)), whole.start)
    if kind in {"after", "over"}:
        return _open_end(sentence, i, placed, whole.end)
    span = _span_until(sentence, kind, whole, placed.eve)
    if not span:
        return None
    counted_from_today = placed.relative or sentence.at in {span.start, span.last}
    return _expression(i, replace(placed, relative=counted_from_today), span, "period" if span.start else "open")


def _span_until(sentence: Sentence, kind: BoundKind, whole: Stretch, eve: int) -> Span | None:
    """Up to today (since), or up to the bound: from today on, unless that is over or the tense is the past."""
    start: date | None = max(sentence.at, whole.start) if kind == "rest" else sentence.at
    end = whole.start + eve * DAY if kind == "before" or (eve and kind == "until") else whole.end
    if kind == "since":
        new_year = date(whole.end.year, 1, 1)  # "siden nyttår" is since the new year began
        start, end = new_year if eve and whole.start < new_year else whole.start, sentence.at + DAY
    elif kind != "rest" and (sentence.tense == "past" or end <= sentence.at):
        start = None
    return Span(start, end) if start is None or start < end else None


def _open_end(sentence: Sentence, i: int, placed: Phrase, start: date) -> TimeExpression:
    """From `start` on, or to where a second bound ends it."""
    if until := _then_before(sentence, placed.stop, start):
        end, stop, said = until
        return TimeExpression(Span(start, end), "period", (i, stop), placed.year_said or said, placed.relative)
    return _expression(i, placed, Span(start, None), "open")


def _then_before(sentence: Sentence, i: int, start: date) -> tuple[date, int, bool] | None:
    """`etter påske og før sommeren`: where the second bound ends the first."""
    j = i + (sentence.folded[i] in AND or sentence.folded[i] in {"men", "but", ","})
    found = look_up(BOUNDS, sentence, j)
    if (
        not found
        or found[0] not in {"before", "until"}
        or (sentence.folded[j] == "for" and not is_before(sentence, j))
    ):
        return None
    last = located(sentence, skip_article(sentence, found[1]))
    if not last:
        return None
    placed = last.placed or (first_from(last.yearly, start) if last.yearly else None)
    if not placed:
        return None
    end = placed.end if found[0] == "until" else placed.start + last.eve * DAY
    return (end, last.stop, last.year_said) if end > start else None


def _from_to(sentence: Sentence, i: int, j: int) -> TimeExpression | None:
    first = located(sentence, j) or _now(sentence, j)
    if not first:
        return None
    if first.ends:  # fra 5. til 7. mai
        return _whole(sentence, i, first)
    until = look_up(BOUNDS, sentence, first.stop)
    link = _past_link(sentence, first) or (until[1] if until and until[0] == "until" else None)
    return _second(sentence, i, first, link) if link else None


def _between(sentence: Sentence, i: int, j: int) -> TimeExpression | None:
    first = located(sentence, j) or _now(sentence, j)
    if not first:
        return None
    if first.ends:
        return _whole(sentence, i, first)
    link = first.stop + 1 if sentence.folded[first.stop] in AND else _past_link(sentence, first)
    return _second(sentence, i, first, link, between=True) if link else None


def _now(sentence: Sentence, j: int) -> Phrase | None:
    today = Stretch(sentence.at, sentence.at + DAY)
    return Phrase(j + 1, "day", today, relative=True) if sentence.folded[j] in NOW else None


def _whole(sentence: Sentence, i: int, phrase: Phrase) -> TimeExpression | None:
    found = place(sentence, phrase)
    if not found or not found.placed:
        return None
    return _expression(i, found, Span(found.placed.start, found.placed.end), found.grain)


def _past_onwards(sentence: Sentence, i: int) -> int:
    """Past `on`, `og utover`."""
    words, links = _ONWARDS
    j = i + (sentence.folded[i] in links)
    return j + 1 if sentence.folded[j] in words else i


def _so_far(sentence: Sentence, i: int, j: int) -> TimeExpression | None:
    """`hittil i år`, so far this year, `så langt`."""
    phrase = located(sentence, j) or (located(sentence, j - 1) if sentence.folded[j - 1] in OF else None)
    end = sentence.at + DAY
    phrase = phrase and place(replace(sentence, tense="past"), phrase)
    if phrase and phrase.placed and phrase.placed.start < end <= phrase.placed.end:
        return _expression(i, phrase, Span(phrase.placed.start, end), "period")
    if sentence.folded[j - 1] in OF or sentence.folded[i] in _EARLIER:
        return None
    return TimeExpression(Span(None, end), "open", (i, j), relative=True)
