"""The subcommands of `/samling`, by their names in nb, nn and en. Everything that is no subcommand is a question."""

from collections.abc import Callable, Mapping

from bot.rendering.help import help_message
from bot.rendering.message import Message
from bot.texts.localized import Language

Subcommand = Callable[[Language], Message]

SUBCOMMANDS: Mapping[str, Subcommand] = {
    "": help_message,
    "hjelp": help_message,
    "help": help_message,
}


def subcommand_named(text: str) -> Subcommand | None:
    """The subcommand whose name is the whole text, whatever its case; None for a question."""
    return SUBCOMMANDS.get(" ".join(text.casefold().split()))
