"""Somebody wants to be reminded again: in an hour, or tomorrow morning."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.reminders.countdown import Countdown
from bot.reminders.policy import policy_of
from bot.services import Services
from bot.subscriptions.acting import Act, Desk, desk_for
from models.deliveries import PlannedDelivery, add_deliveries, cancel_delivery, plan_anew
from models.events import Event, event_with_uid
from models.planned import known_of_events
from models.recorded import event_alone
from models.records import EventData
from models.subscriptions import subscription_of, wants_to_hear_of

SNOOZED = "snoozed"
"""The kind of the deliveries. Their key is the kind, the event's uid, the person's id and the moment."""
MORNING = time(9)
HOUR = timedelta(hours=1)

Snooze = Literal["hour", "morning"]
Refusal = Literal["too_late", "no_day", "muted", "paused"]
"""Why nobody is reminded: the event has begun by then, has no day any more, or they want to hear nothing of it."""


@dataclass(frozen=True, slots=True)
class Snoozed:
    """What came of it: the moment, in the programme's zone, at which they are reminded of the event; or why not."""

    event: EventData
    outcome: datetime | Refusal


def snooze_reminder(services: Services, act: Act, uid: str, snooze: Snooze) -> Snoozed | None:
    """Remind somebody again of an event; the last choice holds. None where the act has no effect."""
    with desk_for(services, act) as desk:
        event = event_with_uid(desk.session, desk.programme.id, uid) if desk else None
        if desk is None or event is None:
            return None
        zone = ZoneInfo(desk.programme.zone)
        due = snoozed_until(snooze, desk.now, zone)
        countdown = Countdown.to(event, policy_of(desk.programme.rules), zone)
        if countdown is None or event.status == "cancelled" or event.precision != "day":
            return Snoozed(event_alone(event), "no_day")
        if due >= countdown.begins:
            return Snoozed(event_alone(event), "too_late")
        if not wants_to_hear_of(desk.session, desk.person.id, event.id):
            return Snoozed(event_alone(event), _muted(desk))
        _plan(desk, event, due, countdown.begins)
        return Snoozed(event_alone(event), due.astimezone(zone))


def snoozed_until(snooze: Snooze, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC: an hour after `now`, on the minute; or at nine on the next local day. `now` is aware.

    Nine exists once on every day. An hour is added in UTC, for the clocks may be changed within it.
    """
    match snooze:
        case "hour":
            return (now.astimezone(UTC) + HOUR).replace(second=0, microsecond=0)
        case "morning":
            tomorrow = now.astimezone(zone).date() + timedelta(days=1)
            return datetime.combine(tomorrow, MORNING, zone).astimezone(UTC)


def _muted(desk: Desk) -> Refusal:
    chosen = subscription_of(desk.session, desk.person.id)
    return "paused" if chosen and chosen.is_muted else "muted"


def _plan(desk: Desk, event: Event, due: datetime, begins: datetime) -> None:
    """Have one reminder wait, and no other of the same event for the same person."""
    about = f"{SNOOZED}:{quote(event.uid, safe='')}:{desk.person.id}:"
    wanted = PlannedDelivery(f"{about}{due.isoformat()}", SNOOZED, due, begins, event.id, person_id=desk.person.id)
    known = known_of_events(desk.session, [event.id], [SNOOZED])
    for key, one in known.items():
        if key.startswith(about) and key != wanted.key and one.state == "pending":
            cancel_delivery(desk.session, desk.programme.id, key, one)
    if wanted.key not in known:
        add_deliveries(desk.session, desk.programme.id, [wanted])
    elif known[wanted.key].state == "cancelled":
        plan_anew(desk.session, desk.programme.id, wanted, known[wanted.key])
