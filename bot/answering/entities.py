"""Which of a programme's things a message names: events, places, organisations, facts, kinds of events.

An index is built once from the data. Each of its phrases is a row of words; a word matches in its inflected forms,
but a place's or organisation's name only as itself and in the genitive. Small words may stand between the words of a
phrase. The phrase with the most words wins, then the longest. Only a word that no table knows is taken for a typing
error. The tables, the index, the forms of words and the search are one thing, hence the module's length.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Literal

from bot.answering.attributes import ATTRIBUTES, MEANS_NOTHING
from bot.answering.foreign_places import ALSO_A_WORD, FOREIGN_PLACES
from bot.answering.language import is_common
from bot.answering.words import Word, fold, read_words
from bot.texts.localized import LANGUAGES, LocalizedText
from models.records import AliasData, ProgrammeData

MentionKind = Literal[
    "event", "place", "organisation", "fact", "programme", "foreign-place", "attribute", "event-kind"
]  # fmt: skip
How = Literal["name", "alias", "theme", "compound", "word", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that a message names.

    `ids`: ids of events, organisations or facts; for a place those of the events there; for a foreign place its name
    as typed; for a kind of event the kinds; for an attribute its name, as `venue`. More than one where several fit
    equally well. `words` is a half-open range of the message's words. `score` is 1 for what was typed as it is
    recorded, less for inflected forms, least for corrected spellings.
    """

    kind: MentionKind
    ids: tuple[str, ...]
    words: tuple[int, int]
    score: float
    how: How


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that name something. Each is the set of forms that it shares with a word of a message that matches it."""

    words: tuple[frozenset[str], ...]
    spelled: tuple[str, ...]
    kind: MentionKind | None
    ids: tuple[str, ...]
    how: How
    gaps: bool = True


@dataclass(frozen=True, slots=True)
class Index:
    """All phrases of the data and of the tables, by each form of their first word; and the words to correct to."""

    named: Mapping[str, tuple[_Phrase, ...]]
    asked: Mapping[str, tuple[_Phrase, ...]]
    vocabulary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as phrases see it: its place in the message and the forms in which it may match."""

    place: int
    key: str
    forms: frozenset[str]
    typed: str
    closeness: float = 1.0


_KINDS: Mapping[tuple[str, ...], str] = {
    ("gathering",): """
        samling samlinga samlingen samlinger samlingene samlingar samlingane samlingan gathering gatherings
    """,
    ("gathering", "meeting"): "møte møtet møter møtene møta møtene meeting meetings",
    (
        "report",
    ): "rapport rapporten rapporter rapportene rapportar rapportane report reports notat notatet memo memos",
    ("evaluation",): "evaluering evalueringa evalueringen evalueringer evalueringar evaluation evaluations",
    ("decision",): "vedtak vedtaket vedtaka vedtakene beslutning beslutningen beslutninger decision decisions",
    ("evaluation", "report"): """
        milepæl milepælen milepæler milepælene milepælar milepælane milestone milestones delmål
    """,
}
_SEASONS = """
    høst haust vår sommer sommar vinter januar februar mars april mai juni juli august september oktober november
    desember
    avslutnings
"""
_GATHERING_WORDS = ("samling", "gathering", "møte", "meeting", "treff")
_WHERE = ("hvor", "kvar", "kor", "where", "ka")
_BETWEEN = frozenset(
    {"er", "e", "det", "den", "de", "i", "pa", "innen", "innan", "av", "til", "te", "for", "var"}
    | {"the", "of", "in", "on", "at", "is", "are", "was", "there"}
)
"""These say nothing of their own between the words of a name: prosjekter *er det innen* rekruttering. Folded."""
_NOT_MISSPELT = frozenset(
    {"merker", "merket", "rennet", "renner", "tydelig", "tidal", "lunch", "statement", "midtveien"}
)
"""Words that are one letter from a name, and not that name."""
_ARTICLES = frozenset({"the", "a", "an", "den", "det", "de", "ei", "ein", "en"})
_SKIPPED = frozenset("-–‐‑«»“”\"'„")
_ENDINGS = ("ane", "ene", "ar", "er", "an", "en", "et", "a", "e", "n", "r", "t", "s")
_SHORTEST_STEM = 4
_SHORTEST_CORRECTED = 5
_SHORTEST_CORRECTED_ALONE = 6
_TWO_ERRORS_FROM = 10
_PRECEDENCE: Mapping[MentionKind | None, int] = {
    None: 0, "event": 1, "place": 2, "event-kind": 3, "fact": 4, "organisation": 5, "programme": 6,
    "attribute": 7, "foreign-place": 8,
}  # fmt: skip


