"""One person's act on what they are told: once, one at a time, and the outbox follows in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.reminders.planning import plan_reminders
from bot.services import Services
from models.planned import programmes_held
from models.programme import Person, Programme, known_person
from models.requests import REMEMBERED, first_sight


@dataclass(frozen=True, slots=True)
class Act:
    """Whose act it is. `request_id` is Slack's id of it: a second request with it has no effect."""

    team_id: str
    user_id: str
    request_id: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One person, known from now on, at whose choices nobody else is until the transaction ends. `now` is aware."""

    session: Session
    programme: Programme
    person: Person
    now: datetime


@contextmanager
def desk_for(services: Services, act: Act) -> Iterator[Desk | None]:
    """The desk at which an act has its effect, after which reminders are planned anew.

    None where it has none: the workspace has no programme, or the request was here before.
    """
    now = services.clock()
    with services.database.writing() as session:
        # All in one order, as planning holds them: who held their own first might wait for somebody who waits for it.
        programme = next((one for one in programmes_held(session) if one.slack_team_id == act.team_id), None)
        if programme is None or not first_sight(session, act.request_id, (now + REMEMBERED).date()):
            yield None
            return
        yield Desk(session, programme, known_person(session, programme.id, act.user_id), now)
        plan_reminders(session, now)
