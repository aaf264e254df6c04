"""A text in each language that the bot speaks."""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["nb", "nn", "en"]
"""Bokmål, Nynorsk, English, by their ISO 639-1 codes."""

LANGUAGES: tuple[Language, ...] = get_args(Language)


def language_with_code(code: str) -> Language:
    """The language of that code. ValueError where the bot does not speak it."""
    for language in LANGUAGES:
        if language == code:
            return language
    raise ValueError(f"not a language of the bot's: {code!r}")


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """The same text in Bokmål, Nynorsk and English; none of the three is empty."""

    nb: str
    nn: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in `language`."""
        match language:
            case "nb":
                return self.nb
            case "nn":
                return self.nn
            case "en":
                return self.en
