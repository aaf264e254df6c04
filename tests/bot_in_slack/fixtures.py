"""The real bot, running against the stand-in for Slack, over Socket Mode and over signed HTTP.

tests/conftest.py names this module in `pytest_plugins`. Whatever the bot sends is checked by independent Block Kit
validators when the test ends.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_bolt import App
from sqlalchemy import func, select

from bot.local.clock import CalendarClock
from bot.local.server import LocalSlack
from bot.local.workspace import Change, InstalledApp, Message, MessagePosted, User, Workspace
from bot.manifest import BOT_EVENTS, BOT_SCOPES, COMMAND
from bot.runtime import build_services, running
from bot.scheduler import run_ticks
from bot.services import Services
from bot.settings import Credentials, Settings
from models.database import open_database
from models.deliveries import Delivery
from tests.block_kit_validators.validators import faults_of_call, faults_of_message, faults_of_view

PATIENCE = 10.0
LOOK = 0.01
MONDAY = datetime(2025, 4, 28, 8, 55, tzinfo=ZoneInfo("Europe/Oslo"))
APP = InstalledApp(
    id="A1",
    name="Samling",
    bot_id="B1",
    bot_user_id="UBOT",
    bot_token="xoxb-invented",
    app_token="xapp-invented",
    signing_secret="0123456789abcdef",
    scopes=frozenset(BOT_SCOPES),
    commands=frozenset([COMMAND]),
    events=frozenset(BOT_EVENTS),
)
KARI, OLA, CHANNEL, ELSEWHERE = "UKARI", "UOLA", "CILAG", "CANDRE"


@dataclass
class BotInSlack:
    """A running bot and the workspace around it. `posted` is every message of the bot, with its channel, in order."""

    slack: LocalSlack
    services: Services
    app: App
    port: int | None
    stop: Callable[[], None]
    posted: list[tuple[str, Message]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self.slack.workspace.subscribe(self._hear)

    @property
    def acts(self) -> Any:
        return self.slack.link.acts

    def answers(self, count: int = 1) -> list[tuple[str, Message]]:
        """The bot's messages with their channels, once there are so many."""
        self.eventually(lambda: len(self.posted) >= count)
        return list(self.posted)

    def eventually(self, is_so: Callable[[], object]) -> None:
        """Wait for something that the bot brings about in the workspace."""
        with self.changed:
            assert self.changed.wait_for(is_so, PATIENCE), self.posted

    def tick(self, now: datetime) -> None:
        """Let the bot do all that is due at a moment, and what follows from it.

        Its own scheduler runs beside: what that has begun is waited for, and what follows from that is done too.
        """
        pause = threading.Event()
        quiet = 0
        for _ in range(int(PATIENCE / LOOK)):
            run_ticks(self.services, now)
            with self.services.database.reading() as session:
                is_busy = session.scalar(select(func.count()).where(Delivery.state == "sending"))
            quiet = 0 if is_busy else quiet + 1
            if quiet == 2:
                return
            pause.wait(LOOK)
        raise AssertionError("a delivery is still being sent")

    def all_answers(self) -> list[tuple[str, Message]]:
        """The bot's messages, once it has nothing left to do. It is stopped by that."""
        assert self.slack.link.wait_until_quiet(PATIENCE)
        self.stop()
        return list(self.posted)

    def direct_message(self, user: str) -> str:
        return self.slack.workspace.direct_message(user).id

    def sent_payloads(self) -> Iterator[tuple[str, list[str]]]:
        """Everything with blocks or text in it that the bot sent, with its faults."""
        for call in self.slack.web_api.calls:
            yield call.method, faults_of_call(call.method, call.arguments)
        for response in self.slack.link.responses:
            yield "response_url", faults_of_message(response.body)
        for delivery in self.slack.link.deliveries:
            ack = delivery.ack or {}
            yield (
                "ack",
                faults_of_view(ack["view"]) if "view" in ack else faults_of_message(ack) if "blocks" in ack else [],
            )

    def _hear(self, change: Change) -> None:
        with self.changed:
            if isinstance(change, MessagePosted) and change.message.bot_id:
                self.posted.append((change.channel.id, change.message))
            self.changed.notify_all()


def make_workspace() -> Workspace:
    """The programme's channel with the bot in it, another one without, and two people."""
    workspace = Workspace(APP, CalendarClock(MONDAY), team_id="T1")
    workspace.add_user(User(KARI, "kari", "Kari Nordmann"))
    workspace.add_user(User(OLA, "ola", "Ola Nordmann"))
    workspace.add_channel("i-lag", [KARI, OLA, APP.bot_user_id], channel_id=CHANNEL)
    workspace.add_channel("andre", [KARI], channel_id=ELSEWHERE)
    return workspace


@pytest.fixture(params=["socket mode", "http"])
def transport(request: pytest.FixtureRequest) -> str:
    """How Slack reaches the bot. A test that does not depend on it parametrises this to one of them."""
    return str(request.param)


@pytest.fixture
def bot(transport: str, tmp_path: Path, migrated_sqlite: Path) -> Iterator[BotInSlack]:
    """A running bot with an empty database, stopped at the end, when what it sent is checked."""
    database = open_database(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'bot.sqlite3')}")
    socket_mode = transport == "socket mode"
    credentials = Credentials(
        APP.bot_token,
        APP.app_token if socket_mode else None,
        None if socket_mode else APP.signing_secret,
        b"a secret that tests made up",
    )
    with ExitStack() as stack:
        slack = stack.enter_context(LocalSlack(make_workspace(), paced=False))
        settings = Settings(str(database.engine.url), slack.api_url, "127.0.0.1", 0, "INFO", channel=CHANNEL)
        services = build_services(settings, credentials, database, slack.workspace.now)
        work = stack.enter_context(ExitStack())
        run = work.enter_context(running(services, settings, credentials))
        if run.port:
            slack.workspace.app = replace(APP, request_url=f"http://127.0.0.1:{run.port}/slack/events")
        bot = BotInSlack(slack, services, run.app, run.port, work.close)
        yield bot
        work.close()
        database.close()
        assert [sent for sent in bot.sent_payloads() if sent[1]] == []
