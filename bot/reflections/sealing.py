"""Sealing a round: from then on nobody, with whatever access, can tell who said what, but for what was signed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.evaluation.aggregates import Respondent, aggregated, coarsened
from bot.services import Services
from models.deliveries import PlannedDelivery, add_deliveries
from models.events import event_with_id
from models.programme import people_in
from models.reflections import (
    Answer,
    Reflection,
    Round,
    answers_in,
    mark_clean,
    participation_states,
    reflections_in,
    rewrite_participations,
    rewrite_reflections,
    rounds_to_seal,
    seal_round,
    sealed_with_traces,
)
from models.vacuum import remove_traces


def seal_rounds(services: Services, now: datetime) -> int:
    """Seal every round that has ended, each in one transaction, clean the database's files, and count the rounds."""
    with services.database.reading() as session:
        ended = rounds_to_seal(session, now)
    sealed = sum(_seal(services, round_id) for round_id in ended)
    _clean(services)
    return sealed


def _seal(services: Services, round_id: int) -> bool:
    """Seal one round, all of it or nothing; False where another replica has done it."""
    with services.database.writing() as session:
        round_ = seal_round(session, round_id)
        if round_ is not None:
            _part(session, round_)
            add_deliveries(session, round_.programme_id, _notices(session, round_))
        return round_ is not None


def _part(session: Session, round_: Round) -> None:
    """Compute the results, once, and part who answered from what they said."""
    reflections = reflections_in(session, round_.id)
    respondents = coarsened(_respondents(reflections, answers_in(session, round_.id)))
    round_.results = aggregated(participation_states(session, round_.id), respondents)
    traits = {
        one.id: (coarse.role, coarse.organisation_kind) for one, coarse in zip(reflections, respondents, strict=True)
    }
    rewrite_participations(session, round_.id)
    rewrite_reflections(session, round_.id, traits)


def _respondents(reflections: Sequence[Reflection], answers: Sequence[Answer]) -> list[Respondent]:
    numbers: dict[str, dict[str, int]] = {one.id: {} for one in reflections}
    for answer in answers:
        if answer.number is not None:
            numbers[answer.reflection_id][answer.question] = answer.number
    return [Respondent(one.role, one.organisation_kind, numbers[one.id]) for one in reflections]


def _notices(session: Session, round_: Round) -> list[PlannedDelivery]:
    uid = event_with_id(session, round_.event_id).uid
    return [
        PlannedDelivery(
            key=f"sealed:{uid}:{evaluator.id}",
            kind="sealed",
            due_at=round_.seal_at,
            event_id=round_.event_id,
            round_id=round_.id,
            person_id=evaluator.id,
        )
        for evaluator in people_in(session, round_.programme_id, "evaluator")
    ]


def _clean(services: Services) -> None:
    """Clean the files after sealing. Where that is cut short, or somebody reads just then, the next tick does it."""
    with services.database.reading() as session:
        to_clean = sealed_with_traces(session)
    if to_clean and remove_traces(services.database):
        with services.database.writing() as session:
            mark_clean(session, to_clean)
