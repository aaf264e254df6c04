"""The subcommands of `/samling`, by their names in nb, nn and en. Everything that is no subcommand is a question.

A subcommand exists only for those whose role may use it; for everybody else its name is a question like another.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.deliveries.listed import Asked
from bot.rendering.help import help_message
from bot.rendering.message import Message
from bot.services import Services
from handlers.asker import Asker
from handlers.evaluation import evaluation_message
from handlers.outbox import outbox_message
from handlers.subscriptions import glance_message
from handlers.unanswered import list_message
from models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Subcommand:
    """Words that are no question. `roles` None = for everybody."""

    names: frozenset[str]
    answer: Callable[[Services, Asker], Message]
    roles: frozenset[Role] | None = None


OF_SUBSCRIPTIONS = frozenset({
    "varsler", "varslinger", "påminnelser",
    "varsel", "varslingar", "påminningar",
    "notifications", "reminders", "alerts",
})  # fmt: skip
SUBCOMMANDS = (
    Subcommand(frozenset({"", "hjelp", "help"}), lambda _, asker: help_message(asker.language, asker.role)),
    Subcommand(OF_SUBSCRIPTIONS, glance_message),
    Subcommand(frozenset({"evaluering", "evaluation"}), evaluation_message, frozenset({"evaluator", "lead"})),
    Subcommand(frozenset({"ubesvart", "ubesvarte", "ubesvara", "unanswered"}), list_message, frozenset({"lead"})),
    Subcommand(
        frozenset({"utboks", "utboksen", "outbox"}),
        lambda services, asker: outbox_message(services, asker, Asked()),
        frozenset({"lead"}),
    ),
)


def subcommand_named(text: str, role: Role) -> Subcommand | None:
    """The subcommand whose name is the whole text, whatever its case, if the role may use it; None for a question."""
    name = " ".join(text.casefold().split())
    named = (one for one in SUBCOMMANDS if name in one.names and (one.roles is None or role in one.roles))
    return next(named, None)
