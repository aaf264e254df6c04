"""What of a message is understood, and what is not: the guard against answering another question than was asked.

A word is explained by being part of a date, a name or a question phrase, or by being an everyday word. What is left
over is content that the bot does not know ("når er *julebordet* på Leka?"), and then it says so instead of guessing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from bot.answering.asking import asking_words
from bot.answering.dates.lexicon import MONTHS, WEEKDAYS
from bot.answering.everyday import AS_TYPED, everyday_words, is_everyday
from bot.answering.fillers import is_filler
from bot.answering.language import is_common
from bot.answering.nearest import Spellings, nearest, spellings
from bot.answering.words import Word, fold

_NO_ERRORS = """
    party concert hall forest farm county plane storm lunch horse letter peace court statue rally feast prayer guest
    grant tender lease dåpen åpning messe badet hallen båten sauen katt elgen maten huset hytte hytta lege brann
    skatt lånet jobb jobben frist prøven timen lærer jente mannen dame tale talen salg utsalg turen prøve slott
    slottet minnet mølla kart strand dalen raset loven lova avlys flytt utsett kanseller
    mandat mandatet mandater torsdal fredlig fredelig
"""
"""Things that people ask about, each one letter from an everyday word that it is no misspelling of."""
_ENDS_OF_CLAUSES = frozenset(",.;:!?–—()")
_DAYS_AND_MONTHS = WEEKDAYS.keys() | MONTHS.keys()
_SHORTEST_OF_TIME = 6
_SHORTEST_CORRECTED = 5
_SHORTEST_SWAPPED = 4


def unexplained(words: tuple[Word, ...], explained: frozenset[int], asking: frozenset[int]) -> tuple[int, ...]:
    """The places of words that nothing explains, in the clauses that ask.

    `explained` are the places of words that were read as something; `asking` those that a question hangs on. A clause
    without any of the latter ("sorry, I overslept") is talk around the question, and may say what it likes.
    """
    return tuple(
        place
        for clause in clauses(words)
        if not asking.isdisjoint(clause)
        for place in clause
        if place not in explained
        and not is_everyday(words[place].folded)
        and not is_filler(words[place].folded)
        and words[place].text.casefold() not in AS_TYPED
    )


def corrected(words: tuple[Word, ...], places: Iterable[int]) -> tuple[Word, ...]:
    """The words with those at `places` put right that are question words or everyday words with a typing error."""
    found = list(words)
    for place in places:
        if meant := _meant(words[place].folded):
            found[place] = replace(words[place], folded=meant)
    return tuple(found)


def _meant(folded: str) -> str | None:
    if len(folded) < _SHORTEST_SWAPPED or not folded.isalpha() or is_common(folded) or folded in _no_errors():
        return None
    for word, _ in nearest(folded, _spellings()):
        if len(folded) >= _SHORTEST_CORRECTED or sorted(word) == sorted(folded) or _without_one_letter(folded, word):
            return word
    return None


def _without_one_letter(folded: str, word: str) -> bool:
    return len(word) > len(folded) and word in asking_words()


def clauses(words: tuple[Word, ...]) -> Iterator[range]:
    """The places of the words of each clause."""
    start = 0
    for place, word in enumerate(words):
        if word.folded in _ENDS_OF_CLAUSES or _stands_apart(words, place):
            yield range(start, place)
            start = place + 1
    yield range(start, len(words))


def _stands_apart(words: tuple[Word, ...], place: int) -> bool:
    """Whether it is a dash between spaces, as people type one: "I forgot - when's Leka"."""
    behind = words[place + 1 : place + 2]
    return words[place].folded == "-" and words[place].spaced and bool(behind) and behind[0].spaced


@cache
def _no_errors() -> frozenset[str]:
    return frozenset(fold(word) for word in _NO_ERRORS.split())


@cache
def _spellings() -> Spellings:
    known = asking_words() | everyday_words() | {word for word in _DAYS_AND_MONTHS if len(word) >= _SHORTEST_OF_TIME}
    return spellings(word for word in known if len(word) >= _SHORTEST_SWAPPED and word.isalpha())
