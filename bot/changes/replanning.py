"""What follows from a change of events, in its own transaction: reminders, questions, rounds, corrections."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session

from bot.reflections.planning import plan_rounds
from bot.reminders.correcting import note_what_may_be_told, plan_corrections
from bot.reminders.planning import plan_reminders
from models.planned import programmes_held


@contextmanager
def changing(session: Session, now: datetime) -> Iterator[None]:
    """Change events inside this, and nowhere else. All that follows from the change is planned when it is done.

    `now` is aware. It comes first in its transaction: whoever plans holds the programme, and then the deliveries.
    """
    programmes_held(session)
    note_what_may_be_told(session, now)
    yield
    session.flush()
    replan(session, now)


def replan(session: Session, now: datetime) -> None:
    """Bring the outbox and the rounds to what the events say now. `now` is aware. Again, it changes nothing."""
    plan_reminders(session, now)
    plan_rounds(session, now)
    plan_corrections(session, now)
