"""Understanding: a message becomes a frozen `Question`, by rules that are tried in order.

What a message says of dates, of things and with question words is read by `dates`, `entities` and `asking`. Here
those parts are put together: `_intent` chooses what is asked, `_followed` takes over from an earlier question what
this one leaves out, `_completed` settles what people leave unsaid. Long, for the rules are read in one place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from bot.answering.asking import Asked, Order, about_several, about_us, asks_outright, times_over
from bot.answering.attributes import SURROUNDINGS
from bot.answering.dates import Span, TimeExpression
from bot.answering.entity_index import BETWEEN, Index
from bot.answering.language import language_of
from bot.answering.neighbouring_span import beside, neighbour_asked
from bot.answering.reading import TALK, Parts, read_parts
from bot.answering.tense import Tense
from bot.answering.times_listed import times_listed
from bot.answering.words import Word, read_words
from bot.texts.localized import Language
from models.vocabulary import EventKind

Intent = Literal[
    "when", "where", "host", "theme", "purpose", "length", "until", "since", "count", "list", "fact",
    "organisation", "programme", "greeting", "thanks", "help", "not recorded", "elsewhere", "not understood",
    "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What a message asks.

    `events`, `facts` and `organisations` are ids that it names; `kinds` the kinds of events it is about, empty for
    every kind; `spans` the days it asks about, `grain` how coarse they were said and `time_words` the words that said
    so; `attribute` names something that is not on record, as `venue`, a place elsewhere as it was typed, or the
    one word that was not understood. `ambiguous`: the events are those that one name fits equally well. `to_come`:
    what is still ahead is asked for, and not only in the present tense. `place_alone`: the events are named by no
    more than their place. `before` is the question that `following` and `preceding` count from.
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
    spans: tuple[Span, ...] = ()
    grain: str | None = None
    time_words: str = ""
    attribute: str | None = None
    ambiguous: bool = False
    to_come: bool = False
    place_alone: bool = False
    before: "Question | None" = None

    @property
    def span(self) -> Span | None:
        """The days it asks about, of several stretches the first."""
        return self.spans[0] if self.spans else None


GATHERINGS: frozenset[EventKind] = frozenset({"gathering"})
SMALL_TALK: frozenset[Intent] = frozenset({"greeting", "thanks", "help"})
NO_SUBJECT: frozenset[Intent] = SMALL_TALK | {"elsewhere", "unknown", "fact", "organisation", "programme"}
"""Intents that leave no events for a follow-up to be about."""
ABOUT_ONE: frozenset[Intent] = frozenset(
    {"when", "where", "host", "theme", "purpose", "length", "until", "since", "not recorded"}
)
"""Intents that want one event: "når er samlinga" means the next one."""

MOST_UNKNOWN = 2
"""Words that may stand unknown beside a fact's own name. Beside an event none may."""
LONG_NAME = 12
"""Letters of a name that nobody writes without meaning what it names."""

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
    "all": "list",
    "list": "list",
    "any": "list",
}
_AT = frozenset({"pa", "i", "til", "te", "at", "to", "the", "for"})
_OF_A_TIME: frozenset[Asked] = frozenset({"when", "length", "until", "since"})


def understand(
    text: str, at: date, index: Index, earlier: Question | None = None, otherwise: Language = "nb"
) -> Question:
    """What a message asks on the local day `at`.

    `earlier` is the question before it in the conversation; `otherwise` the language to answer in where neither the
    message nor that question tells. Never raises: what is not understood has the intent `unknown`.
    """
    words = read_words(text)
    parts = read_parts(words, at, index)
    leaning = earlier.language if earlier else otherwise
    question = _of_hosts(
        _as_read(text, parts, language_of(words, leaning, follows=earlier is not None) or leaning), parts, index
    )
    if earlier and earlier.span and (spans := _beside(earlier, words)):
        intent = "list" if earlier.intent == "when" else earlier.intent
        return replace(
            earlier, text=text, language=question.language, intent=intent,
            spans=spans, grain=None, time_words=text.strip(), tense=None, to_come=False,
        )  # fmt: skip
    asked = _settled(replace(question, intent=_intent(question, parts, index)), parts, index)
    completed = _completed(_followed(asked, earlier, parts, index) if earlier else asked, parts, at)
    if completed.intent == "unknown" and asked.intent == "purpose":  # "hva er målet": that of the programme
        return replace(completed, intent="fact", facts=index.on_topic.get("goals", ())[:1])
    return completed


