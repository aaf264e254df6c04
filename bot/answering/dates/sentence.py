"""What the grammar reads from and what it hands on: a sentence with its day and tense, and a phrase found in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bot.answering.dates.lexicon import ARTICLES, DASHES, THROUGH, TO, Phrases
from bot.answering.dates.span import Grain, Stretch, Tense, Yearly
from bot.answering.words import Word

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`folded` ends in empty words, so that looking ahead, and back from the first, needs no check."""

    words: tuple[Word, ...]
    folded: tuple[str, ...]
    at: date
    tense: Tense

    def joined(self, i: int) -> bool:
        """Whether word `i` is written on to the one before."""
        return 0 < i < len(self.words) and not self.words[i].spaced


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time said by the words up to `stop`.

    It is `placed`, or `yearly` where no word says which year's, or neither: 31 February 2025.
    `eve`: how many of its first days still count as before it. `ends`: it names its first and its last day, week …
    itself, as `5.–7. mai` does; `feast`: it is a holiday of several days.
    """

    stop: int
    grain: Grain
    placed: Stretch | None = None
    yearly: Yearly | None = None
    year_said: bool = False
    relative: bool = False
    eve: int = 0
    ends: bool = False
    feast: bool = False


def sentence_of(words: tuple[Word, ...], at: date, tense: Tense) -> Sentence:
    """The sentence, padded."""
    return Sentence(words, (*(word.folded for word in words), *[""] * 8), at, tense)


def look_up(table: Phrases[_Value], sentence: Sentence, i: int) -> tuple[_Value, int] | None:
    """The longest phrase of `table` that stands at word `i`: what it means, and where it stops."""
    folded = sentence.folded
    for words, value in table.get(folded[i], ()):
        stop = i + len(words)
        if folded[i:stop] == words:
            return value, stop
    return None


def skip(sentence: Sentence, i: int, words: frozenset[str]) -> int:
    """Past word `i` if it is one of `words`."""
    return i + 1 if sentence.folded[i] in words else i


def skip_article(sentence: Sentence, i: int) -> int:
    """Past `the`, `den`, `det`."""
    return skip(sentence, i, ARTICLES)


def is_dash(sentence: Sentence, i: int) -> bool:
    """Whether word `i` is a dash of any length."""
    return sentence.folded[i] in DASHES


def past_link(sentence: Sentence, i: int) -> int | None:
    """Where a dash, `til`, `t.o.m.` between a first and a last stops, None if there is none at word `i`."""
    if is_dash(sentence, i) or sentence.folded[i] in TO:
        through = look_up(THROUGH, sentence, i)
        return through[1] if through else i + 1
    through = look_up(THROUGH, sentence, i)
    return through[1] if through else None


def in_tense(yearly: Yearly, at: date, tense: Tense) -> Stretch | None:
    """Which year's: for the past the latest that has begun, else the first that is not over.

    No tense counts as the future, for a bare "Leka i september?" asks for what is to come.
    """
    return last_until(yearly, at) if tense == "past" else _first(yearly, at, lambda one: one.end > at)


def nearest(yearly: Yearly, at: date) -> Stretch | None:
    """The one around `at`, or the one whose nearer edge is fewest days away."""
    found = [one for year in range(at.year - 1, at.year + 3) if (one := yearly(year))]
    return min(found, key=lambda one: max((one.start - at).days, (at - one.end).days, 0), default=None)


def first_from(yearly: Yearly, day: date) -> Stretch | None:
    """The first to begin on `day` or later."""
    return _first(yearly, day, lambda one: one.start >= day)


def last_until(yearly: Yearly, day: date) -> Stretch | None:
    """The last to begin on `day` or before."""
    return _last(yearly, day, lambda one: one.start <= day)


def ended_by(yearly: Yearly, day: date) -> Stretch | None:
    """The last to be over before `day`."""
    return _last(yearly, day, lambda one: one.end <= day)


# 29 February may be eight years away (1896–1904), a 53rd week seven.
def _first(yearly: Yearly, day: date, fits: Callable[[Stretch], bool]) -> Stretch | None:
    years = range(day.year - 1, day.year + 10)
    return next((one for year in years if (one := yearly(year)) and fits(one)), None)


def _last(yearly: Yearly, day: date, fits: Callable[[Stretch], bool]) -> Stretch | None:
    years = range(day.year + 1, day.year - 10, -1)
    return next((one for year in years if (one := yearly(year)) and fits(one)), None)


def place(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The phrase with its days, None if there are none."""
    if phrase.placed or not phrase.yearly:
        return phrase if phrase.placed else None
    placed = in_tense(phrase.yearly, sentence.at, sentence.tense)
    return replace(phrase, placed=placed, relative=True) if placed else None
