"""What may still be called off, until the last moment."""

import socket
import threading
from collections.abc import Iterator

import pytest

from bot.deliveries.guarded_client import GuardedClient
from bot.local.server import LocalSlack
from tests.bot_in_slack.fixtures import APP, CHANNEL, make_workspace

PATIENCE = 10.0


class CalledOff(Exception):
    """What the test raises."""


def call_off() -> None:
    raise CalledOff


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE)
        yield server


def test_what_is_called_off_has_sent_its_headers_and_no_body(listening: socket.socket) -> None:
    """Killed: asking before the connection is made; asking before the headers are sent."""
    received: list[bytes] = []

    def receive() -> None:
        connection, _ = listening.accept()
        with connection:
            while data := connection.recv(65536):
                received.append(data)

    thread = threading.Thread(target=receive)
    thread.start()
    client = GuardedClient(
        "xoxb-1", base_url=f"http://127.0.0.1:{listening.getsockname()[1]}/", retry_handlers=[], may_go_on=call_off
    )
    with pytest.raises(CalledOff):
        client.chat_postMessage(channel="C1", text="a")
    thread.join(PATIENCE)
    headers, _, body = b"".join(received).partition(b"\r\n\r\n")
    assert (headers.split(b"\r\n")[0], body) == (b"POST /chat.postMessage HTTP/1.1", b"")


@pytest.mark.parametrize(("may_go_on", "said"), [(lambda: None, ["æøå"]), (None, ["æøå"])])
def test_what_is_not_called_off_is_sent_whole(may_go_on: object, said: list[str]) -> None:
    with LocalSlack(make_workspace()) as slack:
        client = GuardedClient(APP.bot_token, base_url=slack.api_url, may_go_on=may_go_on)
        client.chat_postMessage(channel=CHANNEL, text="æøå")
        assert [one.text for one in slack.workspace.channels[CHANNEL].messages.values()] == said


def test_what_is_called_off_is_nothing_to_slack(caplog: pytest.LogCaptureFixture) -> None:
    with LocalSlack(make_workspace()) as slack:
        client = GuardedClient(APP.bot_token, base_url=slack.api_url, retry_handlers=[], may_go_on=call_off)
        with pytest.raises(CalledOff):
            client.chat_postMessage(channel=CHANNEL, text="a")
        GuardedClient(APP.bot_token, base_url=slack.api_url).auth_test()  # by now it has noticed
    told = [one.name for one in caplog.records if one.name.startswith("uvicorn")]
    assert (told, [call.method for call in slack.web_api.calls]) == ([], ["auth.test"])
