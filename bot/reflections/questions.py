"""What people are asked after a gathering, as data. Its wording stands in the catalogues, by its name."""

from dataclasses import dataclass
from typing import Literal

SCALE = range(1, 6)
"""The numbers that a scale question is answered with."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. A scale must be answered, a text may be left empty."""

    name: str
    kind: Literal["scale", "text"]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a round. Changed questions are another version, so that the record tells what was asked."""

    name: str
    version: int
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """What a round keeps."""
        return f"{self.name}/{self.version}"


GATHERING = QuestionSet(
    "gathering",
    1,
    (Question("usefulness", "scale"), Question("takeaway", "text"), Question("change", "text")),
)
QUESTION_SETS = {one.id: one for one in (GATHERING,)}
"""Every set that was ever asked, by the id that its rounds keep."""
