"""What comes of sending something to the app, whichever way it goes."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Literal

from bot.local.fault_plan import DeliveryFault
from bot.local.workspace import Json

Kind = Literal["events_api", "slash_commands", "interactive"]
"""Socket Mode's words for the three kinds of things that Slack sends to an app."""

Result = Literal["acked", "timed_out", "failed"]


@dataclass(frozen=True, slots=True)
class Reply:
    """The app's answer, or why there is none.

    `reason` says what failed in Slack's words for a retry (`http_timeout`, `connection_failed` …); `retry` is False
    where the app asks not to be sent this again.
    """

    result: Result
    payload: Json | None = None
    reason: str = ""
    retry: bool = True


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to deliver one thing: attempt 0 is the first, `ack` what the app answered, `fault` what it met."""

    kind: Kind
    payload: Json
    attempt: int
    outcome: Result
    ack: Json | None
    fault: DeliveryFault | None = None


Send = Callable[[Kind, Json, int, str], Future[Reply]]
"""Sends a payload, being attempt number n for that reason, and gives a future that always comes to a Reply."""


def subject_of(payload: Json, attempt: int) -> str:
    """What a delivery is about, for a FaultPlan: the kind of event or act, the person, and how often it was tried.

    The ids in it would not do: they are numbered through the workspace, in the order of whatever else happens.
    """
    told = payload.get("event", payload)
    person = told.get("user") or told.get("user_id", "")
    return f"{told.get('type', '')} {person['id'] if isinstance(person, dict) else person} {attempt}"


def settled(reply: Reply) -> Future[Reply]:
    """A future that is already what it will be."""
    future: Future[Reply] = Future()
    future.set_result(reply)
    return future
