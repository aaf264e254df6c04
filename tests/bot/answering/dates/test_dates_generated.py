"""A hundred thousand sentences of the grammar's own words in any order, and that no first word is forgotten.

Each test names a change to the code that it was seen to catch.
"""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.answering.dates import Tense, TimeExpression, feasts, lexicon, time_expressions
from bot.answering.dates.first_words import FIGURES, Rules
from bot.answering.dates.located import LOCATED
from bot.answering.dates.phrases import SIMPLE
from bot.answering.dates.sentence import sentence_of
from bot.answering.words import read_words

FIRST = date(2020, 1, 1)
TENSES: tuple[Tense, ...] = (None, "past", "future")
SENTENCES, SHARES = 100_000, 8
NUMBERS = (
    "0",
    "1",
    "2",
    "5",
    "12",
    "24",
    "25",
    "26",
    "31",
    "32",
    "38",
    "53",
    "54",
    "99",
    "2024",
    "2025",
    "'25",
    "05",
    "007",
)
SIGNS = (".", "-", "–", "/", ":", ",", "th", "st", "de", "?", "(", ")")
TABLES = (
    lexicon.MONTHS, lexicon.WEEKDAYS, lexicon.SEASONS, lexicon.UNITS, lexicon.MODIFIERS, lexicon.ORDINALS,
    lexicon.NUMBERS, lexicon.BOUNDS, lexicon.PARTS, lexicon.RELATIVE_DAYS, lexicon.RELATIVE_YEARS, lexicon.COURSES,
    lexicon.THROUGH, lexicon.TURNS, lexicon.LASTS, lexicon.OF, lexicon.AND, lexicon.TO, lexicon.AGO, lexicon.CLOCK,
    lexicon.ARTICLES, lexicon.SEVERAL, lexicon.APPROXIMATELY, lexicon.EVERY, feasts.NUMBERED, SIMPLE,
)  # fmt: skip


def sentences(seed: int, count: int) -> list[str]:
    """So many of them, the same for the same seed: numbers, signs and words, with and without spaces between."""
    chance = Random(seed)  # noqa: S311 - no secret: the same sentences in every run
    tables = [NUMBERS, NUMBERS, SIGNS, *(sorted(table) for table in TABLES)]
    return [
        "".join(
            chance.choice(chance.choice(tables)) + chance.choice(("", " ", " ")) for _ in range(chance.randrange(12))
        )
        for _ in range(count)
    ]


@pytest.mark.no_cover  # tracing makes it four times as long, and other tests cover what it covers
@pytest.mark.parametrize("share", range(SHARES))
def test_every_generated_sentence_is_read_in_order_and_forward(share: int) -> None:
    """Caught: `_second`, `_span_until` and `_then_before` without their checks that the end comes after the start; a
    sentence padded with one empty word, which looking ahead runs over.
    """
    for number, text in enumerate(sentences(share, SENTENCES // SHARES)):
        at = FIRST + timedelta(days=number % 5_000)
        words = read_words(text)
        times = time_expressions(words, at, TENSES[number % 3])
        assert faults(times, len(words)) == [], text


def faults(times: tuple[TimeExpression, ...], words: int) -> list[str]:
    """What is wrong with times: they overlap, run out of the text, end before they begin, or hold no bound at all."""
    found = [
        ("out of the text", any(not 0 <= one.words[0] < one.words[1] <= words for one in times)),
        ("overlap", any(one.words[1] > other.words[0] for one, other in pairwise(times))),
        ("backward", any(one.span.start and one.span.end and one.span.start >= one.span.end for one in times)),
        ("boundless", any(one.span.start is None and one.span.end is None for one in times)),
    ]
    return [name for name, wrong in found if wrong]


@pytest.mark.parametrize("rules", [SIMPLE, LOCATED], ids=["simple", "located"])
def test_no_rule_finds_a_phrase_at_a_word_that_it_is_not_tried_at(rules: Rules) -> None:
    """Caught: RELATIVE_YEARS missing among the first words of `year`; LASTS among those of `nth_in`."""
    every = {rule for tried in rules.values() for rule in tried}
    missed = set()
    for text in sentences(99, 3_000):
        sentence = sentence_of(read_words(text), FIRST, None)
        for i, word in enumerate(sentence.folded[: len(sentence.words)]):
            untried = every - {*rules.get(FIGURES if word.isdigit() else word, ())}
            missed |= {(rule.__name__, word) for rule in untried if rule(sentence, i)}
    assert missed == set()
