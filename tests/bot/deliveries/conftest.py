"""The delivery engine between a database and the stand-in for Slack, with nothing else running."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.app import build_outbox
from bot.deliveries.engine import Outbox, elapsed_seconds
from bot.deliveries.pace import Pace
from bot.deliveries.posting import Content
from bot.local.server import LocalSlack
from bot.local.workspace import Channel
from bot.runtime import build_services
from bot.settings import Credentials, Settings
from bot.texts.localized import LocalizedText
from models.claims import ClaimedDelivery
from models.database import Database
from models.deliveries import Delivery, PlannedDelivery, add_deliveries
from models.programme import Programme, appoint, person_in
from tests.bot_in_slack.fixtures import APP, CHANNEL, KARI, OLA, make_workspace

NINE = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)
"""09:00 in Oslo, five minutes after the workspace began: when everything here is due."""
AGES = 24 * 3600.0
TEXT = LocalizedText("tekst", "tekst", "text")


@dataclass
class Watch:
    """Elapsed seconds, which a test can let go by."""

    ahead: float = 0.0

    def __call__(self) -> float:
        return elapsed_seconds() + self.ahead


@dataclass(frozen=True)
class Delivering:
    """An engine at work. Kari is the lead. `outbox` renders and posts as the bot does."""

    slack: LocalSlack
    database: Database
    outbox: Outbox
    watch: "Watch"

    def add(self, *keys: str, **fields: object) -> None:
        """Plan texts to the channel, due at nine; or something else, where the fields say so."""
        given = {"kind": "text", "due_at": NINE} | fields
        with self.database.writing() as session:
            add_deliveries(session, 1, [PlannedDelivery(key, **given) for key in keys])  # type: ignore[arg-type] # the test names the field

    def said_in(self, channel: str = CHANNEL) -> list[str]:
        return [one.text for one in self.slack.workspace.channels[channel].messages.values()]

    def said_to(self, user: str) -> list[str]:
        return self.said_in(self.slack.workspace.direct_message(user).id)

    def outcomes(self) -> dict[str, tuple[str, str | None]]:
        """The state and the last error of each delivery, but for the notices to the leads."""
        with self.database.reading() as session:
            rows = session.query(Delivery).filter(Delivery.kind != "notice").all()
            return {row.key: (row.state, row.last_error) for row in rows}

    def real_time_passes(self) -> None:
        """Every lease runs out, and every pause is over."""
        self.watch.ahead += AGES
        long_ago = "'2000-01-01 00:00:00+00:00'"
        with self.database.writing() as session:
            session.execute(text(f"UPDATE delivery SET retry_at = {long_ago}, lease_until = {long_ago}"))  # noqa: S608 - a date of ours

    @property
    def channel(self) -> Channel:
        return self.slack.workspace.channels[CHANNEL]


@pytest.fixture
def delivering(database: Database) -> Iterator[Delivering]:
    """A programme in the stand-in, on each database, and an engine that posts texts: a delivery's key is its text."""
    with LocalSlack(make_workspace(), paced=False) as slack:
        settings = Settings("", slack.api_url, "127.0.0.1", 0, "INFO", channel=CHANNEL)
        services = build_services(
            settings, Credentials(APP.bot_token, None, None, b""), database, slack.workspace.now
        )
        slack.workspace.clock.advance(timedelta(minutes=5))
        programme = Programme(
            slug="i-lag", slack_team_id="T1", slack_channel_id=CHANNEL, name=TEXT, short_name=TEXT,
            description=TEXT, language="nb", zone="Europe/Oslo", rules={}, source=TEXT,
        )  # fmt: skip
        with database.writing() as session:
            session.add(programme)
            session.flush()
            appoint(session, 1, "lead", [KARI])
            appoint(session, 1, "mayor", [OLA])
        as_the_bot_does = build_outbox(services)

        def render(session: Session, delivery: ClaimedDelivery, now: datetime) -> Content | None:
            if delivery.kind == "text":
                return Content({"text": delivery.key})
            return as_the_bot_does.render(session, delivery, now)

        watch = Watch()
        outbox = replace(as_the_bot_does, render=render, elapsed=watch, pace=Pace(watch, timedelta(0)))
        yield Delivering(slack, database, outbox, watch)


@pytest.fixture
def ola(delivering: Delivering) -> int:
    """The id of a person who is no lead."""
    with delivering.database.reading() as session:
        person = person_in(session, 1, OLA)
        assert person is not None
        return person.id
