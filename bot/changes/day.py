"""A lead sets the day of an event: what is to come follows it, and of what has been the participants are asked."""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.changes.act import Act, Outcome, Subject, acted_on
from bot.reflections.planning import plan_round_after_all, plan_rounds
from bot.services import Services
from models.events import redate
from models.recorded import event_alone
from models.reflections import rounds_by_event


def set_day(services: Services, act: Act, first_day: date, last_day: date) -> Outcome:
    """Set an event's local days, both included and in order, unless it is cancelled. Again, it changes nothing."""

    def do(subject: Subject) -> Outcome:
        event = subject.event
        before = event_alone(event)
        if event.status == "cancelled":
            return Outcome("cancelled", before)
        is_other = (event.precision, event.first_day, event.last_day) != ("day", first_day, last_day)
        if subject.is_new and is_other:
            _set(subject, first_day, last_day)
        is_past = last_day < subject.now.astimezone(subject.zone).date()
        return Outcome("set", event_alone(event), before, is_past, _participants_asked(subject))

    return acted_on(services, act, do)


def _set(subject: Subject, first_day: date, last_day: date) -> None:
    redate(subject.event, "day", first_day, last_day)
    subject.count_change("event dated", {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()})
    subject.session.flush()
    plan_round_after_all(subject.session, subject.event, subject.zone, subject.now)
    plan_rounds(subject.session, subject.now)


def _participants_asked(subject: Subject) -> date | Literal["now"] | None:
    """When the participants are asked how it was; None where they are not, or have been."""
    round_ = rounds_by_event(subject.session, subject.programme.id).get(subject.event.id)
    if round_ is None or round_.state != "planned":
        return None
    return _day_or_now(round_.opens_at, subject.now, subject.zone)


def _day_or_now(moment: datetime, now: datetime, zone: ZoneInfo) -> date | Literal["now"]:
    return "now" if moment <= now else moment.astimezone(zone).date()