def _beside(earlier: Question, words: tuple[Word, ...]) -> tuple[Span, ...]:
    """The days next to those of the earlier question, where that is what a message asks for; else none."""
    neighbour = neighbour_asked(words)
    if neighbour is None or earlier.intent in NO_SUBJECT:
        return ()
    span = earlier.spans[-1 if neighbour.steps > 0 else 0]
    moved = beside(span, neighbour)
    return (moved,) if moved else ()


def _as_read(text: str, parts: Parts, language: Language) -> Question:
    """What a message says, before it is known what it asks."""
    times = times_listed(parts.words, parts.times)
    time = times[0] if times else None
    return Question(
        text=text,
        language=language,
        intent="unknown",
        tense=parts.tense,
        events=parts.ids("event", "place"),
        facts=parts.ids("fact"),
        organisations=parts.ids("organisation"),
        kinds=frozenset(kind for kind in get_args(EventKind) if kind in parts.ids("event-kind")),
        order=_order(parts),
        spans=tuple(dict.fromkeys(one.span for one in times)),
        grain=time.grain if time else None,
        time_words=_typed(text, parts.words, time),
        attribute=_attribute(parts),
        ambiguous=_ambiguous(parts),
        to_come="to come" in parts.asked and "all" not in parts.asked,
        place_alone="place" in {one.kind for one in parts.mentions} and not parts.ids("event", "event-kind"),
    )


def _settled(asked: Question, parts: Parts, index: Index) -> Question:
    """With what its intent needs filled in, or put right, from the rest of the message."""
    if asked.intent == "host" and not (asked.events or asked.order or asked.kinds):
        asked = replace(asked, events=tuple(id_ for fact in asked.facts for id_ in index.decided.get(fact, ())))
    if asked.intent == "fact" and not asked.facts:
        topics = ("goals",) if "purpose" in parts.asked else ("participants", "partners")
        asked = replace(asked, facts=tuple(id_ for topic in topics for id_ in index.on_topic.get(topic, ())[:1]))
    if asked.intent == "not understood" and parts.ids("attribute"):
        known = len(parts.unexplained) == 1
        asked = replace(asked, attribute=parts.words[parts.unexplained[0]].text if known else None)
    if asked.intent == "not recorded" and not (asked.facts or parts.ids("attribute")):
        asked = replace(asked, attribute="programme-length", order=None)
    if asked.intent == "not recorded" and asked.facts and not parts.ids("attribute"):
        asked = replace(asked, attribute="place" if "where" in parts.asked else "date")
    if asked.intent == "not recorded" and asked.attribute in SURROUNDINGS and not (asked.kinds or asked.events):
        asked = replace(asked, order=None)  # "når går neste buss"
    if asked.order in {"following", "preceding"} and asked.events:
        kinds = frozenset(get_args(EventKind)) if "list" in parts.asked else asked.kinds
        asked = replace(asked, events=(), kinds=kinds, before=replace(asked, order=None))
    return asked


def _of_hosts(question: Question, parts: Parts, index: Index) -> Question:
    """Where a municipality is asked for as an event is, what it hosted is meant: "når var Tydal kommune vert?"."""
    hosted = tuple(id_ for one in question.organisations for id_ in index.hosted.get(one, ()))
    as_event = question.kinds or question.order or not parts.asked.isdisjoint({"when", "where", "theme"})
    if not hosted or not as_event or question.events:
        return question
    return replace(question, events=hosted, organisations=(), place_alone=not question.kinds)


_RELATIVE: Mapping[str, Order] = {
    "etter": "following", "ette": "following", "ætter": "following", "after": "following", "following": "following",
    "før": "preceding", "førr": "preceding", "before": "preceding", "preceding": "preceding",
}  # fmt: skip
"""As typed: without its ø, "før Leka" is "for Leka"."""


def _typed(text: str, words: tuple[Word, ...], time: TimeExpression | None) -> str:
    return text[words[time.words[0]].start : words[time.words[1] - 1].end] if time else ""


def _attribute(parts: Parts) -> str | None:
    """What is asked for that is not on record: an attribute, a place elsewhere, or the one word that is not known."""
    named = parts.ids("attribute", "foreign-place")
    if named:
        return next((one for one in named if one in SURROUNDINGS), named[0])
    return parts.words[parts.unexplained[0]].text if len(parts.unexplained) == 1 else None


def _ambiguous(parts: Parts) -> bool:
    """Whether it is one name that fits several events."""
    naming = [one for one in parts.mentions if one.kind in {"event", "place"}]
    return len(parts.ids("event", "place")) > 1 and any(len(one.ids) > 1 for one in naming)


