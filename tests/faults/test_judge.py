"""The judge of a campaign sees what was lost, sent twice, or late."""

import json

import pytest

from tests.faults.judge import Verdict, judge

DUE = {"a": 10.0, "b": 20.0}


def line(key: str, at: float = 21.0) -> str:
    return json.dumps({"metadata": {"event_payload": {"key": key}}, "elapsed_seconds": at})


@pytest.mark.parametrize(
    ("log", "states", "verdict"),
    [
        ([line("a"), line("b")], {"a": "sent", "b": "sent"}, Verdict(2, 2, 0, 0, 0, 0)),
        ([line("a")], {"a": "sent", "b": "sent"}, Verdict(2, 1, 1, 0, 0, 0)),
        ([line("a")], {"a": "sent", "b": "pending"}, Verdict(2, 1, 1, 0, 0, 0)),
        ([line("a")], {"a": "sent"}, Verdict(2, 1, 1, 0, 0, 0)),
        ([line("a")], {"a": "sent", "b": "uncertain"}, Verdict(2, 1, 0, 0, 1, 0)),
        ([line("a"), line("b"), line("a")], {"a": "sent", "b": "sent"}, Verdict(2, 2, 0, 1, 0, 0)),
        ([line("a", 99), line("b")], {"a": "sent", "b": "sent"}, Verdict(2, 2, 0, 0, 0, 1)),
        ([line("a"), line("b"), line("notice")], {"a": "sent", "b": "sent"}, Verdict(2, 2, 0, 0, 0, 0)),
        ([json.dumps({"metadata": None})], {"a": "expired", "b": "failed"}, Verdict(2, 0, 0, 0, 0, 0)),
    ],
    ids=[
        "all sent",
        "a lie",
        "still waiting",
        "gone",
        "uncertain",
        "twice",
        "late",
        "a notice beside",
        "accounted for",
    ],
)
def test_the_verdict_goes_by_the_log(log: list[str], states: dict[str, str], verdict: Verdict) -> None:
    assert judge(log, DUE, states, 60) == verdict
