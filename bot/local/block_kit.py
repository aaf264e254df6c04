"""Whether Slack would accept blocks or a view: they are held against the table of types, field by field."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot.local.block_kit_types import (
    BLOCKS_RULE,
    CHECKS,
    TYPES,
    VIEW_RULE,
    Anything,
    Flag,
    Many,
    Number,
    OneOf,
    Part,
    Rule,
    String,
    Surface,
    Text,
)
from bot.local.workspace import Json


def faults(blocks: Any, surface: Surface) -> list[str]:
    """What Slack would refuse in the blocks of a message, modal or Home tab; empty = nothing.

    Worded and placed as Slack does: `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`.
    """
    return [*_against(BLOCKS_RULE[surface], blocks, "/blocks"), *_across(blocks, "/blocks")]


def view_faults(view: Any) -> list[str]:
    """What Slack would refuse in a view: https://docs.slack.dev/reference/views/modal-views, …/home-tab-views."""
    if not isinstance(view, dict) or view.get("type") not in VIEW_RULE:
        return ["must be a valid enum value [json-pointer:/view/type]"]
    found = [*_against(VIEW_RULE[view["type"]], view, "/view"), *_across(view.get("blocks"), "/view/blocks")]
    inputs = isinstance(view.get("blocks"), list) and any(
        isinstance(block, dict) and block.get("type") == "input" for block in view["blocks"]
    )
    if view["type"] == "modal" and inputs and view.get("submit") is None:
        found.append("missing required field: submit [json-pointer:/view]")
    return found


def _against(rule: Rule, value: Any, at: str) -> Iterator[str]:
    return _FAULTS[type(rule)](rule, value, at)


