"""Understanding: a message becomes a frozen `Question`, by rules that are tried in order.

What a message says of dates, of things and with question words is read by `dates`, `entities` and `asking`. Here
those parts are put together: `_intent` chooses what is asked; `following` takes over from an earlier question what
this one leaves out, `completing` settles what people leave unsaid.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import get_args

from bot.answering.asking import (
    RELATIVE_ORDERS,
    about_several,
    asks_outright,
    asks_what_is_left,
    asks_whether,
    asks_whether_dated,
    numbered,
)
from bot.answering.attributes import SURROUNDINGS
from bot.answering.completing import completed
from bot.answering.dates import Span, TimeExpression
from bot.answering.entity_index import BETWEEN, Index
from bot.answering.every_year import every_year
from bot.answering.following import days_beside, followed
from bot.answering.language import language_of
from bot.answering.phrases import Asked, Order
from bot.answering.question import BY_WORD, DECISIONS, EVERY_KIND, OF_GATHERINGS, Intent, Question
from bot.answering.reading import OF_ONE_EVENT, TALK, Parts, read_parts
from bot.answering.times_listed import times_listed
from bot.answering.words import Word, read_words
from bot.texts.localized import Language
from models.vocabulary import EventKind

MOST_UNKNOWN = 2
"""Words that may stand unknown beside a fact's own name. Beside an event none may."""
LONG_NAME = 12
"""Letters of a name that nobody writes without meaning what it names."""

OF_RECORDS: frozenset[EventKind] = frozenset({"evaluation", "report", "decision"})
"""Kinds of events that have no theme: "hva handler den nye kunnskapen fra evalueringa om" asks of the knowledge."""
_OR = frozenset({"eller", "elle", "ell", "or"})
_BY_SUBJECT = frozenset({"theme", "alias"})
_MISSPELT = frozenset({"fuzzy"})
_TWO = 2
_AROUND_TALK: frozenset[Asked] = frozenset({*TALK, "all", "told", "praise"})
"""Beside a greeting these ask nothing: "god morgen alle sammen"."""
_RANKS: frozenset[Order] = frozenset({"next", "first", "second", "third", "fourth", "fifth", "sixth"})
_OF_A_TIME: frozenset[Asked] = frozenset({"when", "length", "until", "since"})


def understand(
    text: str, at: date, index: Index, earlier: Question | None = None, otherwise: Language = "nb"
) -> Question:
    """What a message asks on the local day `at`.

    `earlier` is the question before it in the conversation; `otherwise` the language to answer in where neither the
    message nor that question tells. Never raises: what is not understood has the intent `unknown`.
    """
    words = read_words(text)
    parts = read_parts(words, at, index, earlier.tense if earlier else None)
    leaning = earlier.language if earlier else otherwise
    question = _of_hosts(
        _as_read(text, parts, language_of(words, leaning, follows=earlier is not None) or leaning, at), parts, index
    )
    if earlier and earlier.span and (spans := days_beside(earlier, words)):
        intent = "list" if earlier.intent == "when" else earlier.intent
        return replace(
            earlier, text=text, language=question.language, intent=intent,
            spans=spans, grain=None, time_words=text.strip(), tense=None, to_come=False,
        )  # fmt: skip
    asked = _settled(_with_intent(question, parts, index), parts, index)
    settled = completed(followed(asked, earlier, parts, index) if earlier else asked, parts, at)
    if settled.intent == "unknown" and asked.intent == "purpose":  # "hva er målet": that of the programme
        return replace(settled, intent="fact", facts=index.on_topic.get("goals", ())[:1])
    return settled


def _with_intent(question: Question, parts: Parts, index: Index) -> Question:
    """With what it asks, and what it asks beside that of the same event."""
    intent = _intent(question, parts, index)
    also = tuple(one for one in OF_ONE_EVENT if one in parts.asked_apart and one != intent)
    return replace(question, intent=intent, also=also if intent in OF_ONE_EVENT else ())


