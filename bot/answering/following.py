"""Follow-ups: what a question leaves out is taken over from the one before it in the conversation."""

from dataclasses import replace

from bot.answering.asking import RELATIVE_ORDERS
from bot.answering.dates import Span
from bot.answering.entity_index import Index
from bot.answering.kinds_named import WORK
from bot.answering.neighbouring_span import beside, neighbour_asked
from bot.answering.question import ABOUT_ONE, BY_WORD, DECISIONS, NO_SUBJECT, SMALL_TALK, Intent, Question
from bot.answering.reading import Parts
from bot.answering.words import Word, folded_words

_PERSONS = "hun han ho hu hainn henne she he her"
_SMALL = "og å a and men but enn enno hva kva ka med me what about fra frå from the hvem kven kem who da da then i of"
_DECIDED = ("bestem", "vedt", "godkj", "decid", "adopt", "approv", "passed", "sign")
_WHO = "hvem kven kem who"


def followed(question: Question, earlier: Question, parts: Parts, index: Index) -> Question:
    """Fill in from the earlier question what this one leaves out: its subject, or what is asked of it."""
    if earlier.facts and _asks_who_it_is(parts.words):
        return replace(question, intent="fact", facts=earlier.facts, attribute=None)
    if earlier.events and {index.kind_of[one] for one in earlier.events} == DECISIONS and _asks_who_decided(parts):
        return replace(question, intent="host", events=earlier.events, facts=(), attribute=None)
    if _asks_of_municipalities(earlier, parts, index):
        return replace(question, intent="fact", facts=index.on_topic["participants"][:1], attribute=None)
    if question.intent in SMALL_TALK | {"elsewhere", "fact", "organisation", "programme", "not understood"}:
        return question
    if question.order in RELATIVE_ORDERS and question.before is None:
        return replace(question, intent=_inherited(question, earlier), kinds=earlier.kinds, before=earlier)
    return question if earlier.intent in NO_SUBJECT - {"unknown"} else _filled_in(question, earlier, parts, index)


def _filled_in(question: Question, earlier: Question, parts: Parts, index: Index) -> Question:
    names_subject = bool(question.events or question.order or question.kinds or question.span)
    if question.intent in ABOUT_ONE and not names_subject:
        return replace(
            question, events=earlier.events, order=earlier.order, kinds=earlier.kinds, spans=earlier.spans,
            before=earlier.before, ambiguous=earlier.ambiguous,
        )  # fmt: skip
    if names_subject and question.intent in {"when", "list"} and parts.asked.isdisjoint(BY_WORD):
        kinds = question.kinds or earlier.kinds
        if question.order and not kinds:
            kinds = frozenset(index.kind_of[id_] for id_ in earlier.events)
        intent = _inherited(question, earlier)
        if question.span and not question.events and intent in {"when", "where"}:
            intent = "list"
        return replace(question, intent=intent, kinds=kinds)
    return question


def _asks_who_it_is(words: tuple[Word, ...]) -> bool:
    """Whether a message asks who a person is that it only points at: "hva jobbet hun som?"."""
    folded = {word.folded for word in words}
    return not (
        folded.isdisjoint(folded_words(_PERSONS)) or folded.isdisjoint(folded_words(_WHO) | folded_words(WORK))
    )


def _asks_who_decided(parts: Parts) -> bool:
    """Whether it is who decided what was spoken of, in words that are no phrase: "kem va det som bestemt d?"."""
    decided = any(word.folded.startswith(_DECIDED) for word in parts.words)
    return decided and not {word.folded for word in parts.words}.isdisjoint(folded_words(_WHO)) and not parts.names


def _asks_of_municipalities(earlier: Question, parts: Parts, index: Index) -> bool:
    """Whether it is who comes from the municipalities, after it was asked who else takes part."""
    of_people = {id_ for topic in ("participants", "partners") for id_ in index.on_topic.get(topic, ())}
    content = [
        word.folded for word in parts.words if word.folded not in folded_words(_SMALL) and word.folded.isalpha()
    ]
    return (
        "participants" in index.on_topic
        and not of_people.isdisjoint(earlier.facts)
        and bool(content)
        and all(word.startswith(("kommun", "municipal")) for word in content)
    )


def _inherited(question: Question, earlier: Question) -> Intent:
    return earlier.intent if earlier.intent in ABOUT_ONE | {"count", "list"} else question.intent


def days_beside(earlier: Question, words: tuple[Word, ...]) -> tuple[Span, ...]:
    """The days next to those of the earlier question, where that is what a message asks for; else none."""
    neighbour = neighbour_asked(words)
    if neighbour is None or earlier.intent in NO_SUBJECT:
        return ()
    span = earlier.spans[-1 if neighbour.steps > 0 else 0]
    moved = beside(span, neighbour)
    return (moved,) if moved else ()
