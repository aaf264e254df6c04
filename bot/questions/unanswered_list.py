"""The unanswered questions as leads have them before them: in groups, of which they may set one aside."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.questions.alike import Group, group_with, grouped
from bot.services import Services
from models.audit import record
from models.programme import Programme, known_person, programme_held
from models.questions import open_questions
from models.requests import REMEMBERED, first_sight

MOST_LISTED = 1_000
"""Of the newest questions. Whoever leaves more than these unanswered is not helped by seeing them."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a lead does about the group that a question is in. `request_id` is Slack's id of it."""

    team_id: str
    user_id: str
    question_id: int
    request_id: str


def unanswered_groups(session: Session, programme: Programme) -> list[Group]:
    """The groups of a programme's unanswered questions, the most asked first."""
    return grouped(open_questions(session, programme.id, MOST_LISTED))


def group_around(session: Session, programme: Programme, question_id: int) -> Group | None:
    """The group that a question is in now; None where somebody has dealt with it."""
    return group_with(open_questions(session, programme.id, MOST_LISTED), question_id)


def dismiss(services: Services, act: Act) -> None:
    """Set a group aside for good. Its askers are forgotten, and not told; what is asked anew is on the list anew."""
    now = services.clock()
    with services.database.writing() as session:
        programme = programme_held(session, act.team_id)
        if programme is None or not first_sight(session, act.request_id, (now + REMEMBERED).date()):
            return
        group = group_around(session, programme, act.question_id)
        if group is None:
            return
        for question in group.questions:
            question.state, question.slack_user_id = "dismissed", None
        lead = known_person(session, programme.id, act.user_id)
        count = {"questions": len(group.questions)}
        record(session, programme.id, now, "question dismissed", str(act.question_id), count, person_id=lead.id)