def _as_read(text: str, parts: Parts, language: Language, at: date) -> Question:
    """What a message says, before it is known what it asks."""
    times = times_listed(parts.words, parts.times)
    time = times[0] if times else None
    but = _left_out(parts)
    return Question(
        text=text,
        language=language,
        intent="unknown",
        tense=parts.tense,
        events=tuple(id_ for id_ in _events(parts) if id_ not in but),
        but=but,
        facts=parts.ids("fact"),
        organisations=parts.ids("organisation"),
        kinds=frozenset(kind for kind in get_args(EventKind) if kind in parts.ids("event-kind")),
        order=_order(parts),
        many=numbered(parts.words, language),
        spans=every_year(parts.words, parts.times, at, parts.tense)
        or tuple(dict.fromkeys(one.span for one in times)),
        grain=time.grain if time else None,
        time_words=_typed(text, parts.words, time),
        attribute=_attribute(parts),
        ambiguous=_ambiguous(parts),
        to_come="to come" in parts.asked and ("all" not in parts.asked or asks_what_is_left(parts.words)),
        several=about_several(parts.words),
        place_alone="place" in {one.kind for one in parts.mentions} and not parts.ids("event", "event-kind"),
    )


def _events(parts: Parts) -> tuple[str, ...]:
    """The events that are named; of places to choose between only that of the theme: "Tydal eller Leka om bolig?"."""
    themed = tuple(id_ for one in parts.mentions if one.kind == "event" and one.how in _BY_SUBJECT for id_ in one.ids)
    chooses = "sequence" not in parts.asked and not _OR.isdisjoint(word.folded for word in parts.words)
    if not (themed and parts.ids("place")):
        return parts.ids("event", "place")
    if not chooses and not parts.asked.isdisjoint({"theme", "purpose"}):
        return parts.ids("place")  # "var målet i Rennebu bustadpolitikk?"
    return themed if chooses and len(themed) == 1 else parts.ids("event", "place")


def _left_out(parts: Parts) -> tuple[str, ...]:
    """The events behind `annet enn`, `utenom`, `other than`: "var det noe annet enn Rennebu i uke 19?"."""
    naming = [one for one in parts.mentions if one.kind in {"event", "place"}]
    return tuple(id_ for one in naming if _leaves_out(parts.words[: one.words[0]]) for id_ in one.ids)


def _leaves_out(before: tuple[Word, ...]) -> bool:
    folded = [word.folded for word in before if word.folded not in BETWEEN][-2:]
    return folded[-1:] in _UTENOM or folded in _OTHER_THAN


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
    if asked.intent == "not recorded":
        asked = _unrecorded(asked, parts)
    if asked.intent == "sequence":
        asked = replace(asked, order=None)  # "what came first between the two"
    if asked.order == "between" and asked.intent in {"length", "until", "since"}:
        asked = replace(asked, order=None, intent="list")  # how long between two is told by when both are
    if asked.order == "between" and len(asked.events) == 1:  # "between Leka and New Year": what follows, up to then
        until = tuple(Span(None, span.end) for span in asked.spans[-1:])
        asked = replace(
            asked, order="following", intent="list", kinds=asked.kinds or EVERY_KIND, several=True, spans=until
        )
    if asked.order in RELATIVE_ORDERS and asked.events:
        kinds = EVERY_KIND if "list" in parts.asked else asked.kinds
        several = asked.several or "list" in parts.asked  # "hva skjer etter Leka": all that comes
        asked = replace(asked, events=(), kinds=kinds, several=several, before=replace(asked, order=None))
    return asked


def _unrecorded(asked: Question, parts: Parts) -> Question:
    """With what it is that is not on record, where no word names it."""
    if not parts.ids("attribute"):
        if asked.facts:
            asked = replace(asked, attribute="place" if "where" in parts.asked else "date")
        elif asked.events:
            asked = replace(asked, attribute="participants")
        else:
            asked = replace(asked, attribute="programme-length", order=None)
    if asked.attribute in SURROUNDINGS and not (asked.kinds or asked.events):
        asked = replace(asked, order=None)  # "når går neste buss"
    return asked


def _of_hosts(question: Question, parts: Parts, index: Index) -> Question:
    """Where a municipality is asked for as an event is, what it hosted is meant: "når var Tydal kommune vert?"."""
    hosted = tuple(id_ for one in question.organisations for id_ in index.hosted.get(one, ()))
    as_event = question.kinds or question.order or not parts.asked.isdisjoint({"when", "where", "theme"})
    if not hosted or not as_event or question.events:
        return question
    return replace(question, events=hosted, organisations=(), place_alone=not question.kinds)


