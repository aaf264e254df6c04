"""One call of the Web API: what it stands on, and the record that is kept of it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.local.limits import Pace
from bot.local.triggers import Triggers
from bot.local.workspace import Json, Workspace


@dataclass(frozen=True, slots=True)
class Context:
    """What a method works on. `base_url` is the address that the app called, without a slash at its end."""

    workspace: Workspace
    triggers: Triggers
    pace: Pace
    new_connection_url: Callable[[str], str]
    """Gives a fresh Socket Mode address below a base URL."""
    base_url: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was made: the method, its arguments as understood (no token), and the body of the answer.

    `fault` says what the caller got in its place, or that it was `slow`; None = nothing went wrong.
    """

    method: str
    arguments: Json
    answer: Json
    fault: str | None = None
