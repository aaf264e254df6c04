"""Asking the leads whether a gathering was held, when its month has ended and nobody has set its day. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.reminders.moments import moment
from bot.reminders.plan import key_of
from bot.reminders.policy import MORNING
from bot.working_days import first_working_day_after
from models.deliveries import PlannedDelivery
from models.events import Event

HELD, AGAIN = "held", "held_again"
"""Kinds of deliveries: the question, and the same once more to a lead who answered that it has not been held yet."""
ONE_DAY = timedelta(days=1)
ASKED_AGAIN_AFTER = timedelta(days=14)
WORTH_ASKING = timedelta(days=90)


def is_without_day(event: Event) -> bool:
    """Whether an event is known to take place in some period, and not on which day of it."""
    return event.status != "cancelled" and event.precision not in {"day", "unset"}


def held_questions(event: Event, lead_ids: Iterable[int], zone: ZoneInfo) -> tuple[PlannedDelivery, ...]:
    """The question whether a gathering was held, to each lead, on the first working day after its period."""
    if event.kind != "gathering" or not is_without_day(event) or event.last_day is None:
        return ()
    asked_on = first_working_day_after(event.last_day)
    return tuple(_question(HELD, event, lead_id, asked_on, zone) for lead_id in lead_ids)


def asked_again(event: Event, lead_id: int, zone: ZoneInfo, now: datetime) -> PlannedDelivery:
    """The same question to one lead, on the first working day from two weeks after `now` on."""
    two_weeks_on = now.astimezone(zone).date() + ASKED_AGAIN_AFTER
    return _question(AGAIN, event, lead_id, first_working_day_after(two_weeks_on - ONE_DAY), zone)


def _question(kind: str, event: Event, lead_id: int, day: date, zone: ZoneInfo) -> PlannedDelivery:
    due_at = moment(day, MORNING, zone)
    return PlannedDelivery(
        key_of(kind, event, lead_id), kind, due_at, due_at + WORTH_ASKING, event.id, person_id=lead_id
    )
