"""What is wrong with a data file, said so that the person who wrote it can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import WrongInput


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong. `line` counts from 1; `path` is empty where the whole file is meant."""

    line: int
    path: str
    message: str

    def __str__(self) -> str:
        """`line 42, events › leka-2025 › when: '2025-13' is no date; …`."""
        place = f"line {self.line}, {self.path}" if self.path else f"line {self.line}"
        return f"{place}: {self.message}"


class DataFileFaulty(WrongInput):
    """A data file is refused whole. `faults` holds all that was found, by line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
