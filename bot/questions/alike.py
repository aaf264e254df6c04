"""Which unanswered questions are alike, so that a lead answers them once."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.answering.words import read_words
from models.questions import UnansweredQuestion

ALIKE = 88
"""Of 100, how near two texts must be, their words in alphabetical order. A typing error or a small word more leaves
them above it; another place or another thing asked about puts them below."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that one answer answers, oldest first."""

    questions: tuple[UnansweredQuestion, ...]

    @property
    def first(self) -> UnansweredQuestion:
        """The one that the others are alike to."""
        return self.questions[0]


def grouped(questions: Iterable[UnansweredQuestion]) -> list[Group]:
    """Groups of questions that are alike, the most asked first, then the most recently asked.

    Each joins the group whose first question is the nearest to it. One pass, so that a row of small differences does
    not lead from one question to quite another.
    """
    by_numbers: dict[tuple[str, ...], dict[str, list[UnansweredQuestion]]] = {}
    for question in questions:
        words = sorted(word.folded for word in read_words(question.text) if word.text[0].isalnum())
        # Questions about 2024 and about 2025 are two, however much alike they look.
        groups = by_numbers.setdefault(tuple(word for word in words if word.isdigit()), {})
        text = " ".join(words)
        near = (
            None if text in groups else process.extractOne(text, groups.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        )
        groups.setdefault(near[0] if near else text, []).append(question)
    found = [Group(tuple(members)) for groups in by_numbers.values() for members in groups.values()]
    return sorted(found, key=lambda group: (len(group.questions), group.questions[-1].asked_at), reverse=True)


def group_with(questions: Iterable[UnansweredQuestion], question_id: int) -> Group | None:
    """The group that a question is in; None where it is not among the questions."""
    return next((one for one in grouped(questions) if question_id in {each.id for each in one.questions}), None)
