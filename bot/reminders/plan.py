"""Which reminders should exist, and what to change in the outbox to have just those. Pure: no clock, no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.reminders.policy import POLICY
from models.deliveries import KnownDelivery, PlannedDelivery
from models.events import Event

KIND = "reminder"


@dataclass(frozen=True, slots=True)
class Changes:
    """What brings the outbox to the plan. `anew` wait for another moment than they did, or wait again."""

    add: tuple[PlannedDelivery, ...]
    anew: tuple[PlannedDelivery, ...]
    cancel: tuple[str, ...]


def reminders_of(event: Event, zone: ZoneInfo) -> tuple[PlannedDelivery, ...]:
    """Every reminder of an event, in the order of their moments, those that lie in the past among them.

    Only an event whose day is known, and that is not cancelled, has any: "September" is not counted down to as if it
    were the 1st. A key names the event and the step, not the moment, so that an event that moves keeps its keys.

    A reminder may come late, but not after its event has begun. Where no time of day is recorded, that is at the end
    of the first day: at 8 or at 17, "today" is still right and may still help, and nobody knows that it is too late.
    """
    if event.precision != "day" or event.first_day is None or event.status == "cancelled":
        return ()
    if event.starts is not None:
        begins = _moment(event.first_day, event.starts, zone)
    else:
        begins = _moment(event.first_day + timedelta(days=1), time(), zone)
    planned = (
        PlannedDelivery(
            key=f"{KIND}:{event.uid}:{step.days_before}",
            kind=KIND,
            due_at=_moment(event.first_day - timedelta(days=step.days_before), step.at, zone),
            expires_at=begins,
            event_id=event.id,
        )
        for step in POLICY.get(event.kind, ())
    )
    return tuple(one for one in planned if one.due_at < begins)


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local day and time of day, in UTC.

    For Python compares moments of one zone by their wall time, and takes a moment in an hour that is set forward or
    back for unequal to all moments of other zones (PEP 495).
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def changes(wanted: Iterable[PlannedDelivery], known: Mapping[str, KnownDelivery], now: datetime) -> Changes:
    """What to add, plan anew and cancel, given every reminder that should exist and what the outbox holds by key.

    A moment before `now` is never planned: what lies in the past when an event is first recorded, or moved there, is
    not announced. One that waits already and is late keeps waiting: the delivery engine decides about that. What was
    sent, or is being sent, is left alone.
    """
    plan = {one.key: one for one in wanted}
    return Changes(
        add=tuple(one for key, one in plan.items() if key not in known and one.due_at >= now),
        anew=tuple(one for key, one in plan.items() if key in known and _waits_anew(one, known[key], now)),
        cancel=tuple(
            key for key, one in known.items() if one.state == "pending" and not _still_waits(plan.get(key), one, now)
        ),
    )


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
