"""What the outbox was last planned for, so that planning again looks at what has changed since, and at no more.

It is taken of the plan itself, not of what the plan is made from: whatever changes the plan, be it an event, a
subscription, a rule or this program, changes it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Self

from models.deliveries import PlannedDelivery


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Of the plan for the moment `at`: of each event that is reminded of by its id, and of the digests."""

    at: datetime
    events: Mapping[str, str] = field(default_factory=dict)
    digests: str = ""
    digests_until: datetime | None = None
    """From when on there is another digest to plan."""

    def __str__(self) -> str:
        until = self.digests_until and self.digests_until.isoformat()
        return json.dumps([self.at.isoformat(), self.events, self.digests, until])

    @classmethod
    def read(cls, text: str | None, now: datetime) -> Self | None:
        """What such a text says; None where there is none, or where it is from after `now`.

        For a clock that was set back brings moments to come that were past when they were planned.
        """
        if text is None:
            return None
        at, events, digests, until = json.loads(text)
        planned_at = datetime.fromisoformat(at)
        if planned_at > now:
            return None
        return cls(planned_at, events, digests, until and datetime.fromisoformat(until))

    def differing(self, other: Self) -> set[str]:
        """The ids of the events of which the two do not say the same."""
        return {id_ for id_ in {*self.events, *other.events} if self.events.get(id_) != other.events.get(id_)}


def fingerprint_of(planned: Iterable[PlannedDelivery]) -> str:
    """128 bits that tell one set of deliveries from another."""
    told = [f"{one.key} {one.due_at.isoformat()} {one.expires_at and one.expires_at.isoformat()}" for one in planned]
    return sha256("\n".join(told).encode()).hexdigest()[:32]
