"""What somebody is asked, with what they said until now, for them to change."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.reflections.questions import QUESTION_SETS, QuestionSet
from bot.reflections.schedule import last_day
from bot.reflections.submission import Act, Desk, Outcome, Said, desk_of, reflection_at
from bot.services import Services
from models.events import event_with_id
from models.programme import programme_with_id
from models.recorded import event_alone
from models.records import EventData
from models.reflections import answers_of


@dataclass(frozen=True, slots=True)
class Form:
    """The questions about an event. `last_day` is the local day until which the answers can be changed."""

    round_id: int
    event: EventData
    question_set: QuestionSet
    last_day: date
    said: Said | None
    """By the one who looks at it, and shown to nobody else."""


def form_for(services: Services, act: Act) -> Form | Outcome:
    """The form for somebody who wants to answer, or why there is none. Raises SecretChanged."""
    with services.database.writing() as session:  # for `desk_of` holds rows
        desk = desk_of(session, services, act, services.clock())
        if not isinstance(desk, Desk):
            return desk
        round_ = desk.round_
        stored = reflection_at(session, desk)
        return Form(
            round_.id,
            event_alone(event_with_id(session, round_.event_id)),
            QUESTION_SETS[round_.question_set],
            last_day(round_.times, ZoneInfo(programme_with_id(session, round_.programme_id).zone)),
            Said(answers_of(session, stored.id), stored.signed_by is not None) if stored else None,
        )
