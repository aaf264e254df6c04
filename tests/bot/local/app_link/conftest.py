"""A workspace, its link served on 127.0.0.1, and plain apps at its other end, by Socket Mode and by HTTP."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import uvicorn
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from starlette.applications import Starlette

from bot.local.app_link import AppLink
from bot.local.clock import CalendarClock
from bot.local.connection import Connection
from bot.local.triggers import Triggers
from bot.local.web_api import WebApi
from bot.local.workspace import Channel, InstalledApp, User, Workspace

Json = dict[str, Any]
Answer = Callable[[SocketModeRequest], Json | None]
SILENCE: Json = {"no": "ack"}
PATIENCE = 5.0
DEADLINE = 0.4

KARI, OLA = "U0KARI", "U0OLA"
BOT = "U0BOT"
EVENTS = frozenset(
    {"message.channels", "message.groups", "message.im", "app_mention", "member_joined_channel", "app_home_opened"}
)


@dataclass
class Stopwatch:
    """Elapsed seconds that a test sets."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Served:
    """A running stand-in, and what a test looks at."""

    workspace: Workspace
    triggers: Triggers
    link: AppLink
    base_url: str
    general: Channel

    @property
    def acts(self) -> Any:
        return self.link.acts

    def web_client(self) -> WebClient:
        return WebClient(token=self.workspace.app.bot_token, base_url=f"{self.base_url}/api/")


@dataclass
class SocketApp:
    """An app on slack_sdk's own client. It acks with what `answer` gives (None = plainly), unless that is SILENCE."""

    slack: Served
    answer: Answer = field(default=lambda _request: None)
    ping_seconds: float = 5.0
    """How often the client looks whether its connection still stands; 5 is slack_sdk's own."""
    requests: list[SocketModeRequest] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self.client = SocketModeClient(
            self.slack.workspace.app.app_token,
            web_client=self.slack.web_client(),
            ping_interval=self.ping_seconds,
        )
        self.client.on_message_listeners.append(self._hear)
        self.client.socket_mode_request_listeners.append(self._take)

    def connect(self) -> None:
        self.client.connect()
        wait_until(lambda: len(self.messages) > 0)  # it reads: Slack's greeting has come

    def leave(self) -> None:
        """Say that this client shall not come back, before Slack closes its connection."""
        self.client.closed = True
        self.client.auto_reconnect_enabled = False
        self.client.current_session_state.terminated = True
        self.client.enqueue_message("")  # wakes its reader, which else looks up once a second

    def payloads(self, count: int) -> list[Json]:
        """The payloads that have come, once there are so many."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.requests) >= count, PATIENCE)
            return [request.payload for request in self.requests]

    def _hear(self, message: str) -> None:
        with self.changed:
            self.messages.append(message)
            self.changed.notify_all()

    def _take(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        payload = self.answer(request)
        with self.changed:
            self.requests.append(request)
            self.changed.notify_all()
        if payload != SILENCE:
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))


@dataclass(frozen=True)
class Posted:
    """A request that came to the app's request URL."""

    headers: dict[str, str]
    body: str


class HttpApp(ThreadingHTTPServer):
    """An app at a request URL. It answers what `answer` gives: status, headers and body."""

    request_queue_size = 100  # as real servers have it; with 5 the sixth of a sudden crowd waits for a second

    def __init__(self, answer: Callable[[Posted], tuple[int, dict[str, str], str]]) -> None:
        super().__init__(("127.0.0.1", 0), _HttpAppHandler)
        self.answer = answer
        self.posted: list[Posted] = []


class _HttpAppHandler(BaseHTTPRequestHandler):
    server: HttpApp

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        posted = Posted({name.lower(): value for name, value in self.headers.items()}, body)
        self.server.posted.append(posted)
        status, headers, text = self.server.answer(posted)
        with suppress(ConnectionError):  # Slack hangs up on an app that is too slow
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

    def log_message(self, *_args: Any) -> None:
        """Nothing: the test looks at `posted`."""


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for something that another thread brings about."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.005)):
        if is_so():
            return
        pause.wait(0.005)
    raise AssertionError("it did not come about")


@pytest.fixture
def elapsed() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def workspace(elapsed: Stopwatch) -> Workspace:
    app = InstalledApp(
        id="A0APP",
        name="Appen",
        bot_id="B0APP",
        bot_user_id=BOT,
        bot_token="xoxb-local",
        app_token="xapp-local",
        signing_secret="hemmelig",
        scopes=frozenset({"commands", "chat:write", "channels:read", "im:write", "users:read", "channels:history"}),
        commands=frozenset({"/samle"}),
        events=EVENTS,
    )
    workspace = Workspace(app, CalendarClock(datetime(2025, 4, 28, 6, 55, tzinfo=UTC), elapsed), elapsed)
    workspace.add_user(User(KARI, "kari", "Kari Nordmann"))
    workspace.add_user(User(OLA, "ola", "Ola Nordmann"))
    return workspace


@pytest.fixture
def slack(workspace: Workspace) -> Iterator[Served]:
    """The stand-in, served; it waits a fraction of Slack's 3 seconds, and retries at once."""
    triggers = Triggers(workspace)
    link = AppLink(workspace, triggers, deadline_seconds=DEADLINE, retry_delays=(0.0, 0.0, 0.0))
    routes = [*WebApi(workspace, triggers, link.new_connection_url, paced=False).routes(), *link.routes()]
    config = uvicorn.Config(
        Starlette(routes=routes),
        host="127.0.0.1",
        port=0,
        log_config=None,
        http=Connection,
        ws="websockets-sansio",
        lifespan="off",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    base_url = f"http://127.0.0.1:{port}"
    link.serve_at(base_url)
    general = workspace.add_channel("samlinger", [KARI, OLA, BOT])
    yield Served(workspace, triggers, link, base_url, general)
    link.stop()
    server.should_exit = True
    thread.join()


@pytest.fixture
def connect(slack: Served) -> Iterator[Callable[..., SocketApp]]:
    """Connects an app, with an answer of its own if one is given."""
    apps: list[SocketApp] = []

    def connected(answer: Answer = lambda _request: None, **more: float) -> SocketApp:
        app = SocketApp(slack, answer, **more)
        apps.append(app)
        app.connect()
        return app

    yield connected
    for app in apps:
        app.leave()
    slack.link.refresh_connections("link_disabled")  # a client that closes by itself waits for 3 s
    for app in apps:
        wait_until(lambda app=app: not app.client.is_connected())
        app.client.close()


@pytest.fixture
def serve_app(slack: Served) -> Iterator[Callable[..., HttpApp]]:
    """Serves an app at a request URL, which the workspace's app has from then on."""
    apps: list[HttpApp] = []

    def served(answer: Callable[[Posted], tuple[int, dict[str, str], str]] = lambda _: (200, {}, "")) -> HttpApp:
        app = HttpApp(answer)
        apps.append(app)
        threading.Thread(target=app.serve_forever, kwargs={"poll_interval": 0.01}).start()
        url = f"http://127.0.0.1:{app.server_address[1]}/slack/events"
        slack.workspace.app = replace(slack.workspace.app, request_url=url)
        return app

    yield served
    for app in apps:
        app.shutdown()
        app.server_close()
