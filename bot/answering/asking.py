"""What a message asks for, by its question words, which stand in the tables of `phrases`.

A phrase is looked up as whole words; the longest one at a place wins, so "hvor mange" is not "hvor".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from bot.answering.phrases import ASKED, ORDERS, Asked, Order
from bot.answering.words import Word, fold
from bot.texts.localized import Language

RELATIVE_ORDERS: frozenset[Order] = frozenset({"following", "preceding", "between"})
"""These count from what is named, or was spoken of."""

_SEVERAL = """
    hvilke kommuner kommunar kommuna steder stader plasser plassa stedene stadene municipalities places
    vertskommuner vertskommunar verter vertar vertene vertane hosts temaer temaene temaa temaan themes topics datoer
    datoar datoene datoane dates ganger gonger begge both
"""
_NUMBERS = {
    2: "to two 2 par couple", 3: "tre three 3", 4: "fire four 4", 5: "fem five 5", 6: "seks six 6",
}  # fmt: skip
_HAVE = frozenset({"har", "ha", "hi", "have", "has"})
_BEEN = frozenset({"vaert", "vort", "vore", "vorre", "vorri", "been"})
_QUESTION_WORDS = """
    hva hvem hvor når hvilken hvilke hvilket kva kven kvar kor korleis ka kem korti kårti katid
    what what's whats who who's whos where where's wheres when when's whens which how how's hows
