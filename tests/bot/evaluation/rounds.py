"""Rounds with answers in them, for tests of what may be read of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from bot.evaluation.aggregates import Respondent, aggregated
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from models.base import random_id
from models.events import event_with_uid
from models.programme import Programme, known_person, only_programme, settle_in_team
from models.reflections import Answer, Participation, Reflection, Round, participation_states
from models.vocabulary import ParticipationState, RoundState

OPENS = {
    "rennebu-2025": datetime(2025, 5, 7, 7, tzinfo=UTC),
    "tydal-2024": datetime(2024, 9, 23, 7, tzinfo=UTC),
    "leka-2025": datetime(2025, 9, 22, 7, tzinfo=UTC),
}


@dataclass(frozen=True)
class Voice:
    """One reflection as a test words it."""

    answers: Mapping[str, int | str] = field(default_factory=lambda: {"usefulness": 4})
    role: str = "mayor"
    organisation_kind: str = "municipality"
    late: bool = False
    signed_by: str | None = None


def ilag(session: Session) -> Programme:
    """The shipped programme, stored, in the workspace T1."""
    load(session, read_data_file(shipped_data_file()))
    session.flush()
    settle_in_team(session, "T1")
    programme = only_programme(session)
    assert programme is not None
    return programme


def add_round(
    session: Session,
    programme: Programme,
    uid: str,
    voices: Sequence[Voice] = (),
    state: RoundState = "sealed",
    silent: int = 0,
) -> Round:
    """A round after an event, with its answers, and `silent` people who were invited and did not answer."""
    event = event_with_uid(session, programme.id, uid)
    assert event is not None
    round_ = Round(
        programme_id=programme.id,
        event_id=event.id,
        question_set="gathering/1",
        state=state,
        opens_at=OPENS[uid],
        late_from=OPENS[uid] + timedelta(days=14),
        seal_at=OPENS[uid] + timedelta(days=21),
    )
    session.add(round_)
    session.flush()
    for number, one in enumerate(voices):
        _invite(session, round_, f"UANSWERED{number}", "answered")
        _say(session, round_, one)
    for number in range(silent):
        _invite(session, round_, f"USILENT{number}", "invited")
    session.flush()
    if state == "sealed":
        round_.results = aggregated(participation_states(session, round_.id), [_respondent(one) for one in voices])
    return round_


def _invite(session: Session, round_: Round, slack_user_id: str, state: ParticipationState) -> None:
    person = known_person(session, round_.programme_id, slack_user_id)
    session.add(Participation(round_id=round_.id, person_id=person.id, state=state))


def _say(session: Session, round_: Round, voice: Voice) -> None:
    signer = known_person(session, round_.programme_id, voice.signed_by) if voice.signed_by else None
    reflection = Reflection(
        id=random_id(),
        round_id=round_.id,
        link=None if round_.state == "sealed" else random_id(),
        role=voice.role,
        organisation_kind=voice.organisation_kind,
        late=voice.late,
        signed_by=signer.id if signer else None,
    )
    session.add(reflection)
    session.flush()
    for question, answer in voice.answers.items():
        number, text = (answer, None) if isinstance(answer, int) else (None, answer)
        session.add(Answer(reflection_id=reflection.id, question=question, number=number, text=text))


def _respondent(voice: Voice) -> Respondent:
    numbers = {question: answer for question, answer in voice.answers.items() if isinstance(answer, int)}
    return Respondent(voice.role, voice.organisation_kind, numbers)
