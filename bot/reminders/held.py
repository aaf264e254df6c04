"""Asking the leads whether a gathering was held, when its month has ended and nobody has set its day."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.reminders.plan import changes
from bot.working_days import first_working_day_after
from models.deliveries import PlannedDelivery, add_deliveries, cancel_delivery, known_deliveries, plan_anew
from models.events import Event, events_of
from models.programme import Person, people_in, programmes

HELD, AGAIN = "held", "held_again"
"""Kinds of deliveries: the question, and the same once more to a lead who answered that it has not been held yet."""
MORNING = time(9)
ASKED_AGAIN_AFTER = timedelta(days=14)


def is_without_day(event: Event) -> bool:
    """Whether an event is known to take place in some period, and not on which day of it."""
    return event.status != "cancelled" and event.precision not in {"day", "unset"}


def held_questions(event: Event, leads: Iterable[Person], zone: ZoneInfo) -> tuple[PlannedDelivery, ...]:
    """The question whether a gathering was held, to each lead, on the first working day after its period."""
    if event.kind != "gathering" or not is_without_day(event) or event.last_day is None:
        return ()
    due_at = datetime.combine(first_working_day_after(event.last_day), MORNING, zone).astimezone(UTC)
    return tuple(
        PlannedDelivery(f"{HELD}:{event.uid}:{lead.id}", HELD, due_at, event_id=event.id, person_id=lead.id)
        for lead in leads
    )


def asked_again(event: Event, lead: Person, zone: ZoneInfo, now: datetime) -> PlannedDelivery:
    """The same question to one lead, on a working day two weeks from `now`. It is asked again only once."""
    day = first_working_day_after(now.astimezone(zone).date() + ASKED_AGAIN_AFTER - timedelta(days=1))
    due_at = datetime.combine(day, MORNING, zone).astimezone(UTC)
    return PlannedDelivery(f"{AGAIN}:{event.uid}:{lead.id}", AGAIN, due_at, event_id=event.id, person_id=lead.id)


def plan_held_questions(session: Session, now: datetime) -> None:
    """Add, move and cancel the questions of every programme, in the transaction that changed the events.

    `now` is aware. Planning again changes nothing; what had ended before it was recorded is never asked about.
    """
    for programme in programmes(session):
        leads = people_in(session, programme.id, "lead")
        zone = ZoneInfo(programme.zone)
        wanted = [one for event in events_of(session, programme.id) for one in held_questions(event, leads, zone)]
        known = known_deliveries(session, programme.id, HELD)
        change = changes(wanted, known, now)
        add_deliveries(session, programme.id, change.add)
        for one in change.anew:
            plan_anew(session, programme.id, one, known[one.key])
        for key in change.cancel:
            cancel_delivery(session, programme.id, key, known[key])
