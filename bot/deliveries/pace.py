"""When the next message may go where: Slack takes about one a second per conversation, and asks for pauses.

https://docs.slack.dev/apis/web-api/rate-limits
"""

import math
from collections.abc import Callable
from datetime import timedelta

SPACING = timedelta(seconds=1)
"""Between two messages to one place."""
FAILURES_IN_A_ROW = 3
"""So many deliveries that came to nothing, with none between that did not, and Slack is taken to be out of reach."""


class Pace:
    """Real, elapsed time; one for each process. Only the thread that hands out the work changes it.

    A place is a Slack channel id or a Slack user id.
    """

    def __init__(self, elapsed: Callable[[], float], spacing: timedelta = SPACING) -> None:
        self._elapsed = elapsed
        self._spacing = spacing.total_seconds()
        self._free_at: dict[str, float] = {}
        self._pause_ends = -math.inf
        self._failing: set[str] = set()

    def pause_left(self) -> timedelta:
        """For how long nothing may be sent anywhere; not above zero = no pause."""
        return timedelta(seconds=max(self._pause_ends - self._elapsed(), 0))

    def wait_for(self, place: str, ahead: int = 0) -> timedelta:
        """For how long a place must wait for its next message, behind `ahead` others."""
        seconds = max(self._free_at.get(place, -math.inf) - self._elapsed(), 0)
        return timedelta(seconds=seconds + ahead * self._spacing)

    def begin(self, place: str) -> None:
        """A message to a place leaves now."""
        self._free_at[place] = self._elapsed() + self._spacing

    def succeeded(self) -> None:
        """Slack answered."""
        self._failing.clear()

    def failed(self, key: str, pause: timedelta) -> None:
        """A delivery came to nothing: pause where others did before it.

        One that Slack can't digest, however often it is tried, holds up no other.
        """
        self._failing.add(key)
        if len(self._failing) >= FAILURES_IN_A_ROW:
            self.pause(pause)

    def pause(self, pause: timedelta) -> None:
        """Send nothing for so long: Slack said so."""
        self._pause_ends = max(self._pause_ends, self._elapsed() + pause.total_seconds())

    def forget_the_past(self) -> None:
        """Drop the places that may get a message at once."""
        now = self._elapsed()
        self._free_at = {place: free for place, free in self._free_at.items() if free > now}