def find_entities(index: Index, words: tuple[Word, ...], taken: frozenset[int] = frozenset()) -> tuple[Mention, ...]:
    """The things that a message names, in the order of its words.

    `taken` are places of words already read as something else; they may be part of a longer name, never one alone.
    Attributes and foreign places are found beside the programme's own things: one word may be both.
    """
    tokens = [token for place, word in enumerate(words) if (token := _token(place, word))]
    exact = _resolved(_matches(index.named, tokens, taken)), _resolved(_matches(index.asked, tokens, taken))
    known = {place for layer in exact for match in layer for place in match.places}
    corrected = [
        tuple(_corrections(index, token)) if token.place not in known | taken else () for token in tokens
    ]  # fmt: skip
    named, asked = exact
    if any(corrected):
        named = _resolved(_corrected_matches(index.named, tokens, corrected, taken))
        asked = _resolved(_corrected_matches(index.asked, tokens, corrected, taken))
    # "building" asks for the house, but not in "competence building".
    asked = [one for one in asked if not any(one.within(other) for other in named)]
    found = [match.mention(kind) for match in (*named, *asked) if (kind := match.phrase.kind)]
    return tuple(sorted(found, key=lambda mention: (mention.words, _PRECEDENCE[mention.kind])))


def build_index(data: ProgrammeData) -> Index:
    """The phrases of a programme's data, with those of the tables of kinds, attributes and foreign places."""
    named = [*_phrases_of(data), *_kinds(), *_nothing()]
    own = {phrase.spelled for phrase in named if phrase.kind in {"event", "place", "organisation"}}
    foreign = [phrase for phrase in _foreign() if phrase.spelled not in own]
    asked = [*_attributes(), *_venues(data), *foreign, *_nothing()]
    spelled = {word for phrase in (*named, *foreign) for word in phrase.spelled if len(word) >= _SHORTEST_CORRECTED}
    return Index(_by_first(named), _by_first(asked), tuple(sorted(spelled)))


# --- What there is to find ---


def _phrases_of(data: ProgrammeData) -> Iterator[_Phrase]:
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
    for organisation in data.organisations:
        texts = {organisation.name.in_language(language) for language in LANGUAGES}
        for text in texts:
            if _keys(text) not in {_keys(place) for place in places}:
                yield from _phrase(text, "organisation", (organisation.id,), "name", proper=len(_keys(text)) == 1)
        yield from _aliases("organisation", (organisation.id,), organisation.aliases)
    for fact in data.facts:
        yield from _texts("fact", (fact.id,), "name", fact.title)
        yield from _aliases("fact", (fact.id,), fact.aliases)
    yield from _texts("programme", (data.slug,), "name", data.name, data.short_name)
    yield from _aliases("programme", (data.slug,), data.aliases)


def _places(data: ProgrammeData) -> dict[str, tuple[str, ...]]:
    """The events at each place. What takes no preposition, as "online", is no place to name an event by."""
    names = {organisation.id: organisation.name for organisation in data.organisations}
    places: dict[str, tuple[str, ...]] = {}
    for event in data.events:
        if event.place and event.place_preposition:
            for text in _distinct(event.place, names.get(event.host or "", event.place)):
                places[text] = (*places.get(text, ()), event.id)
    return places


def _distinct(*texts: LocalizedText) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.in_language(language) for text in texts for language in LANGUAGES))


def _compounds(place: str, ids: tuple[str, ...]) -> Iterator[_Phrase]:
    for word in _GATHERING_WORDS:
        yield from _phrase(f"{place} {word}", "event", ids, "compound", gaps=False)
        for stem in dict.fromkeys((place, f"{place}s", f"{place.removesuffix('et')}s")):
            yield from _phrase(f"{stem}{word}", "event", ids, "compound")


def _texts(kind: MentionKind, ids: tuple[str, ...], how: How, *texts: LocalizedText) -> Iterator[_Phrase]:
    for text in _distinct(*texts):
        yield from _phrase(text, kind, ids, how)


def _aliases(kind: MentionKind, ids: tuple[str, ...], aliases: tuple[AliasData, ...]) -> Iterator[_Phrase]:
    for alias in aliases:
        yield from _phrase(alias.text, kind, ids, "alias")


def _kinds() -> Iterator[_Phrase]:
    for kinds, words in _KINDS.items():
        for word in words.split():
            yield from _phrase(word, "event-kind", kinds, "word", proper=True)
    for season in _SEASONS.split():
        yield from _phrase(f"{season}samling", "event-kind", ("gathering",), "compound")


def _attributes() -> Iterator[_Phrase]:
    for attribute, words in ATTRIBUTES.items():
        for text in words.split("|"):
            yield from _phrase(text, "attribute", (attribute,), "word", bare=False)


