"""Who may call, with which token, and what the answer says of the caller."""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local.server import LocalSlack
from bot.local.workspace import Workspace


def test_auth_test_says_who_the_bot_is(client: WebClient) -> None:
    assert client.auth_test().data == {
        "ok": True,
        "url": "https://lokalt.slack.com/",
        "team": "Lokalt arbeidsrom",
        "user": "samleren",
        "team_id": "T0LOCAL0001",
        "user_id": "UBOT",
        "bot_id": "B1",
        "is_enterprise_install": False,
    }


def test_auth_test_says_which_app_an_app_level_token_is_for(client_with_token: Callable[..., Any]) -> None:
    assert client_with_token("xapp-invented").auth_test().data == {
        "ok": True,
        "app_name": "Samleren",
        "app_id": "A1",
    }


def test_every_answer_names_the_scopes_of_the_app_in_a_header(client: WebClient, workspace: Workspace) -> None:
    assert client.auth_test().headers["x-oauth-scopes"] == ",".join(sorted(workspace.app.scopes))


def test_a_call_without_a_token_is_not_authed(
    client_with_token: Callable[..., Any], error: Callable[..., Any]
) -> None:
    assert error(client_with_token(None).auth_test) == "not_authed"


def test_an_unknown_token_is_invalid(client_with_token: Callable[..., Any], error: Callable[..., Any]) -> None:
    assert error(client_with_token("xoxb-another").auth_test) == "invalid_auth"


def test_a_token_may_be_an_argument_of_a_form(client_with_token: Callable[..., Any]) -> None:
    answer = client_with_token(None).api_call("auth.test", data={"token": "xoxb-invented"})
    assert answer["user_id"] == "UBOT"


def test_the_bot_token_opens_no_connection(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.apps_connections_open, app_token="xoxb-invented") == "not_allowed_token_type"


def test_the_app_level_token_posts_nothing(client_with_token: Callable[..., Any], error: Callable[..., Any]) -> None:
    app_level = client_with_token("xapp-invented")
    assert error(app_level.chat_postMessage, channel="CPUBLIC", text="hei") == "not_allowed_token_type"


def test_a_connection_is_opened_with_the_app_level_token(client: WebClient, slack: LocalSlack) -> None:
    url = client.apps_connections_open(app_token="xapp-invented")["url"]
    assert url.partition("?")[0].startswith(slack.base_url.replace("http:", "ws:"))


CALLS_AND_SCOPES = [
    ("chat.postMessage", {"channel": "CPUBLIC", "text": "hei"}, "chat:write"),
    ("chat.postEphemeral", {"channel": "CPUBLIC", "user": "UKARI", "text": "hei"}, "chat:write"),
    ("chat.update", {"channel": "CPUBLIC", "ts": "1.0", "text": "hei"}, "chat:write"),
    ("chat.delete", {"channel": "CPUBLIC", "ts": "1.0"}, "chat:write"),
    ("conversations.open", {"users": "UKARI"}, "im:write"),
    ("conversations.info", {"channel": "CPUBLIC"}, "channels:read"),
    ("conversations.info", {"channel": "CPRIVATE"}, "groups:read"),
    ("conversations.members", {"channel": "CPUBLIC"}, "channels:read"),
    ("conversations.members", {"channel": "CPRIVATE"}, "groups:read"),
    ("conversations.list", {}, "channels:read"),
    ("conversations.list", {"types": "private_channel"}, "groups:read"),
    ("conversations.list", {"types": "im"}, "im:read"),
    ("conversations.history", {"channel": "CPUBLIC"}, "channels:history"),
    ("conversations.history", {"channel": "CPRIVATE"}, "groups:history"),
    ("conversations.replies", {"channel": "CPUBLIC", "ts": "1.0"}, "channels:history"),
    ("users.conversations", {}, "channels:read"),
    ("users.info", {"user": "UKARI"}, "users:read"),
    ("users.list", {}, "users:read"),
    ("files.getUploadURLExternal", {"filename": "a", "length": 1}, "files:write"),
    ("files.completeUploadExternal", {"files": "[]"}, "files:write"),
]


@pytest.mark.parametrize(("method", "arguments", "scope"), CALLS_AND_SCOPES)
def test_a_missing_scope_is_named(
    client_without: Callable[..., Any], refusal: Callable[..., Any], method: str, arguments: Any, scope: str
) -> None:
    assert refusal(client_without(scope).api_call, method, data=arguments)["needed"] == scope


@pytest.mark.parametrize(("method", "arguments", "scope"), CALLS_AND_SCOPES)
def test_with_its_scope_a_call_does_not_want_for_it(
    slack: LocalSlack, client: WebClient, method: str, arguments: Any, scope: str
) -> None:
    assert scope in slack.workspace.app.scopes
    with contextlib.suppress(SlackApiError):  # an error of another kind is fine here
        client.api_call(method, data=arguments)
    assert slack.web_api.calls[-1].answer.get("error") != "missing_scope"


def test_a_refusal_for_want_of_a_scope_says_which_ones_there_are(
    client_without: Callable[..., Any], refusal: Callable[..., Any], slack: LocalSlack
) -> None:
    refused = refusal(client_without("chat:write").chat_postMessage, channel="CPUBLIC", text="hei")
    assert refused == {
        "ok": False,
        "error": "missing_scope",
        "needed": "chat:write",
        "provided": ",".join(sorted(slack.workspace.app.scopes - {"chat:write"})),
    }


def test_the_history_of_a_direct_message_takes_its_own_scope(
    client_without: Callable[..., Any], refusal: Callable[..., Any]
) -> None:
    client = client_without("im:history")
    channel = client.conversations_open(users="UKARI")["channel"]["id"]
    assert refusal(client.conversations_history, channel=channel)["needed"] == "im:history"
