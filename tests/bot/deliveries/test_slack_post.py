"""What Slack's answers mean for a delivery."""

import pytest

from bot.deliveries.sending import deliver_due
from bot.local.slack_error import SlackError
from bot.local.web_api.disturbance import Disturbance
from tests.bot.deliveries.conftest import NINE, Delivering

MEANINGS = {
    "not_in_channel": "failed",
    "channel_not_found": "failed",
    "is_archived": "failed",
    "restricted_action": "failed",
    "msg_too_long": "failed",
    "invalid_blocks": "failed",
    "missing_scope": "failed",
    "ratelimited": "pending",
    "account_inactive": "pending",
    "internal_error": "sending",
    "service_unavailable": "sending",
    "<html>a page of somebody between us and Slack</html>": "sending",
}
PREPARING = {"internal_error": "pending", "user_not_found": "failed", "cannot_dm_bot": "failed"}


@pytest.mark.parametrize(("code", "state"), MEANINGS.items())
def test_an_answer_to_the_posting_ends_puts_off_or_leaves_in_doubt(
    delivering: Delivering, code: str, state: str
) -> None:
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance("chat.postMessage", SlackError(code)))
    deliver_due(delivering.outbox, NINE)
    assert delivering.outcomes()["a"][0] == state


@pytest.mark.parametrize("method", ["users.info", "conversations.open"])
@pytest.mark.parametrize(("code", "state"), PREPARING.items())
def test_before_anything_is_posted_nothing_is_in_doubt(
    delivering: Delivering, ola: int, method: str, code: str, state: str
) -> None:
    delivering.add("a", person_id=ola)
    delivering.slack.web_api.disturb(Disturbance(method, SlackError(code)))
    deliver_due(delivering.outbox, NINE)
    assert delivering.outcomes()["a"][0] == state
