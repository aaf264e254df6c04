"""The programme, its organisations and its people."""

from collections.abc import Collection

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.texts.localized import Language, LocalizedText
from models.base import Base, Id, Json, one_of
from models.vocabulary import OrganisationKind, OrganisationRole, Role


class Programme(Base):
    """One programme in one Slack workspace. Everything else hangs on it."""

    __tablename__ = "programme"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(unique=True)
    slack_team_id: Mapped[str | None] = mapped_column(unique=True)
    """None until the bot first runs in a workspace."""
    slack_channel_id: Mapped[str | None]
    """The channel that reminders go to."""
    name: Mapped[LocalizedText]
    short_name: Mapped[LocalizedText]
    description: Mapped[LocalizedText]
    language: Mapped[Language] = mapped_column(one_of("language", Language))
    zone: Mapped[str]
    """IANA name; local days and times of day are in it."""
    rules: Mapped[Json]
    """What the programme changed of the reminder policy; empty = as shipped."""
    events_version: Mapped[int] = mapped_column(default=0)
    """Grows with every change of an event, organisation, alias or fact: indexes in memory are rebuilt then."""
    planned_for: Mapped[str | None]
    """What the outbox was last planned for, as `bot.reminders.fingerprint` writes it; None = never."""
    source: Mapped[LocalizedText]
    note: Mapped[LocalizedText | None]


class Organisation(Base):
    """A municipality or another body."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("programme_id", "slug"),)

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slug: Mapped[str]
    position: Mapped[int]
    """Its place in lists."""
    name: Mapped[LocalizedText]
    kind: Mapped[OrganisationKind] = mapped_column(one_of("kind", OrganisationKind))
    role: Mapped[OrganisationRole] = mapped_column(one_of("role", OrganisationRole))
    source: Mapped[LocalizedText]
    note: Mapped[LocalizedText | None]


class Person(Base):
    """Somebody in the workspace whom the programme knows. Names stay in Slack."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("programme_id", "slack_user_id"),)

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slack_user_id: Mapped[str]
    role: Mapped[Role] = mapped_column(one_of("role", Role), default="participant")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    language: Mapped[Language | None] = mapped_column(one_of("language", Language))
    """The language that they chose; None = not chosen."""


def programme_with_slug(session: Session, slug: str) -> Programme | None:
    """The programme of that slug."""
    return session.scalars(select(Programme).where(Programme.slug == slug)).one_or_none()


def programme_of_team(session: Session, slack_team_id: str) -> Programme | None:
    """The programme that runs in a Slack workspace."""
    return session.scalars(select(Programme).where(Programme.slack_team_id == slack_team_id)).one_or_none()


def programme_held(session: Session, slack_team_id: str) -> Programme | None:
    """The programme that runs in a Slack workspace, with its changes held until the caller's transaction ends.

    On PostgreSQL by a lock of its row; on SQLite a transaction that writes is alone.
    """
    of_team = select(Programme).where(Programme.slack_team_id == slack_team_id)
    return session.scalars(of_team.with_for_update()).one_or_none()


def only_programme(session: Session) -> Programme | None:
    """The programme of a database that has just one."""
    found = list(session.scalars(select(Programme).limit(2)))
    return found[0] if len(found) == 1 else None


def programmes(session: Session) -> list[Programme]:
    """Every programme."""
    return list(session.scalars(select(Programme).order_by(Programme.id)))


def programme_with_id(session: Session, programme_id: int) -> Programme:
    """The programme of that id. NoResultFound where there is none."""
    return session.scalars(select(Programme).where(Programme.id == programme_id)).one()


def organisations_of(session: Session, programme_id: int) -> list[Organisation]:
    """A programme's organisations, in their order."""
    of_it = select(Organisation).where(Organisation.programme_id == programme_id).order_by(Organisation.position)
    return list(session.scalars(of_it))


def person_in(session: Session, programme_id: int, slack_user_id: str) -> Person | None:
    """The person behind a Slack user in a programme, or None for somebody not known yet."""
    one = select(Person).where(Person.programme_id == programme_id, Person.slack_user_id == slack_user_id)
    return session.scalars(one).one_or_none()


def person_with_id(session: Session, person_id: int) -> Person:
    """The person of that id. NoResultFound where there is none."""
    return session.scalars(select(Person).where(Person.id == person_id)).one()


def role_of(session: Session, slack_team_id: str, slack_user_id: str) -> Role | None:
    """What a Slack user is in the programme of a workspace; None for somebody not known."""
    of_team = select(Person.role).join(Programme).where(Programme.slack_team_id == slack_team_id)
    return session.scalars(of_team.where(Person.slack_user_id == slack_user_id)).one_or_none()


def people_in(session: Session, programme_id: int, role: Role) -> list[Person]:
    """Those who have a role in a programme."""
    of_it = select(Person).where(Person.programme_id == programme_id, Person.role == role).order_by(Person.id)
    return list(session.scalars(of_it))


def known_person(session: Session, programme_id: int, slack_user_id: str) -> Person:
    """The person behind a Slack user in a programme; somebody new is a participant from now on."""
    person = person_in(session, programme_id, slack_user_id)
    if person is None:
        person = Person(programme_id=programme_id, slack_user_id=slack_user_id, role="participant")
        session.add(person)
        session.flush()
    return person


def appoint(session: Session, programme_id: int, role: Role, slack_user_ids: Collection[str]) -> None:
    """Give these people, and nobody else, a role in a programme; who had it until now becomes a participant."""
    for person in people_in(session, programme_id, role):
        if person.slack_user_id not in slack_user_ids:
            person.role = "participant"
    for slack_user_id in slack_user_ids:
        known_person(session, programme_id, slack_user_id).role = role


def enrol(session: Session, programme_slug: str, slack_user_id: str, role: Role, organisation: str | None) -> None:
    """Record somebody's role, and the organisation (by slug) that they belong to. LookupError: no such one."""
    programme = session.scalars(select(Programme).where(Programme.slug == programme_slug)).one()
    belongs_to = {one.slug: one.id for one in organisations_of(session, programme.id)}
    person = known_person(session, programme.id, slack_user_id)
    person.role, person.organisation_id = role, belongs_to[organisation] if organisation else None


def language_for(session: Session, slack_team_id: str, slack_user_id: str) -> Language | None:
    """The language that a person chose, else their programme's; None where the workspace has no programme."""
    of_them = (Person.programme_id == Programme.id) & (Person.slack_user_id == slack_user_id)
    both = select(Person.language, Programme.language).select_from(Programme).outerjoin(Person, of_them)
    row = session.execute(both.where(Programme.slack_team_id == slack_team_id)).one_or_none()
    return (row[0] or row[1]) if row else None


def settle_in_team(session: Session, slack_team_id: str) -> None:
    """Give a workspace that has no programme the one that has no workspace, if there is just one."""
    homeless = list(session.scalars(select(Programme).where(Programme.slack_team_id.is_(None)).limit(2)))
    if len(homeless) == 1 and programme_of_team(session, slack_team_id) is None:
        homeless[0].slack_team_id = slack_team_id
