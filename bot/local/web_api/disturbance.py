"""What may go wrong between the app and Slack, on order: for whoever must see that the app copes."""

from dataclasses import dataclass

from bot.local.slack_error import SlackError


@dataclass(frozen=True, slots=True)
class Disturbance:
    """Answers the next calls of a method, `times` of them, with an error (RateLimitedError, ServerFailedError, any).

    `has_effect` = the call is carried out all the same, and only its answer is lost. `error` None = no answer comes,
    for as long as the caller waits.
    """

    method: str
    error: SlackError | None
    times: int = 1
    has_effect: bool = False
