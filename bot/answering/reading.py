"""What is read in a message before it is understood: its dates, names and question words, and what is left over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from bot.answering.asking import Phrase, asked_in, asks_whether, orders_in, question_words
from bot.answering.dates import TimeExpression, time_expressions
from bot.answering.entities import Mention, find_entities
from bot.answering.entity_index import Index
from bot.answering.everyday import is_everyday
from bot.answering.explained import clauses, corrected, unexplained
from bot.answering.framing import framed_until
from bot.answering.phrases import Asked, Order
from bot.answering.purposes import without_purposes
from bot.answering.tense import Tense, tense_of
from bot.answering.told_of import told_of
from bot.answering.word_forms import forms
from bot.answering.words import Word

_WHAT = frozenset({"hva", "kva", "ka", "what", "whats", "what's"})
_POINTING = frozenset({"den", "det", "d", "de", "it", "they"})
_WANTS = frozenset({
    "trenger", "treng", "trengs", "trengte", "mangler", "manglar", "vil", "onsker", "onskjer", "kan", "need", "needs",
    "want", "missing", "please",
})  # fmt: skip
"""Behind a question these ask for something more: "neste samling? trenger adressen"."""
_INVERTED = frozenset({
    "er", "e", "blir", "finnes", "finst", "fins", "gar", "har", "ha", "kan", "noen", "noe", "is", "are", "do", "does",
    "can", "will", "has", "have", "any",
})  # fmt: skip
"""Words that a question without a question word begins with."""
_DEFINITE = ("en", "et", "a", "ene", "ane", "an")
_SHORTEST_PART = 6
OF_ONE_EVENT: tuple[
    Literal["when", "where", "host", "theme", "purpose", "length", "until", "since"], ...
] = (
    "when", "where", "host", "theme", "purpose", "length", "until", "since",
)  # fmt: skip
_AND = frozenset({"og", "and", "samt", "&", "+", ",", "?", "."})
_OF_FACTS: frozenset[Asked] = frozenset({"who", "adopted", "host", "purpose"})
"""What may be asked with words of a fact's name: "hvem vedtok handlingsplanen", "the goal for Rennebu"."""
_PLAIN_KINDS = frozenset({"event-kind", "attribute", "programme"})
_WHOLE_PROGRAMME = frozenset({"programmet", "program", "programme"})
TALK: tuple[Literal["thanks", "greeting", "help"], ...] = ("thanks", "greeting", "help")


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read in a message: its words, and the time expressions, mentions and question words among them."""

    words: tuple[Word, ...]
    tense: Tense | None
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    asked: frozenset[Asked]
    orders: tuple[Order, ...]
    unexplained: tuple[int, ...]
    asked_apart: tuple[Asked, ...] = ()
    """What is asked in several parts of a message: "når er neste samling, og hva er temaet"."""

    @property
    def of_programme(self) -> bool:
        """Whether the programme itself is spoken of."""
        return bool(self.ids("programme")) or any(word.folded in _WHOLE_PROGRAMME for word in self.words)

    @property
    def names(self) -> bool:
        """Whether something on record is named, not pointed at."""
        points = not _POINTING.isdisjoint(word.folded for word in self.words)
        return bool(self.ids("event", "event-kind", "fact", "organisation") or (self.ids("place") and not points))

    @property
    def asks_what(self) -> bool:
        """Whether "what" is asked: "hva gjorde vi i Tydal"."""
        return any(word.folded in _WHAT for word in self.words)

    @property
    def whole(self) -> bool:
        """Whether every word is understood, and it is said what is asked about."""
        return not self.unexplained and bool(self.names or self.orders or self.times)

    def ids(self, *kinds: str) -> tuple[str, ...]:
        """What the mentions of those kinds name, each once."""
        return tuple(dict.fromkeys(id_ for one in self.mentions if one.kind in kinds for id_ in one.ids))


def read_parts(words: tuple[Word, ...], at: date, index: Index, leaning: Tense | None = None) -> Parts:
    """The parts of a message; where words are left that nothing explains, with their typing errors mended.

    If that does not help, or something not on record is named, those of the one clause that asks, or of the question
    behind a frame, where that is whole by itself: "jeg sitter på bussen og lurer på når neste samling er".
    `leaning` is the tense of the question before: "og uke 19?" is of the same year as the week that was asked for.
    """
    words = without_purposes(words)
    parts = _mended(words, at, index, leaning)
    if parts.ids("foreign-place") and len(unguessed := _without_guess(words)) < len(words):
        alone = _mended(unguessed, at, index, leaning)
        return alone if alone.whole else parts
    if not (parts.unexplained or parts.ids("attribute")):
        topic = None if parts.names else _topic(parts)
        return parts if topic is None else replace(parts, unexplained=(topic,))
    first = _first_question(words)
    for asking in (first, _last_clause(words), words[framed_until(words) :]):
        if len(asking) == len(words):
            continue
        alone = _mended(asking, at, index, leaning)
        if (
            alone.whole
            and not alone.ids("attribute")
            and (alone.names or asking is first or not parts.ids("attribute"))
        ):
            return alone
    return parts


def _topic(parts: Parts) -> int | None:
    """The place of an unknown thing that is named first, then only pointed at: "julebordet, når er det på Leka?"."""
    first = next(iter(clauses(parts.words)))
    if len(first) in {0, len(parts.words)} or is_everyday(parts.words[0].folded):
        return None
    read = _places(parts.mentions) | _places(parts.times)
    asks = any(place in read or parts.words[place].folded in question_words() for place in first)
    definite = parts.words[0].folded.endswith(_DEFINITE) and len(parts.words[0].folded) >= _SHORTEST_PART
    return 0 if definite and not asks else None


def _first_question(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words up to a question mark, if what follows it asks nothing: "noe i helga? Tenkte å reise bort"."""
    ends = next((place for place, word in enumerate(words) if word.folded == "?"), len(words))
    rest = [word.folded for word in words[ends + 1 :]]
    asks = "?" in rest or not (question_words() | _WANTS).isdisjoint(rest)
    return words if asks or not rest else words[: ends + 1]


