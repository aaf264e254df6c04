"""What an independent library of Block Kit makes of a payload: it is rebuilt of the library's own objects."""

import inspect
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tests.block_kit_validators.kits import IMAGE_ELEMENT, Kit

NUMBERS = frozenset({"initial_value", "min_value", "max_value"})


class UnknownKindError(Exception):
    """The library has no class for this."""


class RefusedError(Exception):
    """The library has a class for this, and refuses it."""


@dataclass
class Judgement:
    """What a library refuses, each with its place, and what it does not know, by place.

    A block with something of an unknown kind in it is unknown as a whole, since the library cannot rebuild it.
    """

    refused: list[str] = field(default_factory=list)
    unknown: dict[str, str] = field(default_factory=dict)


def judge_message(kit: Kit, payload: dict[str, Any]) -> Judgement:
    """The text and blocks of a message, by one library."""
    judgement = Judgement()
    blocks = _known_blocks(kit, payload.get("blocks") or [], "/blocks", judgement)
    content = {"text": payload.get("text"), "blocks": blocks}
    try:
        kit.check(kit.message(**{name: held for name, held in content.items() if held}))
    except kit.refusals as refusal:
        judgement.refused.append(f"{kit.name}: {refusal} [message]")
    return judgement


def judge_view(kit: Kit, view: dict[str, Any]) -> Judgement:
    """A modal or Home tab, by one library."""
    judgement = Judgement()
    blocks = _known_blocks(kit, view.get("blocks") or [], "/blocks", judgement)
    try:
        _rebuilt(kit, view | {"blocks": blocks}, "", judgement)
    except UnknownKindError as unknown:
        judgement.unknown["/type"] = str(unknown)
    except RefusedError as refusal:
        judgement.refused.append(str(refusal))
    return judgement


def _known_blocks(kit: Kit, blocks: list[Any], at: str, judgement: Judgement) -> list[Any]:
    """The blocks that the library can rebuild; the others are noted in the judgement."""
    built = []
    for place, block in enumerate(blocks):
        unknown_keys = Judgement()
        try:
            built.append(_rebuilt(kit, block, f"{at}/{place}", unknown_keys, is_block=True))
            judgement.unknown |= unknown_keys.unknown
        except UnknownKindError as unknown:
            judgement.unknown[f"{at}/{place}"] = str(unknown)
        except RefusedError as refusal:
            judgement.refused.append(str(refusal))
    return built


def _rebuilt(kit: Kit, value: Any, at: str, judgement: Judgement, *, under: str = "", is_block: bool = False) -> Any:
    """A value in the library's objects. UnknownKindError, RefusedError."""
    if isinstance(value, list):
        return [_rebuilt(kit, item, f"{at}/{place}", judgement, under=under) for place, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    kind = value.get("type")
    maker = kit.parts.get(under) if kind is None else kit.kinds.get(_name(kind, is_block=is_block))
    if maker is None:
        raise UnknownKindError(f"unknown kind {kind or under!r} [{at}]")
    fields = {name: held for name, held in value.items() if name != "type" and held is not None}
    style = fields.get("style")
    if isinstance(style, dict) and not kit.has_style_objects:
        fields = {name: held for name, held in fields.items() if name != "style"} | style
    arguments = {}
    for name, held in fields.items():
        parameter = kit.renames.get(name, name)
        if parameter not in inspect.signature(maker).parameters:
            judgement.unknown[f"{at}/{'style/' * (isinstance(style, dict) and name in style)}{name}"] = (
                f"unknown key {name!r} [{at}]"
            )
        elif kind == "number_input" and name in NUMBERS and kit.takes_numbers:
            arguments[parameter] = _number(held)
        else:
            arguments[parameter] = _rebuilt(kit, held, f"{at}/{name}", judgement, under=name)
    try:
        built = maker(**arguments)
        kit.check(built)
    except kit.refusals as refusal:
        raise RefusedError(f"{kit.name}: {refusal} [{at or 'view'}]") from refusal
    return built


def _name(kind: str, *, is_block: bool) -> str:
    return IMAGE_ELEMENT if kind == "image" and not is_block else kind


def _number(said: Any) -> Any:
    """A number_input's bound, which is a string on the wire; what is no number is left for the library to refuse."""
    for number in (int, float):
        with suppress(ValueError):
            return number(said)
    return said
