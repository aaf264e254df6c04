"""Trigger ids, in elapsed time that the test moves."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.local.clock import CalendarClock
from bot.local.slack_error import SlackError
from bot.local.triggers import Trigger, Triggers
from bot.local.workspace import InstalledApp, Workspace

APP = InstalledApp(
    "A1",
    "Samleren",
    "B1",
    "UBOT",
    "xoxb-invented",
    "xapp-invented",
    "invented",
    frozenset(),
    frozenset(),
    frozenset(),
)


@pytest.fixture
def seconds() -> Any:
    """The elapsed seconds, in a list of one."""
    return [1000.0]


@pytest.fixture
def triggers(seconds: Any) -> Any:
    noon = datetime(2025, 4, 28, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))
    return Triggers(Workspace(APP, CalendarClock(noon, lambda: 0.0), lambda: seconds[0]))


def refusal(triggers: Any, trigger_id: Any) -> Any:
    with pytest.raises(SlackError) as caught:
        triggers.redeem(trigger_id)
    return caught.value.code


def test_a_trigger_says_who_acted_and_where(triggers: Any) -> None:
    assert triggers.redeem(triggers.issue("UKARI", "V1")) == Trigger("UKARI", "V1")


def test_a_trigger_is_good_for_three_seconds(triggers: Any, seconds: Any) -> None:
    trigger_id = triggers.issue("UKARI")
    seconds[0] += 3
    assert triggers.redeem(trigger_id) == Trigger("UKARI", None)


def test_a_trigger_expires_after_three_seconds(triggers: Any, seconds: Any) -> None:
    trigger_id = triggers.issue("UKARI")
    seconds[0] += 3.001
    assert refusal(triggers, trigger_id) == "expired_trigger_id"


def test_a_trigger_is_good_once(triggers: Any) -> None:
    trigger_id = triggers.issue("UKARI")
    triggers.redeem(trigger_id)
    assert refusal(triggers, trigger_id) == "exchanged_trigger_id"


def test_a_trigger_that_was_never_issued_is_invalid(triggers: Any) -> None:
    assert refusal(triggers, "1.2.3") == "invalid_trigger_id"


def test_no_two_triggers_are_alike(triggers: Any) -> None:
    assert len({triggers.issue("UKARI") for _ in range(100)}) == 100


def test_triggers_long_past_are_forgotten(triggers: Any, seconds: Any) -> None:
    first = triggers.issue("UKARI")
    seconds[0] += 61
    triggers.issue("UKARI")
    assert refusal(triggers, first) == "invalid_trigger_id"
