"""Reflection rounds. Who answered (`Participation`) and what was said (`Reflection`, `Answer`) never meet.

Why the tables look as they do: no column of a reflection leads to a person, but for one who chose to sign; until its
round is sealed the one link is an HMAC under the round's key, whose salt is deleted at sealing; no row keeps the time
of an answer; and rows whose order could tell who wrote them have random ids.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    UniqueConstraint,
    case,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Id, Json, RandomId, one_of, random_id
from models.database import insert_new
from models.events import Event
from models.programme import Organisation, Person, Programme
from models.vocabulary import ParticipationState, RoundState


@dataclass(frozen=True, slots=True)
class RoundTimes:
    """When a round opens, turns late and is sealed. Aware moments."""

    opens_at: datetime
    late_from: datetime
    seal_at: datetime


class Round(Base):
    """The collecting of reflections after one event."""

    __tablename__ = "round"

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), unique=True)
    question_set: Mapped[str]
    """Name and version of the questions that were asked."""
    state: Mapped[RoundState] = mapped_column(one_of("state", RoundState), default="planned")
    opens_at: Mapped[datetime]
    late_from: Mapped[datetime]
    seal_at: Mapped[datetime]
    key_salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    """With a secret that is kept outside the database it makes the round's key; None unless open or late."""
    results: Mapped[Json | None]
    """The statistics, computed once at sealing and never again."""
    traces_removed: Mapped[bool] = mapped_column(default=False)
    """Whether the database's files were cleaned after sealing of what was deleted then."""

    @property
    def times(self) -> RoundTimes:
        """Its moments as one value."""
        return RoundTimes(self.opens_at, self.late_from, self.seal_at)


class Participation(Base):
    """Who was invited to a round, and whether they answered."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    id: Mapped[RandomId]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[ParticipationState] = mapped_column(one_of("state", ParticipationState), default="invited")


class Reflection(Base):
    """What one respondent said in a round."""

    __tablename__ = "reflection"
    __table_args__ = (UniqueConstraint("round_id", "link"),)

    id: Mapped[RandomId]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    link: Mapped[str | None]
    """HMAC of round and person under the round's key, so that its writer can change it; None once sealed."""
    role: Mapped[str]
    organisation_kind: Mapped[str]
    """Coarse, and "other" where fewer than five respondents share it at sealing."""
    late: Mapped[bool]
    signed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Only for somebody who chose to sign."""


class Answer(Base):
    """One answer of a reflection: a number on the scale, or a text."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("reflection_id", "question"),
        CheckConstraint("(number IS NULL) <> (text IS NULL)", name="is_number_or_text"),
    )

    id: Mapped[RandomId]
    reflection_id: Mapped[str] = mapped_column(ForeignKey("reflection.id", ondelete="CASCADE"))
    question: Mapped[str]
    number: Mapped[int | None]
    text: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody invited to a round: what is known of them, without what they said."""

    participation: Participation
    person: Person
    organisation_kind: str | None


# Rounds


def plan_round(session: Session, event: Event, question_set: str, times: RoundTimes) -> None:
    """Plan the round of an event, if it has none. Of several replicas that plan it at once, one does."""
    values = {"programme_id": event.programme_id, "event_id": event.id, "question_set": question_set, **asdict(times)}
    insert_new(session, Round, [values])


def drop_round(session: Session, round_id: int) -> None:
    """Delete a round that was only planned."""
    session.execute(delete(Round).where(Round.id == round_id, Round.state == "planned"))


def round_with_id(session: Session, round_id: int) -> Round:
    """The round of that id. NoResultFound where there is none."""
    return session.scalars(select(Round).where(Round.id == round_id)).one()


def rounds_by_event(session: Session, programme_id: int) -> dict[int, Round]:
    """Every round of a programme by its event's id."""
    return {one.event_id: one for one in session.scalars(select(Round).where(Round.programme_id == programme_id))}


def rounds_to_open(session: Session, now: datetime) -> list[tuple[Round, Programme]]:
    """The planned rounds whose moment has come, with their programmes, where these have a channel to ask in."""
    due = select(Round, Programme).join(Programme, Programme.id == Round.programme_id)
    due = due.where(Round.state == "planned", Round.opens_at <= now, Programme.slack_channel_id.is_not(None))
    return [(round_, programme) for round_, programme in session.execute(due.order_by(Round.id))]


def begin_round(session: Session, round_id: int, key_salt: bytes) -> bool:
    """Make a planned round open, and tell whether it was this call that did."""
    planned = update(Round).where(Round.id == round_id, Round.state == "planned")
    return bool(session.scalars(planned.values(state="open", key_salt=key_salt).returning(Round.id)).all())


def turn_late(session: Session, now: datetime) -> int:
    """Make the open rounds late whose moment has come, and give their number."""
    due = update(Round).where(Round.state == "open", Round.late_from <= now)
    return len(session.scalars(due.values(state="late").returning(Round.id)).all())


def rounds_to_seal(session: Session, now: datetime) -> list[int]:
    """The ids of the rounds that have ended and are not sealed yet."""
    ended = select(Round.id).where(Round.state.in_(("open", "late")), Round.seal_at <= now)
    return list(session.scalars(ended.order_by(Round.id)))


def seal_round(session: Session, round_id: int) -> Round | None:
    """Make a round sealed and forget its key's salt; None where another did it.

    From here to the end of the transaction nobody can answer: see `round_for_answering`.
    """
    ended = update(Round).where(Round.id == round_id, Round.state.in_(("open", "late")))
    return session.scalars(ended.values(state="sealed", key_salt=None).returning(Round)).one_or_none()


