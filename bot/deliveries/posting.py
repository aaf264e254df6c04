"""What the engine asks of whatever posts a message, and how that can end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from bot.errors import SamlingError
from models.base import Json
from models.claims import ClaimedDelivery


@dataclass(frozen=True, slots=True)
class Content:
    """What to post: arguments of chat.postMessage. `told` is what it says of an event, kept beside what was sent."""

    arguments: Mapping[str, Any]
    told: Json | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands: its conversation and Slack's `ts`; `told` as it was given when it was posted."""

    channel_id: str
    ts: str
    told: Json | None = None


class Refused(SamlingError):
    """Slack will not do it, now or later, unless somebody changes something. `reason` is Slack's error code."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Slack refused it: {reason}")
        self.reason = reason


class NotNow(SamlingError):
    """It had no effect, and may have one later; `retry_after` where Slack said when."""

    retryable = True

    def __init__(self, reason: str, retry_after: timedelta | None = None) -> None:
        super().__init__(f"Slack did not do it now: {reason}")
        self.reason = reason
        self.retry_after = retry_after


class OutcomeUnknown(SamlingError):
    """It may have had its effect, or not: no answer came, or one that does not tell."""

    retryable = True

    def __init__(self, reason: str) -> None:
        super().__init__(f"Slack did not say what became of it: {reason}")
        self.reason = reason


class NotYet(SamlingError):
    """It may not be said now, whatever Slack would do: it is night, or something else must be known first."""

    retryable = True


class GivenBack(SamlingError):
    """It was not begun, or not gone through with: the bot stops, or the lease comes to its end."""

    retryable = True


class Poster(Protocol):
    """Posts messages so that each can be found again by its delivery's key."""

    def post(self, delivery: ClaimedDelivery, content: Content, may_go_on: Callable[[], None]) -> Posted:
        """Post a message once, to the delivery's receiver. Raises Refused, NotNow or OutcomeUnknown.

        `may_go_on` is asked again in the last moment before anything can have its effect, and raises where not.
        """

    def find(self, delivery: ClaimedDelivery) -> Posted | None:
        """The delivery's message, if it was posted. Raises Refused where that can't be read, or NotNow."""
