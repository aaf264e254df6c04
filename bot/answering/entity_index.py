"""What there is to find in a message: the phrases of a programme's data and of the tables, ready to be looked up.

An index is built once from the data. Each of its phrases is a row of words; a word matches in its inflected forms,
but a place's or organisation's name only as itself and in the genitive.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

from bot.answering.attributes import ATTRIBUTES, MEANS_NOTHING, ROLES, THE_NAME_OF
from bot.answering.everyday import is_everyday
from bot.answering.foreign_places import FOREIGN_PLACES
from bot.answering.kinds_named import (
    BEFORE_ROUNDS,
    BEHIND_ROUNDS,
    GATHERING_WORDS,
    KINDS,
    ROUNDS,
    SEASONS,
    THIS_PROGRAMME,
    TOPICS,
    WORK,
)
from bot.answering.nearest import Spellings, spellings
from bot.answering.word_forms import stems, verbs, whole
from bot.answering.words import read_words
from bot.texts.localized import LANGUAGES, LocalizedText
from models.records import AliasData, FactData, ProgrammeData
from models.vocabulary import EventKind

MentionKind = Literal[
    "event", "place", "organisation", "fact", "programme", "foreign-place", "attribute", "event-kind"
]  # fmt: skip
How = Literal["name", "alias", "theme", "compound", "word", "fuzzy"]

BETWEEN = frozenset(
    {"er", "e", "det", "den", "de", "i", "pa", "innen", "innan", "av", "til", "te", "for", "var", "va"}
    | {"the", "of", "in", "on", "at", "is", "are", "was", "there"}
    | {"finst", "finnes", "fins", "fantes", "har", "hadde", "vi", "do", "have", "we", "exist"}
)
"""These say nothing of their own between the words of a name: prosjekter *er det innen* rekruttering. Folded."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name something. Each is the set of forms that it shares with a word of a message that matches it.

    `spelled` are the words themselves, folded. `kind` None: the phrase means nothing. `gaps` lets small words stand
    between.
    """

    words: tuple[frozenset[str], ...]
    spelled: tuple[str, ...]
    kind: MentionKind | None
    ids: tuple[str, ...]
    how: How
    gaps: bool = True


Phrases = Mapping[str, Mapping[str, Sequence[Phrase]]]
"""Phrases by each form of their first word, then of their second; those of one word have `""` there."""


@dataclass(frozen=True, slots=True)
class Index:
    """All phrases of the data and of the tables; and the words to correct to.

    By the id of what is recorded: `about` has the forms of the words that its record uses, `hosted` for an
    organisation the events that it was host of at a place, `decided` for a fact the events that bear one of its
    names, as the action plan is both a fact and a decision. `on_topic` has the facts of each topic,
    `kind_of` the kind of each event, `telling` by the form of a word the facts whose title or text uses it.
    """

    named: Phrases
    asked: Phrases
    vocabulary: Spellings
    about: Mapping[str, frozenset[str]]
    hosted: Mapping[str, tuple[str, ...]]
    on_topic: Mapping[str, tuple[str, ...]]
    kind_of: Mapping[str, EventKind]
    decided: Mapping[str, tuple[str, ...]]
    telling: Mapping[str, frozenset[str]]


_ARTICLES = frozenset({"the", "a", "an", "den", "det", "de", "ei", "ein", "en"})
_SHORTEST_CORRECTED = 5


def build_index(data: ProgrammeData) -> Index:
    """The phrases of a programme's data, with those of the tables of kinds, attributes and foreign places."""
    with _collecting_later():
        return _index(data)


