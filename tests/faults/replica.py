"""One process of a campaign: the real engine between a database and Slack's stand-in, in haste, and mortal.

    python -m tests.faults.replica SETTINGS

SETTINGS is JSON: `database`, `api_url`, `token`, and `signals`, a list of [boundary, n, signal]: it sends itself that
signal, SIGKILL or SIGSTOP, the nth time that it comes to that boundary. SIGTERM stops it as the bot is stopped.
"""

import json
import logging
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.clock import system_clock
from bot.deliveries.engine import Outbox, Timing, elapsed_seconds
from bot.deliveries.pace import Pace
from bot.deliveries.posting import Content, Posted, Poster
from bot.deliveries.sending import deliver_due
from bot.deliveries.slack_post import SlackPost
from models.claims import ClaimedDelivery
from models.database import open_database

BOUNDARIES = (
    "claiming",  # claimed, not committed
    "claimed",  # committed, nothing begun
    "rendered",
    "posting",  # all is ready, nothing has left
    "posted",  # accepted, not settled
    "found",  # looked for in the history
    "settling",  # settled, not committed
    "settled",  # committed
)
TIMING = Timing(
    lease=timedelta(seconds=6),
    call=timedelta(seconds=1),
    settling=timedelta(seconds=0.5),
    first_wait=timedelta(seconds=0.1),
    longest_wait=timedelta(seconds=1),
)
SPACING = timedelta(seconds=0.02)
BETWEEN_TICKS = 0.05


class Mortal:
    """Ends the process, or puts it to sleep, the nth time that it comes to a boundary."""

    def __init__(self, signals: list[tuple[str, int, int]]) -> None:
        self._signals = {(boundary, nth): number for boundary, nth, number in signals}
        self._times: Counter[str] = Counter()
        self._lock = threading.Lock()

    def at(self, boundary: str) -> None:
        """Here is a boundary."""
        with self._lock:
            self._times[boundary] += 1
            number = self._signals.get((boundary, self._times[boundary]))
        if number is not None:
            os.kill(os.getpid(), number)


@dataclass(frozen=True)
class MortalPoster:
    """Slack's poster, with the boundaries around it."""

    poster: Poster
    mortal: Mortal

    def post(self, delivery: ClaimedDelivery, content: Content, may_go_on: Callable[[], None]) -> Posted:
        """Post, as it does."""

        def go_on() -> None:
            self.mortal.at("posting")
            may_go_on()

        posted = self.poster.post(delivery, content, go_on)
        self.mortal.at("posted")
        return posted

    def find(self, delivery: ClaimedDelivery) -> Posted | None:
        """Find, as it does."""
        posted = self.poster.find(delivery)
        self.mortal.at("found")
        return posted


def watch_transactions(mortal: Mortal) -> None:
    """Note, for each session, whether it claims or settles, and come to the boundaries around its commit."""
    doing = threading.local()

    @event.listens_for(Session, "after_begin")
    def begun(session: Session, transaction: object, connection: Any) -> None:  # noqa: ARG001 - SQLAlchemy's signature
        doing.what = None

        @event.listens_for(connection, "before_cursor_execute")
        def executing(connection: object, cursor: object, statement: str, *rest: object) -> None:  # noqa: ARG001 - likewise
            if statement.startswith("UPDATE delivery"):
                doing.what = "settl" if "coalesce(" in statement.casefold() else "claim"

    @event.listens_for(Session, "before_commit")
    def committing(session: Session) -> None:  # noqa: ARG001 - likewise
        if doing.what:
            mortal.at(f"{doing.what}ing")

    @event.listens_for(Session, "after_commit")
    def committed(session: Session) -> None:  # noqa: ARG001 - likewise
        if doing.what:
            mortal.at(f"{doing.what}ed")


def main() -> None:
    """Tick until told to stop."""
    settings = json.loads(sys.argv[1])
    logging.disable(logging.WARNING)  # of which there are thousands, as ordered
    mortal = Mortal(settings["signals"])
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())

    def render(_: Session, delivery: ClaimedDelivery, __: datetime) -> Content:
        mortal.at("rendered")
        return Content({"text": delivery.key})

    watch_transactions(mortal)
    client = WebClient(settings["token"], base_url=settings["api_url"])
    with closing(open_database(settings["database"])) as database:
        outbox = Outbox(
            database,
            render,
            MortalPoster(SlackPost(client, TIMING.call), mortal),
            TIMING,
            pace=Pace(elapsed_seconds, SPACING),
        )
        while not stop.is_set():
            try:
                if not deliver_due(outbox, system_clock(), stop.is_set):
                    stop.wait(BETWEEN_TICKS)
            except (
                SQLAlchemyError
            ):  # the database is being restarted; the bot's scheduler goes on to the next tick, too
                stop.wait(BETWEEN_TICKS)


if __name__ == "__main__":
    main()
