"""Which faults there are between the app and Slack, and a plan that draws them from a seed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar


class CallFault(StrEnum):
    """What a call of the Web API may meet. `before` = it has no effect, `after` = it has, and the app can't know."""

    RATE_LIMITED = "rate_limited"
    """HTTP 429 with a Retry-After; no effect. https://docs.slack.dev/apis/web-api/rate-limits"""
    FAILED_BEFORE = "failed_before"
    """HTTP 500."""
    FAILED_AFTER = "failed_after"
    SILENT_BEFORE = "silent_before"
    """No answer, for as long as the caller waits."""
    SILENT_AFTER = "silent_after"
    RESET_BEFORE = "reset_before"
    """The connection is reset (TCP RST)."""
    RESET_AFTER = "reset_after"
    SLOW = "slow"
    """It has its effect at once, and its answer comes late."""
    UNREADABLE = "unreadable"
    """A history is refused (missing_scope). Other methods than those that read messages never meet it."""


class DeliveryFault(StrEnum):
    """What an event, a command or an interaction may meet on its way to the app."""

    CUT = "cut"
    """The connection ends when all of it was sent and before it is acked: Socket Mode's, or the HTTP request's.

    The app has it, and what is an event comes again."""
    DUPLICATED = "duplicated"
    """It comes twice, the second time at once and whatever becomes of the first; an event marked as a retry.

    https://docs.slack.dev/apis/events-api/#retries. Slack repeats no command or interaction by HTTP."""


READING_METHODS = frozenset({"conversations.history", "conversations.replies"})

_Fault = TypeVar("_Fault", CallFault, DeliveryFault)


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """How often which fault is met: `rates` are shares of the calls, or of the deliveries, from 0 to 1.

    `methods` are the methods whose calls meet faults; None = every method. ValueError for a rate that is no share, or
    where those of calls or those of deliveries come to more than 1.

    What is reproducible: whether the nth call of a method about one subject meets a fault, and which, depends on the
    plan and on these three alone. The subject is the message's metadata, else the person or conversation (see
    `web_api/disturbance.py`); for a delivery it is who caused it, and the attempt. So threads that call about
    different subjects may overtake each other and each meets the same; of those about one subject, the nth to arrive
    meets what the nth meets.
    """

    seed: int
    rates: Mapping[CallFault | DeliveryFault, float]
    methods: frozenset[str] | None = None
    retry_after_seconds: int = 1
    slow_seconds: float = 1.0

    def __post_init__(self) -> None:
        if not all(0 <= rate <= 1 for rate in self.rates.values()):
            raise ValueError("the rate of a fault is from 0 to 1")
        for kind in (CallFault, DeliveryFault):
            if sum(rate for fault, rate in self.rates.items() if isinstance(fault, kind)) > 1:
                raise ValueError("of all calls, or of all deliveries, no more than all can meet a fault")

    def of_call(self, method: str, subject: str, number: int) -> CallFault | None:
        """What the nth call of a method about a subject meets."""
        if self.methods is not None and method not in self.methods:
            return None
        return self._drawn(
            (fault for fault in CallFault if fault is not CallFault.UNREADABLE or method in READING_METHODS),
            (method, subject, number),
        )

    def of_delivery(self, kind: str, subject: str, number: int) -> DeliveryFault | None:
        """What the nth delivery of a kind about a subject meets."""
        return self._drawn(DeliveryFault, (kind, subject, number))

    def _drawn(self, faults: Iterable[_Fault], identity: tuple[str, str, int]) -> _Fault | None:
        # Seeded with text: Python hashes it the same in every process, which it does not do with a tuple.
        chance = Random(f"{self.seed} {identity}").random()  # noqa: S311 - chance in a play, no secrets
        for fault in faults:
            chance -= self.rates.get(fault, 0.0)
            if chance < 0:
                return fault
        return None