_RELATIVE: Mapping[str, Order] = {
    "siden": "following", "sidan": "following", "sia": "following", "sida": "following", "since": "following",
    "etter": "following", "ette": "following", "ætter": "following", "after": "following", "following": "following",
    "før": "preceding", "førr": "preceding", "before": "preceding", "preceding": "preceding",
}  # fmt: skip
"""As typed: without its ø, "før Leka" is "for Leka"."""
_SINCE = frozenset({"siden", "sidan", "sia", "sida", "since"})
"""Not of which event, but of how long it is, where that is asked for."""
_UTENOM = [[word] for word in ("utenom", "utanom", "foruten", "forutan", "unntatt", "unnateke", "except", "besides")]
_OTHER_THAN = [
    *([other, than] for other in ("annet", "anna", "andre", "anne", "ainna") for than in ("enn", "en", "einn")),
    *(["other", "than"], ["else", "than"], ["bortsett", "fra"], ["apart", "from"], ["aside", "from"]),
]
_POINTING = frozenset({"denne", "denna", "dette", "detta", "her", "this", "that", "one", "here"})
"""What may point at the place that is named: "etter denne på Snåsa", "after the one in Tydal"."""
_BETWEEN: Mapping[str, Order] = dict.fromkeys(("mellom", "millom", "mella", "imellom", "between"), "between")
_RELATIVE_OR_BETWEEN: Mapping[str, Order] = {**_RELATIVE, **_BETWEEN}


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
        return relative or next((one for one in parts.orders if one not in RELATIVE_ORDERS), None)
    order = next((one for one in parts.orders if one in RELATIVE_ORDERS), next(iter(parts.orders), None))
    if order == "last" and parts.tense != "future" and not (parts.of_programme or "all" in parts.asked):
        return "previous"
    if order == "final":
        return "last"
    if order == "second" and about_several(parts.words):  # "hvilke andre samlinger": others
        return None
    return order


def _relative_order(parts: Parts) -> Order | None:
    """`following` in "etter Tydal", `preceding` in "før Tydal", where one event is named; `between` where two are."""
    naming = [one for one in parts.mentions if one.kind in {"event", "place"}]
    if not 1 <= len(naming) <= 2 or asks_whether_dated(parts.words):
        return None
    relative = _BETWEEN if len(naming) == _TWO else _RELATIVE_OR_BETWEEN if parts.times else _RELATIVE
    place = naming[0].words[0] - 1
    skipped = _places_of_kinds(parts)
    while place >= 0:
        word = parts.words[place]
        if order := relative.get(word.text.casefold()):
            return None if word.folded in _SINCE and not parts.asked.isdisjoint(_OF_A_TIME) else order
        if word.folded not in BETWEEN | _POINTING and place not in skipped:
            return None
        place -= 1
    return None


def _places_of_kinds(parts: Parts) -> frozenset[int]:
    return frozenset(place for one in parts.mentions if one.kind == "event-kind" for place in range(*one.words))


