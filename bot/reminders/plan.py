"""Which reminders should exist, and what to change in the outbox to have just those. Pure: no clock, no database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.reminders.countdown import Countdown
from bot.reminders.policy import MONTH_STEP, UNDATED_STEPS, Policy, step
from models.deliveries import KnownDelivery, PlannedDelivery
from models.events import Event
from models.subscriptions import Subscriber

KIND = "reminder"
MONTH = "month"
"""The step, in a key, at which the channel is told of an event whose day is not known."""
AGAIN = "again"
"""Stands in a key, before the day of expiry, where a step was sent before its event was moved."""
UNDATED = "undated"
"""What the leads are told of such an event."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What brings the outbox to the plan. `anew` wait for another moment than they did, or wait again."""

    add: tuple[PlannedDelivery, ...]
    anew: tuple[PlannedDelivery, ...]
    cancel: tuple[str, ...]


def reminders_of(
    event: Event, policy: Policy, zone: ZoneInfo, subscribers: Iterable[Subscriber] = (), lead_ids: Iterable[int] = ()
) -> tuple[PlannedDelivery, ...]:
    """Every reminder of an event, past ones among them; none of one that is cancelled, or has no time.

    Where the day is known, the channel's come at the policy's steps and each subscriber's at their own. "September"
    is not counted down to as if it were the 1st: before it begins the channel is told once, and the leads are told
    that the day is not set yet. A key names the event, the step and the person, not the moment, so that an event that
    moves keeps its keys. A reminder may come late, but not after its event has begun.
    """
    countdown = Countdown.to(event, policy, zone)
    if event.status == "cancelled" or countdown is None:
        return ()
    if event.precision == "day":
        return (*_to_the_channel(event, countdown), *_to_subscribers(event, countdown, subscribers))
    if policy.steps.get(event.kind):
        return (*_of_the_month(event, countdown), *_to_leads(event, countdown, lead_ids))
    return ()


def _to_the_channel(event: Event, countdown: Countdown) -> Iterator[PlannedDelivery]:
    for days, due in countdown.dues(countdown.policy.steps.get(event.kind, ())):
        yield PlannedDelivery(key_of(KIND, event, days), KIND, due, countdown.begins, event.id)


def _to_subscribers(
    event: Event, countdown: Countdown, subscribers: Iterable[Subscriber]
) -> Iterator[PlannedDelivery]:
    told = [one for one in subscribers if not one.is_muted and event.id not in one.muted_event_ids]
    # Many choose alike: the moments are computed once for each choice.
    dues = {chosen: countdown.dues(map(step, chosen)) for chosen in {one.days_before for one in told}}
    for one in told:
        for days, due in dues[one.days_before]:
            key = key_of(KIND, event, days, one.person_id)
            yield PlannedDelivery(key, KIND, due, countdown.begins, event.id, person_id=one.person_id)


def _of_the_month(event: Event, countdown: Countdown) -> Iterator[PlannedDelivery]:
    for _, due in countdown.dues([MONTH_STEP]):
        yield PlannedDelivery(key_of(KIND, event, MONTH), KIND, due, countdown.begins, event.id)


def _to_leads(event: Event, countdown: Countdown, lead_ids: Iterable[int]) -> Iterator[PlannedDelivery]:
    """Each is valid until the next one comes, so that a lead never gets two at once.

    The last is so until the month ends: while it lasts its day can be set.
    """
    dues = countdown.dues(UNDATED_STEPS)
    ends = [*(due for _, due in dues), countdown.ends][1:]
    for lead_id in lead_ids:
        for (days, due), end in zip(dues, ends, strict=True):
            key = key_of(UNDATED, event, days, lead_id)
            yield PlannedDelivery(key, UNDATED, due, end, event.id, person_id=lead_id)


def is_of_the_month(key: str) -> bool:
    """Whether a reminder's key is that of an event whose day is not known."""
    return key.split(":")[2:3] == [MONTH]


def key_of(kind: str, event: Event, *parts: object) -> str:
    """Kind, event and parts, by colons. A uid's own are escaped: no channel's key is a person's of another event."""
    return ":".join([kind, quote(event.uid, safe=""), *map(str, parts)])


def changes(wanted: Iterable[PlannedDelivery], known: Mapping[str, KnownDelivery], now: datetime) -> Changes:
    """What to add, plan anew and cancel, given every reminder that should exist and what the outbox holds by key.

    A moment before `now` is never planned: what lies in the past when an event is first recorded, or moved there, is
    not announced. One that waits already and is late keeps waiting: the delivery engine decides about that. What was
    sent, or is being sent, is left alone; where its event has been moved since, the same step comes again.
    """
    plan = {one.key: one for one in (_again_where_moved(each, known) for each in wanted)}
    return Changes(
        add=tuple(one for key, one in plan.items() if key not in known and one.due_at >= now),
        anew=tuple(one for key, one in plan.items() if key in known and _waits_anew(one, known[key], now)),
        cancel=tuple(
            key for key, one in known.items() if one.state == "pending" and not _still_waits(plan.get(key), one, now)
        ),
    )


def _again_where_moved(planned: PlannedDelivery, known: Mapping[str, KnownDelivery]) -> PlannedDelivery:
    """A delivery, under a key of its own where that step was sent before its event was moved.

    What was sent keeps its row, which tells what it said; when it would have expired tells for when the event was.
    """
    before = known.get(planned.key)
    if before is None or before.state != "sent" or before.expires_at == planned.expires_at:
        return planned
    if planned.expires_at is None or planned.due_at <= before.due_at:
        return planned
    return replace(planned, key=f"{planned.key}:{AGAIN}:{planned.expires_at.date()}")


def _waits_anew(planned: PlannedDelivery, known: KnownDelivery, now: datetime) -> bool:
    match known.state:
        case "pending":
            return _still_waits(planned, known, now) and _moments(planned) != _moments(known)
        case "cancelled":
            return planned.due_at >= now
        case "expired" | "superseded" | "failed":  # nobody has seen it; the event has moved since
            return planned.due_at >= now and planned.due_at != known.due_at
        case _:
            return False


def _still_waits(planned: PlannedDelivery | None, known: KnownDelivery, now: datetime) -> bool:
    return planned is not None and (planned.due_at == known.due_at or planned.due_at >= now)


def _moments(one: PlannedDelivery | KnownDelivery) -> tuple[datetime, datetime | None]:
    return one.due_at, one.expires_at
