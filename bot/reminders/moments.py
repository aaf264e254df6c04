"""When what is planned for a local day is due: working days, quiet hours and clocks that change. Pure."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.reminders.policy import Policy
from bot.working_days import last_working_day_by

JULY = 7
"""The month in which Norway is on holiday."""


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local day and time of day, in UTC.

    In the night when the clocks are set back it is the first of the two; a time that the clocks are set past is later
    by as much as they are set forward. For it comes with fold = 0 (PEP 495).

    In UTC because Python compares moments of one zone by their wall time, and takes a moment in an hour that is set
    forward or back for unequal to all moments of other zones.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def working_day_by(day: date) -> date:
    """The last day, not later than `day`, on which people are at work: a working day, and not in July."""
    found = last_working_day_by(day)
    return last_working_day_by(date(found.year, JULY - 1, 30)) if found.month == JULY else found


def due_on(day: date, at: time, policy: Policy, zone: ZoneInfo) -> datetime:
    """That time of a local day, in UTC; in quiet hours their end on the same day instead.

    So what was meant for the late evening comes that morning already: waiting would take it to another day, which may
    be a free one, or the event's own.
    """
    due = moment(day, at, zone)
    quiet = policy.quiet_hours
    # By the clock on the wall at that moment, which is not `at` where the clocks are set forward.
    return moment(day, quiet.ends, zone) if quiet and quiet.hold(due.astimezone(zone).time()) else due
