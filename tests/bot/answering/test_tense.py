"""The time that a sentence speaks of."""

import pytest

from bot.answering.tense import Tense, tense_of
from bot.answering.words import read_words


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("hva skjedde i fjor?", "past"),
        ("kva hende i vår", "past"),
        ("kor va vi i mai?", "past"),
        ("Kvar var den første samlinga?", "past"),
        ("hvor ble det holdt", "past"),
        ("kven vart vert?", "past"),
        ("hvor blei det", "past"),
        ("hvor møttes vi", "past"),
        ("where did we meet last time?", "past"),
        ("what happened in 2024?", "past"),
        ("where was the gathering", "past"),
        ("has the midterm report come out?", "past"),
        ("hvor mange samlinger har vi hatt", "past"),
        ("når er det vi var i Rennebu?", "past"),
        ("kor lenge er det sidan vi var i Rennebu?", "past"),
        ("når skal vi til Leka", "future"),
        ("ka ska vi gjør", "future"),
        ("når kommer rapporten", "future"),
        ("når kjem rapporten", "future"),
        ("hvor blir neste samling", "future"),
        ("Kva tid vert samlinga på Leka?", "future"),
        ("when will it be", "future"),
        ("is the report coming", "future"),
        ("upcoming gatherings", "future"),
        ("hva skjer i september?", "future"),
        ("korti e Leka-samlinga?", "future"),
        ("når er leka", "future"),
        ("what happens in September", "future"),
        ("whens the gathering", "future"),
        ("sorry, I missed it, when is the next one?", "future"),
        ("leka?", None),
        ("og neste?", None),
        ("forrige samling", None),
        ("last gathering", None),
        ("themes over the years?", None),
        ("", None),
    ],
)
def test_the_verbs_of_a_sentence_tell_its_time(text: str, tense: Tense | None) -> None:
    assert tense_of(read_words(text)) == tense
