"""What goes wrong just now: what was ordered for the next ones, else what a plan draws."""

import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.local.fault_plan import FaultPlan

Met = TypeVar("Met")


class Faults(Generic[Met]):
    """Says what each call of a method meets, or each delivery of a kind. It may be used from any thread.

    `draw` gives what the nth one of a name about a subject meets under a plan.
    """

    def __init__(self, draw: Callable[[FaultPlan, str, str, int], Met | None]) -> None:
        self._draw = draw
        self._lock = threading.Lock()
        self._ordered: defaultdict[str, deque[Met]] = defaultdict(deque)
        self._plan: FaultPlan | None = None
        self._numbers: Counter[tuple[str, str]] = Counter()

    def order(self, name: str, met: Met, times: int = 1) -> None:
        """Have the next ones of a name, `times` of them, meet this, after what was ordered before."""
        with self._lock:
            self._ordered[name].extend([met] * times)

    def follow(self, plan: FaultPlan) -> None:
        """Have a plan draw from the next one on, which is number 1; the plan before ends."""
        with self._lock:
            self._plan = plan
            self._numbers.clear()

    def end(self) -> None:
        """Have nothing go wrong any more: neither what was ordered nor what the plan would draw."""
        with self._lock:
            self._plan = None
            self._ordered.clear()

    def next(self, name: str, subject: str) -> Met | None:
        """What the next one of a name, about this subject, meets. What is ordered is not counted as the plan's."""
        with self._lock:
            if self._ordered[name]:
                return self._ordered[name].popleft()
            if self._plan is None:
                return None
            self._numbers[name, subject] += 1
            plan, number = self._plan, self._numbers[name, subject]
        return self._draw(plan, name, subject, number)