def _venues(data: ProgrammeData) -> Iterator[_Phrase]:
    """Where on Leka: whoever names the place already asks for the building."""
    prepositions = {fold(word) for event in data.events if event.place_preposition
                    for word in _distinct(event.place_preposition)}  # fmt: skip
    for where, preposition, place in product(_WHERE, sorted(prepositions), _places(data)):
        yield from _phrase(f"{where} {preposition} {place}", "attribute", ("venue",), "word", bare=False, gaps=False)


def _foreign() -> Iterator[_Phrase]:
    for name in FOREIGN_PLACES.split("|"):
        yield from _phrase(name, "foreign-place", (name.strip(),), "name", proper=True)
        yield from _phrase(f"{name.strip()}samling", "foreign-place", (name.strip(),), "compound")


def _nothing() -> Iterator[_Phrase]:
    for text in MEANS_NOTHING.split("|"):
        yield from _phrase(text, None, (), "word", bare=False)


def _phrase(
    text: str,
    kind: MentionKind | None,
    ids: tuple[str, ...],
    how: How,
    *,
    proper: bool = False,
    bare: bool = True,
    gaps: bool = True,
) -> Iterator[_Phrase]:
    """The phrase of a text, if there are words in it: without its article, and without small words if two are left.

    `proper` words are not inflected. `bare` ones stand for themselves without the e of their æ too. `gaps` lets small
    words stand between.
    """
    keys = _keys(text)
    if keys and keys[0] in _ARTICLES:
        keys = keys[1:]
    content = tuple(key for key in keys if key not in _BETWEEN)
    if gaps and len(content) > 1:
        keys = content
    if keys:
        words = tuple(
            frozenset(f"={form}" for form in _bare(key, bare=bare)) if proper else _stems(key, bare=bare)
            for key in keys
        )
        yield _Phrase(words, keys, kind, ids, how, gaps)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in read_words(text) if word.text[0].isalnum())


def _by_first(phrases: list[_Phrase]) -> Mapping[str, tuple[_Phrase, ...]]:
    table: dict[str, list[_Phrase]] = {}
    for phrase in dict.fromkeys(phrases):
        for form in phrase.words[0]:
            table.setdefault(form, []).append(phrase)
    return {form: tuple(found) for form, found in table.items()}


# --- Words and their forms ---


def _token(place: int, word: Word) -> _Token | None:
    """A word to match with; None for the marks that a name may have in or around it."""
    return None if word.folded in _SKIPPED else _Token(place, word.folded, _forms(word.folded), word.text)


@lru_cache(maxsize=4096)
def _forms(key: str) -> frozenset[str]:
    """What a typed word may match: proper names (marked with `=`), and the stems of other words."""
    genitive = key.removesuffix("'s") if key.endswith("'s") else key.removesuffix("s").removesuffix("'")
    spelled = {*_bare(key), *(_bare(genitive) if len(genitive) >= _SHORTEST_STEM else ())}
    return frozenset(f"={form}" for form in spelled) | _stems(key) | _stems(genitive)


@lru_cache(maxsize=4096)
def _stems(key: str, *, bare: bool = True) -> frozenset[str]:
    """A word and what is left of it without each ending of number, gender and case; at least four letters."""
    stems = set(_bare(key, bare=bare))
    for form in tuple(stems):
        stems.update(
            form[: -len(ending)]
            for ending in _ENDINGS
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM
        )
        if form.endswith(("ies", "y")) and len(form) > _SHORTEST_STEM:
            stems.add(form.removesuffix("ies").removesuffix("y") + "y")
    return frozenset(stems)


def _bare(key: str, *, bare: bool = True) -> tuple[str, ...]:
    """A folded word, and as it is written where æ is left out: naringsutvikling. Never `var` for vær."""
    return (key, key.replace("ae", "a")) if bare and "ae" in key and len(key) > _SHORTEST_STEM else (key,)


# --- Finding ---


@dataclass(frozen=True, slots=True)
class _Match:
    phrase: _Phrase
    tokens: tuple[_Token, ...]

    @property
    def places(self) -> range:
        return range(self.tokens[0].place, self.tokens[-1].place + 1)

    def score(self) -> float:
        """How near what was typed is to what is recorded, 0–1."""
        same = all(token.key == word for token, word in zip(self.tokens, self.phrase.spelled, strict=True))
        return round(min(token.closeness for token in self.tokens) * (1 if same else 0.95), 3)

    def rank(self) -> tuple[float, ...]:
        """Lowest first: most words, longest, nearest, then by kind."""
        typed = sum(len(token.key) for token in self.tokens)
        return -len(self.tokens), -typed, -self.score(), _PRECEDENCE[self.phrase.kind], self.places[0]

    def within(self, other: "_Match") -> bool:
        """Whether its words are some, not all, of another's."""
        return len(self.tokens) < len(other.tokens) and set(self.places) <= set(other.places)

    def mention(self, kind: MentionKind) -> Mention:
        """As the caller sees it. `kind` is that of its phrase, which phrases that mean nothing lack."""
        phrase, span = self.phrase, (self.places[0], self.places[-1] + 1)
        ids = (" ".join(token.typed for token in self.tokens),) if kind == "foreign-place" else phrase.ids
        fuzzy = min(token.closeness for token in self.tokens) < 1
        return Mention(kind, ids, span, self.score(), "fuzzy" if fuzzy else phrase.how)