"""
_BEFORE_QUESTION_WORDS = frozenset({"og", "a", "men", "sa", "da", "and", "but", "so", "then"})
_ENDS_OF_CLAUSES = frozenset(",.;:!?–—()")
_LEFT = frozenset(
    {
        "mer",
        "meir",
        "more",
        "igjen",
        "ijen",
        "ijaenn",
        "att",
        "gjenstar",
        "gjenstaende",
        "left",
        "remaining",
        "remain",
        "remains",
        "ahead",
        "still",
        "fortsatt",
        "framleis",
    }
)
_EACH_OF = frozenset({"kommune", "samling", "gong", "ein", "enkelt", "einaste", "av", "rapport", "for"})
_THIS = frozenset({"denne", "dette", "detta", "dennan", "this"})
_WE = frozenset({"vi", "vess", "oss", "we", "us", "mi", "me"})
_DAYS = frozenset({"dag", "dagen", "dato", "daton", "dator", "dager", "day", "date", "dates", "days"})
"""Folded, as the other sets here: so datoen is daton."""
_IS = frozenset({"er", "e", "var", "va", "blir", "bli", "vert", "is", "was", "isn't", "wasn't"})
_SET = frozenset({"satt", "sett", "fastsatt", "fastsett", "spikra", "spikret", "bestemt", "set", "fixed", "decided"})
_TIMES = frozenset({"ganger", "gonger", "gongar", "ganga", "gang", "gong", "times"})
_ENDINGS_OF_SEVERAL = ("ene", "ane", "inger", "ingar", "ings", "orter", "ortar", "orts", "paeler", "paelar", "stones")

Meaning = TypeVar("Meaning", Asked, Order)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[Meaning]):
    """A phrase of a table found in a message. `words` is a half-open range of its words."""

    means: Meaning
    words: tuple[int, int]


def asked_in(words: tuple[Word, ...]) -> tuple[Phrase[Asked], ...]:
    """Every question phrase of a message, in order, none inside another; `kvar kommune` is each, not where."""
    return tuple(one for one in _found(words, _table_of_questions()) if not _is_each(words, one))


def _is_each(words: tuple[Word, ...], phrase: Phrase[Asked]) -> bool:
    first, stop = phrase.words
    alone = phrase.means == "where" and stop == first + 1 and words[first].folded == "kvar"
    return alone and stop < len(words) and words[stop].folded in _EACH_OF


def orders_in(words: tuple[Word, ...]) -> tuple[Phrase[Order], ...]:
    """Every word of order (next, previous …) of a message.

    As typed, without its ø, "før den" is "for den", but in "vert for den andre samlinga" it is not.
    """
    return tuple(one for one in _found(words, _table_of_orders()) if not _is_for(words, one))


def _is_for(words: tuple[Word, ...], phrase: Phrase[Order]) -> bool:
    first, stop = phrase.words
    goes_on = stop < len(words) and words[stop].folded not in _ENDS_OF_CLAUSES | {"?"}
    return goes_on and phrase.means == "preceding" and words[first].text.casefold() == "for"


def about_several(words: tuple[Word, ...]) -> bool:
    """Whether a message speaks of more than one thing: hvilke, kommuner, samlingene, "hvor har vi vært"."""
    folded = {word.folded for word in words}
    perfect = not folded.isdisjoint(_HAVE) and not folded.isdisjoint(_BEEN)
    return perfect or any(word in _several() or word.endswith(_ENDINGS_OF_SEVERAL) for word in folded)


def about_us(words: tuple[Word, ...]) -> bool:
    """Whether a message speaks of what "we" do, which is to gather."""
    return any(word.folded in _WE for word in words)


def asks_what_is_left(words: tuple[Word, ...]) -> bool:
    """Whether it is what is still ahead that a message asks for: "hva er igjen i år"."""
    return any(word.folded in _LEFT for word in words)


def numbered(words: tuple[Word, ...], language: Language) -> int:
    """How many a word of order is of, at most six: "the last two", "de tre neste"; 1 where no number is beside it."""
    numbers = _numbers()
    if numbers.keys().isdisjoint(word.folded for word in words):
        return 1
    for order in orders_in(words):
        before, after = words[: order.words[0]][-1:], words[order.words[1] :][:1]
        for word in (*before, *(one for one in after if language != "en" or one.folded != "to")):
            if word.folded in numbers:
                return numbers[word.folded]
    return 1


def asks_whether(words: tuple[Word, ...]) -> bool:
    """Whether a message begins as a question of yes or no about what something is."""
    return bool(words) and words[0].folded in _IS


def asks_whether_dated(words: tuple[Word, ...]) -> bool:
    """Whether it is asked if a day is set: "er det satt dato", "is the date fixed yet"."""
    folded = {word.folded for word in words}
    return not (folded.isdisjoint(_DAYS) or folded.isdisjoint(_SET))


def points_at_this(words: tuple[Word, ...]) -> bool:
    """Whether a message points at the one that is going on or comes first: "neste etter denne"."""
    return any(word.folded in _THIS for word in words)


def times_over(words: tuple[Word, ...]) -> bool:
    """Whether it is how many times that a message asks."""
    return any(word.folded in _TIMES for word in words)


def asks_outright(words: tuple[Word, ...]) -> bool:
    """Whether a question word begins one of its clauses ("takk, og hvor er den"), or a question mark ends one."""
    begins = True
    for word in words:
        if word.folded == "?" or (begins and word.folded in question_words()):
            return True
        begins = word.folded in _ENDS_OF_CLAUSES or (begins and word.folded in _BEFORE_QUESTION_WORDS)
    return False


@cache
def question_words() -> frozenset[str]:
    """The single words, folded, that open a question."""
    return frozenset(fold(word) for word in _QUESTION_WORDS.split())


def asking_words() -> frozenset[str]:
    """Every single word of the tables, folded: what a misspelt question word may have been."""
    tables = (*_table_of_questions().values(), *_table_of_orders().values())
    return frozenset(word for phrases in tables for phrase, _ in phrases for word in phrase)


@cache
def _numbers() -> Mapping[str, int]:
    return {fold(word): number for number, words in _NUMBERS.items() for word in words.split()}


@cache
def _several() -> frozenset[str]:
    return frozenset(fold(word) for word in _SEVERAL.split())


_Table = Mapping[str, Sequence[tuple[tuple[str, ...], Meaning]]]
"""Phrases as their folded words, and what each means, by their first words; the longest first."""


@cache
def _table_of_questions() -> _Table[Asked]:
    return _by_first_word(ASKED)


@cache
def _table_of_orders() -> _Table[Order]:
    return _by_first_word(ORDERS)


def _by_first_word(table: Mapping[Meaning, str]) -> _Table[Meaning]:
    means = {tuple(map(fold, phrase.split())): of for of, phrases in table.items() for phrase in phrases.split("|")}
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for words in sorted(means, key=len, reverse=True):
        found.setdefault(words[0], []).append((words, means[words]))
    return found


def _found(words: tuple[Word, ...], table: _Table[Meaning]) -> Iterator[Phrase[Meaning]]:
    folded = tuple(word.folded for word in words)
    place = 0
    while place < len(folded):
        for phrase, means in table.get(folded[place], ()):
            if folded[place : place + len(phrase)] == phrase:
                yield Phrase(means, (place, place + len(phrase)))
                place += len(phrase)
                break
        else:
            place += 1
