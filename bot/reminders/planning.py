"""Having the outbox hold just the reminders that should exist."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.reminders.plan import KIND, changes, reminders_of
from models.deliveries import add_deliveries, cancel_delivery, known_deliveries, plan_anew
from models.events import events_of
from models.programme import programmes


def plan_reminders(session: Session, now: datetime) -> None:
    """Add, move and cancel the reminders of every programme's events, in the transaction that changed the events.

    `now` is aware. Planning again changes nothing. A reminder that somebody is sending at this moment stays as it is.
    """
    for programme in programmes(session):
        zone = ZoneInfo(programme.zone)
        wanted = [one for event in events_of(session, programme.id) for one in reminders_of(event, zone)]
        known = known_deliveries(session, programme.id, KIND)
        change = changes(wanted, known, now)
        add_deliveries(session, programme.id, change.add)
        for one in change.anew:
            plan_anew(session, programme.id, one, known[one.key])
        for key in change.cancel:
            cancel_delivery(session, programme.id, key, known[key])
