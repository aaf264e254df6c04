"""The language of a message, by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.language import language_of
from bot.answering.words import read_words
from bot.texts.localized import LANGUAGES, Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hva skjer i september?", "nb"),
        ("hvor er neste samling", "nb"),
        ("Hvem deltar fra kommunene?", "nb"),
        ("noe i uke 18?", "nb"),
        ("hvilke samlinger var det?", "nb"),
        ("er datoen satt?", "nb"),
        ("når ble handlingsplanen vedtatt?", "nb"),
        ("takk for hjelpen!", "nb"),
        ("ka skjer neste uga?", "nb"),
        ("ka ti e fristen førr påmelding te Leka?", "nb"),
        ("æ huske itj kor vi va sist?", "nb"),
        ("kem kjæm på samlinga?", "nb"),
        ("korti e Leka-samlinga?", "nb"),
        ("kårti e det?", "nb"),
        ("kor va vi i mai i fjor?", "nb"),
        ("e det nån sertifisering vi kainn ta?", "nb"),
        ("ska vi ha samling på Røros?", "nb"),
        ("kva skjer før jul?", "nn"),
        ("Kvar var den første samlinga?", "nn"),
        ("Kven sa det?", "nn"),
        ("kor lenge er det sidan vi var i Rennebu?", "nn"),
        ("Er det noko neste månad?", "nn"),
        ("Kva tid vert samlinga på Leka?", "nn"),
        ("korleis er det med førre veke", "nn"),
        ("eg veit ikkje", "nn"),
        ("Tusen takk, det var nett det eg trong å vite!", "nn"),
        ("when is the Leka gathering?", "en"),
        ("how many gathering are left", "en"),
        ("whens the hoylandet gathring", "en"),
        ("by whom?", "en"),
        ("thanks a lot 🙏", "en"),
        ("themes over the years?", "en"),
        ("what happens in mai?", "en"),
    ],
)
def test_the_words_of_a_language_tell_it(text: str, language: Language) -> None:
    assert language_of(read_words(text)) == language


@pytest.mark.parametrize("text", ["", "leka?", "Leka 2025", "5.–6.", "når er leka?", "og neste?", "🙏", "Snåsa"])
def test_a_message_without_a_word_that_tells_has_no_language(text: str) -> None:
    assert language_of(read_words(text)) is None


@pytest.mark.parametrize(("leaning", "language"), [("nb", "nb"), ("nn", "nn"), ("en", "nb")])
def test_norwegian_that_could_be_either_takes_the_leaning_but_never_english(leaning: Language, language: str) -> None:
    assert language_of(read_words("når er neste samling?"), leaning) == language


@pytest.mark.parametrize("leaning", LANGUAGES)
def test_a_leaning_changes_nothing_where_the_words_tell(leaning: Language) -> None:
    assert language_of(read_words("kva skjer?"), leaning) == "nn"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kven sa «hva i all verden er ikke noe»?", "nn"),
        ('who said "hva er det ikke noe for"?', "en"),
        ("hvem sa “what is the”?", "nb"),
        ("«hva er ikke noe»", "nb"),
        ("who said «drit lei elendighetsbeskrivelser» and when", "en"),
        ("kva «er det", "nn"),
    ],
)
def test_a_quotation_is_not_the_askers_language(text: str, language: Language) -> None:
    assert language_of(read_words(text)) == language


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(read_words(text)) in {*LANGUAGES, None}
