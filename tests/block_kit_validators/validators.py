"""Whether a payload on its way to Slack is sound by two libraries that this project's code does not use.

A fault is what either refuses, and what neither knows: a block or element that no library has heard of is no safer
than one that both refuse. Both let an empty list of elements pass.
"""

from typing import Any

from tests.block_kit_validators.kits import BLOCKKIT, SLACKBLOCKS
from tests.block_kit_validators.rebuilding import Judgement, judge_message, judge_view


def faults_of_message(payload: dict[str, Any]) -> list[str]:
    """What is wrong with the arguments of a chat.* call or a reply to a response_url: its text and blocks."""
    return _together(judge_message(BLOCKKIT, payload), judge_message(SLACKBLOCKS, payload))


def faults_of_view(view: dict[str, Any]) -> list[str]:
    """What is wrong with a modal or Home tab."""
    return _together(judge_view(BLOCKKIT, view), judge_view(SLACKBLOCKS, view))


def faults_of_call(method: str, arguments: dict[str, Any]) -> list[str]:
    """What is wrong with what a call of the Web API carries: nothing, where it carries neither message nor view."""
    if method in {"chat.postMessage", "chat.postEphemeral", "chat.update"}:
        return faults_of_message(arguments)
    return faults_of_view(arguments.get("view") or {}) if method.startswith("views.") else []


def _together(one: Judgement, other: Judgement) -> list[str]:
    """What either refuses, then what one does not know at a place that the other does not know either."""
    unknown = [
        what
        for place, what in one.unknown.items()
        if any(_is_within(place, elsewhere) or _is_within(elsewhere, place) for elsewhere in other.unknown)
    ]
    return [*one.refused, *other.refused, *unknown]


def _is_within(place: str, outer: str) -> bool:
    return f"{place}/".startswith(f"{outer}/")
