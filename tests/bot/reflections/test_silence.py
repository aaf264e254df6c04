"""Whatever people do with a round, the log does not tell of it."""

import logging
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.database import Database
from tests.bot.reflections.conftest import Play

ACTS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["submit", "withdraw", "be_absent"])), max_size=8)


@given(ACTS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_line_of_the_log_tells_what_was_said_who_answered_or_that_somebody_did(
    database: Database, caplog: pytest.LogCaptureFixture, acts: list[tuple[int, str]]
) -> None:
    """Killed by a line of the log in `submit` that names nobody."""
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    play = Play(database, people=4)
    for person, act in acts:
        if act == "submit":
            play.submit(person, words=f"Skrevet {uuid4()}")
        else:
            getattr(play, act)(person)
    play.seal()
    assert caplog.messages == []
