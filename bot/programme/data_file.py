"""A programme's data file: from its text to plain, frozen records, or every fault in it.

A file is read in two steps: into values that know their lines (`lined_yaml`), then held against what a data file may
hold (`file_shape`). It is taken whole or refused whole.
"""

from collections.abc import Iterator
from importlib import resources
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.programme.faults import DataFileFaulty, Fault
from bot.programme.file_shape import (
    Aliases,
    EventShape,
    FactShape,
    FileShape,
    LocalizedShape,
    OrganisationShape,
)
from bot.programme.lined_yaml import LinedYaml, read_lined_yaml
from bot.texts.localized import LANGUAGES, LocalizedText
from models.records import AliasData, EventData, FactData, LinkData, OrganisationData, ProgrammeData, SourceData

LARGEST = 1_000_000
"""Bytes. The shipped file holds about 36,000; more than this is some other file."""


def shipped_data_file() -> bytes:
    """The data file of I LAG that comes with the bot."""
    return resources.files("bot.programme").joinpath("ilag.yaml").read_bytes()


def read_data_file(content: str | bytes) -> ProgrammeData:
    """Read a data file (UTF-8, if bytes).

    Raises DataFileFaulty with every fault that was found; where the text is no YAML, what stands behind that place is
    unread.
    """
    lined = read_lined_yaml(_decode(content))
    _refuse_unknown_references(lined)
    shape = _check_shape(lined)
    if shape is None or lined.faults:
        raise DataFileFaulty(lined.faults.values())
    return _programme(shape)


def _decode(content: str | bytes) -> str:
    # A str can hold half a surrogate pair, which no file can: through bytes, both ways meet the same check.
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > LARGEST:
        raise DataFileFaulty([Fault(1, "", f"the file is larger than {LARGEST:,} bytes; is it the right one?")])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataFileFaulty([Fault(line, "", "holds a byte that is not UTF-8; save the file as UTF-8")]) from None


def _refuse_unknown_references(lined: LinedYaml) -> None:
    """Note every source and host that names nothing in this file."""
    for path, entry in lined.entries.items():
        match path:
            case ("programme", "source") | ("organisations" | "events" | "facts", _, "source"):
                group = "sources"
            case ("events", _, "host"):
                group = "organisations"
            case _:
                continue
        known = lined.entries[group,].value if (group,) in lined.entries else {}
        if isinstance(entry.value, str) and isinstance(known, dict) and entry.value not in known:
            lined.refuse(path, entry.line, f"'{_clipped(entry.value)}' is not among the {group} of this file")


def _check_shape(lined: LinedYaml) -> FileShape | None:
    """The file as its shape, or None after noting every fault."""
    try:
        return FileShape.model_validate(lined.entries[()].value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            path = tuple(part for part in details["loc"] if part != "[key]")
            lined.refuse(path, lined.line_of(path), _in_plain_english(details))
        return None


_NOT_GROUP = "must hold entries of its own, each a name, a colon and a value"
_MESSAGES = {
    "missing": "is missing",
    "extra_forbidden": "is not known here; check the spelling, or remove it",
    "literal_error": "'{input}' is not known here; write {expected}",
    "string_type": "must be one text",
    "string_too_short": "is empty; write a text, or leave the line out",
    "list_type": "must be a list, each item on its own line after a dash",
    "dict_type": _NOT_GROUP,
    "model_type": _NOT_GROUP,
}


def _in_plain_english(details: ErrorDetails) -> str:
    """What one fault that pydantic found means to the person who wrote the file."""
    context: dict[str, Any] = details.get("ctx", {})
    if details["type"] == "value_error":
        return str(context["error"])
    if details["type"] == "missing" and details["loc"][-1] in LANGUAGES:
        return "is missing; the text must stand in nb, nn and en"
    if message := _MESSAGES.get(details["type"]):
        return message.format(input=_clipped(details["input"]), expected=context.get("expected"))
    return details["msg"]


def _clipped(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _programme(shape: FileShape) -> ProgrammeData:
    programme = shape.programme
    sources = {id_: SourceData(id_, text.localized()) for id_, text in shape.sources.items()}
    return ProgrammeData(
        slug=programme.slug,
        name=programme.name.localized(),
        short_name=programme.short_name.localized(),
        description=programme.description.localized(),
        language=programme.language,
        zone=programme.zone,
        rules=programme.reminders.rules(),
        aliases=tuple(_aliases(programme.aliases)),
        source=sources[programme.source],
        note=_optional(programme.note),
        sources=tuple(sources.values()),
        organisations=tuple(_organisation(id_, one, sources) for id_, one in shape.organisations.items()),
        events=tuple(_event(id_, one, sources) for id_, one in shape.events.items()),
        facts=tuple(_fact(id_, one, sources) for id_, one in shape.facts.items()),
    )


def _organisation(id_: str, shape: OrganisationShape, sources: dict[str, SourceData]) -> OrganisationData:
    return OrganisationData(
        id=id_,
        name=shape.name.localized(),
        kind=shape.kind,
        role=shape.role,
        aliases=tuple(_aliases(shape.aliases)),
        source=sources[shape.source],
        note=_optional(shape.note),
    )


def _event(id_: str, shape: EventShape, sources: dict[str, SourceData]) -> EventData:
    return EventData(
        id=id_,
        kind=shape.kind,
        title=shape.title.localized(),
        definite=_optional(shape.definite) or shape.title.localized(),
        first_day=shape.when.first_day,
        last_day=shape.when.last_day,
        precision=shape.when.precision,
        starts=shape.starts,
        ends=shape.ends,
        status=shape.status,
        host=shape.host,
        place=_optional(shape.place),
        place_preposition=_optional(shape.place_preposition),
        theme=_optional(shape.theme),
        purpose=_optional(shape.purpose),
        links=tuple(LinkData(link.title.localized(), link.url) for link in shape.links),
        aliases=tuple(_aliases(shape.aliases)),
        source=sources[shape.source],
        note=_optional(shape.note),
    )


def _fact(id_: str, shape: FactShape, sources: dict[str, SourceData]) -> FactData:
    return FactData(
        id=id_,
        topic=shape.topic,
        title=shape.title.localized(),
        text=shape.text.localized(),
        aliases=tuple(_aliases(shape.aliases)),
        source=sources[shape.source],
        note=_optional(shape.note),
    )


def _aliases(words: Aliases) -> Iterator[AliasData]:
    for language, texts in words.items():
        for text in texts:
            yield AliasData(language, text)


def _optional(text: LocalizedShape | None) -> LocalizedText | None:
    return text.localized() if text else None
