"""What an invitee does with a round: answer, change, withdraw, say that they were not there.

Nothing here keeps a time, logs, or makes the bot write to anybody: when somebody answered must not be seen anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from bot.errors import SamlingError
from bot.evaluation.aggregates import OTHER
from bot.reflections.link import link_of, round_key
from bot.reflections.schedule import state_at
from bot.services import Services
from models.reflections import (
    Answer,
    Invitee,
    Reflection,
    Round,
    delete_reflection,
    invitee,
    reflection_linked,
    round_for_answering,
)
from models.requests import REMEMBERED, first_sight
from models.vocabulary import RoundState

Outcome = Literal["answered", "withdrawn", "absent", "sealed", "not_invited", "has_answered"]
"""What came of an act: the first three were done; the others say why nothing was."""


class SecretChanged(SamlingError):
    """SAMLING_SECRET is not the one that this round was answered under: put that one back until it is sealed."""


@dataclass(frozen=True, slots=True)
class Act:
    """One person's act on one round. `request_id` is Slack's id of it: a second request with it has no effect."""

    team_id: str
    user_id: str
    round_id: int
    request_id: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a reflection says: a number or a text by question, and whether its writer signs it."""

    answers: Mapping[str, int | str]
    is_signed: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """One invitee at one round that still takes answers, held until the transaction ends."""

    round_: Round
    state: RoundState
    who: Invitee
    link: str


def submit(services: Services, act: Act, said: Said) -> Outcome:
    """Keep what somebody said, in place of what they said before. Raises SecretChanged."""
    now = services.clock()
    with services.database.writing() as session:
        desk = desk_of(session, services, act, now)
        if not isinstance(desk, Desk):
            return desk
        if first_sight(session, act.request_id, (now + REMEMBERED).date()):
            earlier = reflection_at(session, desk)
            late = earlier.late if earlier else desk.state == "late"
            if earlier:
                delete_reflection(session, earlier.id)
            _store(session, desk, said, late=late)
            desk.who.participation.state = "answered"
        return "answered"


def withdraw(services: Services, act: Act) -> Outcome:
    """Delete what somebody said, at once; they may answer again. Raises SecretChanged."""
    now = services.clock()
    with services.database.writing() as session:
        desk = desk_of(session, services, act, now)
        if not isinstance(desk, Desk):
            return desk
        if first_sight(session, act.request_id, (now + REMEMBERED).date()) and (
            found := reflection_at(session, desk)
        ):
            delete_reflection(session, found.id)
            desk.who.participation.state = "withdrawn"
        return "withdrawn"


def be_absent(services: Services, act: Act) -> Outcome:
    """Note that somebody was not at the gathering; they may still answer. What they said already is not deleted."""
    now = services.clock()
    with services.database.writing() as session:
        desk = desk_of(session, services, act, now)
        if not isinstance(desk, Desk):
            return desk
        if desk.who.participation.state == "answered":
            return "has_answered"
        if first_sight(session, act.request_id, (now + REMEMBERED).date()):
            desk.who.participation.state = "absent"
        return "absent"


def desk_of(session: Session, services: Services, act: Act, now: datetime) -> Desk | Outcome:
    """The desk at which somebody answers, or why there is none. `session` writes, for it holds the desk."""
    round_ = round_for_answering(session, act.round_id)
    who = invitee(session, act.round_id, act.team_id, act.user_id)
    if round_ is None or who is None:
        return "not_invited"
    state = state_at(round_.times, now)
    if round_.key_salt is None or state == "sealed":
        return "sealed"
    key = round_key(services.secret, round_.key_salt)
    return Desk(round_, state, who, link_of(key, round_.id, who.person.id))


def reflection_at(session: Session, desk: Desk) -> Reflection | None:
    """What the person said until now. Raises SecretChanged: else they would get a second reflection."""
    found = reflection_linked(session, desk.round_.id, desk.link)
    if found is None and desk.who.participation.state == "answered":
        raise SecretChanged("put back the SAMLING_SECRET that this round was opened with")
    return found


def _store(session: Session, desk: Desk, said: Said, *, late: bool) -> None:
    person = desk.who.person
    reflection = Reflection(
        round_id=desk.round_.id,
        link=desk.link,
        role=person.role,
        organisation_kind=desk.who.organisation_kind or OTHER,
        late=late,
        signed_by=person.id if said.is_signed else None,
    )
    session.add(reflection)
    session.flush()
    for question, answer in said.answers.items():
        number, text = (answer, None) if isinstance(answer, int) else (None, answer)
        session.add(Answer(reflection_id=reflection.id, question=question, number=number, text=text))
