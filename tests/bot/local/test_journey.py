from datetime import UTC, datetime, timedelta

import pytest

from bot.local.clock import CalendarClock
from bot.local.journey import Journey

START = datetime(2025, 4, 28, 8, 55, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


class App:
    """Something that is due at fixed moments, and notes when it was let do it."""

    def __init__(self, *due: datetime) -> None:
        self.clock = CalendarClock(START, elapsed=lambda: 0.0)
        self.due = list(due)
        self.stops: list[datetime] = []
        self.journey = Journey(self.clock, lambda: self.due[0] if self.due else None, self.stop)

    def stop(self, now: datetime) -> None:
        self.stops.append(now)
        while self.due and self.due[0] <= now:
            del self.due[0]


def test_a_long_step_stops_at_every_moment_that_is_due_on_the_way_and_at_its_end() -> None:
    app = App(START + HOUR, START + 2 * HOUR, START + 3 * DAY)
    assert app.journey.advance(DAY) == START + DAY
    assert app.stops == [START + HOUR, START + 2 * HOUR, START + DAY]


def test_what_is_due_at_the_very_end_is_stopped_at() -> None:
    app = App(START + DAY)
    app.journey.advance(DAY)
    assert app.due == []


def test_to_the_next_due_goes_just_there() -> None:
    app = App(START + HOUR, START + DAY)
    assert app.journey.to_next_due() == START + HOUR
    assert app.stops == [START + HOUR]


def test_with_nothing_due_it_stays_where_it_is() -> None:
    app = App()
    assert app.journey.to_next_due() is None
    assert app.clock.now() == START


def test_what_stays_due_although_it_was_let_act_does_not_hold_the_calendar_up() -> None:
    app = App(START + HOUR)
    stuck = Journey(app.clock, lambda: START + HOUR, app.stops.append)
    assert stuck.advance(DAY) == START + DAY
    assert app.stops == [START + HOUR, START + DAY]


def test_what_comes_up_at_a_stop_is_stopped_at_too() -> None:
    app = App(START + HOUR)
    journey = Journey(app.clock, lambda: app.due[0] if app.due else None, lambda now: follow_up(app, now))
    journey.advance(DAY)
    assert app.stops == [START + HOUR, START + 5 * HOUR, START + DAY]


def follow_up(app: App, now: datetime) -> None:
    app.stop(now)
    if now == START + HOUR:
        app.due.append(START + 5 * HOUR)


def test_a_step_back_is_refused() -> None:
    with pytest.raises(ValueError, match="only moves forward"):
        App().journey.advance(-HOUR)
