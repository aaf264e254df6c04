"""The tables themselves: a form that is not folded would never be found."""

import pytest

from bot.answering.dates import clashes, feasts, lexicon
from bot.answering.words import fold, read_words

TABLES = ("MONTHS", "WEEKDAYS", "SEASONS", "COMPOUNDED", "NUMBERS", "ORDINALS", "UNITS", "MODIFIERS", "DEFINITE")
PHRASES = ("NUMBER_PHRASES", "RELATIVE_DAYS", "RELATIVE_YEARS", "BOUNDS", "PARTS", "TURNS", "OPEN_FROM_TODAY")


@pytest.mark.parametrize("table", TABLES)
def test_every_form_is_folded(table: str) -> None:
    forms = list(getattr(lexicon, table))
    assert [fold(form) for form in forms] == forms


@pytest.mark.parametrize("table", PHRASES)
def test_every_phrase_stands_as_a_sentence_is_cut_into_words(table: str) -> None:
    phrases = [words for rows in getattr(lexicon, table).values() for words, _ in rows]
    assert [tuple(word.folded for word in read_words(" ".join(words))) for words in phrases] == phrases


def test_every_feast_stands_as_a_sentence_is_cut_into_words() -> None:
    names = [name for names, _ in feasts.FEASTS for name in names.split(" / ")]
    assert [" ".join(word.folded for word in read_words(name)) for name in names] == names


@pytest.mark.parametrize("table", ["NOT_DATES_BEFORE", "NOT_YEARS_AFTER"])
def test_every_word_beside_a_number_is_folded(table: str) -> None:
    forms = sorted(getattr(clashes, table))
    assert [fold(form) for form in forms] == forms