@contextmanager
def _collecting_later() -> Iterator[None]:
    """All that an index is built of is kept: looking for garbage among it takes longer than building it.

    Of two threads that build at once, the one that began first begins collecting again.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _index(data: ProgrammeData) -> Index:
    named = [
        *_phrases_of(data),
        *(phrase for table in (_kinds, _rounds, _nothing) for phrase in _of_every_programme(table)),
    ]
    own = {phrase.spelled for phrase in named if phrase.kind in {"event", "place", "organisation"}}
    foreign = [phrase for phrase in _of_every_programme(_foreign) if phrase.spelled not in own]
    asked = [*_of_every_programme(_attributes), *foreign, *_of_every_programme(_nothing)]
    known = {word for phrase in (*named, *foreign) for word in phrase.spelled if len(word) >= _SHORTEST_CORRECTED}
    return Index(
        _by_first(named),
        _by_first(asked),
        spellings(known),
        _about(data),
        _hosted(data),
        _on_topic(data),
        {event.id: event.kind for event in data.events},
        _decided(named),
        _telling(data),
    )


def _about(data: ProgrammeData) -> Mapping[str, frozenset[str]]:
    """By id the stems of every word of its names, aliases, theme, purpose or text."""
    told: dict[str, tuple[tuple[LocalizedText | None, ...], tuple[AliasData, ...]]] = {}
    told |= {one.id: ((one.title, one.theme, one.purpose), one.aliases) for one in data.events}
    told |= {one.id: ((one.title, one.text), one.aliases) for one in data.facts}
    works = {fact.id: (WORK,) for fact in data.facts if any(map(_is_person, fact.aliases))}
    return {
        id_: frozenset(
            form
            for text in (*_distinct(*filter(None, texts)), *(alias.text for alias in aliases), *works.get(id_, ()))
            for key in _keys(text)
            if not is_everyday(key)
            for form in stems(key)
        )
        for id_, (texts, aliases) in told.items()
    }


def _telling(data: ProgrammeData) -> Mapping[str, frozenset[str]]:
    telling: dict[str, set[str]] = {}
    for fact in data.facts:
        for key in {key for text in _distinct(fact.title, fact.text) for key in _keys(text)}:
            for form in whole(key) | stems(key):
                telling.setdefault(form, set()).add(fact.id)
    return {form: frozenset(facts) for form, facts in telling.items()}


def _hosted(data: ProgrammeData) -> Mapping[str, tuple[str, ...]]:
    hosted: dict[str, tuple[str, ...]] = {}
    for event in data.events:
        if event.host and event.place:
            hosted[event.host] = (*hosted.get(event.host, ()), event.id)
    return hosted


def _on_topic(data: ProgrammeData) -> Mapping[str, tuple[str, ...]]:
    topics: dict[str, tuple[str, ...]] = {}
    for fact in data.facts:
        topics[fact.topic] = (*topics.get(fact.topic, ()), fact.id)
    return topics


def _decided(phrases: Iterable[Phrase]) -> Mapping[str, tuple[str, ...]]:
    events: dict[tuple[str, ...], tuple[str, ...]] = {}
    facts: dict[tuple[str, ...], tuple[str, ...]] = {}
    for phrase in phrases:
        if phrase.how in {"alias", "name"} and phrase.kind in {"event", "fact"}:
            (events if phrase.kind == "event" else facts)[phrase.spelled] = phrase.ids
    return {fact: events[name] for name, ids in facts.items() if name in events for fact in ids}


# --- The programme's own things ---


def _phrases_of(data: ProgrammeData) -> Iterator[Phrase]:
    """Titles, names, themes and aliases, and what hangs on the places: Leka, Lekasamlinga, the Leka gathering."""
    places = _places(data)
    for event in data.events:
        yield from _texts("event", (event.id,), "name", event.title, event.definite)
        if event.theme:
            yield from _texts("event", (event.id,), "theme", event.theme)
        yield from _aliases("event", (event.id,), event.aliases)
    for place, ids in places.items():
        yield from _phrase(place, "place", ids, "name", proper=True)
        yield from _compounds(place, ids)
    for fact in data.facts:
        yield from _texts("fact", (fact.id,), "name", fact.title)
        yield from _aliases("fact", (fact.id,), fact.aliases)
        yield from _verbs(fact)
        yield from _persons(fact)
    on_topic = _on_topic(data)
    for topic, words in TOPICS.items():
        for word in words.split() if topic in on_topic else ():
            yield from _phrase(word, "fact", on_topic[topic], "word", proper=True)
    yield from _organisations(data, frozenset(map(_keys, places)))
    yield from _texts("programme", (data.slug,), "name", data.name, data.short_name)
    yield from _aliases("programme", (data.slug,), data.aliases)
    for text in THIS_PROGRAMME:
        yield from _phrase(text, "programme", (data.slug,), "word", gaps=False)


def _verbs(fact: FactData) -> Iterator[Phrase]:
    """The verb of each alias that names what is done: fordype, of fordypning."""
    for alias in fact.aliases:
        keys = _keys(alias.text)
        for verb in verbs(keys[0]) if len(keys) == 1 else ():
            yield from _phrase(verb, "fact", (fact.id,), "word", proper=True)


def _persons(fact: FactData) -> Iterator[Phrase]:
    """Each name of a person that a fact is known by: Kirsten, of Kirsten Indgjerd Værdal."""
    for alias in filter(_is_person, fact.aliases):
        for name in alias.text.split():
            yield from _phrase(name, "fact", (fact.id,), "name", proper=True)


def _is_person(alias: AliasData) -> bool:
    names = alias.text.split()
    return len(names) > 1 and all(name.istitle() for name in names)


def _organisations(data: ProgrammeData, places: frozenset[tuple[str, ...]]) -> Iterator[Phrase]:
    """Names and aliases of organisations; a name that is a place's too is left to the place."""
    for organisation in data.organisations:
        for text in _distinct(organisation.name):
            if _keys(text) not in places:
                yield from _phrase(text, "organisation", (organisation.id,), "name", proper=len(_keys(text)) == 1)
        yield from _aliases("organisation", (organisation.id,), organisation.aliases)


