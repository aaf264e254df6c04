"""A reminder as a message: how soon, then when, where and on what theme."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import ContextBlock, MarkdownTextObject, SectionBlock
from sqlalchemy.orm import Session

from bot.answering.wording import capitalized, date_of, placed, said
from bot.reminders.countdown import Countdown
from bot.reminders.last_word import told_of
from bot.reminders.plan import is_of_the_month
from bot.reminders.policy import policy_of
from bot.rendering.answers import escaped
from bot.rendering.message import Message
from bot.rendering.reader import readers_language
from bot.rendering.reminder_buttons import reminder_buttons
from bot.rendering.undated import month_message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.claims import ClaimedDelivery
from models.events import event_with_id
from models.programme import programme_with_id
from models.recorded import event_alone
from models.records import EventData
from models.subscriptions import wants_to_hear_of


def reminder_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:
    """The reminder of an event in its reader's language, as true at `now`: a late one counts fewer days.

    None where there is nothing to remind of any more: cancelled, begun, without a day, or muted by its receiver.
    """
    if delivery.event_id is None:
        return None
    event = event_with_id(session, delivery.event_id)
    message = month_message if is_of_the_month(delivery.key) else _day_message
    reminder = message(session, delivery, now)
    return reminder and replace(reminder, told=told_of(event))


def _day_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:
    programme = programme_with_id(session, delivery.programme_id)
    zone = ZoneInfo(programme.zone)
    row = event_with_id(session, delivery.event_id or 0)
    countdown = Countdown.to(row, policy_of(programme.rules), zone)
    if row.status == "cancelled" or row.precision != "day" or countdown is None or countdown.begins <= now:
        return None
    if delivery.person_id is not None and not wants_to_hear_of(session, delivery.person_id, row.id):
        return None
    days = (countdown.first_day - now.astimezone(zone).date()).days
    return _message(readers_language(session, delivery), zone, event_alone(row), days)


def _message(language: Language, zone: ZoneInfo, event: EventData, days: int) -> Message:
    what = capitalized(event.definite.in_language(language))
    told = escaped(sentence(language, f"reminder.{event.kind}", What=what, how_soon=_how_soon(language, days)))
    rows = {"card.when": escaped(_when(language, event))}
    if place := placed(language, event):
        rows["card.where"] = escaped(place)
    if event.theme:
        rows["card.theme"] = escaped(said(language, event.theme))
    in_full = " ".join([told, *(f"{sentence(language, key)}: {value}." for key, value in rows.items())])
    if event.starts and event.first_day:
        starts = datetime.combine(event.first_day, event.starts, zone)
        rows["card.when"] = _when(language, event, time_of_day(starts))
    fields = [
        MarkdownTextObject(text=f"*{sentence(language, key)}*\n{capitalized(value)}") for key, value in rows.items()
    ]
    return Message(
        in_full,
        (
            SectionBlock(text=MarkdownTextObject(text=f"*{told}*"), fields=fields),
            reminder_buttons(language, event),
            ContextBlock(elements=[MarkdownTextObject(text=sentence(language, "reminder.ask"))]),
        ),
    )


def time_of_day(moment: datetime) -> str:
    """A local moment's time of day, which Slack shows in the zone of who reads it."""
    return f"<!date^{moment.timestamp():.0f}^{{time}}|{moment:%H:%M}>"


def _how_soon(language: Language, days: int) -> str:
    match days:
        case 0:
            return sentence(language, "reminder.today")
        case 1:
            return sentence(language, "reminder.tomorrow")
        case _:
            return sentence(language, "reminder.days", days=days)


def _when(language: Language, event: EventData, time: str = "") -> str:
    """The days, and from what time on where that is recorded; `time` = how it is written, else as HH:MM."""
    date = date_of(language, event)
    if event.starts is None:
        return date
    return sentence(language, "reminder.from_time", date=date, time=time or f"{event.starts:%H:%M}")
