"""What goes wrong just now, by order or by plan."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.fault_plan import CallFault, FaultPlan
from bot.local.faults import Faults

POSTING = "chat.postMessage"
HALF = FaultPlan(3, {CallFault.SLOW: 0.5})
ALWAYS = FaultPlan(3, {CallFault.SLOW: 1.0})


@pytest.fixture
def faults() -> Faults[CallFault]:
    return Faults(FaultPlan.of_call)


def met_by(faults: Faults[CallFault], count: int, name: str = POSTING) -> list[CallFault | None]:
    return [faults.next(name, "ola") for _ in range(count)]


def test_without_order_or_plan_nothing_goes_wrong(faults: Faults[CallFault]) -> None:
    assert met_by(faults, 3) == [None, None, None]


def test_what_was_ordered_comes_in_that_order_and_passes(faults: Faults[CallFault]) -> None:
    faults.order(POSTING, CallFault.RESET_BEFORE, times=2)
    faults.order(POSTING, CallFault.SLOW)
    assert met_by(faults, 4) == [CallFault.RESET_BEFORE, CallFault.RESET_BEFORE, CallFault.SLOW, None]


def test_what_was_ordered_for_one_method_leaves_the_others_alone(faults: Faults[CallFault]) -> None:
    faults.order("auth.test", CallFault.SLOW)
    assert met_by(faults, 1) == [None]


def test_what_was_ordered_goes_before_the_plan(faults: Faults[CallFault]) -> None:
    faults.follow(ALWAYS)
    faults.order(POSTING, CallFault.RESET_BEFORE)
    assert met_by(faults, 2) == [CallFault.RESET_BEFORE, CallFault.SLOW]


def test_an_order_does_not_shift_what_the_plan_draws(faults: Faults[CallFault]) -> None:
    faults.follow(HALF)
    faults.order(POSTING, CallFault.RESET_BEFORE)
    assert met_by(faults, 21)[1:] == [HALF.of_call(POSTING, "ola", number) for number in range(1, 21)]


def test_a_plan_that_is_followed_again_begins_again(faults: Faults[CallFault]) -> None:
    faults.follow(HALF)
    first = met_by(faults, 20)
    faults.follow(HALF)
    assert met_by(faults, 20) == first


def test_at_the_end_neither_order_nor_plan_is_left(faults: Faults[CallFault]) -> None:
    faults.follow(ALWAYS)
    faults.order(POSTING, CallFault.RESET_BEFORE, times=5)
    faults.end()
    assert met_by(faults, 2) == [None, None]


@given(st.permutations(["kari", "ola", "eva"] * 6))
def test_subjects_that_overtake_each_other_meet_what_they_would_have_met(arrivals: list[str]) -> None:
    faults = Faults(FaultPlan.of_call)
    faults.follow(HALF)
    met = defaultdict(list)
    for subject in arrivals:
        met[subject].append(faults.next(POSTING, subject))
    assert met == {who: [HALF.of_call(POSTING, who, number) for number in range(1, 7)] for who in set(arrivals)}


def test_an_order_is_met_once_however_many_threads_call(faults: Faults[CallFault]) -> None:
    faults.order(POSTING, CallFault.SLOW, times=50)
    with ThreadPoolExecutor(8) as workers:
        met = list(workers.map(lambda _: faults.next(POSTING, "ola"), range(200)))
    assert met.count(CallFault.SLOW) == 50
