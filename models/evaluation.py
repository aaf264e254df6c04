"""What the evaluation record is made of: a programme's rounds with their events, and who signed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events import Event
from models.programme import Person
from models.reflections import Reflection, Round


def rounds_newest_first(session: Session, programme_id: int) -> list[tuple[Round, Event]]:
    """A programme's rounds in every state, each with its event, the one that opens last first."""
    both = select(Round, Event).join(Event, Event.id == Round.event_id).where(Round.programme_id == programme_id)
    return [
        (round_, event) for round_, event in session.execute(both.order_by(Round.opens_at.desc(), Round.id.desc()))
    ]


def signatures_in(session: Session, round_id: int) -> dict[str, str]:
    """The Slack user ids of those who signed, by their reflections' ids."""
    both = select(Reflection.id, Person.slack_user_id).join(Person, Person.id == Reflection.signed_by)
    return dict(session.execute(both.where(Reflection.round_id == round_id)).all())