def _intent(question: Question, parts: Parts, index: Index) -> Intent:
    """What is asked: the intent of the first rule that fits. Long because its rules stand as one table, in order."""
    asked = parts.asked
    by_word = next((intent for word, intent in BY_WORD.items() if word in asked), None)
    if by_word == "theme" and not (_BY_SUBJECT | _MISSPELT).isdisjoint(one.how for one in parts.mentions):
        # "Where did we talk about housing policy?" names the theme and asks for the place.
        by_word = next((intent for intent in ("where", "when") if intent in asked), by_word)
    talk = next((intent for intent in TALK if intent in asked), None)
    who = not asked.isdisjoint({"who", "attends"}) and by_word != "host"
    outright = asks_outright(parts.words)
    names_events = bool(question.events or question.order or question.kinds)
    facts_alone = bool(question.facts and not question.events)
    plain = by_word in {None, "list"}
    named_by_itself = _names_fact_by_itself(parts, index)
    specific = not (names_events or parts.ids("foreign-place")) and named_by_itself
    decisions = bool(question.facts) and all(fact in index.decided for fact in question.facts)
    of_records = bool(question.events) and {index.kind_of[one] for one in question.events} <= OF_RECORDS - DECISIONS
    of_meetings = bool(question.events) and {index.kind_of[one] for one in question.events} == {"meeting"}
    in_order = "sequence" in asked or "first" in parts.orders
    decided = bool(question.events) and {index.kind_of[one] for one in question.events} == {"decision"}
    of_hosting = all(fact in index.on_topic.get("gatherings", ()) for fact in question.facts)
    rules: tuple[tuple[Intent | None, object], ...] = (
        ("thanks", talk == "thanks" and not outright and ("told" in asked or question.text.rstrip().endswith("!"))),
        (
            "thanks",
            (talk == "thanks" or "praise" in asked)
            and not (names_events or question.span or question.facts)
            and not (outright and (by_word or parts.ids("attribute", "foreign-place"))),
        ),
        (talk, asked <= _AROUND_TALK and not (parts.mentions or parts.unexplained or question.order or parts.times)),
        ("list", question.attribute == "agenda" and question.span and not names_events),
        ("not understood", question.attribute in SURROUNDINGS and parts.unexplained and not names_events),
        ("not recorded", parts.ids("attribute")),
        ("not recorded", by_word == "length" and parts.of_programme and not (question.events or question.kinds)),
        (
            "elsewhere",
            parts.ids("foreign-place") and not (question.events and names_events and not question.place_alone),
        ),
        (
            "not recorded",
            question.place_alone and _is_of_the_programme(question, index) and not asked.isdisjoint(_OF_A_TIME),
        ),
        ("fact", specific and plain and len(parts.unexplained) <= MOST_UNKNOWN and not question.span),
        ("not understood", parts.unexplained),
        ("sequence", in_order and len(question.events) == _TWO and not question.ambiguous),
        ("unknown", "sequence" in asked and not (question.events or question.kinds)),
        ("count", "count" in asked and "host" in asked),
        ("fact", {"count", "purpose"} <= asked and not names_events),
        ("fact", "count" in asked and facts_alone and of_hosting),  # "hvor mange samlinger er det i året"
        ("fact", by_word == "theme" and facts_alone and question.kinds <= OF_RECORDS and named_by_itself),
        ("host", "host" in asked and (names_events or decisions)),
        ("host", "adopted" in asked and (decided or decisions)),
        ("host", "adopted" in asked and not question.events),
        ("unknown", "adopted" in asked and not decided),
        ("host", "host" in asked and of_hosting and ("who" in asked or question.span or about_several(parts.words))),
        ("host", who and (decided or (decisions and not question.events))),
        ("unknown", who and of_records),
        ("not recorded", who and of_meetings),
        ("fact", who and question.facts),
        ("organisation", question.organisations and (who or plain)),
        ("fact", "attends" in asked and not question.facts),
        ("host", who and question.order and not question.kinds),
        ("fact", who),
        ("fact", by_word == "purpose" and parts.of_programme and not question.events),
        ("not recorded", facts_alone and not decisions and not asked.isdisjoint(_OF_A_TIME)),
        ("not recorded", facts_alone and by_word == "where" and not _are_about_places(question, index)),
        ("programme", parts.ids("programme") and plain and not (names_events or question.facts or question.span)),
        ("fact", facts_alone and by_word in {None, "list", "purpose"} and not (question.order and question.kinds)),
        ("fact", question.facts and question.place_alone and plain),
        (by_word, names_events or question.span or by_word == "list"),
        ("list", question.events and not question.order and parts.asks_what),
        ("whether", question.events and question.order in _RANKS and not by_word and asks_whether(parts.words)),
        ("when", question.events or question.order),
        ("fact", question.facts),
        ("organisation", question.organisations),
        (by_word, True),
        ("list", question.span or (question.kinds and about_several(parts.words))),
        ("when", question.kinds),
        ("list", parts.asks_what and "to come" in asked and asks_what_is_left(parts.words)),
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


def _is_of_the_programme(question: Question, index: Index) -> bool:
    """Whether a fact is named that no gathering is about: "når er kurset på Leka" asks nothing of that gathering."""
    of_gatherings = {id_ for topic in OF_GATHERINGS for id_ in index.on_topic.get(topic, ())}
    return (
        bool(question.facts)
        and of_gatherings.isdisjoint(question.facts)
        and not any(fact in index.decided for fact in question.facts)
    )


def _are_about_places(question: Question, index: Index) -> bool:
    return all(fact in index.on_topic.get("activities", ()) for fact in question.facts)