def _order(parts: Parts) -> Order | None:
    """Which of several is meant. "Den siste" is the latest one past, but the last of all in what is to come."""
    if parts.orders == ("following",) and parts.ids("fact") and not parts.ids("event", "place", "event-kind"):
        return None  # "hva sa Kirsten" is not "hva så"
    relative = _relative_order(parts)
    if relative or parts.ids("event", "place"):
        return relative or next((one for one in parts.orders if one not in {"following", "preceding"}), None)
    order = next((one for one in parts.orders if one in {"following", "preceding"}), next(iter(parts.orders), None))
    if order == "last" and parts.tense != "future" and not (parts.of_programme or "all" in parts.asked):
        return "previous"
    if order == "final":
        return "last"
    if order == "second" and about_several(parts.words):  # "hvilke andre samlinger": others
        return None
    return order


def _relative_order(parts: Parts) -> Order | None:
    """`following` in "etter Tydal", `preceding` in "før Tydal", where one event is named."""
    naming = [one for one in parts.mentions if one.kind in {"event", "place"}]
    if len(naming) != 1:
        return None
    place = naming[0].words[0] - 1
    skipped = _places_of_kinds(parts)
    while place >= 0:
        word = parts.words[place]
        if order := _RELATIVE.get(word.text.casefold()):
            return order
        if word.folded not in BETWEEN and place not in skipped:
            return None
        place -= 1
    return None


def _places_of_kinds(parts: Parts) -> frozenset[int]:
    return frozenset(place for one in parts.mentions if one.kind == "event-kind" for place in range(*one.words))


def _intent(question: Question, parts: Parts, index: Index) -> Intent:
    """What is asked: the intent of the first rule that fits. Long because its rules stand as one table, in order."""
    asked = parts.asked
    by_word = next((intent for word, intent in _BY_WORD.items() if word in asked), None)
    if by_word == "theme" and "theme" in {one.how for one in parts.mentions}:
        # "Where did we talk about housing policy?" names the theme and asks for the place.
        by_word = next((intent for intent in ("where", "when") if intent in asked), by_word)
    talk = next((intent for intent in TALK if intent in asked), None)
    who = not asked.isdisjoint({"who", "attends"}) and by_word != "host"
    outright = asks_outright(parts.words)
    names_events = bool(question.events or question.order or question.kinds)
    facts_alone = bool(question.facts and not question.events)
    plain = by_word in {None, "list"}
    specific = not (names_events or parts.ids("foreign-place")) and _names_fact_by_itself(parts, index)
    decisions = bool(question.facts) and all(fact in index.decided for fact in question.facts)
    of_hosting = all(fact in index.on_topic.get("gatherings", ()) for fact in question.facts)
    rules: tuple[tuple[Intent | None, object], ...] = (
        ("thanks", talk == "thanks" and not outright and ("told" in asked or question.text.rstrip().endswith("!"))),
        (
            "thanks",
            (talk == "thanks" or "praise" in asked)
            and not (names_events or question.span or question.facts)
            and not (outright and by_word),
        ),
        ("list", question.attribute == "agenda" and question.span and not names_events),
        ("not understood", question.attribute in SURROUNDINGS and parts.unexplained and not names_events),
        ("not recorded", parts.ids("attribute")),
        ("not recorded", by_word == "length" and parts.of_programme and not (question.events or question.kinds)),
        (
            "elsewhere",
            parts.ids("foreign-place") and not (question.events and names_events and not question.place_alone),
        ),
        ("fact", specific and plain and len(parts.unexplained) <= MOST_UNKNOWN and not question.span),
        ("not understood", parts.unexplained),
        ("count", "count" in asked and "host" in asked),
        ("host", "host" in asked and (names_events or decisions)),
        ("host", "host" in asked and of_hosting and ("who" in asked or question.span or about_several(parts.words))),
        ("host", who and decisions and not question.events),
        ("fact", who and question.facts),
        ("organisation", question.organisations and (who or plain)),
        ("fact", "attends" in asked and not question.facts),
        ("host", who and question.order and not question.kinds),
        ("fact", who),
        ("fact", by_word == "purpose" and parts.of_programme and not question.events),
        ("not recorded", facts_alone and not decisions and not asked.isdisjoint(_OF_A_TIME)),
        ("not recorded", facts_alone and by_word == "where" and not _are_about_places(question, index)),
        ("programme", parts.ids("programme") and plain and not (names_events or question.facts or question.span)),
        ("fact", facts_alone and by_word in {None, "list", "purpose"}),
        ("fact", question.facts and question.place_alone and plain),
        (by_word, names_events or question.span or by_word == "list"),
        ("when", question.events or question.order),
        ("fact", question.facts),
        ("organisation", question.organisations),
        (by_word, True),
        ("list", question.span or (question.kinds and about_several(parts.words))),
        ("when", question.kinds),
        (talk, True),
    )
    return next((intent for intent, fits in rules if intent and fits), "unknown")


