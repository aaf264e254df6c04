"""The forms in which a word of a message may be a word of a name: as typed, in the genitive, and without endings.

A form that begins with `=` stands for a whole word as it is spelled; the others are stems.
"""

from functools import lru_cache

from bot.answering.everyday import is_everyday

_ENDINGS = ("ane", "ene", "ar", "er", "an", "en", "et", "a", "e", "n", "r", "t", "s")
_SHORTEST_STEM = 4
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def forms(key: str) -> frozenset[str]:
    """What a typed word, folded, may match. An everyday word is a form of nothing else: `vært` is not weather."""
    if is_everyday(key):
        return whole(key)
    genitive = key.removesuffix("'s") if key.endswith("'s") else key.removesuffix("s").removesuffix("'")
    spelled = whole(key) | (whole(genitive) if len(genitive) >= _SHORTEST_STEM else frozenset())
    return spelled | stems(key) | stems(genitive)


@lru_cache(maxsize=_REMEMBERED)
def whole(key: str, *, bare: bool = True) -> frozenset[str]:
    """A folded word as it is spelled and, where `bare`, without the e of its æ."""
    return frozenset(f"={form}" for form in _spellings(key, bare=bare))


@lru_cache(maxsize=_REMEMBERED)
def stems(key: str, *, bare: bool = True) -> frozenset[str]:
    """A word and what is left of it without each ending of number, gender and case; at least four letters."""
    found = set(_spellings(key, bare=bare))
    for form in tuple(found):
        found.update(
            form[: -len(ending)]
            for ending in _ENDINGS
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM
        )
        if form.endswith(("ies", "y")) and len(form) > _SHORTEST_STEM:
            found.add(form.removesuffix("ies").removesuffix("y") + "y")
    return frozenset(found)


def verbs(key: str) -> tuple[str, ...]:
    """The infinitives and the present of the verb that a Norwegian noun is made of: fordype, of fordypning."""
    stem = key.removesuffix("ning") if key.endswith("ning") else key.removesuffix("ing")
    made = stem != key and len(stem) >= _SHORTEST_STEM
    return tuple(stem + ending for ending in ("", "e", "a", "er", "ar")) if made else ()


def _spellings(key: str, *, bare: bool) -> tuple[str, ...]:
    """A folded word, and as it is written where æ is left out: naringsutvikling. Never `var` for vær."""
    return (key, key.replace("ae", "a")) if bare and "ae" in key and len(key) > _SHORTEST_STEM else (key,)