def _matches(
    table: Mapping[str, tuple[_Phrase, ...]], tokens: list[_Token], taken: frozenset[int]
) -> Iterator[_Match]:
    for first, token in enumerate(tokens):
        for form in token.forms:
            for phrase in table.get(form, ()):
                matched = _matched(phrase, tokens, first)
                if matched and not all(one.place in taken for one in matched) and _capital(phrase, matched):
                    yield _Match(phrase, matched)


def _matched(phrase: _Phrase, tokens: list[_Token], first: int) -> tuple[_Token, ...]:
    """The words that a phrase matches from `first` on; none if it doesn't."""
    matched = [tokens[first]]
    place = first + 1
    for forms in phrase.words[1:]:
        while place < len(tokens) and tokens[place].forms.isdisjoint(forms):
            if not phrase.gaps or tokens[place].key not in _BETWEEN:
                return ()
            place += 1
        if place == len(tokens):
            return ()
        matched.append(tokens[place])
        place += 1
    return tuple(matched)


def _capital(phrase: _Phrase, matched: tuple[_Token, ...]) -> bool:
    """Whether a place that is a word as well was typed as a name."""
    return phrase.kind != "foreign-place" or phrase.ids[0] not in _also_words() or matched[0].typed[0].isupper()


def _resolved(matches: Iterator[_Match]) -> list[_Match]:
    """The best of the matches that share words. Equally good ones of a kind become one, with the ids of both."""
    kept: list[_Match] = []
    used: set[int] = set()
    for match in sorted(matches, key=_Match.rank):
        equal = next((i for i, one in enumerate(kept) if one.rank() == match.rank()), None)
        if equal is not None and kept[equal].phrase.kind == match.phrase.kind and kept[equal].tokens == match.tokens:
            kept[equal] = _joined(kept[equal], match)
        elif used.isdisjoint(match.places):
            kept.append(match)
            used.update(match.places)
    return kept


def _joined(one: _Match, other: _Match) -> _Match:
    phrase = one.phrase
    ids = tuple(dict.fromkeys((*phrase.ids, *other.phrase.ids)))
    return replace(one, phrase=replace(phrase, ids=ids))


# --- Typing errors ---


def _corrections(index: Index, token: _Token) -> Iterator[_Token]:
    """A word that no table knows, as the nearest words of the index: one error, or two in a long word."""
    if (
        len(token.key) < _SHORTEST_CORRECTED
        or not token.key.isalpha()
        or token.key in _NOT_MISSPELT
        or is_common(token.key)
    ):
        return
    # Loading it takes longer than most answers; only a misspelt message pays for it.
    from rapidfuzz import process  # noqa: PLC0415 - see above
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

    allowed = 1 if len(token.key) < _TWO_ERRORS_FROM else 2
    near = process.extract(token.key, index.vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=8)
    for word, distance, _ in near:
        if distance == near[0][1] and (word[0] == token.key[0] or word[:2] == token.key[1::-1]):
            yield _Token(token.place, word, _forms(word), token.typed, 1 - distance / len(word))


def _corrected_matches(
    table: Mapping[str, tuple[_Phrase, ...]],
    tokens: list[_Token],
    corrected: list[tuple[_Token, ...]],
    taken: frozenset[int],
) -> Iterator[_Match]:
    """Matches of the message as typed, and with each misspelt word put right."""
    yield from _matches(table, tokens, taken)
    best = [found[0] if found else token for token, found in zip(tokens, corrected, strict=True)]
    for place, choices in enumerate(corrected):
        for choice in choices:
            for match in _matches(table, [*best[:place], choice, *best[place + 1 :]], taken):
                alone = len(match.tokens) == 1 and len(match.tokens[0].typed) < _SHORTEST_CORRECTED_ALONE
                if choice in match.tokens and not alone:
                    yield match


@lru_cache(maxsize=1)
def _also_words() -> frozenset[str]:
    return frozenset(name.strip() for name in ALSO_A_WORD.split("|"))