def _without_guess(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without a last clause that guesses at the answer: "hvilken kommune er neste vert, er det Namsos?"."""
    found = [clause for clause in clauses(words) if len(clause) > 0]
    last = words[found[-1].start :][:2] if len(found) > 1 else ()
    guesses = asks_whether(last) and last[-1].folded in _POINTING
    return words[: found[-1].start] if guesses else words


def _last_clause(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The last clause, if it has a question word and those before it ask nothing; else all words."""
    found = [clause for clause in clauses(words) if len(clause) > 0]
    asks = [not question_words().isdisjoint(words[place].folded for place in clause) for clause in found]
    asks_without = any(words[clause.start].folded in _INVERTED for clause in found[:-1])
    return words[found[-1].start :] if sum(asks) == 1 and asks[-1] and not asks_without else words


def _mended(words: tuple[Word, ...], at: date, index: Index, leaning: Tense | None) -> Parts:
    parts = _read(words, at, index, leaning)
    nothing_read = not (parts.times or parts.mentions or parts.asked or parts.orders)
    mended = corrected(words, range(len(words)) if nothing_read else parts.unexplained)
    return _read(mended, at, index, leaning) if mended != words else parts


def _begins_one_of(about: frozenset[str], folded: str) -> bool:
    """Whether a word is the first part of a compound: elendighet, of elendighetsbeskrivelser."""
    return len(folded) >= _SHORTEST_PART and any(form.startswith(folded) for form in about)


class _Found(Protocol):
    """Something that was found in a message, at a half-open range of its words."""

    @property
    def words(self) -> tuple[int, int]: ...


def _places(found: Iterable[_Found]) -> frozenset[int]:
    """The places of all words that something was found at."""
    return frozenset(place for one in found for place in range(*one.words))


def _read(words: tuple[Word, ...], at: date, index: Index, leaning: Tense | None) -> Parts:
    tense = tense_of(words)
    times = time_expressions(words, at, tense or leaning)
    taken = _places(times)
    mentions = find_entities(index, words, taken)
    asking, ordering = asked_in(words), orders_in(words)
    if not mentions:
        of_programme = frozenset(place for place, word in enumerate(words) if word.folded in _WHOLE_PROGRAMME)
        mentions = told_of(index, words, taken | of_programme | _places((*asking, *ordering)))
    named = taken | _places(one for one in mentions if one.kind not in _PLAIN_KINDS)
    facts = _places(one for one in mentions if one.kind == "fact")
    phrases = [
        one for one in asking if (named - facts if one.means in _OF_FACTS else named).isdisjoint(range(*one.words))
    ]
    listing = _places(one for one in phrases if one.means == "list")
    talk = _places(one for one in phrases if one.means in TALK)
    # "Takk for sist" thanks, and asks nothing of the last one; "more coming up" is not the next one.
    ahead = _places(one for one in phrases if one.means == "to come" and len(range(*one.words)) > 1)
    orders = [one for one in ordering if (named | listing | talk | ahead).isdisjoint(range(*one.words))]
    ordered = _places(orders)
    phrases = [one for one in phrases if not ordered.issuperset(range(*one.words))]  # "nr" is no når in "nr 3"
    left = _unread(words, taken, mentions, phrases, ordered, index)
    return Parts(
        words,
        tense,
        times,
        mentions,
        frozenset(one.means for one in phrases) | _asks_about(words),
        tuple(one.means for one in orders),
        left,
        _asked_apart(words, phrases),
    )


def _asked_apart(words: tuple[Word, ...], phrases: Iterable[Phrase[Asked]]) -> tuple[Asked, ...]:
    """What is asked of one event in each part of a message, as an "and" or a comma divides it; if it has several."""
    in_part: dict[int, Asked] = {}
    for one in phrases:
        if one.means in OF_ONE_EVENT:
            part = sum(word.folded in _AND for word in words[: one.words[0]])
            in_part.setdefault(part, one.means)
    return tuple(dict.fromkeys(in_part.values())) if len(in_part) > 1 else ()


def _asks_about(words: tuple[Word, ...]) -> frozenset[Asked]:
    """The theme, where "what" is asked and an `om` stands last: "hva var høstsamlinga i fjor om?"."""
    folded = [word.folded for word in words if word.folded.isalpha()]
    about = folded[-1:] == ["om"] and not _WHAT.isdisjoint(folded)
    return frozenset({"theme"}) if about else frozenset()


def _unread(
    words: tuple[Word, ...],
    taken: frozenset[int],
    mentions: tuple[Mention, ...],
    phrases: Iterable[Phrase[Asked]],
    ordered: frozenset[int],
    index: Index,
) -> tuple[int, ...]:
    """The places of the words that ask and were read as nothing, nor are told of in what is named."""
    talk = _places(one for one in phrases if one.means in TALK)
    praise = _places(one for one in phrases if one.means == "praise")
    read = taken | _places(mentions) | _places(phrases) | ordered
    asking = {place for place, word in enumerate(words) if word.folded in _WHAT}
    left = unexplained(words, read - praise, frozenset((read - talk - praise) | asking))
    about = frozenset().union(*(index.about.get(id_, frozenset()) for one in mentions for id_ in one.ids))
    left = tuple(place for place in left if about.isdisjoint(forms(words[place].folded)))
    if any(one.kind == "fact" for one in mentions):
        left = tuple(place for place in left if not _begins_one_of(about, words[place].folded))
    return left
