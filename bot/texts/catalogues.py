"""The sentences that a person reads, by key and language, from the catalogues nb.po, nn.po and en.po."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from babel.messages.pofile import read_po

from bot.texts.localized import Language


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Every sentence of a language by its key, read once."""
    with resources.files("bot.texts").joinpath(f"{language}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, locale=language) if entry.id}


def sentence(language: Language, key: str, **values: object) -> str:
    """A sentence of the catalogue with its `{placeholders}` filled in.

    KeyError where the catalogue has no such key or the sentence wants a value that was not given.
    """
    return catalogue(language)[key].format(**values)
