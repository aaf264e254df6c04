"""The programme's events, which know how exactly they are dated, and the facts beside them."""

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session

from bot.texts.localized import Language, LocalizedText
from models.base import Base, Id, one_of
from models.vocabulary import EventKind, EventStatus, Precision


class Event(Base):
    """A gathering, a milestone, a report … What is None is not recorded, and is said to be not recorded."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("programme_id", "uid"),
        CheckConstraint(
            "(precision = 'unset') = (first_day IS NULL) AND (first_day IS NULL) = (last_day IS NULL)",
            name="unset_has_no_days",
        ),
        CheckConstraint("first_day <= last_day", name="days_in_order"),
        CheckConstraint("starts IS NULL OR precision = 'day'", name="times_need_a_day"),
        Index(None, "programme_id", "first_day"),
    )

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    uid: Mapped[str]
    """Stable through every change: RFC 5545's UID."""
    sequence: Mapped[int] = mapped_column(default=0)
    """Grows with each change: RFC 5545's SEQUENCE."""
    kind: Mapped[EventKind] = mapped_column(one_of("kind", EventKind))
    status: Mapped[EventStatus] = mapped_column(one_of("status", EventStatus))
    title: Mapped[LocalizedText]
    definite: Mapped[LocalizedText]
    """How a sentence speaks of it: the gathering in Tydal."""
    precision: Mapped[Precision] = mapped_column(one_of("precision", Precision))
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    """Local days in the programme's zone, both included: a month has its first and its last."""
    starts: Mapped[time | None]
    """Local time of day on the first day."""
    ends: Mapped[time | None]
    """Local time of day on the last day."""
    host_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    place: Mapped[LocalizedText | None]
    place_preposition: Mapped[LocalizedText | None]
    """«på» Leka, «i» Tydal; None = the place stands alone."""
    theme: Mapped[LocalizedText | None]
    purpose: Mapped[LocalizedText | None]
    source: Mapped[LocalizedText]
    note: Mapped[LocalizedText | None]


class EarlierDating(Base):
    """How an event was dated before it was moved. A day within the month that it had is no move."""

    __tablename__ = "earlier_dating"

    event_id: Mapped[int] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The event's, as long as it was dated so."""
    precision: Mapped[Precision] = mapped_column(one_of("precision", Precision))
    first_day: Mapped[date]
    last_day: Mapped[date]


class EventLink(Base):
    """A page about an event."""

    __tablename__ = "event_link"

    id: Mapped[Id]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    title: Mapped[LocalizedText]
    url: Mapped[str]


class Fact(Base):
    """One answer to one question: a text that can be shown as it stands."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("programme_id", "slug"),)

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slug: Mapped[str]
    position: Mapped[int]
    topic: Mapped[str]
    title: Mapped[LocalizedText]
    text: Mapped[LocalizedText]
    source: Mapped[LocalizedText]
    note: Mapped[LocalizedText | None]


class Alias(Base):
    """Another word for the programme itself, or for one event, organisation or fact of it."""

    __tablename__ = "alias"
    __table_args__ = (
        CheckConstraint(
            "(event_id IS NULL OR organisation_id IS NULL) AND (event_id IS NULL OR fact_id IS NULL)"
            " AND (organisation_id IS NULL OR fact_id IS NULL)",
            name="names_one_thing",
        ),
    )

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id", ondelete="CASCADE"))
    language: Mapped[Language] = mapped_column(one_of("language", Language))
    text: Mapped[str]

    @property
    def names(self) -> tuple[str, int]:
        """The table and id of what it is another word for."""
        for table, row_id in (
            ("event", self.event_id),
            ("organisation", self.organisation_id),
            ("fact", self.fact_id),
        ):
            if row_id is not None:
                return table, row_id
        return "programme", self.programme_id


def is_move(earlier: tuple[date, date] | None, days: tuple[date, date] | None) -> bool:
    """Whether an event that had its first and last day moves when it gets others: they are not within those it had.

    A day within the month that it had is none, nor is a first dating; the same month instead of a day is one.
    """
    if earlier is None:
        return False
    return days is None or not earlier[0] <= days[0] <= days[1] <= earlier[1]


def redate(event: Event, precision: Precision, first_day: date | None, last_day: date | None) -> None:
    """Give a stored event another dating and, if that moves it, keep the earlier one under its present sequence.

    The days are local ones, both included, and both None for `unset`. The caller counts the sequence, afterwards.
    """
    earlier = (event.first_day, event.last_day) if event.first_day and event.last_day else None
    days = (first_day, last_day) if first_day and last_day else None
    session = object_session(event)
    if earlier and session and is_move(earlier, days):
        session.add(
            EarlierDating(
                event_id=event.id,
                sequence=event.sequence,
                precision=event.precision,
                first_day=earlier[0],
                last_day=earlier[1],
            )
        )
    event.precision, event.first_day, event.last_day = precision, first_day, last_day


def earlier_datings_of(session: Session, programme_id: int) -> list[EarlierDating]:
    """How a programme's events were dated before they were moved, of each event the latest last."""
    of_it = select(EarlierDating).join(Event).where(Event.programme_id == programme_id)
    return list(session.scalars(of_it.order_by(EarlierDating.event_id, EarlierDating.sequence)))


def events_of(session: Session, programme_id: int) -> list[Event]:
    """A programme's events in the order of their first days, those without a day last."""
    in_order = (Event.first_day.is_(None), Event.first_day, Event.last_day, Event.uid)
    return list(session.scalars(select(Event).where(Event.programme_id == programme_id).order_by(*in_order)))


def coming_events(session: Session, programme_id: int, today: date, most: int) -> list[Event]:
    """The first events that are not over and not cancelled, in the order of their days; those without one are not."""
    not_over = select(Event).where(Event.programme_id == programme_id, Event.last_day >= today)
    held = not_over.where(Event.status != "cancelled").order_by(Event.first_day, Event.last_day, Event.uid)
    return list(session.scalars(held.limit(most)))


def event_with_uid(session: Session, programme_id: int, uid: str) -> Event | None:
    """The event of that uid."""
    return session.scalars(select(Event).where(Event.programme_id == programme_id, Event.uid == uid)).one_or_none()


def event_with_id(session: Session, event_id: int) -> Event:
    """The event of that id. NoResultFound where there is none."""
    return session.scalars(select(Event).where(Event.id == event_id)).one()


def facts_of(session: Session, programme_id: int) -> list[Fact]:
    """A programme's facts, in their order."""
    return list(session.scalars(select(Fact).where(Fact.programme_id == programme_id).order_by(Fact.position)))


def fact_with_id(session: Session, fact_id: int) -> Fact:
    """The fact of that id. NoResultFound where there is none."""
    return session.scalars(select(Fact).where(Fact.id == fact_id)).one()


def aliases_of(session: Session, programme_id: int) -> list[Alias]:
    """Every other word for the programme and what is in it."""
    return list(session.scalars(select(Alias).where(Alias.programme_id == programme_id).order_by(Alias.id)))


def links_of(session: Session, programme_id: int) -> list[EventLink]:
    """The pages about a programme's events."""
    of_it = select(EventLink).join(Event).where(Event.programme_id == programme_id).order_by(EventLink.id)
    return list(session.scalars(of_it))
