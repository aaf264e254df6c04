"""The one place that reads the clock."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware. The outermost loop calls it; everything further in takes a moment."""


def system_clock() -> datetime:
    """The machine's present moment, in UTC."""
    return datetime.now(UTC)