def next_round_moment(session: Session, now: datetime) -> datetime | None:
    """The first moment after `now` at which people hear of a round: it opens, or is sealed."""
    moment = case((Round.state == "planned", Round.opens_at), (Round.state.in_(["open", "late"]), Round.seal_at))
    return session.scalars(select(moment).where(moment > now).order_by(moment).limit(1)).one_or_none()


def sealed_with_traces(session: Session) -> list[int]:
    """The ids of the sealed rounds of which the database's files may still hold what was deleted."""
    return list(session.scalars(select(Round.id).where(Round.state == "sealed", Round.traces_removed.is_(False))))


def mark_clean(session: Session, round_ids: Collection[int]) -> None:
    """Note that the database's files hold no more of what was deleted when these rounds were sealed."""
    session.execute(update(Round).where(Round.id.in_(round_ids)).values(traces_removed=True))


# Who was invited


def round_for_answering(session: Session, round_id: int) -> Round | None:
    """A round, held as it is until the transaction ends: sealing waits for it, and it waits for sealing."""
    return session.get(Round, round_id, with_for_update={"read": True})


def invite(session: Session, round_id: int, people: Sequence[Person]) -> None:
    """Invite people to a round."""
    session.add_all(Participation(round_id=round_id, person_id=person.id) for person in people)
    session.flush()


def invitee(session: Session, round_id: int, slack_team_id: str, slack_user_id: str) -> Invitee | None:
    """Somebody who was invited, held until the transaction ends: two acts of one person come one after the other."""
    one = (
        select(Participation, Person, Organisation.kind)
        .join(Person, Person.id == Participation.person_id)
        .join(Programme, Programme.id == Person.programme_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Participation.round_id == round_id, Person.slack_user_id == slack_user_id)
        .where(Programme.slack_team_id == slack_team_id)
        .with_for_update(of=Participation)
    )
    row = session.execute(one).one_or_none()
    return Invitee(*row) if row else None


def participation_states(session: Session, round_id: int) -> Counter[ParticipationState]:
    """How many of a round's invitees are in which state."""
    counted = select(Participation.state, func.count()).where(Participation.round_id == round_id)
    return Counter(dict(session.execute(counted.group_by(Participation.state)).all()))


# What was said


def reflection_linked(session: Session, round_id: int, link: str) -> Reflection | None:
    """The reflection of that link."""
    one = select(Reflection).where(Reflection.round_id == round_id, Reflection.link == link)
    return session.scalars(one).one_or_none()


def reflections_in(session: Session, round_id: int) -> list[Reflection]:
    """The reflections of a round, in the order of their ids, which are random."""
    return list(session.scalars(select(Reflection).where(Reflection.round_id == round_id).order_by(Reflection.id)))


def answers_in(session: Session, round_id: int) -> list[Answer]:
    """The answers of a round's reflections, in the order of their ids, which are random."""
    of_it = select(Answer).join(Reflection, Reflection.id == Answer.reflection_id)
    return list(session.scalars(of_it.where(Reflection.round_id == round_id).order_by(Answer.id)))


def answers_of(session: Session, reflection_id: str) -> dict[str, int | str]:
    """What a reflection says, by question."""
    stored = session.scalars(select(Answer).where(Answer.reflection_id == reflection_id))
    return {one.question: one.text if one.number is None else one.number for one in stored}  # type: ignore[misc] # the table's check: one of the two is there


def delete_reflection(session: Session, reflection_id: str) -> None:
    """Delete a reflection with its answers."""
    session.execute(delete(Reflection).where(Reflection.id == reflection_id))


def rewrite_participations(session: Session, round_id: int) -> None:
    """Write a round's participations anew, in the order of fresh random ids.

    Where a row lies and which transaction wrote it then tells nothing of when anybody answered:
    https://www.postgresql.org/docs/current/ddl-system-columns.html, https://www.sqlite.org/rowidtable.html.
    """
    of_it = Participation.round_id == round_id
    columns = select(Participation.round_id, Participation.person_id, Participation.state).where(of_it)
    rows = [{"id": random_id(), **row} for row in session.execute(columns).mappings()]
    session.execute(delete(Participation).where(of_it))
    _insert_in_order(session, Participation, rows)


def rewrite_reflections(session: Session, round_id: int, traits: Mapping[str, tuple[str, str]]) -> None:
    """Write a round's reflections and answers anew, without links, in the order of fresh random ids.

    `traits` gives each reflection, by its id until now, its role and kind of organisation.
    """
    fresh = {one: random_id() for one in traits}
    reflections, answers = reflections_in(session, round_id), answers_in(session, round_id)
    rows = [
        {
            "id": fresh[one.id],
            "round_id": round_id,
            "link": None,
            "role": traits[one.id][0],
            "organisation_kind": traits[one.id][1],
            "late": one.late,
            "signed_by": one.signed_by,
        }
        for one in reflections
    ]
    said = [
        {
            "id": random_id(),
            "reflection_id": fresh[one.reflection_id],
            "question": one.question,
            "number": one.number,
            "text": one.text,
        }
        for one in answers
    ]
    session.execute(delete(Answer).where(Answer.reflection_id.in_(traits)))
    session.execute(delete(Reflection).where(Reflection.round_id == round_id))
    _insert_in_order(session, Reflection, rows)
    _insert_in_order(session, Answer, said)


def _insert_in_order(session: Session, table: type[Base], rows: list[Json]) -> None:
    if rows:
        session.execute(insert(table), sorted(rows, key=lambda row: str(row["id"])))
