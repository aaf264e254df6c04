"""An event as a calendar file: RFC 5545, one VEVENT of whole days.

https://www.rfc-editor.org/rfc/rfc5545
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Component

from bot.answering.wording import said
from bot.errors import SamlingError
from bot.manifest import NAME
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.records import EventData
from models.vocabulary import EventStatus

STATUSES: Mapping[EventStatus, str] = {"planned": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}


class NoDay(SamlingError):
    """The event's days are not known, so no calendar can show it."""


def calendar_file(language: Language, event: EventData, uid: str, sequence: int, now: datetime) -> bytes:
    """A file with the event in it, for a person's own calendar. Raises NoDay.

    `uid` is the same for the event for ever, in the whole world; `sequence` grows with each change, so that a file
    opened later replaces the entry of an earlier one. The days are whole ones, and DTEND is the day after the last.
    """
    if event.precision != "day" or event.first_day is None or event.last_day is None:
        raise NoDay(f"{event.id} has no day")
    entry = Component()
    entry.add("uid", uid)
    entry.add("sequence", sequence)
    entry.add("dtstamp", now)
    entry.add("dtstart", event.first_day)
    entry.add("dtend", event.last_day + timedelta(days=1))
    entry.add("summary", event.title.in_language(language))
    if event.place:
        entry.add("location", event.place.in_language(language))
    if description := _description(language, event):
        entry.add("description", description)
    entry.add("status", STATUSES[event.status])
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{NAME}//NO")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _description(language: Language, event: EventData) -> str:
    """What there is to know besides: its theme, its goal, and from what time to what time."""
    rows = []
    if event.starts:
        times = f"{event.starts:%H:%M}–{event.ends:%H:%M}" if event.ends else f"{event.starts:%H:%M}"
        rows.append(("calendar.time", times))
    if event.theme:
        rows.append(("card.theme", said(language, event.theme)))
    if event.purpose:
        rows.append(("calendar.purpose", said(language, event.purpose)))
    return "\n".join(f"{sentence(language, key)}: {value}" for key, value in rows)
