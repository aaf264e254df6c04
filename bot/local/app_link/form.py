"""What a person has chosen and typed in blocks: found, checked as Slack's client does, and said in Slack's shapes.

https://docs.slack.dev/reference/views/#state
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.local.block_kit import elements_of
from bot.local.workspace import Json

Entered = Mapping[tuple[str, str], Any]
"""By block_id and action_id what a person put in: text, an option's value, a date …, a list of them, or None."""


@dataclass(frozen=True, slots=True)
class Holds:
    """How an element says what is in it: under `key`, at first under `initial`."""

    key: str
    initial: str
    several: bool = False
    from_options: bool = False


ELEMENTS: Mapping[str, Holds] = {
    "plain_text_input": Holds("value", "initial_value"),
    "number_input": Holds("value", "initial_value"),
    "email_text_input": Holds("value", "initial_value"),
    "url_text_input": Holds("value", "initial_value"),
    "rich_text_input": Holds("rich_text_value", "initial_value"),
    "static_select": Holds("selected_option", "initial_option", from_options=True),
    "radio_buttons": Holds("selected_option", "initial_option", from_options=True),
    "checkboxes": Holds("selected_options", "initial_options", several=True, from_options=True),
    "multi_static_select": Holds("selected_options", "initial_options", several=True, from_options=True),
    "users_select": Holds("selected_user", "initial_user"),
    "multi_users_select": Holds("selected_users", "initial_users", several=True),
    "conversations_select": Holds("selected_conversation", "initial_conversation"),
    "multi_conversations_select": Holds("selected_conversations", "initial_conversations", several=True),
    "channels_select": Holds("selected_channel", "initial_channel"),
    "multi_channels_select": Holds("selected_channels", "initial_channels", several=True),
    "datepicker": Holds("selected_date", "initial_date"),
    "timepicker": Holds("selected_time", "initial_time"),
    "datetimepicker": Holds("selected_date_time", "initial_date_time"),
}
"""The elements that hold something. external_select is not here: the stand-in asks the app for no options."""

OVERFLOW = Holds("selected_option", "initial_option", from_options=True)
"""An overflow menu holds nothing, but its action says which of its options was taken."""

KEPT_IN_ACTION = ("text", "value", "style", "url", "placeholder", "confirm", "timezone")
"""What an action says of its element, besides what was chosen and the initial choice."""

REQUIRED = "Please complete this required field."
"""Slack's client's words; those of the other checks are our own."""


def find_element(blocks: Iterable[Json], action_id: str, block_id: str | None = None) -> tuple[Json, Json]:
    """The block and the element of that action_id, in that block if one is named. LookupError where there is none."""
    for block, element in _placed(blocks):
        if element.get("action_id") == action_id and block_id in {None, block.get("block_id")}:
            return block, element
    raise LookupError(f"nothing to act on with action_id {action_id!r} and block_id {block_id!r}")


def state_values(blocks: Iterable[Json], entered: Entered) -> Json:
    """`state.values`: {block_id: {action_id: {"type": …, "value": …}}} of every element that holds something.

    What is untouched shows its initial value, null, or an empty list.
    """
    values: Json = {}
    for block, element in _placed(blocks):
        if element["type"] in ELEMENTS:
            part = values.setdefault(block["block_id"], {})
            part[element["action_id"]] = {"type": element["type"]} | _held(block, element, entered)
    return values


def action(block: Json, element: Json, chosen: Any, action_ts: str) -> Json:
    """The `actions[0]` of a payload. ValueError where `chosen` is not among the element's options."""
    kept = {name: value for name, value in element.items() if name in KEPT_IN_ACTION or name.startswith("initial_")}
    if element["type"] in ELEMENTS or element["type"] == "overflow":
        holds = ELEMENTS.get(element["type"], OVERFLOW)
        kept.pop("value", None)
        kept[holds.key] = stated(element, chosen)
    named = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    return kept | named | {"action_ts": action_ts}


def stated(element: Json, chosen: Any) -> Any:
    """A choice in Slack's shape: an option's value becomes the option. ValueError where there is no such option."""
    holds = ELEMENTS.get(element["type"], OVERFLOW)
    if holds.several:
        return [_one(element, holds, each) for each in chosen or ()]
    return None if chosen is None or chosen == "" else _one(element, holds, chosen)


def complaints(blocks: Iterable[Json], values: Json) -> dict[str, str]:
    """What the client says beside the fields of a modal before it asks the app, by block_id."""
    found: dict[str, str] = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        holds = ELEMENTS.get(element["type"])
        held = None if holds is None else values[block["block_id"]][element["action_id"]][holds.key]
        if held in (None, []):
            complaint = None if block.get("optional", False) else REQUIRED
        else:
            check = _CHECKS.get(element["type"])
            complaint = None if check is None else check(element, held)
        if complaint is not None:
            found[block["block_id"]] = complaint
    return found


def _placed(blocks: Iterable[Json]) -> Iterator[tuple[Json, Json]]:
    for block in blocks:
        for element in elements_of(block):
            yield block, element


def _held(block: Json, element: Json, entered: Entered) -> Json:
    holds = ELEMENTS[element["type"]]
    place = (block["block_id"], element["action_id"])
    if place in entered:
        return {holds.key: stated(element, entered[place])}
    return {holds.key: element.get(holds.initial, [] if holds.several else None)}


def _one(element: Json, holds: Holds, chosen: Any) -> Any:
    if not holds.from_options:
        return chosen
    groups = [{"options": element.get("options", [])}, *element.get("option_groups", [])]
    for option in (option for group in groups for option in group["options"]):
        if option["value"] == chosen:
            return option
    raise ValueError(f"{element['action_id']!r} has no option {chosen!r}")


def _text_complaint(element: Json, text: str) -> str | None:
    if len(text) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(text) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    return None


def _number_complaint(element: Json, text: str) -> str | None:
    pattern = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(pattern, text):
        return "Please enter a number."
    if "min_value" in element and float(text) < float(element["min_value"]):
        return f"Please enter {element['min_value']} or more."
    if "max_value" in element and float(text) > float(element["max_value"]):
        return f"Please enter {element['max_value']} or less."
    return None


def _email_complaint(_element: Json, text: str) -> str | None:
    return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else "Please enter an e-mail address."


def _url_complaint(_element: Json, text: str) -> str | None:
    return None if re.fullmatch(r"https?://\S+", text) else "Please enter a URL."


def _several_complaint(element: Json, chosen: list[Any]) -> str | None:
    most = element.get("max_selected_items")
    return None if most is None or len(chosen) <= most else f"Please choose at most {most}."


_CHECKS: Mapping[str, Callable[[Json, Any], str | None]] = {
    "plain_text_input": _text_complaint,
    "number_input": _number_complaint,
    "email_text_input": _email_complaint,
    "url_text_input": _url_complaint,
} | {kind: _several_complaint for kind in ELEMENTS if kind.startswith("multi_")}
