"""Whom to tell that something they were told of an event is so no more. Pure: no clock, no database."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.reminders.last_word import as_told, differences
from models.base import Json
from models.deliveries import PlannedDelivery
from models.events import Event
from models.recorded import event_alone
from models.told import Word

KIND = "correction"
TELLING = ("reminder", KIND)
"""Kinds of deliveries that tell when and where an event is. A correction tells it as a reminder does."""
THOUGHT_OVER = timedelta(minutes=10)
"""How long a correction waits: who corrects a typing error, and then another one, causes one message."""
QUIET_FROM, QUIET_UNTIL = time(20), time(7)
"""Local times of day between which nobody is disturbed."""
ONE_DAY = timedelta(days=1)


def last_words(words: Iterable[Word]) -> Mapping[int | None, Json]:
    """What each receiver was told last of one event."""
    last: dict[int | None, Json] = {}
    for word in words:
        before = last.get(word.person_id)
        if before is None or before["sequence"] < word.told["sequence"]:
            last[word.person_id] = word.told
    return last


def corrections_of(event: Event, words: Iterable[Word], zone: ZoneInfo, now: datetime) -> tuple[PlannedDelivery, ...]:
    """The corrections that are to be, given what was told of an event. `now` is aware.

    One goes to each receiver whose last word is wrong, unless what they were told of and what is so now are both
    over. A key names the event's sequence, so that each change has a correction of its own.
    """
    due_at = out_of_quiet_hours(now + THOUGHT_OVER, zone)
    planned = (
        PlannedDelivery(
            key=f"{KIND}:{event.uid}:{event.sequence}:{person_id or 'channel'}",
            kind=KIND,
            due_at=due_at,
            expires_at=over_at(event, told, zone),
            event_id=event.id,
            person_id=person_id,
        )
        for person_id, told in last_words(words).items()
        if differences(as_told(event_alone(event), told), event_alone(event))
    )
    return tuple(one for one in planned if one.expires_at is None or one.expires_at > now)


def over_at(event: Event, told: Json, zone: ZoneInfo) -> datetime | None:
    """When nobody needs to know any more: after the event, and after the days that were told of it.

    A cancelled event has only the latter. None where neither has a day.
    """
    days = [date.fromisoformat(told["last_day"])] if "last_day" in told else []
    if event.last_day and event.status != "cancelled":
        days.append(event.last_day)
    return datetime.combine(max(days) + ONE_DAY, time(), zone) if days else None


def out_of_quiet_hours(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment itself, or the next morning's end of the quiet hours where it lies in them."""
    local = moment.astimezone(zone)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + (ONE_DAY if local.time() >= QUIET_FROM else timedelta())
    return datetime.combine(day, QUIET_UNTIL, zone)
