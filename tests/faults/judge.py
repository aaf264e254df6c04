"""What became of a campaign, by the stand-in's own message log: one line for each message that it accepted."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ACCOUNTED = frozenset({"uncertain", "failed", "expired", "superseded", "cancelled"})
"""States that say openly that, or why, a delivery was not made: somebody can see them and was told."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Numbers of deliveries. `lost` = neither in the log nor openly accounted for; `late` = accepted too late."""

    due: int
    sent: int
    lost: int
    duplicated: int
    uncertain: int
    late: int

    def __str__(self) -> str:
        return (
            f"due {self.due}, sent {self.sent}, lost {self.lost}, duplicated {self.duplicated}, "
            f"uncertain {self.uncertain}, late {self.late}"
        )


def accepted(lines: Iterable[str]) -> list[tuple[str, float]]:
    """The key of each delivery that a log tells of, and the elapsed seconds at which it was accepted, in order."""
    messages = map(json.loads, lines)
    return [
        (str(one["metadata"]["event_payload"]["key"]), float(one["elapsed_seconds"]))
        for one in messages
        if one["metadata"]
    ]


def judge(
    log: Iterable[str], due: Mapping[str, float], states: Mapping[str, str], lateness_seconds: float
) -> Verdict:
    """Hold the log against what was due, key by key, with the elapsed seconds at which each fell due.

    `states` is what the outbox says of those that are not in the log: it can account for one, and make none sent.
    """
    entries = [(key, at) for key, at in accepted(log) if key in due]
    times = Counter(key for key, _ in entries)
    missing = due.keys() - times.keys()
    return Verdict(
        due=len(due),
        sent=len(times),
        lost=sum(states.get(key) not in ACCOUNTED for key in missing),
        duplicated=sum(count > 1 for count in times.values()),
        uncertain=sum(state == "uncertain" for key, state in states.items() if key in due),
        late=sum(at - due[key] > lateness_seconds for key, at in dict(reversed(entries)).items()),
    )
