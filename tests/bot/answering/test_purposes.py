"""What an answer is for is no part of the question; what else is asked stays."""

import pytest

from bot.answering.purposes import without_purposes
from bot.answering.words import read_words


def kept(text: str) -> str:
    return " ".join(word.text for word in without_purposes(read_words(text)))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("neste vertskommune? skal booke bil", "neste vertskommune ?"),
        ("når er neste samling, jeg må bestille hotell.", "når er neste samling ,"),
        ("kor e neste samling, ska bestill fly", "kor e neste samling ,"),
        ("når er Leka? treng å ordne barnevakt", "når er Leka ?"),
        ("when is Leka so I can plan my leave", "when is Leka"),
        ("where is the next one? We need to book rooms", "where is the next one ?"),
    ],
)
def test_what_an_answer_is_for_is_left_out(text: str, question: str) -> None:
    assert kept(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "må bestille hotell",
        "kan vi bestille hotell på Leka ?",
        "neste samling ? trenger adressen",
        "neste samling , skal vi bestille hotell ?",
        "when is Leka ? how do I book a room",
        "skal booke bil , hvem er neste vertskommune",
    ],
)
def test_what_is_asked_stays(text: str) -> None:
    assert kept(text) == text
