"""The delivery engine: what is due is claimed, rendered, posted and settled.

No transaction is open while Slack is asked, and a process may end between two steps. The row is then `sending` until
its lease runs out, and whoever claims it next looks for the message in the conversation before anything is sent
again. An outcome that is not known is treated just so. Nothing is posted unless so much of the lease is left that the
message will have shown up in the conversation by its end: asked in the last moment, for a process may have slept.
"""

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.deliveries.notices import tell_leads
from bot.deliveries.pace import Pace
from bot.deliveries.posting import Content, GivenBack, NotNow, NotYet, OutcomeUnknown, Poster, Refused
from bot.errors import SamlingError
from models.claims import MOST_CLAIMED, ClaimedDelivery, Settlement, claim_due, settle
from models.database import Database
from models.deliveries import expire_late, has_due, supersede_overtaken

log = logging.getLogger(__name__)

Render = Callable[[Session, ClaimedDelivery, datetime], Content | None]
"""What to post; None where it is no longer to be said. Raises NotYet where it is not to be said now."""

OVERTAKEN = ("reminder",)
"""Kinds of which only the latest overdue one is sent."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Real, elapsed time, of which the lease is the whole that one claim may take."""

    lease: timedelta = timedelta(seconds=90)
    call: timedelta = timedelta(seconds=5)
    """How long Slack may take to answer; a stop of the bot waits for so long at the most."""
    settling: timedelta = timedelta(seconds=30)
    """How long a message may take to show up in the conversation after the call has ended."""
    first_wait: timedelta = timedelta(seconds=10)
    """How long an attempt that came to nothing is put off; each time twice as long, up to the longest wait."""
    longest_wait: timedelta = timedelta(hours=1)
    not_yet: timedelta = timedelta(minutes=1)
    """How long what may not be said now waits until it is asked again. By the calendar it may be morning by then."""

    @property
    def post(self) -> timedelta:
        """What must be left of the lease when a message leaves for Slack."""
        return self.call + self.settling

    @property
    def one_delivery(self) -> timedelta:
        """What must be left of the lease for a delivery to be begun.

        Its calls are users.info, conversations.open and chat.postMessage at the most.
        """
        return 2 * self.call + self.post

    def wait_after(self, attempts: int) -> timedelta:
        """How long to put off a delivery after so many attempts that came to nothing; none after none."""
        return min(self.first_wait * 2 ** min(attempts - 1, 20), self.longest_wait) if attempts > 0 else timedelta(0)


def elapsed_seconds() -> float:
    """Seconds since the machine started. Where it can be told, those count in which the machine slept."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


def never() -> bool:
    """For what is not asked to stop."""
    return False


@dataclass(frozen=True, slots=True)
class Outbox:
    """What the engine works with; one for each process, for its pace is that of the process.

    `elapsed` gives seconds since some fixed moment. `at_once` = so many messages are on their way at the same time.
    """

    database: Database
    render: Render
    poster: Poster
    timing: Timing = field(default_factory=Timing)
    most: int = MOST_CLAIMED
    at_once: int = 10
    elapsed: Callable[[], float] = elapsed_seconds
    pace: Pace = field(default_factory=lambda: Pace(elapsed_seconds))


@dataclass(frozen=True, slots=True)
class Held:
    """A claimed delivery; `lease_ends` in elapsed seconds, counted from before it was claimed."""

    delivery: ClaimedDelivery
    lease_ends: float

    @property
    def place(self) -> str:
        """Where it goes, as pacing sees it: the receiver of a direct message, else the channel."""
        return str(self.delivery.slack_user_id or self.delivery.slack_channel_id)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a held delivery; `trouble` where Slack did not do as it was asked."""

    held: Held
    settlement: Settlement
    trouble: SamlingError | None = None


def is_anything_due(outbox: Outbox, now: datetime) -> bool:
    """Whether there may be something to do: asked first, for it writes nothing and holds up nobody."""
    with outbox.database.reading() as session:
        return has_due(session, now)


def end_what_is_over(outbox: Outbox, now: datetime) -> None:
    """End what waited beyond its time, and what a later reminder of the same has overtaken."""
    with outbox.database.writing() as session:
        expire_late(session, now)
        for kind in OVERTAKEN:
            supersede_overtaken(session, kind, now)


def claim(outbox: Outbox, now: datetime) -> list[Held]:
    """Claim a batch of what is due at `now`."""
    begun = outbox.elapsed()
    with outbox.database.writing() as session:
        claimed = claim_due(session, now, secrets.token_hex(8), outbox.timing.lease, outbox.most)
    lease_ends = begun + outbox.timing.lease.total_seconds()
    return [Held(one, lease_ends) for one in claimed]


