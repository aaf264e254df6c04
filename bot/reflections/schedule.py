"""When a round opens, turns late and is sealed: pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.working_days import first_working_day_after, is_working_day
from models.events import Event
from models.reflections import RoundTimes
from models.vocabulary import RoundState

MORNING = time(9)
"""Local time of day at which a round opens, turns late and is sealed."""
WORK_ENDS = time(16)
"""Local time of day after which a round does not open before the next working day."""
OPEN_FOR = timedelta(days=14)
LATE_FOR = timedelta(days=7)
ONE_DAY = timedelta(days=1)


def round_times(event: Event, zone: ZoneInfo) -> RoundTimes | None:
    """The moments of an event's round, in UTC: it opens on the first working day after, at nine local time.

    None for what gets no round: no gathering, cancelled, or not known to the day.
    """
    if event.kind != "gathering" or event.status == "cancelled" or event.precision != "day" or event.last_day is None:
        return None
    return _times_from(_morning_of(first_working_day_after(event.last_day), zone), zone)


def round_times_after_all(now: datetime, zone: ZoneInfo) -> RoundTimes:
    """The moments of a round whose regular opening had passed when its gathering turned out to be over.

    It opens at once in working hours, else at nine on the next working day.
    """
    local = now.astimezone(zone)
    if is_working_day(local.date()) and MORNING <= local.time() < WORK_ENDS:
        return _times_from(now.astimezone(UTC), zone)
    is_early = local.time() < MORNING
    day = first_working_day_after(local.date() - ONE_DAY if is_early else local.date())
    return _times_from(_morning_of(day, zone), zone)


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


def _times_from(opens_at: datetime, zone: ZoneInfo) -> RoundTimes:
    opens_on = opens_at.astimezone(zone).date()
    days = (opens_on + OPEN_FOR, opens_on + OPEN_FOR + LATE_FOR)
    return RoundTimes(opens_at, *(_morning_of(day, zone) for day in days))


def _morning_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, MORNING, zone).astimezone(UTC)
