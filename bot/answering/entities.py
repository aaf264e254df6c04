"""Which of a programme's things a message names: events, places, organisations, facts, kinds of events.

Small words may stand between the words of a phrase. The phrase with the most words wins, then the longest. Only a
word that no table knows is taken for a typing error.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from bot.answering.entity_index import BETWEEN, How, Index, MentionKind, Phrase, Phrases
from bot.answering.everyday import is_everyday
from bot.answering.fillers import is_filler
from bot.answering.foreign_places import ALSO_A_WORD
from bot.answering.language import is_common
from bot.answering.nearest import nearest
from bot.answering.word_forms import forms
from bot.answering.words import Word


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
class _Token:
    """A word as phrases see it: its place in the message and the forms in which it may match."""

    place: int
    key: str
    forms: frozenset[str]
    typed: str
    closeness: float = 1.0


_NOT_MISSPELT = frozenset(
    {"merker", "merket", "rennet", "renner", "tydelig", "tidal", "lunch", "statement", "midtveien", "kristen"}
)
"""Words that are one letter from a name, and not that name."""
_WHERE = frozenset({"hvor", "kvar", "kor", "where", "ka"})
_PREPOSITIONS = frozenset({"pa", "i", "in", "on", "at"})
_SKIPPED = frozenset("-–‐‑«»“”\"'„")
_SHORTEST_CORRECTED = 5
_SHORTEST_CORRECTED_ALONE = 6
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
    found += [venue for one in found if one.kind == "place" and (venue := _venue(words, one))]
    return tuple(sorted(found, key=lambda mention: (mention.words, _PRECEDENCE[mention.kind])))


def _venue(words: tuple[Word, ...], place: Mention) -> Mention | None:
    """Where on Leka: whoever names the place already asks for the building."""
    first = place.words[0] - 2
    if first < 0 or words[first].folded not in _WHERE or words[first + 1].folded not in _PREPOSITIONS:
        return None
    return Mention("attribute", ("venue",), (first, place.words[1]), 1.0, "word")


def _token(place: int, word: Word) -> _Token | None:
    """A word to match with; None for the marks that a name may have in or around it."""
    if word.folded in _SKIPPED:
        return None
    # "Samlinga før Tydal" is not the gathering for Tydal: with its ø the small word says something.
    key = word.folded if word.text.casefold() != "før" else "før"
    return _Token(place, key, forms(word.folded), word.text)


@dataclass(frozen=True, slots=True)
class _Match:
    phrase: Phrase
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


def _matches(table: Phrases, tokens: list[_Token], taken: frozenset[int]) -> Iterator[_Match]:
    for first, token in enumerate(tokens):
        met: set[int] = set()  # a phrase is met by each form that it shares
        for form in token.forms:
            if seconds := table.get(form):
                for phrase in _beginning(seconds, tokens, first):
                    if id(phrase) in met:
                        continue
                    met.add(id(phrase))
                    matched = _matched(phrase, tokens, first)
                    if matched and _left(phrase, matched, taken) and _capital(phrase, matched):
                        yield _Match(phrase, matched)


def _beginning(seconds: Mapping[str, Sequence[Phrase]], tokens: list[_Token], first: int) -> Iterator[Phrase]:
    """The phrases of one first word whose second may follow at `first`, with small words between."""
    yield from seconds.get("", ())
    for token in tokens[first + 1 :] if len(seconds) > 1 or "" not in seconds else ():
        for form in token.forms:
            yield from seconds.get(form, ())
        if token.key not in BETWEEN:
            return


def _matched(phrase: Phrase, tokens: list[_Token], first: int) -> tuple[_Token, ...]:
    """The words that a phrase matches from `first` on; none if it doesn't."""
    matched = [tokens[first]]
    place = first + 1
    for shared in phrase.words[1:]:
        while place < len(tokens) and tokens[place].forms.isdisjoint(shared):
            if not phrase.gaps or tokens[place].key not in BETWEEN:
                return ()
            place += 1
        if place == len(tokens):
            return ()
        matched.append(tokens[place])
        place += 1
    return tuple(matched)


def _left(phrase: Phrase, matched: tuple[_Token, ...], taken: frozenset[int]) -> bool:
    """Whether a word is not read as something else; haustsamlinga is both the autumn and a gathering."""
    dated = phrase.kind == "event-kind" and phrase.how == "compound"
    return dated or not all(one.place in taken for one in matched)


def _capital(phrase: Phrase, matched: tuple[_Token, ...]) -> bool:
    """Whether a place that is a word as well was typed as a name."""
    return phrase.kind != "foreign-place" or phrase.ids[0] not in _also_words() or matched[0].typed[0].isupper()


def _resolved(matches: Iterator[_Match]) -> list[_Match]:
    """The best of the matches that share words. Equally good ones of a kind become one, with the ids of both."""
    kept: dict[tuple[float, ...], _Match] = {}
    used: set[int] = set()
    for rank, match in sorted(((match.rank(), match) for match in matches), key=itemgetter(0)):
        equal = kept.get(rank)
        if equal is not None and equal.phrase.kind == match.phrase.kind and equal.tokens == match.tokens:
            kept[rank] = _joined(equal, match)
        elif used.isdisjoint(match.places):
            kept[rank] = match
            used.update(match.places)
    return list(kept.values())


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
        or is_everyday(token.key)
        or is_filler(token.key)
    ):
        return
    for word, errors in nearest(token.key, index.vocabulary):
        yield _Token(token.place, word, forms(word), token.typed, 1 - errors / len(word))


def _corrected_matches(
    table: Phrases,
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
