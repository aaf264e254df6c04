"""Having the outbox hold just the corrections that are to be."""

from collections import defaultdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.reminders.corrections import KIND, ONE_DAY, TELLING, THOUGHT_OVER, corrections_of
from bot.reminders.last_word import told_of
from bot.reminders.policy import policy_of
from models.deliveries import add_deliveries
from models.events import events_of
from models.programme import programmes
from models.told import Word, cancel_waiting, hold_what_tells, words_about_coming

RECENTLY = timedelta(days=31)
SOON = timedelta(hours=1)
"""Longer than a change takes: what is due later can't be sent meanwhile."""


def note_what_may_be_told(session: Session, now: datetime) -> None:
    """Before events are changed: take what is being sent, or perhaps was, for telling of them as they are still.

    Until the transaction ends no other message about them is begun, so that each tells of them either as they were,
    and is known here, or as they will be. `now` is aware. What is sent for certain says itself what it told.
    """
    for delivery, event in hold_what_tells(session, TELLING, now + SOON):
        if delivery.told is None:
            delivery.told = told_of(event)


def plan_corrections(session: Session, now: datetime) -> None:
    """Add and take back the corrections of every programme, in the transaction that changed the events.

    `now` is aware. Planning again changes nothing.
    """
    longest_wait = now + THOUGHT_OVER + ONE_DAY
    for programme in programmes(session):
        zone, policy = ZoneInfo(programme.zone), policy_of(programme.rules)
        today = now.astimezone(zone).date()
        words: dict[int, list[Word]] = defaultdict(list)
        for word in words_about_coming(session, programme.id, TELLING, today, now - RECENTLY):
            words[word.event_id].append(word)
        events = [one for one in events_of(session, programme.id) if one.id in words]
        wanted = [one for event in events for one in corrections_of(event, words[event.id], policy, zone, now)]
        cancel_waiting(session, programme.id, KIND, longest_wait, {one.key for one in wanted})
        add_deliveries(session, programme.id, wanted)
