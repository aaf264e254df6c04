"""What a press of a button or a submission comes to: whose act it is, and the window that shows its outcome."""

from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View

from bot.reflections.submission import Act
from bot.rendering.reflection_modal import loading_modal


def act_of(body: dict[str, Any], round_id: str) -> Act:
    """The act that Slack tells of, on the round that its button or window names."""
    return Act(body["team"]["id"], body["user"]["id"], int(round_id), body["trigger_id"])


def opened(client: WebClient, body: dict[str, Any], loading: View | None = None) -> str:
    """Open a window at once, for the trigger lives for 3 seconds, and give its id. Raises SlackApiError.

    It shows `loading`, or what a reflection shows.
    """
    view = loading or loading_modal("nb")
    return str(client.views_open(trigger_id=body["trigger_id"], view=view)["view"]["id"])


def show(client: WebClient, view_id: str, view: View) -> None:
    """Put something else into a window; who has closed it meanwhile is left in peace. Raises SlackApiError."""
    try:
        client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        if error.response["error"] != "not_found":
            raise
