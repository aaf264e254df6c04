"""Every message of the app that the workspace has accepted, in order: what was sent, lost or sent twice."""

import json
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TextIO

from bot.local.workspace import Change, Message, MessagePosted, Workspace

CALLER_MEETS: ContextVar[str | None] = ContextVar("CALLER_MEETS", default=None)
"""What goes wrong in the call that is carried out just now, as whoever called will see it; None = nothing."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A message that the workspace took from the app. `fault` is what the caller got in place of a prompt answer.

    `elapsed_seconds` is the workspace's elapsed time: on one machine, what other processes have from time.monotonic.
    """

    channel: str
    direct_with: str | None
    message: Message
    elapsed_seconds: float
    fault: str | None

    def line(self) -> str:
        """The message as a line of JSON."""
        return json.dumps(
            {
                "channel": self.channel,
                "direct_with": self.direct_with,
                "ts": self.message.ts,
                "thread_ts": self.message.thread_ts,
                "seen_only_by": self.message.seen_only_by,
                "metadata": self.message.metadata,
                "text": self.message.text,
                "elapsed_seconds": self.elapsed_seconds,
                "fault": self.fault,
            },
            ensure_ascii=False,
        )


class MessageLog:
    """The messages that a workspace has accepted from its app since this was made."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._messages: list[Accepted] = []
        self._stream: TextIO | None = None
        workspace.subscribe(self._hear)

    @property
    def messages(self) -> list[Accepted]:
        """All of them so far, in the order of their ts."""
        with self._workspace.lock:
            return list(self._messages)

    def write_to(self, stream: TextIO | None) -> None:
        """Write a line for each message from now on, at once, before its caller is answered. None = no more."""
        with self._workspace.lock:
            self._stream = stream

    def _hear(self, change: Change) -> None:
        if not isinstance(change, MessagePosted) or change.message.bot_id is None:
            return
        channel = change.channel
        accepted = Accepted(
            channel.id, channel.direct_with, change.message, self._workspace.elapsed(), CALLER_MEETS.get()
        )
        self._messages.append(accepted)
        if self._stream is not None:
            self._stream.write(f"{accepted.line()}\n")
            self._stream.flush()
