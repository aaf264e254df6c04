"""One pass over what is due: claims ahead, many messages on their way at once, and batches that are settled together.

One thread hands out the work and alone talks to the database about it; as many as are to be on their way at once ask
Slack. What can't be begun soon is given back: where Slack asks for a pause, where the bot stops, and where so many go
to one place that they must wait for each other.
"""

import queue
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta

from bot.deliveries.engine import (
    Attempt,
    Held,
    Outbox,
    attempt,
    claim,
    end_what_is_over,
    given_back,
    is_anything_due,
    never,
    record,
)
from bot.deliveries.posting import GivenBack, NotNow, OutcomeUnknown

LONGEST_PASS = timedelta(seconds=10)
"""How long one pass claims more: the next looks at the clock again."""
LONGEST_HELD = timedelta(seconds=3)
"""For how long a delivery is held until its place may get it; what must wait longer is given back."""
LINGER = 0.05
"""Seconds for which what has ended waits for more, to be settled together."""


def deliver_due(outbox: Outbox, now: datetime, stopping: Callable[[], bool] = never) -> int:
    """Deliver what is due at `now`, and give how many deliveries were dealt with; 0 = there was nothing to do.

    `stopping` is asked again and again: once it says so nothing new is begun, what is on its way is settled, and the
    rest is given back.
    """
    if stopping() or outbox.pace.pause_left() or not is_anything_due(outbox, now):
        return 0
    end_what_is_over(outbox, now)
    first = claim(outbox, now)
    return _Pass(outbox, now, stopping, first).run() if first else 0


class _Pass:
    """What one pass holds: what waits to be begun, what is on its way, what has ended and is not settled yet."""

    def __init__(self, outbox: Outbox, now: datetime, stopping: Callable[[], bool], first: list[Held]) -> None:
        self._outbox = outbox
        self._now = now
        self._stopping = stopping
        self._waiting = deque(first)
        self._on_their_way: set[str] = set()
        """Places. One at a time goes to each: they arrive in the order in which they were due."""
        self._ended: queue.SimpleQueue[Attempt | BaseException] = queue.SimpleQueue()
        self._unsettled: list[Attempt] = []
        self._settle_by = 0.0
        self._claims_until = outbox.elapsed() + LONGEST_PASS.total_seconds()
        self._more_is_due = len(first) == outbox.most
        self._dealt_with = 0

    def run(self) -> int:
        """Deal with everything, and give the number of deliveries that were attempted."""
        with ThreadPoolExecutor(self._outbox.at_once, "posting") as threads:
            self._give_back_what_must_wait()
            while self._waiting or self._on_their_way:
                self._begin(threads)
                self._take_in(self._patience())
                self._settle_in_time()
                self._claim_more()
        self._settle()
        self._outbox.pace.forget_the_past()
        return self._dealt_with

    def _begin(self, threads: ThreadPoolExecutor) -> None:
        """Hand out what may go now, in its order; more than go at once, so that no thread waits for us."""
        if self._stopping() or self._outbox.pace.pause_left():
            while self._waiting:
                self._give_back(self._waiting.popleft(), self._outbox.pace.pause_left())
        stays: deque[Held] = deque()
        while self._waiting and len(self._on_their_way) < self._outbox.most:
            held = self._waiting.popleft()
            if held.place in self._on_their_way or self._outbox.pace.wait_for(held.place):
                stays.append(held)
                continue
            self._outbox.pace.begin(held.place)
            self._on_their_way.add(held.place)
            threads.submit(self._attempt, held)
        self._waiting.extendleft(reversed(stays))

    def _attempt(self, held: Held) -> None:
        """In a thread: attempt one, and hand back what came of it, also where that is an error of ours."""
        try:
            self._ended.put(attempt(self._outbox, held, self._now, self._stopping))
        except BaseException as error:  # noqa: BLE001 - raised again where the pass is run
            self._ended.put(error)

    def _patience(self) -> float:
        """Seconds for which to wait for what is on its way: until something must be settled, or may be begun."""
        patience = LONGEST_HELD.total_seconds()
        if len(self._on_their_way) < self._outbox.most:
            waiting = (held.place for held in self._waiting if held.place not in self._on_their_way)
            patience = min((self._outbox.pace.wait_for(one).total_seconds() for one in waiting), default=patience)
        if self._unsettled:
            patience = min(patience, self._settle_by - self._outbox.elapsed())
        return max(patience, 0)

    def _take_in(self, patience: float) -> None:
        """Take in what has ended, waiting for the first."""
        with suppress(queue.Empty):
            self._take(self._ended.get(timeout=patience))
            while True:
                self._take(self._ended.get_nowait())

    def _take(self, ended: Attempt | BaseException) -> None:
        if isinstance(ended, BaseException):
            raise ended
        self._on_their_way.discard(ended.held.place)
        pace = self._outbox.pace
        match ended.trouble:
            case None:
                pace.succeeded()
            case NotNow(retry_after=timedelta() as wait):
                pace.pause(wait)
            case NotNow() | OutcomeUnknown():
                pace.failed(ended.held.delivery.key, self._outbox.timing.first_wait)
        self._dealt_with += not isinstance(ended.trouble, GivenBack)
        self._add(ended)

    def _add(self, ended: Attempt) -> None:
        if not self._unsettled:
            self._settle_by = self._outbox.elapsed() + LINGER
        self._unsettled.append(ended)

    def _give_back(self, held: Held, wait: timedelta) -> None:
        self._add(Attempt(held, given_back(held, wait)))

    def _settle_in_time(self) -> None:
        if len(self._unsettled) >= self._outbox.most or (
            self._unsettled and (not self._on_their_way or self._outbox.elapsed() >= self._settle_by)
        ):
            self._settle()

    def _settle(self) -> None:
        if self._unsettled:
            unsettled, self._unsettled = self._unsettled, []
            record(self._outbox, unsettled, self._now)

    def _claim_more(self) -> None:
        """Claim the next batch while what is left keeps the threads busy."""
        if (
            not self._more_is_due
            or len(self._waiting) > self._outbox.at_once
            or self._stopping()
            or self._outbox.pace.pause_left()
            or self._outbox.elapsed() > self._claims_until
        ):
            return
        claimed = claim(self._outbox, self._now)
        self._more_is_due = len(claimed) == self._outbox.most
        self._waiting.extend(claimed)
        self._give_back_what_must_wait()

    def _give_back_what_must_wait(self) -> None:
        """Give back what can't go soon, for as long as it must wait behind others to the same place."""
        stays: deque[Held] = deque()
        ahead: Counter[str] = Counter()
        for held in self._waiting:
            wait = self._outbox.pace.wait_for(held.place, ahead[held.place])
            ahead[held.place] += 1
            if wait > LONGEST_HELD:
                self._give_back(held, wait)
            else:
                stays.append(held)
        self._waiting = stays
