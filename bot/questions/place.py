"""Where something was asked: it decides what a follow-up follows up, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Kind = Literal["command", "direct message", "thread"]

LIVES: Mapping[Kind, timedelta] = {
    "command": timedelta(minutes=10),
    "direct message": timedelta(days=1),
    "thread": timedelta(days=1),
}
"""How long the next question in a place may leave out what the one before it said."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to ask in, by Slack's ids. `thread_ts` None = not in a thread."""

    kind: Kind
    channel_id: str
    thread_ts: str | None = None

    @property
    def key(self) -> str:
        """What the earlier question of a person is kept under.

        Slash commands are one place in all channels: only the asker sees what they answer.
        """
        if self.kind == "command":
            return "command"
        return f"{self.channel_id}:{self.thread_ts}" if self.thread_ts else self.channel_id

    @property
    def is_seen_by_asker_only(self) -> bool:
        """Whether nobody else sees the answer."""
        return self.kind != "thread"

    @property
    def can_share(self) -> bool:
        """Whether others are there who do not see the answer. The id of a direct message begins with D."""
        return self.kind == "command" and not self.channel_id.startswith("D")


def conversation_place(channel_id: str, thread_ts: str | None) -> Place:
    """The place of a message that the bot answers with another."""
    return Place("direct message" if channel_id.startswith("D") else "thread", channel_id, thread_ts)
