"""The stand-in's two kinds of time: a calendar that a person can move, and elapsed time that nobody can."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

Elapsed = Callable[[], float]
"""Seconds since some fixed moment, as `time.monotonic` gives them: for time-outs, expiry and pacing."""

monotonic: Elapsed = time.monotonic
wall: Elapsed = time.time
"""Seconds since 1970 as the machine has them: request signatures are dated with real time, as Slack's are."""


class CalendarClock:
    """The workspace's date and time of day: it runs on from `start`, and moves forward when told to.

    `start` is an aware datetime. Message timestamps follow this clock.
    """

    def __init__(self, start: datetime, elapsed: Elapsed = monotonic) -> None:
        if start.tzinfo is None:
            raise ValueError(f"the calendar needs a time zone: {start!r}")
        self._start = start
        self._elapsed = elapsed
        self._began = elapsed()
        self._moved = timedelta()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The present moment of the workspace, aware, in the zone of `start`."""
        with self._lock:
            return self._start + self._moved + timedelta(seconds=self._elapsed() - self._began)

    def advance(self, step: timedelta) -> datetime:
        """Move forward by `step` and give the new moment. A step back raises ValueError: ts must stay monotonic."""
        if step < timedelta():
            raise ValueError(f"the calendar only moves forward, not by {step}")
        with self._lock:
            self._moved += step
        return self.now()
