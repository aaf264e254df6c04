"""What a press under a reminder comes to: whose act it is, and the answer that they alone see."""

from typing import Any

from slack_bolt import Respond

from bot.rendering.message import Message
from bot.subscriptions.acting import Act


def act_of(body: dict[str, Any]) -> Act:
    """The act that Slack tells of."""
    return Act(body["team"]["id"], body["user"]["id"], body["trigger_id"])


def tell(respond: Respond, message: Message, *, instead: bool = False) -> None:
    """Say it to that person alone: below what they pressed, or `instead` of it where only they see that."""
    respond(**message.arguments(), response_type="ephemeral", replace_original=instead)
