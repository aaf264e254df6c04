"""What a reader may see of each round: while it is open how many have answered, and what was said once it is sealed.

Only evaluators see single answers, torn from each other: no question's texts tell which texts of another are by the
same person. What a sealed round tells of groups is read from its stored results, and never computed again.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.evaluation.aggregates import eligible
from models.evaluation import rounds_newest_first
from models.events import Event
from models.programme import Programme
from models.recorded import event_alone
from models.records import EventData
from models.reflections import Round, answers_in, participation_states
from models.vocabulary import ParticipationState, Role


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many answered, of how many who could."""

    answered: int
    eligible: int


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that still takes answers, until `until`; it is late where only those who have not answered may."""

    event: EventData
    turnout: Turnout
    is_late: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of a group answered a question, and what. `distribution` leaves out the numbers that nobody gave."""

    n: int
    median: float
    distribution: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class QuestionResults:
    """The figures of a question: of all respondents, and of groups of them where these may be told of."""

    of_all: Figures
    by_role: Mapping[str, Figures]
    by_organisation_kind: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class SealedRound:
    """A round that is closed for good.

    `questions` holds those with figures: none where fewer than five responded. `texts` holds the written answers by
    question, each in a random order of its own; None for who may not read them.
    """

    event: EventData
    question_set: str
    turnout: Turnout
    questions: Mapping[str, QuestionResults]
    texts: Mapping[str, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True)
class Record:
    """The rounds that have begun, newest first, and the moment at which the first one planned opens, if any is."""

    rounds: tuple[OpenRound | SealedRound, ...]
    next_opens: datetime | None


def record_for(session: Session, programme: Programme, role: Role) -> Record:
    """The record of a programme as somebody of that role may read it."""
    every = rounds_newest_first(session, programme.id)
    return Record(
        rounds=tuple(_seen(session, round_, event, role) for round_, event in every if round_.state != "planned"),
        next_opens=min((round_.opens_at for round_, _ in every if round_.state == "planned"), default=None),
    )


def _seen(session: Session, round_: Round, event: Event, role: Role) -> OpenRound | SealedRound:
    if round_.state == "sealed" and round_.results is not None:
        return SealedRound(
            event=event_alone(event),
            question_set=round_.question_set,
            turnout=_turnout(round_.results["states"]),
            questions={name: _question(told) for name, told in round_.results["questions"].items()},
            texts=_texts(session, round_.id) if role == "evaluator" else None,
        )
    is_late = round_.state == "late"
    return OpenRound(
        event=event_alone(event),
        turnout=_turnout(participation_states(session, round_.id)),
        is_late=is_late,
        until=round_.seal_at if is_late else round_.late_from,
    )


def _turnout(states: Mapping[ParticipationState, int]) -> Turnout:
    return Turnout(states.get("answered", 0), eligible(states))


def _question(told: Mapping[str, Any]) -> QuestionResults:
    return QuestionResults(
        of_all=_figures(told),
        by_role={group: _figures(figures) for group, figures in told["by_role"].items()},
        by_organisation_kind={group: _figures(figures) for group, figures in told["by_organisation_kind"].items()},
    )


def _figures(told: Mapping[str, Any]) -> Figures:
    return Figures(told["n"], told["median"], {int(number): count for number, count in told["distribution"].items()})


def _texts(session: Session, round_id: int) -> Mapping[str, tuple[str, ...]]:
    """The written answers by question, in the order of their own random ids."""
    texts: dict[str, list[str]] = defaultdict(list)
    for answer in answers_in(session, round_id):
        if answer.text is not None:
            texts[answer.question].append(answer.text)
    return {question: tuple(said) for question, said in texts.items()}