def _places(data: ProgrammeData) -> dict[str, tuple[str, ...]]:
    """The events at each place. What takes no preposition, as "online", is no place to name an event by."""
    names = {organisation.id: organisation.name for organisation in data.organisations}
    places: dict[str, dict[str, None]] = {}
    for event in data.events:
        if event.place and event.place_preposition:
            for text in _distinct(event.place, names.get(event.host or "", event.place)):
                places.setdefault(text, {})[event.id] = None
    return {text: tuple(ids) for text, ids in places.items()}


def _distinct(*texts: LocalizedText) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.in_language(language) for text in texts for language in LANGUAGES))


def _compounds(place: str, ids: tuple[str, ...]) -> Iterator[Phrase]:
    """Leka samling, Lekasamling, Lekassamling, and Høylandssamling: the place is folded once for all of them."""
    *before, name = _keys(place)
    for word in GATHERING_WORDS:
        yield from _phrase_of((*before, name, word), "event", ids, "compound", gaps=False)
    heads = tuple(whole(key) | stems(key) for key in before)
    for stem in dict.fromkeys((name, f"{name}s", f"{name.removesuffix('et')}s")):
        for word, endings in _endings_of_compounds().items():
            spelled = stem + word
            forms = {f"={spelled}", *(stem + ending for ending in endings)}
            if "ae" in stem:
                forms |= whole(spelled) | stems(spelled)
            yield Phrase((*heads, frozenset(forms)), (*before, spelled), "event", ids, "compound")


@cache
def _endings_of_compounds() -> Mapping[str, tuple[str, ...]]:
    """For each word for a gathering what is left of it, as the end of a compound, without its endings."""
    place = "leka"
    return {word: tuple(stem.removeprefix(place) for stem in stems(place + word)) for word in GATHERING_WORDS}


def _texts(kind: MentionKind, ids: tuple[str, ...], how: How, *texts: LocalizedText) -> Iterator[Phrase]:
    for text in _distinct(*texts):
        yield from _phrase(text, kind, ids, how)


