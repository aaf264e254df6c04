"""The overview of the coming weeks, for the channel or for one person."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import ContextBlock, MarkdownTextObject, SectionBlock
from sqlalchemy.orm import Session

from bot.answering.wording import date_of
from bot.reminders.digests import DigestKey
from bot.reminders.policy import policy_of
from bot.rendering.answers import escaped
from bot.rendering.message import Message
from bot.rendering.reader import readers_language
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.claims import ClaimedDelivery
from models.events import Event, coming_events
from models.programme import Programme, programme_with_id
from models.recorded import event_alone
from models.subscriptions import subscriber
from models.vocabulary import DigestInterval

LOOKS_AHEAD: Mapping[DigestInterval, timedelta] = {"weekly": timedelta(weeks=5), "monthly": timedelta(weeks=13)}
MOST = 20
"""Events in one overview; a message may have 50 blocks (https://docs.slack.dev/reference/block-kit/blocks)."""


def digest_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:
    """The events of the coming weeks in the reader's language; None where none comes, or it is wanted no more."""
    key = DigestKey.read(delivery.key)
    programme = programme_with_id(session, delivery.programme_id)
    interval, muted = _chosen(session, programme, key.person_id)
    if interval != key.interval:
        return None
    today = now.astimezone(ZoneInfo(programme.zone)).date()
    events = _coming(session, programme.id, today, today + LOOKS_AHEAD[interval], muted)
    return _message(readers_language(session, delivery), interval, events) if events else None


def _chosen(session: Session, programme: Programme, person_id: int | None) -> tuple[DigestInterval, frozenset[int]]:
    """How often the reader wants an overview, and the ids of the events of which they want to hear no more."""
    if person_id is None:
        return policy_of(programme.rules).digest, frozenset()
    chosen = subscriber(session, person_id)
    if chosen is None or chosen.is_muted:
        return "off", frozenset()
    return chosen.digest, chosen.muted_event_ids


def _coming(session: Session, programme_id: int, today: date, until: date, muted: frozenset[int]) -> list[Event]:
    """What may happen by then: of a month, quarter … every one that has begun by then."""
    events = coming_events(session, programme_id, today, MOST + len(muted))
    return [one for one in events if one.first_day and one.first_day < until and one.id not in muted][:MOST]


def _message(language: Language, interval: DigestInterval, events: Sequence[Event]) -> Message:
    title = sentence(language, f"digest.{interval}")
    lines = [f"• {escaped(one.title.in_language(language))}: {_when(language, one)}" for one in events]
    return Message(
        "\n".join([title, *lines]),
        (
            SectionBlock(text=MarkdownTextObject(text=f"*{title}*")),
            *(SectionBlock(text=MarkdownTextObject(text=line)) for line in lines),
            ContextBlock(elements=[MarkdownTextObject(text=sentence(language, "reminder.ask"))]),
        ),
    )


def _when(language: Language, event: Event) -> str:
    """The days, or the month with the remark that the day is not set yet."""
    date_ = date_of(language, event_alone(event))
    return date_ if event.precision == "day" else sentence(language, "digest.day_not_set", date=date_)
