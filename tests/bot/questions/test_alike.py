"""Which questions are one to a lead."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.alike import grouped
from models.questions import UnansweredQuestion
from tests.bot.questions.conftest import NOW


def questions(*texts: str) -> list[UnansweredQuestion]:
    return [
        UnansweredQuestion(id=number, text=text, asked_at=NOW + timedelta(minutes=number))
        for number, text in enumerate(texts)
    ]


def ids(*texts: str) -> list[list[int]]:
    return [[one.id for one in group.questions] for group in grouped(questions(*texts))]


@pytest.mark.parametrize(
    "other",
    [
        "Er det lov å ha med kjæledyr",
        "er det lov å ha med KJÆLEDYR?!",
        "er det lov å ha med kjeledyr?",
        "er det lov aa ha med kjaeledyr?",
        "med kjæledyr, er det lov å ha?",
    ],
    ids=["no sign", "capitals", "typing error", "no æøå", "order"],
)
def test_alike(other: str) -> None:
    assert ids("er det lov å ha med kjæledyr?", other) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hvem er ordfører i Tydal?", "hvem er ordfører i Leka?"),
        ("hva kostet samlinga i 2024?", "hva kostet samlinga i 2025?"),
        ("kan vi ta med barn?", "kan vi ta med hund?"),
        ("når går ferga til Leka?", "når går bussen til Leka?"),
    ],
    ids=["place", "year", "thing", "what goes"],
)
def test_not_alike(one: str, other: str) -> None:
    assert ids(one, other) == [[1], [0]]


def test_the_most_asked_come_first_then_the_latest() -> None:
    assert ids("hvor er toalettet?", "får vi lunsj?", "er det heis?", "får vi lunsj") == [[1, 3], [2], [0]]


@given(st.lists(st.text(max_size=30) | st.sampled_from(["er det heis?", "er det heis", "er det hei?"]), max_size=12))
def test_each_question_is_in_one_group_in_the_order_of_asking(texts: list[str]) -> None:
    """Killed by leaving out questions without a word."""
    found = ids(*texts)
    assert (sorted(number for group in found for number in group), found) == (
        list(range(len(texts))),
        [sorted(group) for group in found],
    )
