"""What may go wrong between the app and Slack in a call: for whoever must see that the app copes."""

import json
from dataclasses import dataclass
from enum import StrEnum

from bot.local.fault_plan import CallFault, FaultPlan
from bot.local.slack_error import RateLimitedError, ServerFailedError, SlackError
from bot.local.workspace import Json, Workspace


class Loss(StrEnum):
    """How an answer gets lost."""

    SILENCE = "silent"
    """None comes, for as long as the caller waits."""
    RESET = "reset"
    """The connection is reset."""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """What the next calls of a method, `times` of them, get for an answer: an error, a Loss, or None = their own.

    `has_effect` = the call is carried out all the same, and only its answer is lost; a call that gets its own answer
    always is. `delay_seconds` is how long the answer, or its loss, takes after that, in real seconds.
    """

    method: str
    answer: SlackError | Loss | None
    times: int = 1
    has_effect: bool = False
    delay_seconds: float = 0.0

    @property
    def is_carried_out(self) -> bool:
        """Whether the call has its effect, or is refused for a reason of its own."""
        return self.has_effect or self.answer is None

    @property
    def name(self) -> str:
        """What the caller sees of it: `silent`, `reset`, `slow`, or the error's code."""
        if self.answer is None:
            return "slow"
        return self.answer.code if isinstance(self.answer, SlackError) else self.answer.value


def drawn(plan: FaultPlan, method: str, subject: str, number: int) -> Disturbance | None:
    """What the nth call of a method about a subject meets under a plan."""
    fault = plan.of_call(method, subject, number)
    if fault is None:
        return None
    if fault is CallFault.SLOW:
        return Disturbance(method, None, delay_seconds=plan.slow_seconds)
    answers: dict[CallFault, SlackError | Loss] = {
        CallFault.RATE_LIMITED: RateLimitedError(plan.retry_after_seconds),
        CallFault.FAILED_BEFORE: ServerFailedError(),
        CallFault.FAILED_AFTER: ServerFailedError(),
        CallFault.SILENT_BEFORE: Loss.SILENCE,
        CallFault.SILENT_AFTER: Loss.SILENCE,
        CallFault.RESET_BEFORE: Loss.RESET,
        CallFault.RESET_AFTER: Loss.RESET,
        CallFault.UNREADABLE: SlackError("missing_scope", needed="channels:history", provided=""),
    }
    return Disturbance(method, answers[fault], has_effect=fault.value.endswith("_after"))


def subject_of(workspace: Workspace, arguments: Json) -> str:
    """What a call is about, for a plan: the metadata of its message, else the person or the conversation.

    A direct message counts as the person in it, since its id depends on which were opened before.
    """
    if metadata := arguments.get("metadata"):
        return json.dumps(metadata, sort_keys=True)
    named = next((str(arguments[name]) for name in ("channel", "users", "user", "user_id") if name in arguments), "")
    channel = workspace.channels.get(named)
    return named if channel is None else channel.direct_with or channel.id
