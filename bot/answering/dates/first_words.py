"""Which rules to try at a word: a rule comes with the words that its phrases can begin with, the others pass it by.

Most words of a sentence begin no time. One look into a table tells, instead of a call of every rule.
"""

from collections.abc import Callable, Iterable, Mapping

from bot.answering.dates.lexicon import (
    ENGLISH_TENS,
    NUMBER_PHRASES,
    NUMBERS,
    ONE_AND_A_HALF,
    ORDINALS,
)
from bot.answering.dates.sentence import Phrase, Sentence

Rule = Callable[[Sentence, int], Phrase | None]
Rules = Mapping[str, tuple[Rule, ...]]
"""By first word, in the order in which they are tried."""

FIGURES = "0"
"""Stands for every number in figures."""
ORDINAL_WORDS = ORDINALS.keys() | ENGLISH_TENS.keys() | {FIGURES}
COUNT_WORDS = NUMBERS.keys() | NUMBER_PHRASES.keys() | ONE_AND_A_HALF | {"halve", "half", FIGURES}
YEAR_WORDS = frozenset((FIGURES, "'", "’", "‘"))


def by_first_word(rules: Iterable[tuple[Rule, Iterable[str]]]) -> Rules:
    """The table, from rules in order, each with its first words."""
    table: dict[str, tuple[Rule, ...]] = {}
    for rule, words in rules:
        for word in words:
            table[word] = (*table.get(word, ()), rule)
    return table


def first_of(rules: Rules, sentence: Sentence, i: int) -> Phrase | None:
    """What the first rule finds that finds anything at word `i`."""
    word = sentence.folded[i]
    for rule in rules.get(FIGURES if word.isdigit() else word, ()):
        if phrase := rule(sentence, i):
            return phrase
    return None
