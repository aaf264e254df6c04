"""Chains of follow-ups, and how a question is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.follow_ups import MOST_TEXTS, InContext, in_context, shortened, understood
from bot.texts.localized import LANGUAGES
from tests.bot.questions.conftest import ANSWERER, TODAY

TEXTS = st.sampled_from(
    [
        "når er neste samling?", "og hvor?", "og temaet?", "enn Tydal?", "hva var temaet på Høylandet?", "Leka?",
        "and the theme?", "hvem er vert?", "takk", "bla bla", "hva skjer i 2025?", "og parkering?",
    ]
)  # fmt: skip
TYPED = st.text(st.sampled_from("aå &<>|\n\r\t\x1c\x85\u2028") | st.characters(), max_size=40).filter(str.split)
ASKED = st.builds(InContext, st.lists(TEXTS, min_size=1, max_size=MOST_TEXTS).map(tuple), st.sampled_from(LANGUAGES))


def chained(*texts: str) -> InContext:
    """What is kept after some texts, one after the other."""
    asked = None
    for text in texts:
        asked = shortened(ANSWERER, in_context(text, "nb", asked), TODAY)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["når er Leka-samlinga?", "hva var temaet på Høylandet?"], ["hva var temaet på Høylandet?"]),
        (["når er Leka-samlinga?", "og hvor?"], ["når er Leka-samlinga?", "og hvor?"]),
        (["når er Leka-samlinga?", "og hvor?", "og temaet?"], ["når er Leka-samlinga?", "og temaet?"]),
        (
            ["hva var temaet på Høylandet?", "enn Tydal?", "enn Meråker?"],
            ["hva var temaet på Høylandet?", "enn Meråker?"],
        ),
    ],
    ids=["whole", "followed", "what is asked changes", "what it is about changes"],
)
def test_what_is_kept_is_what_it_takes_to_understand_the_last(texts: list[str], kept: list[str]) -> None:
    assert list(chained(*texts).texts) == kept


@given(ASKED)
def test_a_shortened_chain_means_what_the_whole_one_means(asked: InContext) -> None:
    """Killed by always dropping the oldest text."""
    short = shortened(ANSWERER, asked, TODAY)
    assert understood(ANSWERER, short, TODAY) == understood(ANSWERER, asked, TODAY)


@given(ASKED)
def test_no_text_of_a_shortened_chain_can_be_left_out(asked: InContext) -> None:
    """Killed by stopping after the first text that could be left out."""
    short = shortened(ANSWERER, asked, TODAY)
    assert shortened(ANSWERER, short, TODAY) == short


@given(st.lists(TYPED, min_size=1, max_size=MOST_TEXTS), st.sampled_from(LANGUAGES))
def test_a_question_comes_back_from_a_button_as_it_was(typed: list[str], language: str) -> None:
    """Killed by keeping the line ends that a person typed."""
    asked: InContext | None = None
    for text in typed:
        asked = in_context(text, language, asked)  # type: ignore[arg-type] # one of LANGUAGES
    assert asked is not None
    assert InContext.read(str(asked)) == asked
