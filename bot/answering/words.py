"""A message as words: what was typed, and the folded form that every lexicon is looked up with."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

LONGEST = 1_000
"""Characters. A question is a sentence or two; what stands behind is not read."""

_FOLDS = str.maketrans(
    {
        "å": "a",
        "ø": "o",
        "æ": "ae",
        "ä": "ae",
        "ö": "o",
        "é": "e",
        "è": "e",
        "ê": "e",
        "ò": "o",
        "ó": "o",
        "ô": "o",
        "ü": "u",
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
    }
)
_DOUBLED = (("aa", "a"), ("oe", "o"))
"""å and ø as people write them without the keys for them: Meraaker, Hoeylandet. `ae` stays, for æ folds to it."""
_WORD = re.compile(r"[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]|_")
"""A number, a run of letters (`what's` is one), or a single sign: dates need their dots, dashes and slashes."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or sign. `start` and `end` are places in the text; `spaced` tells of a space before it."""

    text: str
    folded: str
    start: int
    end: int
    spaced: bool


def fold(text: str) -> str:
    """`text` in small letters without æøå and accents: Høylandet, hoylandet and Hoeylandet are all `hoylandet`."""
    plain = text.isascii() and text.isalnum()
    folded = text.lower() if plain else unicodedata.normalize("NFKC", text).casefold().translate(_FOLDS)
    for doubled, single in _DOUBLED:
        folded = folded.replace(doubled, single)
    return folded


@cache
def folded_words(table: str) -> frozenset[str]:
    """The words of a table, folded."""
    return frozenset(fold(word) for word in table.split())


def read_words(text: str) -> tuple[Word, ...]:
    """The words, numbers and signs of a message, in order. Control characters and marks of direction are spaces."""
    clean = unicodedata.normalize("NFC", text[:LONGEST])
    if not clean.isprintable():
        clean = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in clean)
    return tuple(
        Word(
            found[0],
            fold(found[0]),
            found.start(),
            found.end(),
            found.start() == 0 or clean[found.start() - 1] == " ",
        )
        for found in _WORD.finditer(clean)
    )
