"""Which unanswered questions are alike, so that a lead answers them once."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import token_sort_ratio

from bot.answering.words import read_words
from models.questions import UnansweredQuestion

ALIKE = 88
"""Of 100, how near two texts must be, their words in any order. A typing error or a small word more leaves them above
it; another place or another thing asked about puts them below."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that one answer answers, oldest first."""

    questions: tuple[UnansweredQuestion, ...]

    @property
    def first(self) -> UnansweredQuestion:
        """The one that the others are alike to."""
        return self.questions[0]


@dataclass(frozen=True, slots=True)
class _Key:
    words: str
    numbers: tuple[str, ...]
    """Questions about 2024 and 2025 are two, however much alike they look."""


def grouped(questions: Iterable[UnansweredQuestion]) -> list[Group]:
    """Groups of questions that are alike, the most asked first, then the most recently asked.

    Each joins the group whose first question is the nearest to it. One pass, so that a row of small differences does
    not lead from one question to quite another.
    """
    groups: dict[_Key, list[UnansweredQuestion]] = {}
    for question in questions:
        key = _key(question.text)
        near = max(groups, key=lambda other: _nearness(key, other), default=None)
        home = near if near is not None and _nearness(key, near) >= ALIKE else key
        groups.setdefault(home, []).append(question)
    found = [Group(tuple(members)) for members in groups.values()]
    return sorted(found, key=lambda group: (len(group.questions), group.questions[-1].asked_at), reverse=True)


def group_with(questions: Iterable[UnansweredQuestion], question_id: int) -> Group | None:
    """The group that a question is in; None where it is not among the questions."""
    return next((one for one in grouped(questions) if question_id in {each.id for each in one.questions}), None)


def _key(text: str) -> _Key:
    words = [word.folded for word in read_words(text) if word.text[0].isalnum()]
    numbers = tuple(sorted(word for word in words if word.isdigit()))
    return _Key(" ".join(words), numbers)


def _nearness(one: _Key, other: _Key) -> float:
    if one.numbers != other.numbers:
        return 0
    return 100 if one.words == other.words else token_sort_ratio(one.words, other.words, score_cutoff=ALIKE)
