"""What a press of a button about an event comes to: the window that opens at once, and shows the outcome."""

from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient

from bot.changes.act import Act, Outcome
from bot.rendering.event_day_modal import loading_modal, outcome_modal
from bot.services import Services
from handlers.language import language_of
from handlers.reflection_act import opened, show


def act_of(body: dict[str, Any], event_uid: str) -> Act:
    """The act that Slack tells of, on the event that its button or window names."""
    return Act(body["team"]["id"], body["user"]["id"], event_uid, body["trigger_id"])


def done_in_window(
    services: Services, client: WebClient, body: dict[str, Any], do: Callable[[Services, Act], Outcome]
) -> None:
    """Do what a button says, and show in a window what came of it."""
    view_id = opened(client, body, loading_modal("nb"))
    act = act_of(body, body["actions"][0]["value"])
    outcome = do(services, act)
    show(client, view_id, outcome_modal(language_of(services, act.team_id, act.user_id), outcome))
