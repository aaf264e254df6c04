"""Socket Mode as slack_sdk's own client and a plain WebSocket see it."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from starlette.websockets import WebSocket
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_websocket

Connect = Callable[..., Any]
KARI = "U0KARI"


@contextmanager
def opened(slack: Any) -> Iterator[ClientConnection]:
    """A connection that has been greeted, and acks nothing."""
    with open_websocket(slack.link.new_connection_url(slack.base_url), proxy=None) as websocket:
        assert json.loads(websocket.recv())["type"] == "hello"
        yield websocket


def event_ids(messages: list[str]) -> list[str]:
    envelopes = [json.loads(message) for message in messages]
    return [each["payload"]["event_id"] for each in envelopes if each["type"] == "events_api"]


def test_a_connection_is_greeted(slack: Any) -> None:
    with open_websocket(slack.link.new_connection_url(slack.base_url), proxy=None) as websocket:
        hello = json.loads(websocket.recv())
    del hello["debug_info"]
    assert hello == {"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A0APP"}}


def test_the_greeting_says_where_it_comes_from(slack: Any) -> None:
    with open_websocket(slack.link.new_connection_url(slack.base_url), proxy=None) as websocket:
        debug_info = json.loads(websocket.recv())["debug_info"]
    assert set(debug_info) == {"host", "build_number", "approximate_connection_time"}


def test_a_ticket_admits_once(slack: Any) -> None:
    url = slack.link.new_connection_url(slack.base_url)
    with open_websocket(url, proxy=None):
        pass
    with pytest.raises(InvalidStatus) as refused, open_websocket(url, proxy=None):
        pass
    assert refused.value.response.status_code == 403


def test_a_command_at_the_moment_of_the_handshake_reaches_the_app(
    slack: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed: counting a connection only when its handshake has gone out: for a moment the app was not reached."""
    accept = WebSocket.accept

    async def accept_slowly(websocket: WebSocket) -> None:
        await accept(websocket)
        time.sleep(0.3)  # noqa: ASYNC251 - the server's thread is held up there

    monkeypatch.setattr(WebSocket, "accept", accept_slowly)
    url = slack.link.new_connection_url(slack.base_url)
    with open_websocket(url, proxy=None) as websocket, ThreadPoolExecutor() as person:
        person.submit(slack.acts.run_command, KARI, slack.general.id, "/samle hei")
        types = [json.loads(websocket.recv(timeout=10))["type"] for _ in range(2)]
    assert types == ["hello", "slash_commands"]


def test_an_eleventh_connection_is_turned_away(slack: Any) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            stack.enter_context(opened(slack))
        eleventh = stack.enter_context(open_websocket(slack.link.new_connection_url(slack.base_url), proxy=None))
        assert json.loads(eleventh.recv())["reason"] == "too_many_websockets"


def test_an_event_comes_in_an_envelope(slack: Any) -> None:
    with opened(slack) as websocket:
        slack.acts.post_message(KARI, slack.general.id, "hei")
        envelope = json.loads(websocket.recv())
    assert set(envelope) == {
        "envelope_id", "type", "accepts_response_payload", "payload", "retry_attempt", "retry_reason",
    }  # fmt: skip


def test_an_event_is_marked_as_the_first_attempt(slack: Any) -> None:
    with opened(slack) as websocket:
        slack.acts.post_message(KARI, slack.general.id, "hei")
        envelope = json.loads(websocket.recv())
    marks = ("type", "accepts_response_payload", "retry_attempt", "retry_reason")
    assert [envelope[mark] for mark in marks] == ["events_api", False, 0, ""]


def test_fifty_events_over_three_connections_come_once_each(slack: Any, connect: Connect) -> None:
    apps = [connect(), connect(), connect()]
    for number in range(50):
        slack.acts.post_message(KARI, slack.general.id, f"melding {number}")
    assert slack.link.wait_until_quiet(5)
    counts = Counter(event_id for app in apps for event_id in event_ids(app.messages))
    assert (len(counts), set(counts.values())) == (50, {1})


def test_connections_take_turns(slack: Any, connect: Connect) -> None:
    apps = [connect(), connect(), connect()]
    for number in range(9):
        slack.acts.post_message(KARI, slack.general.id, f"melding {number}")
    assert slack.link.wait_until_quiet(5)
    assert [len(app.requests) for app in apps] == [3, 3, 3]


def test_an_unacked_event_of_a_closed_connection_goes_to_another(slack: Any, connect: Connect) -> None:
    with opened(slack) as dying:
        slack.acts.post_message(KARI, slack.general.id, "hei")
        lost = event_ids([str(dying.recv())])
        app = connect()
    app.payloads(1)
    assert event_ids(app.messages) == lost


def test_events_wait_in_order_for_the_first_connection(slack: Any, connect: Connect) -> None:
    texts = [f"melding {number}" for number in range(5)]
    for text in texts:
        slack.acts.post_message(KARI, slack.general.id, text)
    app = connect()
    app.payloads(5)
    envelopes = [json.loads(message) for message in app.messages]
    assert [each["payload"]["event"]["text"] for each in envelopes if each["type"] == "events_api"] == texts


def test_a_refresh_replaces_the_connection_and_loses_nothing(slack: Any, connect: Connect) -> None:
    app = connect()
    for number in range(30):
        slack.acts.post_message(KARI, slack.general.id, f"melding {number}")
        if number == 10:
            slack.link.refresh_connections()
    assert slack.link.wait_until_quiet(5)
    heard = {request.payload["event"]["text"] for request in app.requests}
    assert heard == {f"melding {number}" for number in range(30)}


def test_a_refreshed_client_opens_a_second_connection(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.link.refresh_connections()
    with app.changed:
        assert app.changed.wait_for(lambda: len(app.messages) == 3, 5)
    assert [json.loads(message)["type"] for message in app.messages] == ["hello", "disconnect", "hello"]


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
def test_a_disconnect_says_why(slack: Any, reason: str) -> None:
    with opened(slack) as websocket:
        slack.link.refresh_connections(reason)
        message = json.loads(websocket.recv())
    assert (message["type"], message["reason"], set(message["debug_info"])) == ("disconnect", reason, {"host"})


def test_a_disabled_link_closes_at_once(slack: Any) -> None:
    with opened(slack) as websocket:
        slack.link.refresh_connections("link_disabled")
        websocket.recv()
        with pytest.raises(ConnectionClosed):
            websocket.recv(timeout=2)


def test_a_disabled_link_admits_nobody(slack: Any) -> None:
    url = slack.link.new_connection_url(slack.base_url)
    slack.link.refresh_connections("link_disabled")
    with pytest.raises(InvalidStatus), open_websocket(url, proxy=None):
        pass


def test_what_is_no_ack_is_passed_over(slack: Any) -> None:
    with opened(slack) as websocket:
        slack.acts.post_message(KARI, slack.general.id, "hei")
        websocket.send("ikke json")
        websocket.send("[]")
        websocket.send(json.dumps({"envelope_id": json.loads(websocket.recv())["envelope_id"]}))
        assert slack.link.wait_until_quiet(5)
    assert [each.outcome for each in slack.link.deliveries] == ["acked"]


def test_what_came_through_one_connection_may_be_acked_through_another(slack: Any) -> None:
    with opened(slack) as old:
        slack.acts.post_message(KARI, slack.general.id, "hei")
        envelope_id = json.loads(old.recv())["envelope_id"]
        with opened(slack) as new:
            new.send(json.dumps({"envelope_id": envelope_id}))
            assert slack.link.wait_until_quiet(5)
    assert [(each.attempt, each.outcome) for each in slack.link.deliveries] == [(0, "acked")]
