"""Slash commands: what the app is sent, what its ack says, and what Slack says without one."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

KARI, OLA, BOT = "U0KARI", "U0OLA", "U0BOT"
Connect = Callable[..., Any]
SILENCE = {"no": "ack"}
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Samling"},
    "blocks": [{"type": "divider"}],
}


def test_a_command_has_slacks_keys(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle nå")
    assert set(app.payloads(1)[0]) == {
        "token", "api_app_id", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name",
        "command", "text", "response_url", "trigger_id", "is_enterprise_install",
    }  # fmt: skip


def test_a_command_says_who_wrote_what_where(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle  neste <samling> ")
    (payload,) = app.payloads(1)
    names = ("user_id", "user_name", "channel_id", "channel_name", "command", "text")
    assert [payload[name] for name in names] == [
        KARI, "kari", slack.general.id, "samlinger", "/samle", "neste &lt;samling&gt;",
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["direct", "private"])
def test_a_command_elsewhere_names_the_kind_of_place(slack: Any, connect: Connect, place: str) -> None:
    app = connect()
    channels = {
        "direct": slack.workspace.direct_message(KARI),
        "private": slack.workspace.add_channel("lukket", [KARI], is_private=True),
    }
    slack.acts.run_command(KARI, channels[place].id, "/samle")
    names = {"direct": "directmessage", "private": "privategroup"}
    assert app.payloads(1)[0]["channel_name"] == names[place]


def test_an_unknown_command_is_slacks_own_business(slack: Any, connect: Connect) -> None:
    connect()
    outcome = slack.acts.run_command(KARI, slack.general.id, "/ukjent noe")
    assert (outcome.acked, outcome.shown.partition(".")[0], slack.link.deliveries) == (
        False,
        "/ukjent is not a valid command",
        [],
    )


def test_a_plain_ack_posts_nothing(slack: Any, connect: Connect) -> None:
    connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    assert (slack.general.messages, slack.general.ephemeral) == ({}, {})


@pytest.mark.parametrize("more", [{}, {"response_type": "ephemeral"}])
def test_an_ack_with_text_is_seen_by_the_asker_only(slack: Any, connect: Connect, more: dict[str, str]) -> None:
    connect(lambda _request: {"text": "svar"} | more)
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    shown = [(message.text, message.seen_only_by) for message in slack.general.ephemeral.values()]
    assert shown == [("svar", KARI)]


def test_an_ack_may_be_seen_by_all(slack: Any, connect: Connect) -> None:
    connect(lambda _request: {"text": "svar", "response_type": "in_channel"})
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    shown = [(message.text, message.user, message.seen_only_by) for message in slack.general.messages.values()]
    assert shown == [("svar", BOT, None)]


def test_an_ack_with_unsound_blocks_is_not_shown(slack: Any, connect: Connect) -> None:
    connect(lambda _request: {"text": "svar", "blocks": [{"type": "ukjent"}]})
    outcome = slack.acts.run_command(KARI, slack.general.id, "/samle")
    assert (outcome.shown, slack.general.ephemeral) == ('/samle failed with the error "invalid_blocks"', {})


def test_a_missed_deadline_is_told_in_slacks_words(slack: Any, connect: Connect) -> None:
    connect(lambda _request: SILENCE)
    outcome = slack.acts.run_command(KARI, slack.general.id, "/samle")
    assert (outcome.acked, outcome.shown) == (False, '/samle failed with the error "operation_timeout"')


def test_a_command_comes_once_even_unacked(slack: Any, connect: Connect) -> None:
    connect(lambda _request: SILENCE)
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    assert [(delivery.kind, delivery.outcome) for delivery in slack.link.deliveries] == [
        ("slash_commands", "timed_out")
    ]


def test_a_command_without_a_connected_app_fails_at_once(slack: Any) -> None:
    outcome = slack.acts.run_command(KARI, slack.general.id, "/samle")
    assert (outcome.acked, outcome.shown) == (False, '/samle failed with the error "dispatch_failed"')


def test_a_commands_trigger_opens_a_modal_once(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    trigger_id = app.payloads(1)[0]["trigger_id"]
    client = slack.web_client()
    client.views_open(trigger_id=trigger_id, view=MODAL)
    with pytest.raises(SlackApiError) as refused:
        client.views_open(trigger_id=trigger_id, view=MODAL)
    assert refused.value.response["error"] == "exchanged_trigger_id"


def test_a_commands_trigger_opens_the_askers_modal(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    opened = slack.web_client().views_open(trigger_id=app.payloads(1)[0]["trigger_id"], view=MODAL)
    assert slack.workspace.modals == {KARI: [opened["view"]["id"]]}


def test_a_commands_trigger_lasts_three_seconds(slack: Any, connect: Connect, elapsed: Any) -> None:
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    elapsed.seconds += 3.1
    with pytest.raises(SlackApiError) as refused:
        slack.web_client().views_open(trigger_id=app.payloads(1)[0]["trigger_id"], view=MODAL)
    assert refused.value.response["error"] == "expired_trigger_id"
