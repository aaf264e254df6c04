"""Answering: a `Question` and what is recorded become an `Answer`, in whole sentences and nothing but facts.

`answer` looks the intent up in a table of small functions, one for each thing that can be asked. What is not recorded
is said to be not recorded; nothing is inferred that a record does not say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.asking import RELATIVE_ORDERS
from bot.answering.attributes import SURROUNDINGS
from bot.answering.chronicle import Chronicles, is_over
from bot.answering.dates import Span
from bot.answering.one_event import (
    Asked,
    Tell,
    distance,
    host,
    length,
    named,
    purpose,
    tail,
    theme,
    told,
    values_of,
    when,
    where,
)
from bot.answering.question import GATHERINGS, OF_GATHERINGS, OF_THE_EVALUATION, Intent, Question
from bot.answering.selection import called_off, moved_away, selected
from bot.answering.wording import capitalized, dated, during_each, listed, said
from bot.texts.localized import Language
from models.records import EventData, FactData, OrganisationData

MOST_CHOICES = 5
MOST_LISTED = 20
MOST_CHANGES = 5
MOST_PERIODS = 6
"""More are not named in a sentence: "om høsten" is that of each year."""
LONGEST_ECHOED = 40
"""Characters of a word that is said back."""
_MORE: Mapping[str, str] = {"next": "next", "following": "next", "previous": "previous", "preceding": "previous"}
"""Orders beyond which there may be nothing more on record."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person is told.

    `answered` False: the bot says that it doesn't know. `events` are what it is about. `choice`: the events of which
    it asks which one is meant; the title and date of one, as text, is an answer to that.
    """

    text: str
    language: Language
    answered: bool = True
    events: tuple[EventData, ...] = ()
    facts: tuple[FactData, ...] = ()
    choice: tuple[EventData, ...] = ()


def answer(question: Question, records: Chronicles, at: date) -> Answer:
    """The answer to a question asked on the local day `at`."""
    asked = Asked(question, records, at)
    return _ANSWERS[question.intent](asked)


# Several events, or none


def _item(asked: Asked, event: EventData) -> str:
    title = event.title.in_language(asked.language)
    return asked.say("list.item", title=title, date=dated(asked.language, event) + _loose(asked, event))


def _loose(asked: Asked, event: EventData) -> str:
    """That the day of an event is not known, where days are asked for and it may be on others."""
    asks = [(span.first or date.min, span.last or date.max) for span in asked.question.spans]
    first, last = event.first_day, event.last_day
    if first is None or last is None or not asks or any(one <= first and last <= other for one, other in asks):
        return ""
    return tail(asked, event)


def _items(asked: Asked, events: Sequence[EventData]) -> str:
    """The events as items of a sentence; of a great many the first, and how many more there are."""
    items = [_item(asked, event) for event in events[:MOST_LISTED]]
    more = len(events) - len(items)
    return listed(asked.language, [*items, asked.say("list.more", count=more)] if more else items)


def _noun(asked: Asked, count: int) -> str:
    kinds = asked.question.kinds
    kind = "milestone" if kinds == OF_THE_EVALUATION else next(iter(kinds)) if len(kinds) == 1 else "event"
    return asked.say(f"noun.{kind}.{'one' if count == 1 else 'other'}")


def _none(asked: Asked) -> Answer:
    """There is nothing of what was asked for, and that is an answer."""
    order, span = asked.question.order, asked.question.span
    more = _MORE.get(order or "")
    if asked.question.to_come and span == Span(asked.at, None):
        more = "next"
    if more and (span is None or span.last is None or order in RELATIVE_ORDERS):
        text = asked.say(f"none.{more}", noun=_noun(asked, 2))
    elif span is not None and _names_periods(asked):
        text = asked.say(
            "none.in_period", noun=_noun(asked, 2), period=during_each(asked.language, asked.question.spans, "or")
        )
    else:
        text = asked.say("none.at_all", noun=_noun(asked, 2))
    question, records = asked.question, asked.records
    changed = [*called_off(question, records, asked.at), *moved_away(question, records)]
    if order in {"next", "previous"} and span and not changed:  # "neste samling er i oktober, ikke sant?"
        changed = selected(replace(question, spans=()), records, asked.at)
    return _with(asked, changed[:MOST_CHANGES], Answer(text, asked.language))


def _with(asked: Asked, changed: Sequence[EventData], answer: Answer) -> Answer:
    """An answer, and what has become of events that are cancelled or moved."""
    text = " ".join([answer.text, *(when(asked, event) for event in changed)])
    return replace(answer, text=text, events=(*answer.events, *changed))


_TELLS: Mapping[Intent, Tell] = {
    "where": where, "when": when, "until": distance, "since": distance, "host": host, "theme": theme,
    "purpose": purpose, "length": length,
}  # fmt: skip
"""In the order in which they are said."""


def _tells(tell: Tell, question: Question) -> tuple[Tell, ...]:
    """Every sentence that a question asks for; when an event is, is told with where it is."""
    if not question.also:
        return (tell,)
    wanted = {question.intent, *question.also}
    if "where" in wanted:
        wanted.discard("when")
    return tuple(one for intent, one in _TELLS.items() if intent in wanted)


def _about_each(tell: Tell) -> Callable[[Asked], Answer]:
    """An intent that is answered with a sentence about an event; several events are listed with their dates."""

    def answered(asked: Asked) -> Answer:
        events = asked.events()
        if not events:
            return _none(asked)
        if len(events) == 1:
            text = " ".join(told(one, asked, events[0]) for one in _tells(tell, asked.question))
            return Answer(text, asked.language, events=tuple(events))
        if asked.question.ambiguous:
            return _choice(asked, events)
        return _listed(asked, events)

    return answered


def _choice(asked: Asked, events: Sequence[EventData]) -> Answer:
    """Which of several that a name fits equally well; the newest few, for a person chooses among them."""
    events = events[-MOST_CHOICES:]
    items = listed(asked.language, [_item(asked, event) for event in events], style="or")
    return Answer(asked.say("choice", items=items), asked.language, answered=False, choice=tuple(events))


def _list(asked: Asked) -> Answer:
    events = asked.events()
    if asked.question.tense == "past" and not (asked.question.events or _names_periods(asked)):
        events = [event for event in events if is_over(event, asked.at)]
    if len(events) == 1 and asked.question.events:
        return Answer(_told(asked, events[0]), asked.language, events=tuple(events))
    return _listed(asked, events) if events else _none(asked)


def _names_periods(asked: Asked) -> bool:
    return 0 < len(asked.question.spans) <= MOST_PERIODS


def _told(asked: Asked, event: EventData) -> str:
    """When an event is and, where it is recorded, what it is about."""
    return f"{when(asked, event)} {theme(asked, event)}" if event.theme else when(asked, event)


def _listed(asked: Asked, events: Sequence[EventData]) -> Answer:
    items = _items(asked, events)
    if len(events) == 1 and events[0].status == "cancelled":
        text = when(asked, events[0])
    elif asked.question.events or not _names_periods(asked):
        text = asked.say("list.so_far" if asked.question.tense == "past" else "list.all", items=items)
    else:
        over = {is_over(event, asked.at) for event in events}
        period = capitalized(during_each(asked.language, asked.question.spans))
        if len(over) == 1:
            tense = "past" if over == {True} else "future"
            loose = all(_loose(asked, event) for event in events)
            text = asked.say(f"list.perhaps-{tense}" if loose else f"list.{tense}", Period=period, items=items)
        else:
            past = _items(asked, [event for event in events if is_over(event, asked.at)])
            left = _items(asked, [event for event in events if not is_over(event, asked.at)])
            text = " ".join([asked.say("list.past", Period=period, items=past), asked.say("list.left", items=left)])
    moved = [event for event in moved_away(asked.question, asked.records) if event not in events]
    return _with(asked, moved[:MOST_CHANGES], Answer(text, asked.language, events=tuple(events)))


def _sequence(asked: Asked) -> Answer:
    """Which of two events is first; where their days may be the same, both with what is known."""
    first, second = asked.events()
    if first.last_day is None or second.first_day is None or first.last_day >= second.first_day:
        return _listed(asked, (first, second))
    text = asked.say(
        "sequence",
        first=named(asked, first),
        second=named(asked, second),
        first_date=dated(asked.language, first),
        second_date=dated(asked.language, second),
    )
    return Answer(text, asked.language, events=(first, second))


def _whether(asked: Asked) -> Answer:
    """Of an event that may be the next, or the third: when it is, and where it is another, which one that is."""
    question = asked.question
    ranked = replace(question, events=(), kinds=question.kinds or GATHERINGS)
    meant = [event for event in selected(ranked, asked.records, asked.at) if event.id not in question.events]
    told = _about_each(when)(asked)
    if not meant:
        return told
    rank = asked.say(f"rank.{question.order}", item=_item(asked, meant[0]))
    return replace(told, text=f"{told.text} {rank}", events=(*told.events, *meant))


def _themes(asked: Asked) -> Answer:
    events = asked.events()
    if len(events) <= 1:
        return _about_each(theme)(asked)
    items = [
        asked.say(
            "theme.item",
            theme=said(asked.language, event.theme),
            title=event.title.in_language(asked.language),
            date=dated(asked.language, event),
        )
        for event in events
        if event.theme
    ]
    with_theme = tuple(event for event in events if event.theme)
    return Answer(asked.say("theme.several", items=listed(asked.language, items)), asked.language, events=with_theme)


def _hosts(asked: Asked) -> Answer:
    events, question = asked.events(), asked.question
    if question.tense == "past" and not (question.spans or question.events):
        events = [event for event in events if is_over(event, asked.at)]
    names = {one.id: one.name.in_language(asked.language) for one in asked.data.organisations}
    hosted = [event for event in events if event.host in names]
    if len(hosted) <= 1 or question.ambiguous:
        return _about_each(host)(asked)
    items = [
        asked.say("list.item", title=names[event.host or ""], date=dated(asked.language, event)) for event in hosted
    ]
    return Answer(
        asked.say("host.several", items=listed(asked.language, items)), asked.language, events=tuple(hosted)
    )


def _count(asked: Asked) -> Answer:
    question = asked.question
    events = [event for event in asked.events() if event.status != "cancelled"]
    tense = "both"
    so_far = question.span is not None and question.span.first is None and question.span.last == asked.at
    if so_far or (question.span is None and question.tense == "past"):
        events, tense = [event for event in events if is_over(event, asked.at)], "past"
    elif question.span is None and question.to_come:
        events, tense = [event for event in events if not is_over(event, asked.at)], "future"
    if not events and question.events:  # "hvor mange ganger har vi vært på Leka": there is one to come
        named = asked.events()
        return Answer(" ".join(when(asked, event) for event in named), asked.language, events=tuple(named))
    if not events:
        return _none(asked)
    if all(is_over(event, asked.at) for event in events):
        tense = "past"
    one_or_other = "one" if len(events) == 1 else "other"
    text = asked.say(
        f"count.{tense}.{one_or_other}",
        count=len(events),
        noun=_noun(asked, len(events)),
        items=_items(asked, events),
    )
    return Answer(text, asked.language, events=tuple(events))


# What is no event


def _facts(asked: Asked) -> Answer:
    facts = tuple(fact for fact in asked.data.facts if fact.id in asked.question.facts)
    if not facts:
        return _unknown(asked)
    text = " ".join(fact.text.in_language(asked.language) for fact in facts)
    if asked.question.place_alone and not all(fact.topic in OF_GATHERINGS for fact in facts):
        text = asked.say("not_recorded.of_place", text=text)
    off = [event for id_ in asked.question.events if (event := asked.records.by_id[id_]).status == "cancelled"]
    text = " ".join([*(when(asked, event) for event in off), text])
    return Answer(text, asked.language, events=tuple(off), facts=facts)


def _programme(asked: Asked) -> Answer:
    return Answer(asked.data.description.in_language(asked.language), asked.language)


def _organisation(asked: Asked) -> Answer:
    found = [one for one in asked.data.organisations if one.id in asked.question.organisations]
    return Answer(" ".join(_role(asked, one) for one in found), asked.language)


def _role(asked: Asked, organisation: OrganisationData) -> str:
    events = [event for event in asked.data.events if event.host == organisation.id]
    name = capitalized(organisation.name.in_language(asked.language))
    items = listed(asked.language, [f"{named(asked, event)} ({dated(asked.language, event)})" for event in events])
    past = organisation.role == "host" and events and all(is_over(event, asked.at) for event in events)
    if past:
        return asked.say("organisation.host.past", name=name, items=items)
    return asked.say(f"organisation.{organisation.role}", name=name, items=items)


def _not_recorded(asked: Asked) -> Answer:
    """That what was asked for is not on record; with what is known of the gathering, if it was asked of that."""
    question = asked.question
    attribute = asked.say(f"attribute.{question.attribute}")
    of_place = question.place_alone and question.attribute in SURROUNDINGS
    events = asked.events() if (question.events or question.order) and not of_place else []
    if question.facts and not events:
        about = _facts(asked)
        said_of = asked.say("not_recorded.about", attribute=attribute)
        return replace(about, text=f"{said_of} {about.text}", answered=False)
    if len(events) != 1:
        return Answer(asked.say("not_recorded.about", attribute=attribute), asked.language, answered=False)
    text = asked.say("not_recorded.about_event", attribute=attribute, **values_of(asked, events[0]))
    return Answer(f"{text} {when(asked, events[0])}", asked.language, answered=False, events=tuple(events))


def _not_understood(asked: Asked) -> Answer:
    """That there is a word in the question that the bot does not know, so that it does not guess."""
    word = asked.question.attribute
    if word is None or len(word) > LONGEST_ECHOED:
        return _unknown(asked)
    return Answer(asked.say("not_understood", word=word), asked.language, answered=False)


def _elsewhere(asked: Asked) -> Answer:
    text = asked.say("not_recorded.about", attribute=asked.question.attribute)
    return Answer(text, asked.language, answered=False)


def _unknown(asked: Asked) -> Answer:
    examples = {
        "first": asked.say("unknown.example.1"),
        "second": asked.say("unknown.example.2", year=asked.at.year),
        "third": asked.say("unknown.example.3"),
    }
    return Answer(asked.say("unknown", **examples), asked.language, answered=False)


def _said(key: str) -> Callable[[Asked], Answer]:
    return lambda asked: Answer(asked.say(key), asked.language, answered=False)


_ANSWERS: Mapping[Intent, Callable[[Asked], Answer]] = {
    "when": _about_each(when),
    "where": _about_each(where),
    "host": _hosts,
    "theme": _themes,
    "purpose": _about_each(purpose),
    "length": _about_each(length),
    "until": _about_each(distance),
    "since": _about_each(distance),
    "count": _count,
    "sequence": _sequence,
    "whether": _whether,
    "list": _list,
    "fact": _facts,
    "organisation": _organisation,
    "not recorded": _not_recorded,
    "programme": _programme,
    "elsewhere": _elsewhere,
    "not understood": _not_understood,
    "unknown": _unknown,
    "greeting": _said("greeting"),
    "thanks": _said("thanks"),
    "help": _said("help.introduction"),
}
