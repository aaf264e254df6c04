"""What stands behind a question and says only what its answer is for: "neste vertskommune? skal booke bil".

People say there what they like, and nothing of it is asked.
"""

from functools import cache

from bot.answering.asking import question_words
from bot.answering.explained import clauses
from bot.answering.words import Word, fold, folded_words

_NEEDS = """
    skal ska må trenger treng vil bør tenker tenkte prøver håper
    need must should want wanna gotta going trying hoping have planning
"""
"""Words that a need begins with, where no subject follows them: "må bestille rom", but not "må vi bestille rom"."""
_ARRANGING = """
    booke book bestille bestill ordne ordn fikse fiks kjøpe kjøp reservere reserver leie lei planlegge planlegg
    skaffe skaff legge legg sette sett pakke pakk låne lån tinge tinga kjøpa ordna fylle fyll blokkere notere
    arrange sort buy reserve order rent hire plan pack put add block organise organize
"""
"""What it is that is to be done."""
_IN_FRONT = """
    jeg eg æ æg vi mi man i we i'm we're i'll we'll i've for fordi så da siden ettersom as so because since and og
"""
"""What may stand in front of a need."""
_BEHIND = "å at to also bare berre snart nå no just soon"
"""What may stand between a need and what is to be done."""
_BEGINNINGS = (
    "så jeg kan", "så jeg får", "så eg kan", "så eg får", "så æ kan", "så æ kain", "så æ får", "så vi kan",
    "slik at jeg kan", "slik at eg kan", "slik at vi kan", "for å kunne", "so i can", "so we can",
    "so that i can", "so that we can", "in order to",
)  # fmt: skip
"""What a purpose begins with also where no comma stands before it."""


def without_purposes(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without those behind a question that say what the answer is for; all, where nothing else is said."""
    words = words[: _purpose_begins(words)]
    found = [clause for clause in clauses(words) if len(clause) > 0]
    kept = len(found)
    while kept > 1 and _is_need(words, found[kept - 1]):
        kept -= 1
    return words[: found[kept].start] if kept < len(found) else words


def _is_need(words: tuple[Word, ...], clause: range) -> bool:
    """Whether a clause tells of something that is to be done, and asks nothing."""
    asks = clause.stop < len(words) and words[clause.stop].folded == "?"
    folded = [words[place].folded for place in clause]
    if asks or not question_words().isdisjoint(folded):
        return False
    while folded and folded[0] in folded_words(_IN_FRONT):
        folded = folded[1:]
    rest = [word for word in folded[1:] if word not in folded_words(_BEHIND)]
    return bool(rest) and folded[0] in folded_words(_NEEDS) and rest[0] in folded_words(_ARRANGING)


def _purpose_begins(words: tuple[Word, ...]) -> int:
    """The place where a purpose begins in the middle of a sentence; behind the last word where none does."""
    folded = tuple(word.folded for word in words)
    begins, firsts = _beginnings()
    for place in range(1, len(folded)):
        if folded[place] in firsts and not begins.isdisjoint((folded[place : place + 3], folded[place : place + 4])):
            return place
    return len(words)


@cache
def _beginnings() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The beginnings as words, and the first words of them."""
    begins = frozenset(tuple(map(fold, beginning.split())) for beginning in _BEGINNINGS)
    return begins, frozenset(words[0] for words in begins)