def attempt(outbox: Outbox, held: Held, now: datetime, stopping: Callable[[], bool]) -> Attempt:
    """Send a held delivery, or look for one that is in doubt; record nothing yet. Runs in a thread of its own."""
    delivery = held.delivery

    def may_go_on(needed: timedelta = outbox.timing.post) -> None:
        if stopping():
            raise GivenBack("the bot stops")
        if outbox.pace.pause_left():
            raise GivenBack("Slack asked for a pause")
        if held.lease_ends - outbox.elapsed() < needed.total_seconds():
            raise GivenBack("the lease comes to its end")

    try:
        may_go_on(outbox.timing.one_delivery)
        if delivery.is_in_doubt:
            return Attempt(held, _looked_for(outbox, delivery))
        return Attempt(held, _sent(outbox, delivery, now, may_go_on))
    except GivenBack as trouble:
        return Attempt(held, given_back(held, outbox.pace.pause_left()), trouble)
    except NotNow as trouble:
        log.warning("delivery %s: %s", delivery.key, trouble)
        return Attempt(held, _put_off(outbox.timing, delivery, now, trouble), trouble)
    except OutcomeUnknown as trouble:
        log.warning("delivery %s: %s", delivery.key, trouble)
        in_doubt = Settlement("sending", last_error=trouble.reason, retry_after=outbox.timing.settling)
        return Attempt(held, in_doubt, trouble)
    except Exception as error:
        # A fault of ours with one message must not hold up the others; whether it was posted is not known.
        log.exception("delivery %s came to a fault", delivery.key)
        return Attempt(
            held, Settlement("sending", last_error=type(error).__name__, retry_after=outbox.timing.settling)
        )


def given_back(held: Held, wait: timedelta = timedelta(0)) -> Settlement:
    """What to record of a delivery that was not attempted: it waits again, or is in doubt as before."""
    return Settlement("sending" if held.delivery.is_in_doubt else "pending", retry_after=wait, was_attempted=False)


def record(outbox: Outbox, attempts: list[Attempt], now: datetime) -> None:
    """Settle deliveries in one transaction, and tell the leads where it takes a person to put things right."""
    with outbox.database.writing() as session:
        counting = settle(session, [(one.held.delivery, one.settlement) for one in attempts])
        for one in attempts:
            delivery, outcome = one.held.delivery, one.settlement
            if delivery.id not in counting:
                log.warning("delivery %s was taken over by another process: its lease had run out", delivery.key)
            elif outcome.state in {"failed", "uncertain"}:
                log.warning("delivery %s %s: %s", delivery.key, outcome.state, outcome.last_error)
                tell_leads(session, delivery, outcome, now)


def _sent(outbox: Outbox, delivery: ClaimedDelivery, now: datetime, may_go_on: Callable[[], None]) -> Settlement:
    """Render and post. Raises NotNow, OutcomeUnknown or GivenBack."""
    try:
        with outbox.database.reading() as session:
            content = outbox.render(session, delivery, now)
    except NotYet:
        return Settlement("pending", retry_after=outbox.timing.not_yet, was_attempted=False)
    except Exception as error:
        # Whatever is wrong with one message must not hold up the others: it is put off, longer each time, until it
        # expires or a corrected program can render it.
        log.exception("delivery %s could not be rendered", delivery.key)
        return Settlement(
            "pending", last_error=type(error).__name__, retry_after=outbox.timing.wait_after(delivery.attempts)
        )
    if content is None:
        return Settlement("cancelled")
    try:
        posted = outbox.poster.post(delivery, content, may_go_on)
    except Refused as error:
        return Settlement("failed", last_error=error.reason)
    return Settlement("sent", posted.channel_id, posted.ts, posted.told)


def _looked_for(outbox: Outbox, delivery: ClaimedDelivery) -> Settlement:
    """Find out whether a delivery in doubt was posted; where it was not, it waits again. Raises NotNow."""
    try:
        posted = outbox.poster.find(delivery)
    except Refused as error:
        return Settlement("uncertain", last_error=error.reason)
    if posted is None:
        # Once is an accident and is made good at once; a message that ends the process each time must wait longer.
        return Settlement("pending", retry_after=outbox.timing.wait_after(delivery.attempts - 2))
    return Settlement("sent", posted.channel_id, posted.ts, posted.told)


def _put_off(timing: Timing, delivery: ClaimedDelivery, now: datetime, trouble: NotNow) -> Settlement:
    """What to record where Slack did nothing: it waits; one in doubt stays so until it may be looked for again.

    Where that can't be before its time is over, nobody will ever know.
    """
    wait = trouble.retry_after or timing.wait_after(delivery.attempts)
    if not delivery.is_in_doubt:
        return Settlement("pending", last_error=trouble.reason, retry_after=wait)
    if delivery.expires_at is not None and delivery.expires_at <= now:
        return Settlement("uncertain", last_error=trouble.reason)
    return Settlement("sending", last_error=trouble.reason, retry_after=wait)
