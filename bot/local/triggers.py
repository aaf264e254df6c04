"""Trigger ids: the proof that a person has just done something, which opens one modal for them within 3 seconds.

https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
"""

from collections import OrderedDict
from dataclasses import dataclass, replace

from bot.local.slack_error import SlackError
from bot.local.workspace import Workspace

VALID_SECONDS = 3.0
REMEMBERED_SECONDS = 60.0
"""How long a spent or expired trigger is told apart from one that never was."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Who acted, and in which modal if it was in one (`view_id`: where views.push goes on top)."""

    user_id: str
    view_id: str | None


@dataclass(frozen=True, slots=True)
class _Issued:
    trigger: Trigger
    at: float
    used: bool = False


class Triggers:
    """The trigger ids of a workspace. They age by its `elapsed` seconds, not by its calendar."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._issued: OrderedDict[str, _Issued] = OrderedDict()

    def issue(self, user_id: str, view_id: str | None = None) -> str:
        """A fresh trigger id for a person's act."""
        with self._workspace.lock:
            now = self._workspace.elapsed()
            while self._issued and now - next(iter(self._issued.values())).at > REMEMBERED_SECONDS:
                self._issued.popitem(last=False)
            trigger_id = f"{self._workspace.next_id('')}.{self._workspace.team_id}.{user_id.lower()}"
            self._issued[trigger_id] = _Issued(Trigger(user_id, view_id), now)
            return trigger_id

    def redeem(self, trigger_id: str) -> Trigger:
        """Spend a trigger id.

        SlackError invalid_trigger_id (never issued, or long forgotten), exchanged_trigger_id (spent before),
        expired_trigger_id (older than 3 seconds).
        """
        with self._workspace.lock:
            issued = self._issued.get(trigger_id)
            if issued is None:
                raise SlackError("invalid_trigger_id")
            if issued.used:
                raise SlackError("exchanged_trigger_id")
            if self._workspace.elapsed() - issued.at > VALID_SECONDS:
                raise SlackError("expired_trigger_id")
            self._issued[trigger_id] = replace(issued, used=True)
            return issued.trigger
