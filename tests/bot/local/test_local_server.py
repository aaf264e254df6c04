"""The server that the stand-in runs on."""

import socket
import statistics
import time
from datetime import datetime
from http.client import HTTPConnection
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.local.clock import CalendarClock
from bot.local.server import LocalSlack
from bot.local.workspace import InstalledApp, Workspace

APP = InstalledApp(
    "A1",
    "Samleren",
    "B1",
    "UBOT",
    "xoxb-invented",
    "xapp-invented",
    "invented",
    frozenset(),
    frozenset(),
    frozenset(),
)


@pytest.fixture
def workspace() -> Any:
    return Workspace(APP, CalendarClock(datetime(2025, 4, 28, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))))


def test_a_free_port_is_found_and_served(workspace: Workspace) -> None:
    with LocalSlack(workspace) as slack:
        assert WebClient(APP.bot_token, base_url=slack.api_url).auth_test()["ok"] is True


def test_its_addresses_are_on_this_machine(workspace: Workspace) -> None:
    with LocalSlack(workspace) as slack:
        port = slack.base_url.rpartition(":")[2]
        assert (slack.base_url, slack.api_url) == (f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}/api/")


def test_answers_on_a_kept_connection_do_not_wait_for_each_other_to_be_acknowledged(workspace: Workspace) -> None:
    seconds = []
    with LocalSlack(workspace) as slack:
        connection = HTTPConnection(slack.base_url.removeprefix("http://"))
        for _ in range(15):
            began = time.monotonic()
            connection.request("POST", "/api/auth.test", headers={"Authorization": f"Bearer {APP.bot_token}"})
            connection.getresponse().read()
            seconds.append(time.monotonic() - began)
        connection.close()
    assert statistics.median(seconds) < 0.03  # TCP's delayed acknowledgement takes 0.04


def test_a_taken_port_is_refused_at_once(workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        LocalSlack(workspace, taken.getsockname()[1])


def test_the_port_is_free_again_after_the_stop(workspace: Workspace) -> None:
    with LocalSlack(workspace) as slack:
        port = int(slack.base_url.rpartition(":")[2])
    with LocalSlack(workspace, port) as again:
        assert again.base_url == slack.base_url


def test_it_stops_within_two_seconds_with_a_websocket_open(workspace: Workspace) -> None:
    slack = LocalSlack(workspace)
    slack.start()
    with connect(slack.link.new_connection_url(slack.base_url), proxy=None) as websocket:
        websocket.recv()
        began = time.monotonic()
        slack.stop()
        took = time.monotonic() - began
    assert took < 2


def test_a_websocket_is_closed_by_the_stop(workspace: Workspace) -> None:
    slack = LocalSlack(workspace)
    slack.start()
    with connect(slack.link.new_connection_url(slack.base_url), proxy=None) as websocket:
        websocket.recv()
        slack.stop()
        with pytest.raises(ConnectionClosed):
            list(iter(lambda: websocket.recv(timeout=5), None))
