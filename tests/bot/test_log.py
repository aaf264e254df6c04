"""The log tells where and why something failed, and never what somebody wrote."""

import io
import logging
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError

from bot.errors import PortTaken
from bot.log import FramesOnly, set_up_logging

WRITTEN = "rugekasse"
"""What somebody wrote: no word of it is in any file name, function or error type."""
BUILT_IN = (ValueError, KeyError, OSError, UnicodeError, RuntimeError, ExceptionGroup)
LIBRARY = ("slack_bolt.App", "samling:App", "slack_sdk.socket_mode.builtin.client", "apscheduler", "asyncio")


def make_error(kind: type[Exception], text: str) -> Exception:
    return ExceptionGroup(text, [ValueError(text)]) if kind is ExceptionGroup else kind(text)


def formatted(error: BaseException) -> str:
    return FramesOnly().formatException((type(error), error, error.__traceback__))


def raised(error: Exception) -> Exception:
    """The error as it is once it was raised."""
    try:
        raise error
    except type(error) as caught:
        return caught


@st.composite
def chains(draw: st.DrawFn) -> Exception:
    """Errors that are each other's cause or context, even in a circle, and that all quote what was written."""
    texts = st.text().map(lambda around: f"{around}{WRITTEN}{around}")
    errors = [
        raised(make_error(kind, draw(texts)))
        for kind in draw(st.lists(st.sampled_from(BUILT_IN), min_size=1, max_size=5))
    ]
    for error in errors:
        linked = draw(st.sampled_from([None, *errors]))
        if draw(st.booleans()):
            error.__cause__ = linked
        else:
            error.__context__ = linked
        error.add_note(draw(texts))
    return errors[0]


@given(chains())
def test_no_error_is_quoted_however_it_came_about(error: Exception) -> None:
    assert WRITTEN not in formatted(error)


@given(st.lists(st.sampled_from(BUILT_IN), min_size=1, max_size=5))
def test_every_error_of_a_chain_is_named_the_first_cause_first(kinds: list[type[Exception]]) -> None:
    errors = [make_error(kind, WRITTEN) for kind in kinds]
    for error, cause in pairwise(errors):
        error.__cause__ = cause
    assert formatted(errors[0]).splitlines() == [kind.__name__ for kind in reversed(kinds)]


def test_it_is_said_where_an_error_came_through() -> None:
    line = raised.__code__.co_firstlineno + 3
    assert formatted(raised(ValueError(WRITTEN))) == f"  {__file__}:{line} in raised\nValueError"


def test_an_error_of_our_own_is_told_in_full() -> None:
    assert formatted(PortTaken("port 3000 is taken")) == "PortTaken: port 3000 is taken"


def test_of_an_error_of_slacks_its_code_is_told() -> None:
    refused = SlackApiError(WRITTEN, {"ok": False, "error": "channel_not_found", "needed": WRITTEN})
    assert formatted(refused) == "SlackApiError: channel_not_found"


@pytest.fixture
def restored() -> Iterator[None]:
    """Logging is one for the whole process: what a test sets up is taken back."""
    names = ["", "bot", "handlers", "models", "alembic", "slack_sdk.web.base_client", "sqlalchemy", *LIBRARY]
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    handlers = list(logging.root.handlers)
    for name in LIBRARY:
        logging.getLogger(name).setLevel(logging.NOTSET)  # a Bolt app built by another test has left its own
    logging.root.handlers.clear()  # set_up_logging closes those that it finds; pytest's are to live on
    yield
    logging.root.handlers[:] = handlers
    for logger, level in before:
        logger.setLevel(level)


def heard(monkeypatch: pytest.MonkeyPatch, level: str, names: tuple[str, ...]) -> dict[str, list[str]]:
    """What of each logger comes out, at a level."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    set_up_logging(level)
    for name in names:
        for number in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL):
            logging.getLogger(name).log(number, "said")
    lines = [line.split()[2:4] for line in written.getvalue().splitlines()]
    return {name: [kind for kind, of in lines if of == f"{name}:"] for name in names}


@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize(
    ("level", "kinds"),
    [
        ("DEBUG", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]),
        ("INFO", ["INFO", "WARNING", "ERROR", "CRITICAL"]),
        ("WARNING", ["WARNING", "ERROR", "CRITICAL"]),
        ("ERROR", ["ERROR", "CRITICAL"]),
    ],
)
def test_the_bot_is_heard_from_the_level_of_the_settings(
    monkeypatch: pytest.MonkeyPatch, level: str, kinds: list[str]
) -> None:
    ours = ("bot.runtime", "handlers.failures", "models.migrate")
    assert heard(monkeypatch, level, ours) == dict.fromkeys(ours, kinds)


@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize(
    ("level", "kinds"),
    [
        ("DEBUG", ["INFO", "WARNING", "ERROR", "CRITICAL"]),  # at DEBUG libraries write whole payloads
        ("INFO", ["INFO", "WARNING", "ERROR", "CRITICAL"]),
        ("ERROR", ["ERROR", "CRITICAL"]),
    ],
)
def test_a_library_is_heard_from_info_on_at_the_most(
    monkeypatch: pytest.MonkeyPatch, level: str, kinds: list[str]
) -> None:
    assert heard(monkeypatch, level, LIBRARY) == dict.fromkeys(LIBRARY, kinds)


@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_statements_with_the_values_in_them_are_not_heard(monkeypatch: pytest.MonkeyPatch, level: str) -> None:
    engine = ("sqlalchemy.engine.Engine",)
    assert heard(monkeypatch, level, engine) == {engine[0]: ["WARNING", "ERROR", "CRITICAL"]}


@pytest.mark.usefixtures("restored")
def test_a_record_has_its_time_level_and_place_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", written := io.StringIO())
    set_up_logging("INFO")
    logging.getLogger("bot.runtime").info("connected to %s", "Trøndelag")
    assert written.getvalue().split(maxsplit=2)[2] == "INFO bot.runtime: connected to Trøndelag\n"
