"""What the page asks for on behalf of the person who is played: each act by its name, with its JSON in and out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.local.app_link import InMessage, InView, Outcome
from bot.local.app_link.acts import Acts
from bot.local.journey import Journey
from bot.local.page.snapshot import person
from bot.local.page.updates import Updates
from bot.local.workspace import Json, Workspace

STEPS = {"day": timedelta(days=1), "week": timedelta(weeks=1)}


@dataclass(frozen=True, slots=True)
class Page:
    """What the acts work on."""

    workspace: Workspace
    acts: Acts
    journey: Journey
    updates: Updates

    def players(self) -> list[Json]:
        """The people one can be: all but the app and who is deactivated."""
        with self.workspace.lock:
            users = [user for user in self.workspace.users.values() if not user.is_bot and not user.deleted]
        return [person(user) for user in users]


def write(page: Page, given: Json) -> Json:
    """Post what was typed, or run it where it begins with a slash. A thread takes no commands, as in Slack."""
    user, channel, text, thread_ts = given["as"], given["channel"], str(given["text"]), given.get("thread_ts")
    if text.startswith("/") and thread_ts is None:
        return _seen(page.acts.run_command(user, channel, text))
    return _seen(page.acts.post_message(user, channel, text, thread_ts))


def click(page: Page, given: Json) -> Json:
    """Use an element of a message or view. In a view, what has been put in so far goes along."""
    where: InMessage | InView
    if "view" in given:
        where = InView(given["view"])
        page.acts.fill(given["as"], given["view"], _entries(given))
    else:
        where = InMessage(given["channel"], given["ts"])
    value, block_id = given.get("value"), given["block_id"]
    return _seen(page.acts.click(given["as"], where, given["action_id"], value, block_id=block_id))


def submit(page: Page, given: Json) -> Json:
    """Submit a modal with what has been put in."""
    page.acts.fill(given["as"], given["view"], _entries(given))
    return _seen(page.acts.submit(given["as"], given["view"]))


def close(page: Page, given: Json) -> Json:
    """Close a modal."""
    return _seen(page.acts.close(given["as"], given["view"]))


def open_home(page: Page, given: Json) -> Json:
    """Look at the app's Home tab."""
    return _seen(page.acts.open_home(_player(page, given)))


def open_direct_message(page: Page, given: Json) -> Json:
    """Look at the direct message with the app, made at first use."""
    user_id = _player(page, given)
    outcome = page.acts.open_direct_message(user_id)
    page.updates.show_channel(user_id, page.workspace.direct_message(user_id))
    return _seen(outcome)


def mark_read(page: Page, given: Json) -> Json:
    """Note how far the person has read."""
    page.updates.mark_read(_player(page, given), str(given["place"]), str(given["ts"]))
    return {}


def travel(page: Page, given: Json) -> Json:
    """Move the calendar by a `day` or `week`, or `to_next_due`. KeyError for another step."""
    step = None if given["step"] == "to_next_due" else STEPS[given["step"]]
    if not page.updates.begin_travel():
        return {}
    try:
        if step is None:
            page.journey.to_next_due()
        else:
            page.journey.advance(step)
    finally:
        page.updates.end_travel()
    return {}


ACTS: Mapping[str, Callable[[Page, Any], Json]] = {
    "write": write,
    "click": click,
    "submit": submit,
    "close": close,
    "open_home": open_home,
    "open_direct_message": open_direct_message,
    "mark_read": mark_read,
    "travel": travel,
}


def _player(page: Page, given: Json) -> str:
    return page.workspace.users[given["as"]].id


def _entries(given: Json) -> dict[tuple[str, str], Any]:
    """What was put in: the page sends `[[block_id, action_id, value], …]`."""
    return {(block_id, action_id): value for block_id, action_id, value in given.get("entries", ())}


def _seen(outcome: Outcome) -> Json:
    return {"shown": outcome.shown, "field_errors": dict(outcome.field_errors), "ts": outcome.ts}
