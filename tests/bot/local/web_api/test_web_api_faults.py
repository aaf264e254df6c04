"""What a caller on slack_sdk meets when a call goes wrong, and what the workspace holds afterwards."""

import errno
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any
from urllib.error import URLError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local.fault_plan import CallFault, FaultPlan
from bot.local.server import LocalSlack
from bot.local.slack_error import ServerFailedError
from bot.local.web_api.disturbance import Disturbance, Loss
from bot.local.workspace import Workspace

CHANNEL = "CPUBLIC"
POSTING = "chat.postMessage"
IMPATIENCE = 0.6
ON_CALLS = [fault for fault in CallFault if fault is not CallFault.UNREADABLE]
SEEN = {
    None: "ok",
    CallFault.RATE_LIMITED: "HTTP 429, ratelimited, Retry-After 1",
    CallFault.FAILED_BEFORE: "HTTP 500, internal_error",
    CallFault.FAILED_AFTER: "HTTP 500, internal_error",
    CallFault.SILENT_BEFORE: "TimeoutError",
    CallFault.SILENT_AFTER: "TimeoutError",
    CallFault.RESET_BEFORE: "ConnectionResetError",
    CallFault.RESET_AFTER: "ConnectionResetError",
    CallFault.SLOW: "ok",
}
NO_EFFECT = {CallFault.RATE_LIMITED, CallFault.FAILED_BEFORE, CallFault.SILENT_BEFORE, CallFault.RESET_BEFORE}


def impatient(slack: LocalSlack) -> WebClient:
    # What slack_sdk asks for is whole seconds; the socket below takes any.
    return WebClient("xoxb-invented", base_url=slack.api_url, retry_handlers=[], timeout=IMPATIENCE)


def seen_by(call: Callable[..., Any], **arguments: Any) -> str:
    """What the caller gets."""
    try:
        call(**arguments)
    except SlackApiError as error:
        response = error.response
        wait = response.headers.get("Retry-After")
        said = f"HTTP {response.status_code}, {response['error']}"
        return said if wait is None else f"{said}, Retry-After {wait}"
    except URLError as error:
        return type(error.reason).__name__
    except OSError as error:
        return type(error).__name__
    return "ok"


def post(slack: LocalSlack, key: str) -> str:
    metadata = {"event_type": "test", "event_payload": {"key": key}}
    return seen_by(impatient(slack).chat_postMessage, channel=CHANNEL, text="hei", metadata=metadata)


def subject(key: str) -> str:
    return f'{{"event_payload": {{"key": "{key}"}}, "event_type": "test"}}'


def keys_in(workspace: Workspace) -> list[str]:
    messages = workspace.channels[CHANNEL].messages.values()
    return [message.metadata["event_payload"]["key"] for message in messages if message.metadata]


@pytest.mark.parametrize("fault", ON_CALLS)
def test_the_caller_sees_the_fault(slack: LocalSlack, fault: CallFault) -> None:
    slack.follow(FaultPlan(1, {fault: 1.0}, slow_seconds=0.01))
    assert post(slack, "a") == SEEN[fault]


@pytest.mark.parametrize("fault", ON_CALLS)
def test_a_fault_after_accepting_leaves_one_message_and_one_before_it_none(
    slack: LocalSlack, workspace: Workspace, fault: CallFault
) -> None:
    slack.follow(FaultPlan(1, {fault: 1.0}, slow_seconds=0.01))
    post(slack, "a")
    assert keys_in(workspace) == ([] if fault in NO_EFFECT else ["a"])


@settings(max_examples=8)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_drawn_each_caller_sees_it_and_each_effect_is_one_message(seed: int, serving: Any) -> None:
    slack = serving()
    plan = FaultPlan(seed, {fault: 1 / len(ON_CALLS) for fault in ON_CALLS}, slow_seconds=0.01)
    slack.follow(plan)
    keys = [f"{seed}-{number}" for number in range(8)]
    met = [plan.of_call(POSTING, subject(key), 1) for key in keys]
    with ThreadPoolExecutor(8) as callers:
        seen = list(callers.map(lambda key: post(slack, key), keys))
    effects = sorted(key for key in keys_in(slack.workspace) if key in keys)
    expected = [key for key, fault in zip(keys, met, strict=True) if fault not in NO_EFFECT]
    assert (seen, effects) == ([SEEN[fault] for fault in met], expected)


