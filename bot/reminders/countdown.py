"""The moments of the steps that lead up to one event. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from bot.reminders.moments import due_on, moment, working_day_by
from bot.reminders.policy import Policy, Step
from models.events import Event

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Countdown:
    """To an event, or to the month, quarter … in which it is."""

    first_day: date
    begins: datetime
    """From this moment on nobody is reminded of it any more."""
    ends: datetime
    """The end of its last day: from then on a month is over."""
    policy: Policy
    zone: ZoneInfo

    @classmethod
    def to(cls, event: Event, policy: Policy, zone: ZoneInfo) -> Self | None:
        """The countdown to an event; None where nothing is known of when it is.

        Where a day is known and no time of it, the event begins with the end of that day: at 8 or at 17, "today" is
        still right and may still help, and nobody knows that it is too late. A month begins with its 1st.
        """
        if event.first_day is None or event.last_day is None:
            return None
        begins = moment(event.first_day, event.starts or time(), zone)
        if event.precision == "day" and event.starts is None:
            begins = moment(event.first_day + ONE_DAY, time(), zone)
        return cls(event.first_day, begins, moment(event.last_day + ONE_DAY, time(), zone), policy, zone)

    def dues(self, steps: Iterable[Step]) -> tuple[tuple[int, datetime], ...]:
        """The days and the moments, in UTC, of the steps that come before it begins, in order.

        What would come on a free day comes on the working day before; but the event's own morning stays where it is.
        Of steps that come to the same day, as in July, the one nearest to the event is kept.
        """
        found: dict[date, tuple[int, datetime]] = {}
        for step in sorted(steps, key=lambda one: one.days_before, reverse=True):
            day = self.first_day - timedelta(days=step.days_before)
            if self.policy.only_working_days and step.days_before:
                day = working_day_by(day)
            due = due_on(day, step.at, self.policy, self.zone)
            if due < self.begins:
                found[day] = step.days_before, due
        return tuple(found.values())
