"""How calls come in and answers go out, whatever the method."""

import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient

from bot.local.server import LocalSlack
from bot.local.slack_error import RateLimitedError, ServerFailedError, SlackError
from bot.local.web_api.call import Call
from bot.local.web_api.disturbance import Disturbance, Loss
from bot.local.workspace import Workspace

BEARER = {"Authorization": "Bearer xoxb-invented"}
JSON = {"Content-Type": "application/json; charset=utf-8"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def request_to(slack: LocalSlack) -> Any:
    """Send an HTTP request by hand, and give the answer's body."""

    def send(verb: str, path: str, body: Any = None, headers: Any = None) -> Any:
        connection = HTTPConnection(urlsplit(slack.base_url).netloc, timeout=5)
        try:
            connection.request(verb, path, body, BEARER | (headers or {}))
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    return send


def test_arguments_may_come_in_the_query_of_a_get(request_to: Callable[..., Any]) -> None:
    assert request_to("GET", "/api/users.info?user=UKARI")["user"]["name"] == "kari"


def test_arguments_may_come_as_a_form(request_to: Callable[..., Any]) -> None:
    assert request_to("POST", "/api/users.info", "user=UKARI", FORM)["user"]["name"] == "kari"


def test_arguments_may_come_as_json(request_to: Callable[..., Any]) -> None:
    assert request_to("POST", "/api/users.info", '{"user": "UKARI"}', JSON)["user"]["name"] == "kari"


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        ("{", JSON, "invalid_json"),
        ("[]", JSON, "json_not_object"),
        ("user=UKARI", {"Content-Type": "text/csv"}, "invalid_post_type"),
        ("user=UKARI", {}, "missing_post_type"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    request_to: Callable[..., Any], body: Any, headers: Any, code: str
) -> None:
    assert request_to("POST", "/api/users.info", body, headers) == {"ok": False, "error": code}


def test_an_unknown_method_is_refused(client: WebClient, refusal: Callable[..., Any]) -> None:
    assert refusal(client.api_call, "chat.whisper") == {
        "ok": False,
        "error": "unknown_method",
        "req_method": "chat.whisper",
    }


def test_an_unknown_method_is_logged_as_a_warning(client: WebClient, error: Callable[..., Any], caplog: Any) -> None:
    with caplog.at_level(logging.WARNING, logger="bot.local"):
        error(client.api_call, "chat.whisper")
    assert [record.getMessage() for record in caplog.records if record.name.startswith("bot.local")] == [
        "the app called a method that does not exist, or not here: chat.whisper"
    ]


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("chat.postMessage", ["channel"]),
        ("chat.postEphemeral", ["channel", "user"]),
        ("chat.update", ["channel", "ts"]),
        ("chat.delete", ["channel", "ts"]),
        ("conversations.info", ["channel"]),
        ("conversations.members", ["channel"]),
        ("conversations.history", ["channel"]),
        ("conversations.replies", ["channel", "ts"]),
        ("users.info", ["user"]),
        ("views.open", ["trigger_id", "view"]),
        ("views.push", ["trigger_id", "view"]),
        ("views.update", ["view"]),
        ("views.publish", ["user_id", "view"]),
        ("files.getUploadURLExternal", ["filename", "length"]),
        ("files.completeUploadExternal", ["files"]),
    ],
)
def test_what_a_method_requires_is_asked_for(
    client: WebClient, refusal: Callable[..., Any], method: str, fields: Any
) -> None:
    assert refusal(client.api_call, method) == {
        "ok": False,
        "error": "invalid_arguments",
        "response_metadata": {"messages": [f"[ERROR] missing required field: {field}" for field in fields]},
    }


@pytest.mark.parametrize("user", [["UKARI"], {"id": "UKARI"}, True])
def test_a_string_is_asked_for_where_something_else_came(
    client: WebClient, complaints: Callable[..., Any], user: Any
) -> None:
    assert complaints(client.api_call, "users.info", json={"user": user}) == [
        "[ERROR] must provide a string [json-pointer:/user]"
    ]


def test_calls_at_the_same_moment_are_all_carried_out(client: WebClient, workspace: Workspace) -> None:
    with ThreadPoolExecutor(max_workers=8) as workers:
        for number in range(40):
            workers.submit(client.chat_postMessage, channel="CPUBLIC", text=str(number))
    said = [message.text for message in workspace.channels["CPUBLIC"].messages.values()]
    assert sorted(said, key=int) == [str(number) for number in range(40)]


def test_every_call_is_recorded_with_its_arguments_as_understood(slack: LocalSlack, client: WebClient) -> None:
    blocks = [{"type": "divider", "block_id": "line"}]
    answer = client.api_call("chat.postMessage", data={"channel": "CPUBLIC", "blocks": json.dumps(blocks)})
    assert slack.web_api.calls == [Call("chat.postMessage", {"channel": "CPUBLIC", "blocks": blocks}, answer.data)]


def test_the_record_of_a_call_holds_no_token(slack: LocalSlack, client_with_token: Callable[..., Any]) -> None:
    client_with_token(None).api_call("auth.test", data={"token": "xoxb-invented"})
    assert slack.web_api.calls[0].arguments == {}


def test_a_refused_call_is_recorded_too(slack: LocalSlack, client: WebClient, error: Callable[..., Any]) -> None:
    error(client.users_info, user="UNOBODY")
    assert slack.web_api.calls == [Call("users.info", {"user": "UNOBODY"}, {"ok": False, "error": "user_not_found"})]


def test_a_disturbed_call_has_no_effect(
    slack: LocalSlack, client: WebClient, error: Callable[..., Any], workspace: Workspace
) -> None:
    slack.web_api.disturb(Disturbance("chat.postMessage", SlackError("fatal_error")))
    error(client.chat_postMessage, channel="CPUBLIC", text="hei")
    assert workspace.channels["CPUBLIC"].messages == {}


def test_a_call_may_have_its_effect_and_lose_its_answer(
    slack: LocalSlack, client: WebClient, error: Callable[..., Any], workspace: Workspace
) -> None:
    slack.web_api.disturb(Disturbance("chat.postMessage", ServerFailedError(), has_effect=True))
    error(client.chat_postMessage, channel="CPUBLIC", text="hei")
    assert [message.text for message in workspace.channels["CPUBLIC"].messages.values()] == ["hei"]


def test_a_disturbance_passes_after_as_many_calls_as_were_asked_for(
    slack: LocalSlack, client: WebClient, error: Callable[..., Any]
) -> None:
    slack.web_api.disturb(Disturbance("auth.test", RateLimitedError(7), times=2))
    assert [error(client.auth_test), error(client.auth_test), client.auth_test()["ok"]] == [
        "ratelimited",
        "ratelimited",
        True,
    ]


def test_a_call_may_have_its_effect_and_get_no_answer_at_all(slack: LocalSlack, workspace: Workspace) -> None:
    slack.web_api.disturb(Disturbance("chat.postMessage", Loss.SILENCE, has_effect=True))
    client = WebClient(workspace.app.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=1)
    with pytest.raises(TimeoutError):
        client.chat_postMessage(channel="CPUBLIC", text="hei")
    assert [message.text for message in workspace.channels["CPUBLIC"].messages.values()] == ["hei"]


def test_a_disturbance_of_one_method_leaves_the_others_alone(slack: LocalSlack, client: WebClient) -> None:
    slack.web_api.disturb(Disturbance("auth.test", ServerFailedError()))
    assert client.users_info(user="UKARI")["ok"] is True
