"""A workspace served over HTTP, slack_sdk clients that call it, and elapsed time that a test moves."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local.clock import CalendarClock
from bot.local.server import LocalSlack
from bot.local.workspace import InstalledApp, Message, User, Workspace

NOON = datetime(2025, 4, 28, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))
SCOPES = (
    "channels:history channels:read chat:write files:write groups:history groups:read im:history im:read im:write "
    "users:read"
)
APP = InstalledApp(
    id="A1",
    name="Samleren",
    bot_id="B1",
    bot_user_id="UBOT",
    bot_token="xoxb-invented",
    app_token="xapp-invented",
    signing_secret="invented",
    scopes=frozenset(SCOPES.split()),
    commands=frozenset(),
    events=frozenset(),
)


class Stopwatch:
    """Elapsed seconds that stand still until a test moves them."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def make_workspace(elapsed: Stopwatch, app: InstalledApp = APP) -> Workspace:
    """Channels that the app is in (one of them private, one archived) and two that it is not in."""
    workspace = Workspace(app, CalendarClock(NOON, elapsed), elapsed)
    workspace.add_user(User("UKARI", "kari", "Kari Nordmann", title="Ordfører"))
    workspace.add_user(User("UOLA", "ola", "Ola Nordmann"))
    workspace.add_user(User("UGONE", "gone", "Gone Nordmann", deleted=True))
    workspace.add_channel("samling", ["UKARI", "UBOT"], channel_id="CPUBLIC")
    workspace.add_channel("andre", ["UKARI"], channel_id="COTHER")
    workspace.add_channel("styret", ["UKARI", "UBOT"], is_private=True, channel_id="CPRIVATE")
    workspace.add_channel("hemmelig", ["UKARI"], is_private=True, channel_id="CSECRET")
    workspace.add_channel("gammelt", ["UBOT"], channel_id="COLD").is_archived = True
    return workspace


def client_of(slack: LocalSlack, token: str = APP.bot_token) -> WebClient:
    return WebClient(token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def elapsed() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def workspace(elapsed: Stopwatch) -> Workspace:
    return make_workspace(elapsed)


@pytest.fixture(scope="session")
def stopping() -> Iterator[ThreadPoolExecutor]:
    """Where servers are stopped, so that no test waits while another's server winds down."""
    with ThreadPoolExecutor(max_workers=8) as workers:
        yield workers


@pytest.fixture
def serve(stopping: ThreadPoolExecutor) -> Iterator[Callable[..., LocalSlack]]:
    """Serve a workspace for the length of the test."""
    running: list[LocalSlack] = []

    def start(workspace: Workspace, *, paced: bool) -> LocalSlack:
        running.append(LocalSlack(workspace, paced=paced))
        running[-1].start()
        return running[-1]

    yield start
    for slack in running:
        stopping.submit(slack.stop)


@pytest.fixture
def slack(serve: Callable[..., LocalSlack], workspace: Workspace) -> LocalSlack:
    return serve(workspace, paced=False)


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return client_of(slack)


@pytest.fixture
def client_with_token(slack: LocalSlack) -> Callable[[str], WebClient]:
    return lambda token: client_of(slack, token)


@pytest.fixture
def client_without(serve: Callable[..., LocalSlack], elapsed: Stopwatch) -> Callable[[str], WebClient]:
    """A client of an app that lacks one scope."""

    def lacking(scope: str) -> WebClient:
        app = replace(APP, scopes=APP.scopes - {scope})
        return client_of(serve(make_workspace(elapsed, app), paced=False))

    return lacking


@pytest.fixture
def paced_client(serve: Callable[..., LocalSlack], workspace: Workspace) -> WebClient:
    """A client of a Slack that limits how often it is called."""
    return client_of(serve(workspace, paced=True))


@pytest.fixture
def say(workspace: Workspace) -> Callable[..., Message]:
    """Have a person say something."""

    def post(channel_id: str, text: str, **fields: str) -> Message:
        return workspace.post(channel_id, Message(ts=workspace.next_ts(), user="UKARI", text=text, **fields))

    return post


@pytest.fixture
def refusal() -> Callable[..., dict[str, object]]:
    """The body of the answer that refuses a call."""

    def refused(call: Callable[..., object], /, *positional: object, **arguments: object) -> dict[str, object]:
        with pytest.raises(SlackApiError) as caught:
            call(*positional, **arguments)
        return dict(caught.value.response.data)

    return refused


@pytest.fixture
def error(refusal: Callable[..., dict[str, object]]) -> Callable[..., object]:
    """The error with which a call is refused."""
    return lambda *positional, **arguments: refusal(*positional, **arguments)["error"]


@pytest.fixture
def complaints(refusal: Callable[..., dict[str, object]]) -> Callable[..., object]:
    """What the refusal of a call says is wrong, and where."""
    return lambda *positional, **arguments: refusal(*positional, **arguments)["response_metadata"]["messages"]


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[], LocalSlack]]:
    """The server of a property test, which is one for all its examples."""
    with LocalSlack(make_workspace(Stopwatch()), paced=False) as slack:
        yield lambda: slack
