"""Which gatherings get a round: those whose opening was still to come when they were first known to the day.

And those of which a person says afterwards when they were held.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.reflections.questions import GATHERING
from bot.reflections.schedule import round_times, round_times_after_all
from models.events import Event, events_of
from models.programme import programmes
from models.reflections import Round, drop_round, plan_round, rounds_by_event


def plan_rounds(session: Session, now: datetime) -> None:
    """Plan, move and drop the rounds of every programme's events, in the transaction that changed the events.

    `now` is aware. Planning again changes nothing. A round that has begun stays as it is.
    """
    for programme in programmes(session):
        rounds = rounds_by_event(session, programme.id)
        for event in events_of(session, programme.id):
            _plan(session, event, rounds.get(event.id), ZoneInfo(programme.zone), now)


def plan_round_after_all(session: Session, event: Event, zone: ZoneInfo, now: datetime) -> None:
    """Plan the round of a gathering of which a person says only now that it was held, and when.

    It opens as soon as people may be asked. One that has a round, or whose regular opening is still to come, is left
    to `plan_rounds`, which moves the round of neither.
    """
    times = round_times(event, zone)
    if times is not None and times.opens_at <= now:
        plan_round(session, event, GATHERING.id, round_times_after_all(now, zone))


def _plan(session: Session, event: Event, round_: Round | None, zone: ZoneInfo, now: datetime) -> None:
    if round_ is not None and round_.state != "planned":
        return
    times = round_times(event, zone)
    if round_ is not None and times is not None and times != round_.times and times.opens_at <= now:
        # It turned out to be over: what was settled about its round stands, unless people can be asked sooner.
        times = min(round_.times, round_times_after_all(now, zone), key=lambda one: one.opens_at)
    if round_ is None:
        # What was over before it was recorded is never asked about: an import of years gone by asks nobody.
        if times is not None and times.opens_at > now:
            plan_round(session, event, GATHERING.id, times)
    elif times is None:
        drop_round(session, round_.id)
    elif times != round_.times:
        round_.opens_at, round_.late_from, round_.seal_at = times.opens_at, times.late_from, times.seal_at
