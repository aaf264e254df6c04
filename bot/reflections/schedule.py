"""When a round opens, turns late and is sealed: pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.working_days import first_working_day_after
from models.events import Event
from models.reflections import RoundTimes
from models.vocabulary import RoundState

MORNING = time(9)
"""Local time of day at which a round opens, turns late and is sealed."""
OPEN_FOR = timedelta(days=14)
LATE_FOR = timedelta(days=7)
ONE_DAY = timedelta(days=1)


def round_times(event: Event, zone: ZoneInfo) -> RoundTimes | None:
    """The moments of an event's round, in UTC: it opens on the first working day after, at nine local time.

    None for what gets no round: no gathering, cancelled, or not known to the day.
    """
    if event.kind != "gathering" or event.status == "cancelled" or event.precision != "day" or event.last_day is None:
        return None
    opens_on = first_working_day_after(event.last_day)
    days = (opens_on, opens_on + OPEN_FOR, opens_on + OPEN_FOR + LATE_FOR)
    return RoundTimes(*(_morning_of(day, zone) for day in days))


def state_at(times: RoundTimes, now: datetime) -> RoundState:
    """What a round of these times is at a moment. Each moment belongs to what begins with it."""
    if now >= times.seal_at:
        return "sealed"
    if now >= times.late_from:
        return "late"
    return "open" if now >= times.opens_at else "planned"


def last_day(times: RoundTimes, zone: ZoneInfo) -> date:
    """The last whole local day on which an answer can be given, changed or withdrawn."""
    return times.seal_at.astimezone(zone).date() - ONE_DAY


def _morning_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, MORNING, zone).astimezone(UTC)
