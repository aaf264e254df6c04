"""The outbox in the terminal: a table, or a JSON line for each delivery; then the numbers, and how sending goes.

Who was asked for a reflection, or told an answer, is left out, as it is from the list that leads see.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from models.heartbeats import heartbeat_ages, late_ticks
from models.outbox_list import MOST_COUNTED, ListedDelivery, count_overdue, outbox_counts, outbox_page
from models.programme import Programme
from models.vocabulary import OutboxView

COLUMNS = ("state", "due_at", "kind", "about", "to", "attempts", "error")
"""The keys of a JSON line, after `id`; the heads of the table."""


@dataclass(frozen=True, slots=True)
class OutboxLines:
    """What the terminal shows of a programme's outbox. Counts beyond `MOST_COUNTED` are one more than that."""

    deliveries: Sequence[ListedDelivery]
    zone: ZoneInfo
    counts: Mapping[OutboxView, int]
    overdue: int
    heartbeats: Mapping[str, timedelta | None]
    """How long ago each tick last came to its end; None = never."""
    late: frozenset[str]

    @property
    def is_well(self) -> bool:
        """Whether no tick is late and nothing is overdue."""
        return not self.late and not self.overdue

    def as_json(self) -> Iterator[str]:
        """A line for each delivery, and one with the single key `summary`. Ages are in seconds."""
        for one in self.deliveries:
            yield json.dumps({"id": one.id, **self._row(one)}, ensure_ascii=False)
        ages = {tick: age if age is None else round(age.total_seconds()) for tick, age in self.heartbeats.items()}
        summary: dict[str, object] = {"counts": dict(self._numbers()), "heartbeats": ages, "late": sorted(self.late)}
        yield json.dumps({"summary": summary})

    def as_table(self) -> Iterator[str]:
        """A line for each delivery below a head, and two that sum up."""
        rows = [COLUMNS, *(tuple(_cell(value) for value in self._row(one).values()) for one in self.deliveries)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        yield ""
        yield ", ".join(f"{what} {_capped(count)}" for what, count in self._numbers())
        yield "last heartbeat: " + ", ".join(self._heartbeat(tick, age) for tick, age in self.heartbeats.items())

    def _numbers(self) -> Iterator[tuple[str, int]]:
        yield from self.counts.items()
        yield "overdue", self.overdue

    def _row(self, one: ListedDelivery) -> dict[str, str | int | None]:
        due_at = one.due_at.astimezone(self.zone).isoformat(timespec="minutes")
        to = one.slack_user_id if one.is_direct else one.slack_channel_id
        values = (one.state, due_at, one.kind, one.event_uid, to, one.attempts, one.last_error)
        return dict(zip(COLUMNS, values, strict=True))

    def _heartbeat(self, tick: str, age: timedelta | None) -> str:
        told = "never" if age is None else f"{age.total_seconds():.0f} s ago"
        return f"{tick} {told}{' (late)' if tick in self.late else ''}"


def outbox_lines(
    session: Session,
    programme: Programme,
    view: OutboxView,
    most: int,
    intervals: Mapping[str, timedelta],
    now: datetime,
) -> OutboxLines:
    """The first deliveries of a view, at most so many, as they are at `now`. `intervals`: how often a tick comes."""
    ages = heartbeat_ages(session)
    return OutboxLines(
        deliveries=outbox_page(session, programme.id, view, None, most).deliveries,
        zone=ZoneInfo(programme.zone),
        counts=outbox_counts(session, programme.id),
        overdue=count_overdue(session, now, programme.id),
        heartbeats={tick: ages.get(tick) for tick in intervals},
        late=frozenset(late_ticks(session, intervals)),
    )


def _cell(value: str | int | None) -> str:
    return "-" if value is None else str(value)


def _capped(count: int) -> str:
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
