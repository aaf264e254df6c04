"""A workspace with two people and a small app in it, which knows only Slack, and the page served from it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.local.clock import CalendarClock
from bot.local.server import LocalSlack
from bot.local.workspace import InstalledApp, User, Workspace

Json = dict[str, Any]
START = datetime(2025, 4, 28, 8, 55, tzinfo=ZoneInfo("Europe/Oslo"))
KARI, OLA, BOT, COMMON, KARIS = "UKARI", "UOLA", "UBOT", "CFELLES", "CKARI"
INSTALLED = InstalledApp(
    id="A1",
    name="Hjelperen",
    bot_id="B1",
    bot_user_id=BOT,
    bot_token="xoxb-invented",
    app_token="xapp-invented",
    signing_secret="invented",
    scopes=frozenset({"commands", "chat:write", "im:write", "files:write", "channels:read", "groups:read"}),
    commands=frozenset({"/skjema", "/skriv"}),
    events=frozenset({"message.im", "app_mention", "app_home_opened"}),
)


@dataclass
class Served:
    """A running stand-in. `due` is what its app has due; each is posted as a message when its time has come."""

    slack: LocalSlack
    app: App
    client: WebClient
    due: list[datetime] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.slack.base_url

    @property
    def workspace(self) -> Workspace:
        return self.slack.workspace

    def stop_for_due(self, now: datetime) -> None:
        while self.due and self.due[0] <= now:
            self.client.chat_postMessage(channel=COMMON, text=f"Klokken er {self.due.pop(0):%H:%M}.")


def make_workspace() -> Workspace:
    workspace = Workspace(INSTALLED, CalendarClock(START, elapsed=lambda: 0.0))
    workspace.add_user(User(KARI, "kari", "Kari Nordmann", title="Programleder"))
    workspace.add_user(User(OLA, "ola", "Ola Nordmann", title="Ordfører"))
    workspace.add_user(User("UBORTE", "borte", "Borte Nordmann", deleted=True))
    workspace.add_channel("felles", [KARI, OLA, BOT], channel_id=COMMON)
    workspace.add_channel("karis", [KARI, BOT], channel_id=KARIS, is_private=True)
    return workspace


class _AppServer(ThreadingHTTPServer):
    daemon_threads = True
    app: App


class _Handler(BaseHTTPRequestHandler):
    server: _AppServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {name: [value] for name, value in self.headers.items()}
        answer = self.server.app.dispatch(BoltRequest(body=body, headers=headers))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.first_headers().get("content-type", "text/plain"))
        self.end_headers()
        self.wfile.write(answer.body.encode())

    def log_message(self, *_args: Any) -> None:
        """Nothing."""


@pytest.fixture
def served() -> Iterator[Served]:
    """The stand-in with an app at its request URL; a test gives the app its listeners."""
    with LocalSlack(make_workspace(), paced=False) as slack:
        client = WebClient(INSTALLED.bot_token, base_url=slack.api_url)
        app = App(client=client, signing_secret=INSTALLED.signing_secret, token_verification_enabled=False)
        server = _AppServer(("127.0.0.1", 0), _Handler)
        server.app = app
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/slack/events"
        slack.workspace.app = replace(INSTALLED, request_url=address)
        served = Served(slack, app, client)
        slack.journey.follow(lambda: served.due[0] if served.due else None, served.stop_for_due)
        yield served
        slack.link.wait_until_quiet(timedelta(seconds=5).total_seconds())
        server.shutdown()
        server.server_close()
