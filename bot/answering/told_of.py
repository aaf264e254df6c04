"""Which fact a message asks about in the words that the fact is told with: "hva skal kommunene ha innsats på?".

Nobody needs to know what a fact is called. Where the words that mean something are all used by one fact, and by no
other, it is that one; a single word of its text says too little ("hvem er direktør?").
"""

from collections.abc import Iterable

from bot.answering.entities import Mention
from bot.answering.entity_index import Index
from bot.answering.everyday import is_everyday
from bot.answering.fillers import is_filler
from bot.answering.word_forms import forms, stems
from bot.answering.words import Word

_FEWEST = 2
_SHORTEST = 4


def told_of(index: Index, words: tuple[Word, ...], read: frozenset[int]) -> tuple[Mention, ...]:
    """The mentions of the one fact that tells of all content words of a message; none where there is no such fact.

    `read` are places of words that were read as something else: they need not be told of.
    """
    content = [
        place
        for place, word in enumerate(words)
        if place not in read and word.folded[0].isalpha() and not (is_everyday(word.folded) or is_filler(word.folded))
    ]
    if not content:
        return ()
    facts = frozenset.intersection(*(_telling(index, forms(words[place].folded)) for place in content))
    if len(facts) != 1:
        return ()
    same = {words[place].folded for place in content} | {
        word.folded
        for word in words
        if len(word.folded) >= _SHORTEST and not facts.isdisjoint(_telling(index, stems(word.folded)))
    }
    if len(same) < _FEWEST:
        return ()
    return tuple(Mention("fact", tuple(facts), (place, place + 1), 1.0, "word") for place in content)


def _telling(index: Index, of: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(index.telling.get(form, frozenset()) for form in of))
