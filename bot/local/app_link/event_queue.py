"""Events on their way to the app: in order, each until it is acked or Slack gives it up.

https://docs.slack.dev/apis/events-api/#retries
"""

import heapq
import itertools
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from bot.local.app_link.reply import Reply, Send
from bot.local.clock import Elapsed
from bot.local.workspace import Json

SLACK_RETRY_DELAYS = (0.0, 60.0, 300.0)
"""Seconds to each of the three retries: at once, after a minute, after five."""
LONGEST_WAIT_SECONDS = 600.0
"""How long an event waits for the app to connect."""
REMEMBERED_EVENTS = 10_000
"""How many can be redelivered, the last ones: a stand-in that runs for hours does not keep all."""
LOOK_AGAIN_SECONDS = 0.05
"""Elapsed time may be a test's and jump, so a waiting queue looks at it now and then."""


@dataclass(order=True, frozen=True, slots=True)
class _Waiting:
    due: float
    number: int
    payload: Json = field(compare=False)
    attempt: int = field(compare=False)
    reason: str = field(compare=False, default="")


class EventQueue:
    """Sends events from its own thread, which starts with the first event.

    `send` must give a future at once; `is_reachable` says whether there is a connection to send through; `elapsed`
    times the retries. The last events that were published are remembered, so that `redeliver` can send them again.
    """

    def __init__(
        self, send: Send, is_reachable: Callable[[], bool], elapsed: Elapsed, retry_delays: Sequence[float]
    ) -> None:
        self._send = send
        self._is_reachable = is_reachable
        self._elapsed = elapsed
        self._retry_delays = tuple(retry_delays)
        self._changed = threading.Condition()
        self._waiting: list[_Waiting] = []
        self._in_flight = 0
        self._numbers = itertools.count()
        self._published: dict[str, Json] = {}
        self._thread: threading.Thread | None = None
        self._is_stopped = False

    def publish(self, payload: Json) -> None:
        """Queue an event_callback; returns at once."""
        with self._changed:
            self._published[payload["event_id"]] = payload
            if len(self._published) > REMEMBERED_EVENTS:
                del self._published[next(iter(self._published))]
        self._queue(payload, 0, "", delay=0.0)

    def redeliver(self, event_id: str) -> None:
        """Send an event once more, as if its ack had been lost. KeyError where there was none of that id."""
        self._queue(self._published[event_id], 1, "timeout", delay=0.0)

    def wake(self) -> None:
        """Look at once whether something can be sent: a connection has come."""
        with self._changed:
            self._changed.notify_all()

    def wait_until_quiet(self, timeout_seconds: float) -> bool:
        """Wait until nothing is queued or unacked; False if it still is after that many real seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._in_flight, timeout_seconds)

    def stop(self) -> None:
        """Send nothing more."""
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _queue(self, payload: Json, attempt: int, reason: str, *, delay: float) -> None:
        with self._changed:
            if self._is_stopped:
                return
            due = self._elapsed() + delay
            heapq.heappush(self._waiting, _Waiting(due, next(self._numbers), payload, attempt, reason))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="slack-events", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _run(self) -> None:
        while (event := self._next_due()) is not None:
            future = self._send("events_api", event.payload, event.attempt, event.reason)
            future.add_done_callback(partial(self._settle, event))

    def _next_due(self) -> _Waiting | None:
        """The next event that can be sent now, waiting for one; None once stopped."""
        with self._changed:
            while not self._is_stopped:
                now = self._elapsed()
                while self._waiting and now - self._waiting[0].due > LONGEST_WAIT_SECONDS:
                    heapq.heappop(self._waiting)
                if self._waiting and self._waiting[0].due <= now and self._is_reachable():
                    self._in_flight += 1
                    return heapq.heappop(self._waiting)
                self._changed.notify_all()
                self._changed.wait(LOOK_AGAIN_SECONDS if self._waiting else None)
            return None

    def _settle(self, event: _Waiting, future: Future[Reply]) -> None:
        """What became of an attempt. Called in whichever thread the reply came in."""
        reply = future.result()
        again = reply.result != "acked" and reply.retry and event.attempt < len(self._retry_delays)
        if again:
            delay = self._retry_delays[event.attempt]
            self._queue(event.payload, event.attempt + 1, reply.reason, delay=delay)
        with self._changed:
            self._in_flight -= 1
            self._changed.notify_all()
