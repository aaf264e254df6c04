"""When people are reminded, as data: what is shipped, and what a programme changed of it.

Times of day are local, in the programme's zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from models.base import Json
from models.vocabulary import DigestInterval, EventKind


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder of an event: so many days before its first day, at that time of day."""

    days_before: int
    at: time


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begins` until `ends`, which belongs to them no more; over midnight where it is the earlier of the two."""

    begins: time
    ends: time

    def hold(self, at: time) -> bool:
        """Whether a time of day is in them."""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


MORNING = time(9, 0)
EARLY = time(7, 30)
"""On the day itself: before people leave home."""


def step(days_before: int, at: time | None = None) -> Step:
    """The step of that many days, at nine where no time is given; on the day itself before people leave home."""
    return Step(days_before, at or (MORNING if days_before else EARLY))


STEPS: Mapping[EventKind, tuple[Step, ...]] = {
    "gathering": (step(30), step(7), step(1), step(0)),
    "report": (step(30), step(7)),
    "evaluation": (step(30), step(7)),
}
"""What the channel is told, as shipped. Kinds that are not here it is not reminded of."""

MONTH_STEP = step(30)
"""An event that is known to the month, quarter …: so long before that begins the channel is told, once."""
UNDATED_STEPS = (step(90), step(45))
"""… and so long before that the leads are told that the day is not set yet."""


@dataclass(frozen=True, slots=True)
class Policy:
    """When a programme reminds."""

    steps: Mapping[EventKind, tuple[Step, ...]] = field(default_factory=lambda: STEPS)
    quiet_hours: QuietHours | None = QuietHours(time(20), time(7))
    digest: DigestInterval = "off"
    """The channel's; each person chooses their own."""
    only_working_days: bool = True
    """Weekends, public holidays and July are left in peace."""


SHIPPED = Policy()


def policy_of(rules: Json) -> Policy:
    """The policy of a programme with these rules (`Programme.rules`, written by `bot.programme.file_shape`).

    What they do not name is as shipped; of a kind that they name, they give every step.
    """
    steps: dict[EventKind, tuple[Step, ...]] = {
        kind: tuple(step(days, time.fromisoformat(at) if at else None) for days, at in given)
        for kind, given in rules.get("steps", {}).items()
    }
    quiet_hours = SHIPPED.quiet_hours
    if "quiet_hours" in rules:
        given = rules["quiet_hours"]
        quiet_hours = QuietHours(*map(time.fromisoformat, given)) if given else None
    return Policy(
        steps={**SHIPPED.steps, **steps},
        quiet_hours=quiet_hours,
        digest=rules.get("digest", SHIPPED.digest),
        only_working_days=rules.get("only_working_days", SHIPPED.only_working_days),
    )
