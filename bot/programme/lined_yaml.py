"""YAML in which every entry knows its line, and every value is a text.

No value is turned into anything: Norway's `no` stays `no`, a date stays as it was written. Anchors, aliases and tags
are refused: a data file that people edit needs none, and aliases can blow a small file up without bound.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.programme.faults import DataFileFaulty, Fault

Path = tuple[str | int, ...]
"""The keys, and positions in lists from 0, that lead from the top of the file to an entry."""

# The C parser is ten times as fast; PyYAML has it wherever it was built with libyaml.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 10
# What YAML refuses, and what ends a line for YAML but for no editor: the lines in faults would not be the writer's.
_ODD_CHARACTER = re.compile(f"{yaml.reader.Reader.NON_PRINTABLE.pattern}|[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value (str, list or dict of such) and the line, from 1, on which its key or itself begins."""

    line: int
    value: Any


@dataclass(frozen=True, slots=True)
class LinedYaml:
    """Every entry by its path, the whole file's under `()`, and the faults that did not stop the reading.

    Faults are kept by path and line.
    """

    entries: dict[Path, Entry] = field(default_factory=dict)
    faults: dict[tuple[Path, int], Fault] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of the entry at `path`; of what should hold it, where it is missing."""
        while path not in self.entries:
            path = path[:-1]
        return self.entries[path].line

    def refuse(self, path: Path, line: int, message: str) -> None:
        """Note a fault; the first one found at a place stays, since what follows there mostly follows from it."""
        self.faults.setdefault((path, line), Fault(line, path_in_words(path), message))


def path_in_words(path: Path) -> str:
    """`events › leka-2025 › links › 1`: positions in lists count from 1."""
    return " › ".join(str(part + 1) if isinstance(part, int) else part for part in path)


def read_lined_yaml(text: str) -> LinedYaml:
    """Read one YAML document.

    Raises DataFileFaulty where reading can't go on: text that is no YAML, nothing in it, nested too deep.
    """
    lined = LinedYaml()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if odd := _ODD_CHARACTER.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise DataFileFaulty([Fault(line, "", f"holds the character {odd[0]!a}, which no text file should hold")])
    try:
        _read_stream(yaml.parse(text, Loader=_LOADER), lined)
    except yaml.MarkedYAMLError as error:
        raise DataFileFaulty([*lined.faults.values(), _syntax_fault(error, text)]) from None
    if () not in lined.entries:
        raise DataFileFaulty([Fault(1, "", "the file is empty")])
    return lined


def _read_stream(events: Iterator[yaml.Event], lined: LinedYaml) -> None:
    for event in events:
        if not isinstance(event, yaml.DocumentStartEvent):
            continue  # the stream's own start and end, a document's end
        line = _line(event)
        if () in lined.entries:
            lined.refuse((), line, "a second document begins with ---; the file must hold one")
            return
        _read_value(next(events), events, (), line, lined)


def _read_value(event: yaml.Event, events: Iterator[yaml.Event], path: Path, line: int, lined: LinedYaml) -> Any:
    """The value that begins with `event`; what it is made of is taken from `events`."""
    if len(path) > _DEEPEST:
        raise DataFileFaulty([*lined.faults.values(), Fault(line, path_in_words(path), "is nested too deep")])
    _refuse_marks(event, path, line, lined)
    value: Any = ""
    if isinstance(event, yaml.ScalarEvent):
        value = event.value.strip()
    elif isinstance(event, yaml.SequenceStartEvent):
        value = _read_list(events, path, lined)
    elif isinstance(event, yaml.MappingStartEvent):
        value = _read_mapping(events, path, lined)
    lined.entries[path] = Entry(line, value)
    return value


def _read_list(events: Iterator[yaml.Event], path: Path, lined: LinedYaml) -> list[Any]:
    values: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        values.append(_read_value(event, events, (*path, len(values)), _line(event), lined))
    return values


def _read_mapping(events: Iterator[yaml.Event], path: Path, lined: LinedYaml) -> dict[str, Any]:
    """The mapping whose start was just read. Of a key that stands twice, the first value stays."""
    values: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        line = _line(event)
        key = event.value if isinstance(event, yaml.ScalarEvent) else "?"
        entry = (*path, key)
        _refuse_marks(event, entry, line, lined)
        if not isinstance(event, yaml.ScalarEvent):
            lined.refuse(path, line, "a name before a colon must be a plain word")
            _read_value(event, events, entry, line, LinedYaml())
            _read_value(next(events), events, entry, line, LinedYaml())
        elif key in values:
            lined.refuse(entry, line, f"stands here a second time; the first is in line {lined.entries[entry].line}")
            _read_value(next(events), events, entry, line, LinedYaml(faults=lined.faults))
        else:
            values[key] = _read_value(next(events), events, entry, line, lined)
    return values


def _refuse_marks(event: yaml.Event, path: Path, line: int, lined: LinedYaml) -> None:
    if getattr(event, "anchor", None):
        lined.refuse(
            path, line, "anchors (&) and aliases (*) are not used here; write the text out, or put it in quotes"
        )
    if getattr(event, "tag", None):
        lined.refuse(path, line, "tags (!) are not used here; put the text in quotes")


def _line(event: yaml.Event) -> int:
    """The line, from 1, on which `event` begins. Every parsed event has its mark; only PyYAML's types allow none."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """The parser's complaint, at the line where it noticed; the two commonest mistakes in plain words."""
    context = error.context or ""
    if "quoted scalar" in context and "end of stream" in (error.problem or "") and error.context_mark:
        return Fault(error.context_mark.line + 1, "", "opens a quotation mark that is never closed")
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Fault(line, "", "begins with a tab; indent with spaces")
    begun = f" ({context}, begun in line {error.context_mark.line + 1})" if error.context_mark else ""
    return Fault(line, "", f"can't be read as YAML: {error.problem}{begun}")
