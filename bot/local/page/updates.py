"""The stream of updates to open pages: first everything that the person sees, then each change, as it happens.

Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html): the browser connects again by
itself, and catches up by being told everything once more.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime

from starlette.concurrency import run_in_threadpool

from bot.local.page.snapshot import channel_with_messages, milliseconds, seen_change, whole_view
from bot.local.workspace import Change, Channel, Json, Workspace

QUIET_SECONDS = 0.3
"""After so long without a change the app has settled, and is asked what it has due next."""


@dataclass(eq=False, slots=True)
class _Stream:
    """One open page. `None` in the queue ends it."""

    user_id: str
    loop: asyncio.AbstractEventLoop
    queue: asyncio.Queue[Json | None] = field(default_factory=asyncio.Queue)

    def put(self, update: Json | None) -> None:
        self.loop.call_soon_threadsafe(self.queue.put_nowait, update)


class Updates:
    """Tells open pages of changes in a workspace.

    `next_due` gives the next moment at which the app will do something by itself, or None; it may be slow.
    """

    def __init__(self, workspace: Workspace, next_due: Callable[[], datetime | None]) -> None:
        self._workspace = workspace
        self._next_due = next_due
        self._run = secrets.token_hex(8)
        """Names this run of the server: a page that meets another one begins anew."""
        self._streams: list[_Stream] = []
        self._read: dict[str, dict[str, str]] = {}
        """By person and place (a channel, or a thread in it) the last ts that they have seen there."""
        self._is_travelling = False
        self._is_stopped = False
        workspace.subscribe(self._tell)

    async def stream(self, user_id: str) -> AsyncIterator[str]:
        """The updates for one person, as lines of an event stream, until the page is gone or `stop` is called."""
        stream = _Stream(user_id, asyncio.get_running_loop())
        await run_in_threadpool(self._open, stream)
        due: Json | None = None
        try:
            update = await stream.queue.get()
            while update is not None:
                yield self._line(update)
                try:
                    update = await asyncio.wait_for(stream.queue.get(), QUIET_SECONDS)
                except TimeoutError:
                    latest = await run_in_threadpool(self._due)
                    if latest != due:
                        due = latest
                        yield self._line(due)
                    update = await stream.queue.get()
        finally:
            with self._workspace.lock:
                self._streams = [other for other in self._streams if other is not stream]

    def is_played(self, user_id: str) -> bool:
        """Whether somebody has a page open as this person."""
        return any(stream.user_id == user_id for stream in self._streams)

    def mark_read(self, user_id: str, place: str, ts: str) -> None:
        """Note that a person has seen a place up to `ts`, and tell their other pages."""
        with self._workspace.lock:
            marks = self._read.setdefault(user_id, {})
            marks[place] = max(ts, marks.get(place, ""))
            self._tell_all({"kind": "read", "place": place, "ts": marks[place]}, user_id)

    def show_channel(self, user_id: str, channel: Channel) -> None:
        """Tell a person's pages of a channel of theirs that has just been made: the workspace announces none."""
        with self._workspace.lock:
            shown = channel_with_messages(self._workspace, channel, user_id)
            self._tell_all({"kind": "channel", "channel": shown}, user_id)

    def begin_travel(self) -> bool:
        """Tell every page that the calendar is being moved; False where it already is."""
        with self._workspace.lock:
            if self._is_travelling:
                return False
            self._is_travelling = True
            self._tell_all({"kind": "travel", "is_travelling": True})
            return True

    def end_travel(self) -> None:
        """Tell every page that the calendar has arrived."""
        with self._workspace.lock:
            self._is_travelling = False
            self._tell_all({"kind": "travel", "is_travelling": False})

    def stop(self) -> None:
        """End every stream, so that the server can stop."""
        with self._workspace.lock:
            self._is_stopped = True
            self._tell_all(None)
            self._streams = []  # their event loop may be gone before the next change

    def _open(self, stream: _Stream) -> None:
        """Begin a stream with everything; under one lock, so that no change falls between that and the next."""
        with self._workspace.lock:
            whole = whole_view(self._workspace, stream.user_id, self._read.get(stream.user_id, {}))
            stream.put(whole | {"run": self._run, "is_travelling": self._is_travelling})
            if self._is_stopped:
                stream.put(None)
            else:
                self._streams = [*self._streams, stream]

    def _tell(self, change: Change) -> None:
        for stream in self._streams:
            update = seen_change(self._workspace, stream.user_id, change)
            if update is not None:
                stream.put(update)

    def _tell_all(self, update: Json | None, user_id: str | None = None) -> None:
        for stream in self._streams:
            if user_id in {None, stream.user_id}:
                stream.put(update)

    def _due(self) -> Json:
        due = self._next_due()
        return {"kind": "due", "at": None if due is None else milliseconds(due)}

    def _line(self, update: Json) -> str:
        """One event. Each says what time it is, since the calendar may have been moved."""
        said = update | {"now": milliseconds(self._workspace.now())}
        return f"data: {json.dumps(said, ensure_ascii=False)}\n\n"
