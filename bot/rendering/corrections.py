"""A correction as a message: what somebody was told of an event, and how it is now."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import MarkdownTextObject, SectionBlock
from sqlalchemy.orm import Session

from bot.answering.wording import capitalized, date_of, on, placed
from bot.deliveries.posting import NotYet
from bot.reminders.corrections import KIND, TELLING, last_words
from bot.reminders.last_word import Difference, as_told, differences, told_of
from bot.rendering.answers import escaped
from bot.rendering.message import Message
from bot.rendering.reader import readers_language
from bot.rendering.reminders import time_of_day
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.claims import ClaimedDelivery
from models.events import event_with_id, is_move
from models.programme import programme_with_id
from models.recorded import event_alone
from models.records import EventData
from models.told import is_being_told, is_overtaken, words_to


def correction_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:  # noqa: ARG001 - as all renderers
    """What has changed for a receiver since they were last told of an event, in their language.

    None where nothing has: it was changed back, or a reminder has told them since; and where a later change has a
    correction of its own. Raises NotYet while another message about the event is on its way to them, for nobody knows
    yet what it told.
    """
    # Looked at first, so that of two that are sent at once only the later waits for the other.
    if is_overtaken(session, delivery.id, KIND):
        return None
    if is_being_told(session, delivery.id, TELLING):
        raise NotYet("another message about the event is on its way")
    row = event_with_id(session, delivery.event_id or 0)
    told = last_words(words_to(session, row.id, delivery.person_id, TELLING)).get(delivery.person_id)
    if told is None:
        return None
    programme = programme_with_id(session, delivery.programme_id)
    event = event_alone(row)
    return _message(
        readers_language(session, delivery), ZoneInfo(programme.zone), as_told(event, told), event, told_of(row)
    )


def _message(
    language: Language, zone: ZoneInfo, before: EventData, now: EventData, told: dict[str, object]
) -> Message | None:
    keys = [_key(one, before, now) for one in differences(before, now) if _shows(language, one, before, now)]
    if not keys:
        return None
    values = _values(language, before, now)
    plain = [sentence(language, key, **values, time=_clock(now), time_before=_clock(before)) for key in keys]
    times = {"time": _in_readers_zone(zone, now), "time_before": _in_readers_zone(zone, before)}
    shown = [f"*{sentence(language, key, **values, **times)}*" for key in keys]
    section = SectionBlock(text=MarkdownTextObject(text="\n".join(shown), verbatim=True))
    return Message(" ".join(plain), (section,), told)


def _shows(language: Language, difference: Difference, before: EventData, now: EventData) -> bool:
    """Whether a difference shows in a language: a text may have been changed in another one only."""
    match difference:
        case "name":
            return before.definite.in_language(language) != now.definite.in_language(language)
        case "place":
            return placed(language, before) != placed(language, now)
        case _:
            return True


def _key(difference: Difference, before: EventData, now: EventData) -> str:
    """The sentence for a difference."""
    match difference:
        case "cancelled":
            return "correction.cancelled" if before.first_day else "correction.cancelled.undated"
        case "resumed":
            return "correction.resumed"
        case "name":
            return "correction.renamed"
        case "dating":
            return _dating_key(before, now)
        case "place":
            return "correction.place" if now.place else "correction.placeless"
        case "starts":
            return "correction.starts" if now.starts else "correction.timeless"


def _dating_key(before: EventData, now: EventData) -> str:
    was, is_now = _days(before), _days(now)
    if is_now is None:
        return "correction.undated"
    is_closer = was is None or (before.precision != "day" and not is_move(was, is_now))
    if is_closer and now.precision == "day":
        return "correction.day_set"
    is_vaguer = was is not None and now.precision != "day" and not is_move(is_now, was)
    return "correction.dated" if is_closer or is_vaguer else "correction.moved"


def _days(event: EventData) -> tuple[date, date] | None:
    return (event.first_day, event.last_day) if event.first_day and event.last_day else None


def _values(language: Language, before: EventData, now: EventData) -> dict[str, str]:
    """What fills the places of the sentences. Names and places are people's words."""
    known_as = escaped(before.definite.in_language(language))  # a cancelled event is called what they know it as
    what = known_as if now.status == "cancelled" else escaped(now.definite.in_language(language))
    after = date_of(language, now)
    return {
        "what": what,
        "What": capitalized(what),
        "Known_as": capitalized(known_as),
        "before": date_of(language, before),
        "from_": _without_year_of(before, now, date_of(language, before)),
        "after": after,
        "on_before": on(language, before),
        "on_after": on(language, now),
        "place": escaped(placed(language, now) or ""),
        "place_before": escaped(placed(language, before) or ""),
    }


def _without_year_of(before: EventData, now: EventData, said: str) -> str:
    """A date without its year, where that is said right after it: from 5–6 May to 12–13 May 2025."""
    days = (before.first_day, now.first_day, before.last_day, now.last_day)
    years = {day.year for day in days if day}
    is_last = {before.precision, now.precision} <= {"day", "month"} and len(years) == 1
    return said.removesuffix(f" {years.pop()}") if is_last else said


def _clock(event: EventData) -> str:
    return f"{event.starts:%H:%M}" if event.starts else ""


def _in_readers_zone(zone: ZoneInfo, event: EventData) -> str:
    if event.starts is None or event.first_day is None:
        return ""
    return time_of_day(datetime.combine(event.first_day, event.starts, zone))
