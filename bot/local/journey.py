"""Moving the workspace's calendar forward, with a stop at every moment at which the app has something due."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.local.clock import CalendarClock


def nothing_due() -> datetime | None:
    """For an app of which it is not known what it has due."""
    return None


def no_stop(_: datetime) -> None:
    """For an app that looks at its own clock."""


class Journey:
    """Moves a calendar forward. One journey at a time: a second one waits.

    `next_due` gives the next moment at which the app will do something by itself, or None; `stop` lets it do that,
    and comes back when it is done and everybody has answered.
    """

    def __init__(
        self,
        clock: CalendarClock,
        next_due: Callable[[], datetime | None] = nothing_due,
        stop: Callable[[datetime], None] = no_stop,
    ) -> None:
        self._clock = clock
        self._next_due = next_due
        self._stop = stop
        self._one_at_a_time = threading.Lock()

    def follow(self, next_due: Callable[[], datetime | None], stop: Callable[[datetime], None]) -> None:
        """Stop for an app from now on."""
        self._next_due, self._stop = next_due, stop

    def next_due(self) -> datetime | None:
        """The next moment after the present one at which the app will do something by itself."""
        due = self._next_due()
        return due if due is not None and due > self._clock.now() else None

    def advance(self, step: timedelta) -> datetime:
        """Move on by `step`, stopping on the way, and give the moment of arrival. ValueError for a step back."""
        if step < timedelta():
            raise ValueError(f"the calendar only moves forward, not by {step}")
        with self._one_at_a_time:
            target = self._clock.now() + step
            while (due := self.next_due()) is not None and due <= target:
                self._arrive(due)
            return self._arrive(max(target, self._clock.now()))

    def to_next_due(self) -> datetime | None:
        """Move to the next moment at which the app does something, and let it. None where it has nothing due."""
        with self._one_at_a_time:
            due = self.next_due()
            return None if due is None else self._arrive(due)

    def _arrive(self, moment: datetime) -> datetime:
        now = self._clock.advance(moment - self._clock.now())
        self._stop(now)
        return now
