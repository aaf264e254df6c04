"""How often the app may call: Slack's tiers as data, and the token buckets that hold them.

https://docs.slack.dev/apis/web-api/rate-limits
"""

import math
import threading
from collections.abc import Hashable
from dataclasses import dataclass, replace

from bot.local.clock import Elapsed


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls a minute in the long run, and `burst` at once after a pause."""

    per_minute: float
    burst: int


TIER_1 = Rate(1, 5)
"""Slack says "1+ per minute", with "a small amount of burst behavior tolerated"; five lets an app reconnect."""
TIER_2 = Rate(20, 20)
TIER_3 = Rate(50, 50)
TIER_4 = Rate(100, 100)
HUNDREDS = Rate(300, 300)
"""For what Slack describes as hundreds a minute: auth.test, and all of a workspace's chat.postMessage."""
PER_CHANNEL = Rate(60, 5)
"""chat.postMessage in one channel: one a second, short bursts tolerated."""


@dataclass(frozen=True, slots=True)
class _Bucket:
    left: float
    at: float


class Pace:
    """Counts calls against rates by `elapsed` seconds. With `is_on` False nothing is ever too often."""

    def __init__(self, elapsed: Elapsed, *, is_on: bool = True) -> None:
        self.is_on = is_on
        self._elapsed = elapsed
        self._buckets: dict[Hashable, _Bucket] = {}
        self._lock = threading.Lock()

    def take(self, key: Hashable, rate: Rate) -> int:
        """Count one call of `key`. 0 = it may pass; else the whole seconds to wait, and it is not counted."""
        if not self.is_on:
            return 0
        with self._lock:
            now = self._elapsed()
            last = self._buckets.get(key, _Bucket(rate.burst, now))
            left = min(rate.burst, last.left + (now - last.at) * rate.per_minute / 60)
            bucket = _Bucket(left, now)
            allowed = left >= 1
            self._buckets[key] = replace(bucket, left=left - 1) if allowed else bucket
            return 0 if allowed else max(1, math.ceil((1 - left) * 60 / rate.per_minute))
