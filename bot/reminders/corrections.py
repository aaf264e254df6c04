"""Whom to tell that something they were told of an event is so no more. Pure: no clock, no database."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.reminders.last_word import as_told, differences
from bot.reminders.moments import moment
from bot.reminders.plan import key_of
from bot.reminders.policy import Policy, QuietHours
from models.base import Json
from models.deliveries import PlannedDelivery
from models.events import Event
from models.recorded import event_alone
from models.told import Word

KIND = "correction"
TELLING = ("reminder", "snoozed", KIND)
"""Kinds of deliveries that tell when and where an event is. A correction tells it as a reminder does."""
THOUGHT_OVER = timedelta(minutes=10)
"""How long a correction waits: who corrects a typing error, and then another one, causes one message."""
ONE_DAY = timedelta(days=1)


def last_words(words: Iterable[Word]) -> Mapping[int | None, Json]:
    """What each receiver was told last of one event."""
    last: dict[int | None, Json] = {}
    for word in words:
        before = last.get(word.person_id)
        if before is None or before["sequence"] < word.told["sequence"]:
            last[word.person_id] = word.told
    return last


def corrections_of(
    event: Event, words: Iterable[Word], policy: Policy, zone: ZoneInfo, now: datetime
) -> tuple[PlannedDelivery, ...]:
    """The corrections that are to be, given what was told of an event. `now` is aware.

    One goes to each receiver whose last word is wrong, unless what they were told of and what is so now are both
    over; and to each to whom a message was on its way when the event was changed: when that has arrived, it shows
    whether there is anything to correct. A key names the event's sequence: each change has a correction of its own.
    """
    words = list(words)
    in_between = {word.person_id for word in words if word.is_on_its_way}
    due_at = out_of_quiet_hours(now + THOUGHT_OVER, policy.quiet_hours, zone)
    planned = (
        PlannedDelivery(
            key=key_of(KIND, event, event.sequence, person_id or "channel"),
            kind=KIND,
            due_at=due_at,
            expires_at=over_at(event, told, zone),
            event_id=event.id,
            person_id=person_id,
        )
        for person_id, told in last_words(words).items()
        if person_id in in_between or differences(as_told(event_alone(event), told), event_alone(event))
    )
    return tuple(one for one in planned if one.expires_at is None or one.expires_at > now)


def over_at(event: Event, told: Json, zone: ZoneInfo) -> datetime | None:
    """When nobody needs to know any more: after the event, and after the days that were told of it.

    A cancelled event has only the latter. None where neither has a day.
    """
    days = [date.fromisoformat(told["last_day"])] if "last_day" in told else []
    if event.last_day and event.status != "cancelled":
        days.append(event.last_day)
    return moment(max(days) + ONE_DAY, time(), zone) if days else None


def out_of_quiet_hours(due: datetime, quiet: QuietHours | None, zone: ZoneInfo) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies: what has just become known comes later."""
    local = due.astimezone(zone)
    if quiet is None or not quiet.hold(local.time()):
        return due
    day = local.date() + (ONE_DAY if local.time() >= quiet.ends else timedelta())
    return moment(day, quiet.ends, zone)