def test_a_call_that_is_made_again_draws_again(slack: LocalSlack) -> None:
    plan = FaultPlan(5, {CallFault.FAILED_BEFORE: 0.5})
    slack.follow(plan)
    seen = [post(slack, "a") for _ in range(12)]
    assert seen == [SEEN[plan.of_call(POSTING, subject("a"), number)] for number in range(1, 13)]


def test_a_direct_message_is_drawn_for_by_its_person(slack: LocalSlack, client: WebClient) -> None:
    plan = FaultPlan(5, {CallFault.UNREADABLE: 0.5})
    channel = client.conversations_open(users="UKARI")["channel"]["id"]
    slack.follow(plan)
    seen = [seen_by(client.conversations_history, channel=channel) == "ok" for _ in range(12)]
    assert seen == [plan.of_call("conversations.history", "UKARI", number) is None for number in range(1, 13)]


def test_a_plan_may_be_there_from_the_start(workspace: Workspace) -> None:
    with LocalSlack(workspace, paced=False, faults=FaultPlan(1, {CallFault.FAILED_BEFORE: 1.0})) as slack:
        assert post(slack, "a") == "HTTP 500, internal_error"


def test_when_the_faults_end_calls_succeed(slack: LocalSlack) -> None:
    slack.follow(FaultPlan(1, {CallFault.FAILED_BEFORE: 1.0}))
    slack.end_faults()
    assert post(slack, "a") == "ok"


def test_a_history_that_is_unreadable_is_refused(slack: LocalSlack, client: WebClient) -> None:
    slack.follow(FaultPlan(1, {CallFault.UNREADABLE: 1.0}))
    assert seen_by(client.conversations_history, channel=CHANNEL) == "HTTP 200, missing_scope"


@pytest.mark.parametrize("has_effect", [False, True])
def test_a_reset_breaks_the_connection_off(slack: LocalSlack, has_effect: bool) -> None:  # noqa: FBT001 - a parameter
    slack.web_api.disturb(Disturbance("auth.test", Loss.RESET, has_effect=has_effect))
    connection = HTTPConnection(slack.base_url.removeprefix("http://"))
    connection.request("POST", "/api/auth.test", headers={"Authorization": "Bearer xoxb-invented"})
    with pytest.raises(ConnectionResetError) as caught:
        connection.getresponse()
    connection.close()
    assert caught.value.errno == errno.ECONNRESET  # an orderly end has no errno


def test_a_caller_who_has_left_is_not_reset(slack: LocalSlack, caplog: pytest.LogCaptureFixture) -> None:
    """Killed: resetting whatever the connection is in, which has no socket any more."""
    slack.web_api.disturb(Disturbance("auth.test", Loss.RESET, delay_seconds=0.3))
    connection = HTTPConnection(slack.base_url.removeprefix("http://"))
    connection.request("POST", "/api/auth.test", headers={"Authorization": "Bearer xoxb-invented"})
    connection.close()
    time.sleep(1)  # beyond the delay
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_slow_answer_comes_late(slack: LocalSlack, client: WebClient) -> None:
    slack.web_api.disturb(Disturbance("auth.test", None, delay_seconds=0.2))
    began = time.monotonic()
    client.auth_test()
    assert time.monotonic() - began >= 0.2


def test_a_slow_answer_is_too_late_for_a_caller_who_leaves(slack: LocalSlack, workspace: Workspace) -> None:
    slack.web_api.disturb(Disturbance(POSTING, None, delay_seconds=IMPATIENCE + 0.3))
    assert (post(slack, "a"), keys_in(workspace)) == ("TimeoutError", ["a"])


def test_slow_answers_do_not_hold_up_the_others(slack: LocalSlack, client: WebClient) -> None:
    slack.web_api.disturb(Disturbance("auth.test", None, times=60, delay_seconds=3))  # however busy the machine is
    with ThreadPoolExecutor(60) as callers:
        waiting = [callers.submit(client.auth_test) for _ in range(60)]
        client.users_info(user="UKARI")
        assert [one.done() for one in waiting] == [False] * 60


def test_an_error_may_come_late(slack: LocalSlack, client: WebClient) -> None:
    slack.web_api.disturb(Disturbance("auth.test", ServerFailedError(), delay_seconds=0.2))
    began = time.monotonic()
    assert (seen_by(client.auth_test), time.monotonic() - began >= 0.2) == ("HTTP 500, internal_error", True)


def test_the_record_of_a_call_says_what_its_caller_met(slack: LocalSlack) -> None:
    slack.web_api.disturb(Disturbance(POSTING, Loss.RESET))
    post(slack, "a")
    post(slack, "a")
    assert [call.fault for call in slack.web_api.calls] == ["reset", None]
