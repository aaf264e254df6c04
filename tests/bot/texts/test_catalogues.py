"""The three catalogues: complete, alike, and each in its own language."""

import re
from importlib import resources
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from bot.texts.catalogues import catalogue
from bot.texts.localized import LANGUAGES, Language

WORD = re.compile(r"\w+")
BOKMAL_ONLY = frozenset(
    WORD.findall(
        """
        ikke hva jeg uke uken uker fra noe noen hvor hvem hvordan hvilken hvilke hvilket mye bare være ble kommer
        gjør måned måneder samlinger samlingene dager siden vet mangler dessverre også én
        """
    )
)
NYNORSK_ONLY = frozenset(
    WORD.findall(
        """
        ikkje kva eg veke veka veker frå noko nokon kvar kven korleis kva berre vere vart kjem gjer månad månader
        samlingar samlingane dagar sidan veit manglar diverre òg éin ein eit
        """
    )
)


def placeholders(sentence: str) -> list[str]:
    return sorted({name.casefold() for _, name, _, _ in Formatter().parse(sentence) if name})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_keys_of_the_others(language: Language) -> None:
    assert set(catalogue(language)) == set().union(*(catalogue(one) for one in LANGUAGES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice_or_is_marked_as_unsure(language: Language) -> None:
    content = resources.files("bot.texts").joinpath(f"{language}.po")
    with content.open("rb") as file:
        fuzzy = [entry.id for entry in read_po(file, locale=language) if entry.id and entry.fuzzy]
    keys = re.findall(r'^msgid "(.+)"$', content.read_text("utf-8"), re.MULTILINE)
    assert (fuzzy, sorted(keys)) == ([], sorted(set(keys)))


@pytest.mark.parametrize("key", sorted(catalogue("nb")))
def test_no_sentence_is_empty(key: str) -> None:
    assert [language for language in LANGUAGES if not catalogue(language)[key].strip()] == []


@pytest.mark.parametrize("key", sorted(catalogue("nb")))
def test_a_sentence_has_the_same_places_to_fill_in_every_language(key: str) -> None:
    nb, nn, en = (placeholders(catalogue(language)[key]) for language in LANGUAGES)
    assert nb == nn == en


@pytest.mark.parametrize(("language", "foreign"), [("nn", BOKMAL_ONLY), ("nb", NYNORSK_ONLY)])
def test_each_norwegian_is_itself(language: Language, foreign: frozenset[str]) -> None:
    strange = {key: set(WORD.findall(text.casefold())) & foreign for key, text in catalogue(language).items()}
    assert {key: words for key, words in strange.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_two_spaces_or_straight_quotation_marks(language: Language) -> None:
    assert [key for key, text in catalogue(language).items() if "  " in text or '"' in text] == []