def _aliases(kind: MentionKind, ids: tuple[str, ...], aliases: tuple[AliasData, ...]) -> Iterator[Phrase]:
    for alias in aliases:
        yield from _phrase(alias.text, kind, ids, "alias")


# --- What every programme is asked about ---


@cache
def _of_every_programme(table: Callable[[], Iterator[Phrase]]) -> tuple[Phrase, ...]:
    """The phrases of a table, which are the same whatever a programme has on record."""
    return tuple(table())


def _kinds() -> Iterator[Phrase]:
    for kinds, words in KINDS.items():
        for word in words.split():
            yield from _phrase(word, "event-kind", kinds, "word", proper=True)
    for season in SEASONS.split():
        yield from _phrase(f"{season}samling", "event-kind", ("gathering",), "compound")


def _rounds() -> Iterator[Phrase]:
    rounds = ROUNDS.split()
    for text in (*product(BEFORE_ROUNDS.split("|"), rounds), *product(rounds, BEHIND_ROUNDS)):
        yield from _phrase(" ".join(text), "event-kind", ("gathering",), "word", proper=True, gaps=False)


def _attributes() -> Iterator[Phrase]:
    for attribute, words in ATTRIBUTES.items():
        for text in words.split("|"):
            yield from _phrase(text, "attribute", (attribute,), "word", proper=True, bare=False)
    for name_of, role in product(THE_NAME_OF.split("|"), ROLES.split("|")):
        yield from _phrase(f"{name_of} {role}", "attribute", ("name",), "word", proper=True, bare=False)


def _foreign() -> Iterator[Phrase]:
    for name in FOREIGN_PLACES.split("|"):
        yield from _phrase(name, "foreign-place", (name.strip(),), "name", proper=True)
        yield from _phrase(f"{name.strip()}samling", "foreign-place", (name.strip(),), "compound")


def _nothing() -> Iterator[Phrase]:
    for text in MEANS_NOTHING.split("|"):
        yield from _phrase(text, None, (), "word", bare=False)


# --- From a text to its phrase ---


def _phrase(
    text: str,
    kind: MentionKind | None,
    ids: tuple[str, ...],
    how: How,
    *,
    proper: bool = False,
    bare: bool = True,
    gaps: bool = True,
) -> Iterator[Phrase]:
    """The phrase of a text, if there are words in it."""
    return _phrase_of(_keys(text), kind, ids, how, proper=proper, bare=bare, gaps=gaps)


def _phrase_of(
    keys: tuple[str, ...],
    kind: MentionKind | None,
    ids: tuple[str, ...],
    how: How,
    *,
    proper: bool = False,
    bare: bool = True,
    gaps: bool = True,
) -> Iterator[Phrase]:
    """The phrase of folded words: without their article, and without small words if two are left.

    `proper` words are not inflected. `bare` ones stand for themselves without the e of their æ too. `gaps` lets small
    words stand between.
    """
    if keys and keys[0] in _ARTICLES:
        keys = keys[1:]
    content = tuple(key for key in keys if key not in BETWEEN)
    if gaps and len(content) > 1:
        keys = content
    if keys:
        inflected = () if proper else tuple(stems(key, bare=bare) for key in keys)
        words = tuple(
            whole(key, bare=bare) | (inflected[place] if inflected else frozenset()) for place, key in enumerate(keys)
        )
        yield Phrase(words, keys, kind, ids, how, gaps)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in read_words(text) if word.text[0].isalnum())


def _by_first(phrases: Iterable[Phrase]) -> Phrases:
    """By the first two words, for many a title begins with the same one."""
    table: dict[str, dict[str, list[Phrase]]] = {}
    alone = frozenset(("",))
    for phrase in dict.fromkeys(phrases):
        for first in phrase.words[0]:
            seconds = table.setdefault(first, {})
            for second in phrase.words[1] if len(phrase.words) > 1 else alone:
                if second in seconds:
                    seconds[second].append(phrase)
                else:
                    seconds[second] = [phrase]
    return table
