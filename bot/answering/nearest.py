"""Typing errors: which known words a misspelt one is nearest to.

Known words are kept by their first letter and length, so that a misspelling is compared with a few of them, however
many there are.
"""

from collections.abc import Iterable, Mapping

Spellings = Mapping[tuple[str, int], tuple[str, ...]]
"""Known words, folded, by first letter and length."""

_TWO_ERRORS_FROM = 10
"""Letters of a word in which two errors still leave no doubt."""


def spellings(words: Iterable[str]) -> Spellings:
    """The words, ready to be compared with."""
    table: dict[tuple[str, int], list[str]] = {}
    for word in sorted(set(words)):
        table.setdefault((word[0], len(word)), []).append(word)
    return {key: tuple(found) for key, found in table.items()}


def nearest(word: str, known: Spellings) -> tuple[tuple[str, int], ...]:
    """The known words with the fewest errors from a folded word, and how many: one, or two in a long word.

    A letter that is wrong, missing, too many, or swapped with its neighbour is one error. The first letter is right,
    or swapped with the second.
    """
    allowed = 1 if len(word) < _TWO_ERRORS_FROM else 2
    near = [
        candidate
        for length in range(len(word) - allowed, len(word) + allowed + 1)
        for first, second in ((word[0], None), (word[1], word[0]))
        for candidate in known.get((first, length), ())
        if second is None or candidate[1:2] == second
    ]
    if not near:
        return ()
    # Loading it takes longer than most answers; only a misspelt message pays for it.
    from rapidfuzz import process  # noqa: PLC0415 - see above
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

    found = process.extract(word, near, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return tuple(dict.fromkeys((candidate, int(errors)) for candidate, errors, _ in found if errors == found[0][1]))
