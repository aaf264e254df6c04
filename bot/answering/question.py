"""Understanding: a message becomes a frozen `Question`, by rules that are tried in order.

What a message says of dates, of things and with question words is read by `dates`, `entities` and `asking`. Here
those parts are put together: `_intent` chooses what is asked, `_followed` takes over from an earlier question what
this one leaves out, `_completed` settles what people leave unsaid.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from bot.answering.asking import Asked, Order, asked_in, orders_in
from bot.answering.dates import Span, TimeExpression, time_expressions
from bot.answering.entities import Index, Mention, find_entities
from bot.answering.language import language_of
from bot.answering.tense import Tense, tense_of
from bot.answering.words import Word, read_words
from bot.texts.localized import Language
from models.vocabulary import EventKind

Intent = Literal[
    "when", "where", "host", "theme", "purpose", "length", "until", "since", "count", "list", "fact",
    "organisation", "greeting", "thanks", "help", "not recorded", "elsewhere", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What a message asks.

    `events`, `facts` and `organisations` are ids that it names; `kinds` the kinds of events it is about, empty for
    every kind; `span` the days it asks about, `grain` how coarse they were said and `time_words` the words that said
    so; `attribute` names something that is not on record, as `venue`, or a place elsewhere as it was typed.
    """

    text: str
    language: Language
    intent: Intent
    tense: Tense | None = None
    events: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    kinds: frozenset[EventKind] = frozenset()
    order: Order | None = None
    span: Span | None = None
    grain: str | None = None
    time_words: str = ""
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read in a message: its words, and the time expressions, mentions and question words among them."""

    words: tuple[Word, ...]
    tense: Tense | None
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    asked: frozenset[Asked]
    orders: tuple[Order, ...]

    def ids(self, *kinds: str) -> tuple[str, ...]:
        """What the mentions of those kinds name, each once."""
        return tuple(dict.fromkeys(id_ for one in self.mentions if one.kind in kinds for id_ in one.ids))


GATHERINGS: frozenset[EventKind] = frozenset({"gathering"})
SMALL_TALK: frozenset[Intent] = frozenset({"greeting", "thanks", "help"})
NO_SUBJECT: frozenset[Intent] = SMALL_TALK | {"elsewhere", "unknown", "fact", "organisation"}
"""Intents that leave no events for a follow-up to be about."""
ABOUT_ONE: frozenset[Intent] = frozenset(
    {"when", "where", "host", "theme", "purpose", "length", "until", "since", "not recorded"}
)
"""Intents that want one event: "når er samlinga" means the next one."""

_BY_WORD: Mapping[Asked, Intent] = {
    # The first of these that a message has is what it asks: the particular before the general.
    "until": "until",
    "since": "since",
    "length": "length",
    "count": "count",
    "theme": "theme",
    "purpose": "purpose",
    "host": "host",
    "when": "when",
    "where": "where",
    "which": "when",
    "list": "list",
    "any": "list",
}
_TALK: tuple[Literal["thanks", "greeting", "help"], ...] = ("thanks", "greeting", "help")
_WHOLE_PROGRAMME = frozenset({"programmet", "program", "programme", "alle", "all"})
_PLURAL = ("ene", "ane", "inger", "ingar", "ings", "orter", "ortar", "orts")


def understand(
    text: str, at: date, index: Index, earlier: Question | None = None, otherwise: Language = "nb"
) -> Question:
    """What a message asks on the local day `at`.

    `earlier` is the question before it in the conversation; `otherwise` the language to answer in where neither the
    message nor that question tells. Never raises: what is not understood has the intent `unknown`.
    """
    parts = _read(text, at, index)
    time = parts.times[0] if parts.times else None
    leaning = earlier.language if earlier else otherwise
    question = Question(
        text=text,
        language=language_of(parts.words, leaning) or leaning,
        intent="unknown",
        tense=parts.tense,
        events=parts.ids("event", "place"),
        facts=parts.ids("fact"),
        organisations=parts.ids("organisation"),
        kinds=frozenset(kind for kind in get_args(EventKind) if kind in parts.ids("event-kind")),
        order=_order(parts),
        span=time.span if time else None,
        grain=time.grain if time else None,
        time_words=_typed(text, parts.words, time),
        attribute=next(iter(parts.ids("attribute", "foreign-place")), None),
    )
    asked = replace(question, intent=_intent(question, parts))
    return _completed(_followed(asked, earlier) if earlier else asked, parts, at)


def _read(text: str, at: date, index: Index) -> Parts:
    words = read_words(text)
    tense = tense_of(words)
    times = time_expressions(words, at, tense)
    taken = frozenset(place for time in times for place in range(*time.words))
    mentions = find_entities(index, words, taken)
    named = taken | {place for one in mentions for place in range(*one.words) if one.kind not in _PLAIN_KINDS}
    phrases = [phrase for phrase in asked_in(words) if not set(range(*phrase.words)) & named]
    orders = [phrase.means for phrase in orders_in(words) if not set(range(*phrase.words)) & named]
    return Parts(words, tense, times, mentions, frozenset(one.means for one in phrases), tuple(orders))


_PLAIN_KINDS = frozenset({"event-kind", "attribute", "programme"})


def _typed(text: str, words: tuple[Word, ...], time: TimeExpression | None) -> str:
    return text[words[time.words[0]].start : words[time.words[1] - 1].end] if time else ""


def _order(parts: Parts) -> Order | None:
    """Which of several is meant. "Den siste" is the latest one past, but the last of the programme."""
    order = next(iter(parts.orders), None)
    if order == "last" and parts.tense == "past" and not _WHOLE_PROGRAMME & {word.folded for word in parts.words}:
        return "previous"
    return order


def _intent(question: Question, parts: Parts) -> Intent:
    """What is asked: the intent of the first rule that fits."""
    by_word = next((intent for word, intent in _BY_WORD.items() if word in parts.asked), None)
    talk = next((intent for intent in _TALK if intent in parts.asked), None)
    who = "who" in parts.asked and by_word != "host"
    facts_alone = bool(question.facts and not question.events)
    names_events = bool(question.events or question.order or question.kinds)
    rules: tuple[tuple[Intent | None, object], ...] = (
        ("not recorded", parts.ids("attribute") and not facts_alone),
        ("elsewhere", parts.ids("foreign-place") and not question.events),
        ("fact", who and question.facts),
        ("organisation", who and question.organisations),
        ("host", who and question.events and not question.kinds),
        ("fact", who),
        ("fact", facts_alone and by_word in {None, "list", "purpose"}),
        (by_word, names_events or question.span or by_word == "list"),
        ("when", question.events or question.order),
        ("fact", question.facts),
        ("organisation", question.organisations),
        (by_word, True),
        ("list", question.span or question.kinds),
        (talk, True),
    )
    return next((intent for intent, fits in rules if intent and fits), "unknown")


def _followed(question: Question, earlier: Question) -> Question:
    """Fill in from the earlier question what this one leaves out: its subject, or what is asked of it."""
    if question.intent in SMALL_TALK | {"elsewhere", "fact", "organisation"} or earlier.intent in NO_SUBJECT - {
        "unknown"
    }:
        return question
    names_subject = bool(question.events or question.order or question.kinds or question.span)
    if question.intent in ABOUT_ONE and not names_subject:
        return replace(question, events=earlier.events, order=earlier.order, kinds=earlier.kinds, span=earlier.span)
    if names_subject and question.intent in {"when", "list"} and not _asks_itself(question):
        kinds = question.kinds or earlier.kinds
        intent = earlier.intent if earlier.intent in ABOUT_ONE | {"count", "list"} else question.intent
        if question.span and not question.events and intent in {"when", "where"}:
            intent = "list"
        return replace(question, intent=intent, kinds=kinds)
    return question


def _asks_itself(question: Question) -> bool:
    """Whether the words of a question say what it asks, so that nothing of an earlier one is taken over."""
    return any(phrase.means in _BY_WORD for phrase in asked_in(read_words(question.text)))


def _completed(question: Question, parts: Parts, at: date) -> Question:
    """Settle what people leave unsaid: "neste" means the next gathering, "hva skjer" what is to come."""
    if question.order and not question.kinds and not question.events:
        question = replace(question, kinds=GATHERINGS)
    if question.intent in {"theme", "length", "host"} and not (question.kinds or question.events):
        question = replace(question, kinds=GATHERINGS)
    if question.intent == "fact" and not question.facts:
        question = replace(question, facts=("participants", "team-around"))
    if question.events or question.order or question.span:
        return question
    if question.intent in ABOUT_ONE and question.kinds and not _is_plural(parts) and "list" not in parts.asked:
        return replace(question, order="previous" if question.tense == "past" else "next")
    if question.intent in (ABOUT_ONE | {"count"}) - {"theme", "not recorded"} and not question.kinds:
        return replace(question, intent="unknown")
    if question.intent == "list":
        upcoming = question.tense != "past"
        return replace(question, span=Span(at, None) if upcoming else Span(None, at))
    return question


def _is_plural(parts: Parts) -> bool:
    return any(word.folded.endswith(_PLURAL) for word in parts.words)
