"""What people leave unsaid: "neste" means the next gathering, "hva skjer" what is to come."""

from dataclasses import replace
from datetime import date

from bot.answering.asking import (
    RELATIVE_ORDERS,
    about_several,
    about_us,
    asks_what_is_left,
    points_at_this,
    times_over,
)
from bot.answering.dates import Span
from bot.answering.question import ABOUT_ONE, DECISIONS, EVERY_KIND, GATHERINGS, OF_THE_EVALUATION, Question
from bot.answering.reading import Parts

_AT = frozenset({"pa", "i", "til", "te", "at", "to", "the", "for"})


def completed(question: Question, parts: Parts, at: date) -> Question:
    """Settle what people leave unsaid: "neste" means the next gathering, "hva skjer" what is to come."""
    if question.order in RELATIVE_ORDERS and question.before is None:
        if not points_at_this(parts.words):
            return replace(question, intent="unknown")
        question = replace(question, before=replace(question, order="next", kinds=question.kinds or GATHERINGS))
    question = _with_kinds(question, parts)
    if question.intent in {"list", "count"} and question.to_come and asks_what_is_left(parts.words):
        question = replace(question, spans=tuple(_rest(span, at) for span in question.spans))
    if question.intent == "count" and _counts_people(question, parts):
        question = replace(question, intent="not recorded", attribute="participants")
    if question.span and not (question.events or question.order or question.kinds):
        return _in_days(question, parts)
    if question.events or question.order or question.span:
        return question
    if question.intent == "list":
        return _listed(question, parts, at)
    return _about_which(question, parts, at)


def _rest(span: Span, at: date) -> Span:
    """What is left of days that have begun: "hva er igjen i år"."""
    begun = span.start is None or span.start < at
    return Span(at, span.end) if begun and (span.end is None or span.end > at) else span


def _counts_people(question: Question, parts: Parts) -> bool:
    """Whether it is people who are counted: "hvor mange var i Tydal", "hvor mange svarte på evalueringa"."""
    kinds = [one.words[0] for one in parts.mentions if one.kind == "event-kind"]
    at_one = any(place and parts.words[place - 1].folded in _AT for place in kinds) and not about_several(parts.words)
    return at_one or (question.place_alone and not question.kinds and not times_over(parts.words))


def _in_days(question: Question, parts: Parts) -> Question:
    """Only days are named: "hvor var vi i mai" is about us; "når er påska", "hvor lenge er det til jul" are not."""
    if question.intent in {"until", "since", "length"} or (question.intent == "when" and not about_us(parts.words)):
        return replace(question, intent="unknown")
    if question.intent in {"where", "when"}:
        return replace(question, kinds=frozenset({"gathering", "meeting"}))
    return question


def _with_kinds(question: Question, parts: Parts) -> Question:
    """Whoever names no kind of event means the gatherings, where what is asked is asked of these."""
    counted = "host" in parts.asked or question.to_come or times_over(parts.words)
    of_gatherings = (
        (question.intent in {"theme", "length", "host"} and not parts.ids("programme"))
        or (question.intent in {"when", "where"} and about_us(parts.words) and not question.span)
        or (question.intent == "when" and "all" in parts.asked and about_several(parts.words) and not question.span)
        or (question.intent == "count" and counted)
    )
    if "adopted" in parts.asked and not (question.kinds or question.events):
        return replace(question, kinds=DECISIONS) if question.tense == "past" else replace(question, intent="unknown")
    if question.intent == "count" and question.place_alone and times_over(parts.words):
        return replace(question, kinds=GATHERINGS)
    if question.kinds == {"evaluation"} and question.to_come and asks_what_is_left(parts.words):
        return replace(question, kinds=OF_THE_EVALUATION, intent="list")  # "hva gjenstår av evalueringa"
    named = question.kinds or question.events or question.before or about_us(parts.words)
    if question.order and "list" in parts.asked and not named:
        return replace(question, kinds=EVERY_KIND)  # "hva skjer som det neste"
    meant = (bool(question.order) and question.before is None) or of_gatherings
    return replace(question, kinds=GATHERINGS) if meant and not (question.kinds or question.events) else question


def _about_which(question: Question, parts: Parts, at: date) -> Question:
    """A question that names kinds of events only is about all of them, the next, or the one just past."""
    if question.intent in ABOUT_ONE and question.kinds:
        if about_several(parts.words) or "all" in parts.asked:
            listing = question.intent in {"when", "where"}
            if question.intent == "host":
                return replace(_listed(replace(question, intent="list"), parts, at), intent="host")
            return _listed(replace(question, intent="list"), parts, at) if listing else question
        return replace(question, order="previous" if question.tense == "past" else "next")
    if question.intent in (ABOUT_ONE | {"count"}) - {"theme", "not recorded"} and not question.kinds:
        return replace(question, intent="unknown")
    return question


def _listed(question: Question, parts: Parts, at: date) -> Question:
    """A list without days: "hva skjer" and "er det noen" ask what is to come, "hvilke samlinger er det" for all."""
    ahead = question.to_come or not parts.asked.isdisjoint({"list", "any"})
    if ahead and question.tense != "past" and "all" not in parts.asked:
        return replace(question, to_come=True, spans=(Span(at, None),))
    return question
