"""The log: what happened and where in the code, never what somebody wrote."""

import logging
import sys
import traceback
from types import TracebackType

from slack_sdk.errors import SlackApiError

from bot.errors import SamlingError

OURS = ("bot", "handlers", "models")
LIBRARY_LEVELS = {
    "apscheduler.executors": logging.WARNING,  # at INFO, two lines at each tick
    "apscheduler.scheduler": logging.ERROR,  # warns when a tick still runs; the watch says when that is too long
    "alembic": logging.WARNING,  # at INFO, two lines at each look at the database
    "slack_sdk.web.base_client": logging.CRITICAL,  # it raises what it reports, and we say that in our own words
    "sqlalchemy": logging.WARNING,  # at INFO, every statement with the values in it
}
"""From which level on a library is heard, where that is not INFO."""

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class FramesOnly(logging.Formatter):
    """A formatter that gives of an exception its type and the places it came through, but not its text.

    The text of an exception can quote what a person entered (a value refused, a row, a payload). Our own errors and
    Slack's error codes are told in full: we write the first, and the second are fixed words.
    """

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's name
        """One line a place, outermost first, and the error last; the same for what caused it, before it."""
        lines: list[str] = []
        error, told = ei[1], set[int]()
        while error is not None and id(error) not in told:
            told.add(id(error))  # two errors may each be the other's cause
            places = [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(error.__traceback__)]
            lines = [*places, described(error), *lines]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def described(error: BaseException) -> str:
    """An error as the log may hold it."""
    if isinstance(error, SamlingError):
        return f"{type(error).__name__}: {error}"
    if isinstance(error, SlackApiError):
        answer = getattr(error.response, "data", error.response)  # a page that is not Slack's comes as bytes
        return f"SlackApiError: {answer.get('error') if isinstance(answer, dict) else 'no JSON'}"
    return type(error).__name__


def set_up_logging(level: str) -> None:
    """Write the log to standard error from `level` on.

    Libraries are heard from INFO on at the most: at DEBUG they write whole payloads, with people's text in them.
    """
    number = logging.getLevelNamesMapping()[level]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FramesOnly("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=max(logging.INFO, number), handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(number)
    for name, least in LIBRARY_LEVELS.items():
        logging.getLogger(name).setLevel(max(least, number))