def _string_faults(rule: String, value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"must provide a string [json-pointer:{at}]"
    elif len(value) < rule.fewest:
        yield f"must be more than {rule.fewest - 1} characters [json-pointer:{at}]"
    elif rule.most is not None and len(value) > rule.most:
        yield f"must be less than {rule.most + 1} characters [json-pointer:{at}]"
    elif rule.among and value not in rule.among:
        yield f"must be a valid enum value [json-pointer:{at}]"
    elif rule.pattern and not re.fullmatch(rule.pattern, value):
        yield f"must match pattern {rule.pattern} [json-pointer:{at}]"


def _number_faults(rule: Number, value: Any, at: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int):
        yield f"must provide an integer [json-pointer:{at}]"
    elif value < rule.low:
        yield f"must be greater than {rule.low - 1} [json-pointer:{at}]"
    elif rule.high is not None and value > rule.high:
        yield f"must be less than {rule.high + 1} [json-pointer:{at}]"


def _flag_faults(_rule: Flag, value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"must provide a boolean [json-pointer:{at}]"


def _text_faults(rule: Text, value: Any, at: str) -> Iterator[str]:
    kinds = ("plain_text",) if rule.plain else ("plain_text", "mrkdwn")
    if isinstance(value, dict) and value.get("type") in kinds:
        fields = TYPES[value["type"]].fields | {"type": Anything(), "text": String(rule.most)}
        yield from _object_faults(Part(fields, ("text",)), value, at)
    else:
        yield f"must provide a text object of type {' or '.join(kinds)} [json-pointer:{at}]"


def _list_faults(rule: Many, value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield f"must provide an array [json-pointer:{at}]"
        return
    if len(value) < rule.fewest:
        yield f"no less than {rule.fewest} items allowed [json-pointer:{at}]"
    if rule.most is not None and len(value) > rule.most:
        yield f"no more than {rule.most} items allowed [json-pointer:{at}]"
    for place, item in enumerate(value):
        yield from _against(rule.item, item, f"{at}/{place}")


def _object_faults(rule: Part, value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"must provide an object [json-pointer:{at}]"
        return
    for name in rule.required:
        if value.get(name) is None:
            yield f"missing required field: {name} [json-pointer:{at}]"
    for name, held in value.items():
        if name not in rule.fields:
            yield f"invalid additional property: {name} [json-pointer:{at}]"
        elif held is not None:  # null is as good as absent: Slack's own views say "submit": null
            yield from _against(rule.fields[name], held, f"{at}/{name}")


def _typed_faults(rule: OneOf, value: Any, at: str) -> Iterator[str]:
    allowed = {name.removesuffix("_element"): name for name in rule.types}
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in allowed:
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    name = allowed[kind]
    rest = {field: held for field, held in value.items() if field != "type" and held is not None}
    found = [*_object_faults(TYPES[name], rest, at)]
    # The rules between fields are asked only of fields that are sound by themselves.
    between = [] if found else [check(rest) for check in CHECKS.get(name, ())]
    yield from found
    yield from (f"{complaint} [json-pointer:{at}]" for complaint in between if complaint is not None)


_FAULTS: dict[type, Callable[[Any, Any, str], Iterator[str]]] = {
    String: _string_faults,
    Number: _number_faults,
    Flag: _flag_faults,
    Anything: lambda _rule, _value, _at: iter(()),
    Text: _text_faults,
    Many: _list_faults,
    Part: _object_faults,
    OneOf: _typed_faults,
}


def _across(blocks: Any, at: str) -> Iterator[str]:
    """The rules between blocks: ids that name one thing only, one field in focus, the length of all markdown."""
    objects = [block for block in blocks if isinstance(block, dict)] if isinstance(blocks, list | tuple) else []
    for block_id in _repeated(block.get("block_id") for block in objects):
        yield f"block_id {block_id!r} already exists [json-pointer:{at}]"
    for place, block in enumerate(objects):
        for action_id in _repeated(element.get("action_id") for element in elements_of(block)):
            yield f"action_id {action_id!r} already exists in this block [json-pointer:{at}/{place}]"
    if sum(element.get("focus_on_load") is True for block in objects for element in elements_of(block)) > 1:
        yield f"only one element may have focus_on_load [json-pointer:{at}]"
    if sum(len(str(block.get("text"))) for block in objects if block.get("type") == "markdown") > 12000:
        yield f"must be less than 12001 characters of markdown [json-pointer:{at}]"


def _repeated(names: Iterable[Any]) -> list[str]:
    return [name for name, times in Counter(names).items() if isinstance(name, str) and times > 1]


def elements_of(block: Json) -> list[Json]:
    """The elements that a block holds in `elements`, `element` or `accessory`, to be acted on or not."""
    several = block.get("elements")
    held = [*(several if isinstance(several, list) else ()), block.get("element"), block.get("accessory")]
    return [element for element in held if isinstance(element, dict)]


def completed(blocks: Iterable[Json], fresh_id: Callable[[], str]) -> list[Json]:
    """The blocks, sound by `faults`, as Slack gives them back: named where the app left them unnamed.

    A block gets a block_id, an element that can be acted on an action_id; plain text says `emoji`, mrkdwn `verbatim`.
    """
    named = []
    for block in blocks:
        whole = _text_completed(block)
        named.append(whole | {"block_id": whole.get("block_id") or fresh_id()})
        for element in elements_of(whole):
            if "action_id" in TYPES[element["type"]].fields:
                element["action_id"] = element.get("action_id") or fresh_id()
    return named


def completed_view(view: Json, fresh_id: Callable[[], str]) -> Json:
    """A view, sound by `view_faults`, as Slack gives it back, its blocks as `completed` has them."""
    whole: Json = _text_completed(view)
    return whole | {"blocks": completed(view["blocks"], fresh_id)}


def _text_completed(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_text_completed(item) for item in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _text_completed(held) for name, held in value.items()}
    match whole.get("type"):
        case "plain_text":
            return {"emoji": True} | whole
        case "mrkdwn":
            return {"verbatim": False} | whole
    return whole
