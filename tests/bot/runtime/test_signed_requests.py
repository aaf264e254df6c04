"""What the bot refuses over HTTP, and that it has no effect."""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import update

from bot.local.clock import wall
from models.heartbeats import Heartbeat
from tests.bot_in_slack.fixtures import APP, CHANNEL, KARI, BotInSlack

pytestmark = pytest.mark.parametrize("transport", ["http"])
COMMAND = {"command": "/samling", "text": "help", "team_id": "T1", "user_id": KARI, "channel_id": CHANNEL}
MINUTE = 60


def send(bot: BotInSlack, secret: str, seconds_ago: float = 0, *, body_as_sent: str | None = None) -> int:
    """Post a command as Slack does, signed with `secret`; the status that the bot answers with."""
    answer_at = f"{bot.slack.base_url}/actions/unknown"
    body = urllib.parse.urlencode(COMMAND | {"response_url": answer_at})
    timestamp = str(int(wall() - seconds_ago))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    request = urllib.request.Request(
        f"http://127.0.0.1:{bot.port}/slack/events",
        (body_as_sent or body).encode(),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Signature": str(signature),
            "X-Slack-Request-Timestamp": timestamp,
        },
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_a_request_with_the_right_signature_is_taken(bot: BotInSlack) -> None:
    assert send(bot, APP.signing_secret) == 200


@pytest.mark.parametrize("seconds_ago", [-4 * MINUTE, 4 * MINUTE])
def test_a_clock_that_differs_by_less_than_five_minutes_does_no_harm(bot: BotInSlack, seconds_ago: float) -> None:
    assert send(bot, APP.signing_secret, seconds_ago) == 200


def test_a_request_signed_with_another_secret_is_refused(bot: BotInSlack) -> None:
    assert send(bot, "another") == 401


def test_a_request_whose_body_was_changed_is_refused(bot: BotInSlack) -> None:
    assert send(bot, APP.signing_secret, body_as_sent="command=%2Fsamling&text=changed") == 401


@pytest.mark.parametrize("seconds_ago", [-6 * MINUTE, 6 * MINUTE])
def test_a_request_from_more_than_five_minutes_away_is_refused(bot: BotInSlack, seconds_ago: float) -> None:
    assert send(bot, APP.signing_secret, seconds_ago) == 401


def test_a_refused_request_has_no_effect(bot: BotInSlack) -> None:
    bot.slack.workspace.app = replace(bot.slack.workspace.app, signing_secret="another")
    outcome = bot.acts.run_command(KARI, CHANNEL, "/samling help")
    assert (outcome.acked, bot.all_answers()) == (False, [])


def test_the_request_url_answers_slacks_challenge(bot: BotInSlack) -> None:
    assert bot.slack.link.verify_request_url()


def test_the_health_check_answers_without_a_signature(bot: BotInSlack) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{bot.port}/health") as answer:
        assert answer.read() == b"ok"


def test_the_health_check_fails_where_a_tick_is_late_and_says_which(bot: BotInSlack) -> None:
    """Killed: answering 200 whatever is wrong."""
    with bot.services.database.writing() as session:
        long_ago = datetime(2000, 1, 1, tzinfo=UTC)
        session.execute(update(Heartbeat).where(Heartbeat.tick == "forget old requests").values(at=long_ago))
    with pytest.raises(urllib.error.HTTPError) as failed:
        urllib.request.urlopen(f"http://127.0.0.1:{bot.port}/health")
    with failed.value as answer:
        said = answer.read().decode().partition(":")[0]
    assert (failed.value.code, said) == (503, "the tick 'forget old requests' is late")
