"""When the next message may go where; seconds are what the test says."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.pace import FAILURES_IN_A_ROW, Pace

SECOND = timedelta(seconds=1)
ZERO = timedelta(0)


class Watch:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def pace(watch: Watch) -> Pace:
    return Pace(watch)


def test_a_place_that_got_nothing_yet_may_get_a_message_now(pace: Pace) -> None:
    assert pace.wait_for("C1") == ZERO


def test_a_second_lies_between_two_messages_to_a_place(pace: Pace) -> None:
    pace.begin("C1")
    assert (pace.wait_for("C1"), pace.wait_for("C2")) == (SECOND, ZERO)


def test_those_behind_others_wait_for_them(pace: Pace) -> None:
    pace.begin("C1")
    assert [pace.wait_for("C1", ahead) for ahead in (0, 1, 2)] == [SECOND, 2 * SECOND, 3 * SECOND]


def test_places_that_are_free_are_forgotten(pace: Pace, watch: Watch) -> None:
    pace.begin("C1")
    watch.seconds += 1
    pace.forget_the_past()
    assert pace._free_at == {}  # noqa: SLF001 - memory shows nowhere else


def test_slack_names_the_pause(pace: Pace, watch: Watch) -> None:
    pace.pause(30 * SECOND)
    watch.seconds += 10
    assert pace.pause_left() == 20 * SECOND


def test_a_shorter_pause_ends_no_longer_one(pace: Pace) -> None:
    pace.pause(30 * SECOND)
    pace.pause(SECOND)
    assert pace.pause_left() == 30 * SECOND


def test_only_failures_in_a_row_make_a_pause(pace: Pace) -> None:
    for _ in range(2):
        for number in range(FAILURES_IN_A_ROW - 1):
            pace.failed(f"{number}", SECOND)
        pace.succeeded()
    assert pace.pause_left() == ZERO


def test_the_last_of_the_failures_in_a_row_makes_it(pace: Pace) -> None:
    for number in range(FAILURES_IN_A_ROW):
        pace.failed(f"{number}", SECOND)
    assert pace.pause_left() == SECOND


def test_one_that_fails_again_and_again_makes_no_pause(pace: Pace) -> None:
    for _ in range(2 * FAILURES_IN_A_ROW):
        pace.failed("a", SECOND)
    assert pace.pause_left() == ZERO


@given(st.lists(st.tuples(st.sampled_from(["C1", "C2"]), st.floats(0, 3)), max_size=40))
def test_whoever_heeds_the_pace_leaves_a_second_between_two_to_a_place(steps: list[tuple[str, float]]) -> None:
    """Killed: counting from the end of the pause; one clock for all places; a spacing of half a second."""
    watch = Watch()
    pace = Pace(watch)
    begun: dict[str, list[float]] = {"C1": [], "C2": []}
    for place, seconds in steps:
        watch.seconds += pace.wait_for(place).total_seconds()
        begun[place].append(watch.seconds)
        pace.begin(place)
        watch.seconds += seconds
    gaps = [later - earlier for moments in begun.values() for earlier, later in pairwise(moments)]
    assert [gap for gap in gaps if gap < 1 - 1e-5] == []