def _names_fact_by_itself(parts: Parts, index: Index) -> bool:
    """Whether a fact is named by several words, or a long one: then it is meant, whatever stands beside it."""
    attended = {
        id_ for topic in ("participants", "partners", "gatherings") for id_ in index.on_topic.get(topic, ())[:1]
    }
    return any(
        one.kind == "fact"
        and attended.isdisjoint(one.ids)
        and sum(len(parts.words[place].folded) for place in range(*one.words)) >= LONG_NAME
        for one in parts.mentions
    )


def _are_about_places(question: Question, index: Index) -> bool:
    return all(fact in index.on_topic.get("activities", ()) for fact in question.facts)


def _followed(question: Question, earlier: Question, parts: Parts, index: Index) -> Question:
    """Fill in from the earlier question what this one leaves out: its subject, or what is asked of it."""
    if question.intent in SMALL_TALK | {"elsewhere", "fact", "organisation", "programme", "not understood"}:
        return question
    if question.order in {"following", "preceding"} and question.before is None:
        return replace(question, intent=_inherited(question, earlier), kinds=earlier.kinds, before=earlier)
    if earlier.intent in NO_SUBJECT - {"unknown"}:
        return question
    names_subject = bool(question.events or question.order or question.kinds or question.span)
    if question.intent in ABOUT_ONE and not names_subject:
        return replace(
            question, events=earlier.events, order=earlier.order, kinds=earlier.kinds, spans=earlier.spans,
            before=earlier.before, ambiguous=earlier.ambiguous,
        )  # fmt: skip
    if names_subject and question.intent in {"when", "list"} and parts.asked.isdisjoint(_BY_WORD):
        kinds = question.kinds or earlier.kinds
        if question.order and not kinds:
            kinds = frozenset(index.kind_of[id_] for id_ in earlier.events)
        intent = _inherited(question, earlier)
        if question.span and not question.events and intent in {"when", "where"}:
            intent = "list"
        return replace(question, intent=intent, kinds=kinds)
    return question


def _inherited(question: Question, earlier: Question) -> Intent:
    return earlier.intent if earlier.intent in ABOUT_ONE | {"count", "list"} else question.intent


def _completed(question: Question, parts: Parts, at: date) -> Question:
    """Settle what people leave unsaid: "neste" means the next gathering, "hva skjer" what is to come."""
    if question.order in {"following", "preceding"} and question.before is None:
        return replace(question, intent="unknown")
    question = _with_kinds(question, parts)
    if question.intent == "count" and _counts_people(question, parts):
        question = replace(question, intent="not recorded", attribute="participants")
    if question.span and not (question.events or question.order or question.kinds):
        return _in_days(question, parts)
    if question.events or question.order or question.span:
        return question
    if question.intent == "list":
        return _listed(question, parts, at)
    return _about_which(question, parts, at)


def _counts_people(question: Question, parts: Parts) -> bool:
    """Whether it is people who are counted: "hvor mange var i Tydal", "hvor mange svarte på evalueringa"."""
    kinds = [one.words[0] for one in parts.mentions if one.kind == "event-kind"]
    at_one = any(place and parts.words[place - 1].folded in _AT for place in kinds) and not about_several(parts.words)
    return at_one or (question.place_alone and not question.kinds)


def _in_days(question: Question, parts: Parts) -> Question:
    """Only days are named: "hvor var vi i mai" is about us; "når er påska", "hvor lenge er det til jul" are not."""
    if question.intent in {"until", "since", "length"} or (question.intent == "when" and not about_us(parts.words)):
        return replace(question, intent="unknown")
    if question.intent == "where":
        return replace(question, kinds=frozenset({"gathering", "meeting"}))
    return question


def _with_kinds(question: Question, parts: Parts) -> Question:
    """Whoever names no kind of event means the gatherings, where what is asked is asked of these."""
    counted = "host" in parts.asked or question.to_come or times_over(parts.words)
    of_gatherings = (
        (question.intent in {"theme", "length", "host"} and not parts.ids("programme"))
        or (question.intent in {"when", "where"} and about_us(parts.words) and not question.span)
        or (question.intent == "count" and counted)
    )
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
