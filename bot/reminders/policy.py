"""When people are reminded, as data. Times of day are local, in the programme's zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from models.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder of an event: so many days before its first day, at that time of day."""

    days_before: int
    at: time


MORNING = time(9, 0)
EARLY = time(7, 30)
"""On the day itself: before people leave home."""

POLICY: Mapping[EventKind, tuple[Step, ...]] = {
    "gathering": (Step(30, MORNING), Step(7, MORNING), Step(1, MORNING), Step(0, EARLY)),
    "report": (Step(30, MORNING), Step(7, MORNING)),
    "evaluation": (Step(30, MORNING), Step(7, MORNING)),
}
"""Kinds that are not here are not reminded of."""
