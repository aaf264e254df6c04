"""The delivery engine: one batch of the outbox a call.

Claim, render, post, settle: no transaction is open while Slack is asked, and a process may end between two steps. The
row is then `sending` until its lease runs out, and whoever claims it next looks for the message in the conversation
before anything is sent again. An outcome that is not known is treated just so: the row is left as it is. The lease is
long enough for what was begun under it to show up in the conversation before its end.
"""

import logging
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.deliveries.notices import tell_leads
from bot.deliveries.posting import Content, NotNow, OutcomeUnknown, Poster, Refused
from models.database import Database
from models.deliveries import (
    MOST_CLAIMED,
    ClaimedDelivery,
    Settlement,
    claim_due,
    expire_late,
    settle,
    supersede_overtaken,
)

log = logging.getLogger(__name__)

Render = Callable[[Session, ClaimedDelivery, datetime], Content | None]
"""What to post; None where it is no longer to be said."""

OVERTAKEN = ("reminder",)
"""Kinds of which only the latest overdue one is sent."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)
"""How long an attempt that came to nothing is put off: at first, and at the most."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Real, elapsed time, of which the lease is the whole that one claim may take."""

    lease: timedelta = timedelta(seconds=90)
    call: timedelta = timedelta(seconds=10)
    settling: timedelta = timedelta(seconds=30)
    """How long a message may take to show up in the conversation after the call has ended."""

    @property
    def one_delivery(self) -> timedelta:
        """What must be left of the lease for a delivery to be begun.

        Its calls are users.info, conversations.open and chat.postMessage at the most.
        """
        return 3 * self.call + self.settling


@dataclass(frozen=True, slots=True)
class Outbox:
    """What the engine works with. `elapsed` gives seconds since some fixed moment."""

    database: Database
    render: Render
    poster: Poster
    timing: Timing = field(default_factory=Timing)
    most: int = MOST_CLAIMED
    elapsed: Callable[[], float] = time.monotonic


def deliver_due(outbox: Outbox, now: datetime) -> int:
    """Deliver a batch of what is due at `now`, and give how many rows were dealt with; 0 = nothing was due.

    Where Slack asks for a pause, or does not answer, the rest of the batch waits for as long. Where the lease comes
    to its end, the rest is free for the next claim.
    """
    begun = outbox.elapsed()
    batch = deque(_claimed(outbox, now))
    dealt_with = 0
    pause = None
    while batch and pause is None:
        spent = timedelta(seconds=outbox.elapsed() - begun)
        if outbox.timing.lease - spent < outbox.timing.one_delivery:
            pause = timedelta(0)
        else:
            pause = _attempt(outbox, batch.popleft(), now)
            dealt_with += 1
    for delivery in batch:
        if not delivery.is_in_doubt:  # one in doubt stays so: who claims it when this lease runs out looks for it
            _record(outbox, delivery, Settlement("pending", retry_after=pause or timedelta(0)), now)
    return dealt_with


def _claimed(outbox: Outbox, now: datetime) -> list[ClaimedDelivery]:
    with outbox.database.writing() as session:
        expire_late(session, now)
        for kind in OVERTAKEN:
            supersede_overtaken(session, kind, now)
        return claim_due(session, now, secrets.token_hex(8), outbox.timing.lease, outbox.most)


def _attempt(outbox: Outbox, delivery: ClaimedDelivery, now: datetime) -> timedelta | None:
    """Send a delivery, or look for it. A pause where Slack asked for one or did not answer."""
    try:
        outcome = _looked_for(outbox, delivery) if delivery.is_in_doubt else _sent(outbox, delivery, now)
    except NotNow as error:
        log.warning("delivery %s: %s", delivery.key, error)
        if not delivery.is_in_doubt:
            wait = error.retry_after or wait_after(delivery.attempts)
            _record(outbox, delivery, Settlement("pending", last_error=error.reason, retry_after=wait), now)
        return error.retry_after or FIRST_WAIT  # the others do not wait longer for what may be wrong with this one
    except OutcomeUnknown as error:
        log.warning("delivery %s: %s", delivery.key, error)
        return FIRST_WAIT
    _record(outbox, delivery, outcome, now)
    return None


def _sent(outbox: Outbox, delivery: ClaimedDelivery, now: datetime) -> Settlement:
    """Render and post. Raises NotNow or OutcomeUnknown."""
    try:
        with outbox.database.reading() as session:
            content = outbox.render(session, delivery, now)
    except Exception as error:
        # Whatever is wrong with one message must not hold up the others: it is put off, longer each time, until it
        # expires or a corrected program can render it.
        log.exception("delivery %s could not be rendered", delivery.key)
        return Settlement("pending", last_error=type(error).__name__, retry_after=wait_after(delivery.attempts))
    if content is None:
        return Settlement("cancelled")
    try:
        posted = outbox.poster.post(delivery, content)
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
        return Settlement("pending", retry_after=wait_after(delivery.attempts - 2))
    return Settlement("sent", posted.channel_id, posted.ts, posted.told)


def _record(outbox: Outbox, delivery: ClaimedDelivery, outcome: Settlement, now: datetime) -> None:
    """Settle a delivery, and tell the leads where it takes a person to put things right."""
    with outbox.database.writing() as session:
        if not settle(session, delivery, outcome):
            log.warning("delivery %s was taken over by another process: its lease had run out", delivery.key)
        elif outcome.state in {"failed", "uncertain"}:
            log.warning("delivery %s %s: %s", delivery.key, outcome.state, outcome.last_error)
            tell_leads(session, delivery, outcome, now)


def wait_after(attempts: int) -> timedelta:
    """How long to put off a delivery after so many attempts that came to nothing; none after none."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT) if attempts > 0 else timedelta(0)
