"""Which of the recorded events a question is about."""

from collections.abc import Mapping
from datetime import date
from itertools import islice

from bot.answering.asking import RELATIVE_ORDERS
from bot.answering.chronicle import Chronicle, Chronicles, chronicle, in_order, is_over
from bot.answering.dates import Span
from bot.answering.phrases import Order
from bot.answering.question import OF_THE_EVALUATION, Question
from models.records import EventData

_ORDINALS: Mapping[str, int] = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5}


def selected(question: Question, records: Chronicles, at: date) -> list[EventData]:
    """The events that a question is about, in the order of their days."""
    return [event for event in _selected(question, records, at) if event.id not in question.but]


def _selected(question: Question, records: Chronicles, at: date) -> list[EventData]:
    if question.order in RELATIVE_ORDERS:
        return _beside(question, records, at)
    if question.events:
        named = in_order(records.by_id[id_] for id_ in question.events)
        # The days of a single one are not looked at: "Rennebu in 2024" is answered with when Rennebu was.
        return _narrowed(question, named, at) if question.ambiguous else named
    pool = records.of(question.kinds)
    if question.spans:
        within = _within(question.spans, pool)
        return within if question.order is None else _ordered(chronicle(within), question.order, at, question.many)
    return list(pool.events) if question.order is None else _ordered(pool, question.order, at, question.many)


def moved_away(question: Question, records: Chronicles) -> list[EventData]:
    """The events that were to be on the days that a question names, from the first to the last, and no longer are."""
    if question.events or question.order:
        return []
    spans = [(span.first, span.last) for span in question.spans if span.first and span.last]
    return [
        event
        for event in records.moved
        if not question.kinds or event.kind in question.kinds
        for first, last in spans
        if event.moved_from and event.moved_from.first_day <= last and event.moved_from.last_day >= first
        if not (event.first_day and event.last_day and event.first_day <= last and event.last_day >= first)
    ]


def called_off(question: Question, records: Chronicles, at: date) -> list[EventData]:
    """The cancelled events that a question would be about: of the days that it names, or of what is to come."""
    if question.events or (question.order and question.order not in {"next", "following"}):
        return []
    pool = records.of(question.kinds)
    events = _within(question.spans, pool) if question.spans else pool.not_over(at)
    return [event for event in events if event.status == "cancelled"]


def _within(spans: tuple[Span, ...], pool: Chronicle) -> list[EventData]:
    """The events that have a day, or may have one, in any of the spans."""
    found = [pool.within(span.first or date.min, span.last or date.max) for span in spans]
    return found[0] if len(found) == 1 else in_order({event.id: event for part in found for event in part}.values())


def _ordered(pool: Chronicle, order: Order, at: date, many: int = 1) -> list[EventData]:
    """The one that an order asks for, or so many, if there are; a cancelled one is passed over."""
    match order:
        case "next":
            found = (event for event in pool.not_over(at) if not is_over(event, at))
        case "previous":
            found = (event for event in reversed(pool.begun(at)) if is_over(event, at))
        case "last":
            found = (event for event in reversed(pool.dated()))
        case "penultimate":
            return [event for event in pool.dated() if event.status != "cancelled"][-2:-1]
        case _:
            return [event for event in pool.dated() if event.status != "cancelled"][_ORDINALS[order] :][:many]
    return in_order(islice((one for one in found if one.status != "cancelled"), many))


def _narrowed(question: Question, events: list[EventData], at: date) -> list[EventData]:
    """Of events that one name fits equally well, those that the question's days, order or tense leave."""
    pool = chronicle(events)
    if question.spans and (within := _within(question.spans, pool)):
        return within
    if question.order and (ordered := _ordered(pool, question.order, at)):
        return ordered
    over = question.tense == "past"
    return [event for event in events if question.tense and is_over(event, at) is over] or events


def _beside(question: Question, records: Chronicles, at: date) -> list[EventData]:
    """The event after or before the one that was spoken of, all after or before it, or all between two.

    Where no kind is said, of its own kind; where there is none, of any.
    """
    before = question.before
    spoken_of = selected(before, records, at) if before else []
    if not spoken_of:
        return []
    if question.kinds:
        return _beside_in(question, records.of(question.kinds), spoken_of)
    kinds = frozenset(event.kind for event in spoken_of)
    if kinds & OF_THE_EVALUATION:
        kinds = kinds | OF_THE_EVALUATION
    return _beside_in(question, records.of(kinds), spoken_of) or _beside_in(question, records.every, spoken_of)


def _beside_in(question: Question, among: Chronicle, spoken_of: list[EventData]) -> list[EventData]:
    pool = [one for one in among.dated() if one.status != "cancelled" or one in spoken_of]
    first, last = (
        next((i for i, one in enumerate(pool) if one == end), None) for end in (spoken_of[0], spoken_of[-1])
    )
    if first is None or last is None:
        return []
    if question.order == "between":
        return pool[first + 1 : last]
    beyond = pool[last + 1 :] if question.order == "following" else pool[:first][::-1]
    if question.several and question.spans:
        within = _within(question.spans, among)
        return in_order(one for one in beyond if one in within)
    return in_order(beyond if question.several else beyond[:1])
