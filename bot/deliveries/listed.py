"""The outbox as a lead has it before them: a page of it, and whether sending goes as it should."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Self, get_args

from sqlalchemy.orm import Session

from models.heartbeats import late_ticks
from models.outbox_list import Cursor, ListedDelivery, count_overdue, outbox_counts, outbox_page
from models.programme import Programme
from models.vocabulary import OutboxView

PAGE_LENGTH = 20
"""Deliveries. Each is one block at the most, of which a message has 50."""
SENDING, SENDING_EVERY = "deliver", timedelta(seconds=2)
"""The tick that sends: its name, and how often it comes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of the outbox somebody looks at. Buttons carry it as text."""

    view: OutboxView = "coming"
    cursor: Cursor | None = None

    def __str__(self) -> str:
        if self.cursor is None:
            return self.view
        side = "before" if self.cursor.backwards else "after"
        return f"{self.view} {side} {self.cursor.due_at.isoformat()} {self.cursor.id}"

    @classmethod
    def read(cls, text: str) -> Self:
        """What such a text says. ValueError or StopIteration where it is none."""
        name, *rest = text.split()
        view = next(one for one in get_args(OutboxView) if one == name)
        if not rest:
            return cls(view)
        side, due_at, id_ = rest
        return cls(view, Cursor(datetime.fromisoformat(due_at), int(id_), side == "before"))


@dataclass(frozen=True, slots=True)
class Group:
    """The same message to one receiver or to several, as they follow each other in the list. Never empty."""

    deliveries: tuple[ListedDelivery, ...]

    @property
    def first(self) -> ListedDelivery:
        """Any of them: what a list shows of them, but for their receivers, is the same."""
        return self.deliveries[0]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a lead is shown. `earlier` and `later` are the pages beside it, where there are any."""

    asked: Asked
    groups: tuple[Group, ...]
    earlier: Asked | None
    later: Asked | None
    counts: Mapping[OutboxView, int]
    overdue: int
    """How many should have been sent by now; as the counts, no more than so many are told."""
    stopped_for: timedelta | None
    """How long ago something was last sent, or looked for, where that is too long; None = it goes as it should."""


def outbox_listing(session: Session, programme: Programme, asked: Asked, now: datetime) -> Listing:
    """A page of a programme's outbox at `now`."""
    page = outbox_page(session, programme.id, asked.view, asked.cursor, PAGE_LENGTH)
    shown = page.deliveries
    before = Asked(asked.view, Cursor(shown[0].due_at, shown[0].id, backwards=True)) if page.has_earlier else None
    after = Asked(asked.view, Cursor(shown[-1].due_at, shown[-1].id)) if page.has_later else None
    return Listing(
        asked=asked,
        groups=tuple(Group(tuple(alike)) for _, alike in groupby(shown, _shown_alike)),
        earlier=before,
        later=after,
        counts=outbox_counts(session, programme.id),
        overdue=count_overdue(session, now, programme.id),
        stopped_for=next(iter(late_ticks(session, {SENDING: SENDING_EVERY}).values()), None),
    )


def _shown_alike(one: ListedDelivery) -> tuple[object, ...]:
    """What two deliveries to different people have in common where a list shows them as one."""
    of_its_own = None if one.is_direct else one.id
    return one.kind, one.event_id, one.due_at, one.expires_at, one.state, one.last_error, of_its_own
