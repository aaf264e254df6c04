"""When the next overview of the coming weeks comes, to the channel and to each who wants one. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from bot.reminders.moments import JULY, due_on
from bot.reminders.policy import MORNING, Policy
from bot.working_days import first_working_day_after
from models.deliveries import PlannedDelivery
from models.subscriptions import Subscriber
from models.vocabulary import DigestInterval

KIND = "digest"
CHANNEL = "channel"
ONE_DAY = timedelta(days=1)
INTERVALS: tuple[DigestInterval, ...] = ("weekly", "monthly")


@dataclass(frozen=True, slots=True)
class DigestKey:
    """Which overview a delivery is. `day` is the Monday or the 1st that it is named after; None = for the channel."""

    interval: DigestInterval
    day: date
    person_id: int | None

    def __str__(self) -> str:
        return f"{KIND}:{self.interval}:{self.day}:{CHANNEL if self.person_id is None else self.person_id}"

    @classmethod
    def read(cls, key: str) -> Self:
        """What such a key says. StopIteration where its interval is none."""
        _, interval, day, reader = key.split(":")
        named = next(one for one in INTERVALS if one == interval)
        return cls(named, date.fromisoformat(day), None if reader == CHANNEL else int(reader))


@dataclass(frozen=True, slots=True)
class DigestPlan:
    """The next overview of every reader, and the keys under which the outbox may hold another one to come."""

    wanted: tuple[PlannedDelivery, ...]
    keys: frozenset[str]

    @property
    def until(self) -> datetime | None:
        """From when on there is another one to plan."""
        return min((one.due_at for one in self.wanted), default=None)


def digest_plan(policy: Policy, zone: ZoneInfo, subscribers: Iterable[Subscriber], now: datetime) -> DigestPlan:
    """The next overviews after `now`, at nine: weekly on the first working day of the week, else of the month.

    None comes in July, when people are on holiday, unless the policy leaves no day in peace. One that is late is
    valid until the next would come.
    """
    readers: dict[int | None, DigestInterval] = {None: policy.digest}
    readers.update((one.person_id, "off" if one.is_muted else one.digest) for one in subscribers)
    coming = {interval: _coming(interval, policy, zone, now) for interval in INTERVALS}
    wanted = [
        PlannedDelivery(str(DigestKey(interval, day, reader)), KIND, due, expires, person_id=reader)
        for reader, interval in readers.items()
        if interval != "off"
        for day, due, expires in [coming[interval].next]
    ]
    keys = (
        str(DigestKey(interval, day, reader))
        for reader in readers
        for interval in INTERVALS
        for day in coming[interval].days
    )
    return DigestPlan(tuple(wanted), frozenset(keys))


@dataclass(frozen=True, slots=True)
class _Coming:
    next: tuple[date, datetime, datetime]
    """The day it is named after, when it is due, and when the one after it is."""
    days: tuple[date, ...]
    """Every day after which one to come could be named, those in July among them."""


def _coming(interval: DigestInterval, policy: Policy, zone: ZoneInfo, now: datetime) -> _Coming:
    days, found = [], []
    for day in _named_after(interval, now.astimezone(zone).date()):
        sent_on = first_working_day_after(day - ONE_DAY) if policy.only_working_days or interval == "monthly" else day
        due = due_on(sent_on, MORNING, policy, zone)
        if due <= now:
            continue
        days.append(day)
        if not (policy.only_working_days and sent_on.month == JULY):
            found.append((day, due))
        if len(found) == 2:
            break
    (first, due), (_, following) = found
    return _Coming((first, due, following), tuple(days))


def _named_after(interval: DigestInterval, today: date) -> Iterator[date]:
    """Mondays from this week's on, or the first days of months from this month's on."""
    day = today - timedelta(days=today.weekday()) if interval == "weekly" else today.replace(day=1)
    while True:
        yield day
        day += timedelta(days=7) if interval == "weekly" else timedelta(days=32)
        day = day if interval == "weekly" else day.replace(day=1)
