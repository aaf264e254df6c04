"""What a programme's data file may hold: its groups, their entries, and what each entry must be.

The words of the groups and entries are explained to their readers at the top of `ilag.yaml`.
"""

import re
from datetime import time
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.programme.when import When, read_when
from bot.texts.localized import Language, LocalizedText
from models.vocabulary import DigestInterval, EventKind, EventStatus, OrganisationKind, OrganisationRole

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_STEP = re.compile(r"([0-9]{1,3})(?: at (.*))?")


def _read_time(text: object) -> time:
    if not isinstance(text, str) or not _CLOCK.fullmatch(text):
        raise ValueError(f"'{text}' is no time of day; write it as 09:00")
    return time.fromisoformat(text)


def _read_step(text: object) -> tuple[int, time | None]:
    found = _STEP.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError(f"'{text}' is no reminder; write how many days before, 7, or 7 at 10:00")
    days, at = found.groups()
    return int(days), None if at is None else _read_time(at)


def _are_on_different_days(steps: list[tuple[int, time | None]]) -> list[tuple[int, time | None]]:
    seen: set[int] = set()
    for days, _ in steps:
        if days in seen:
            raise ValueError(f"{days} days before is listed twice")
        seen.add(days)
    return steps


def _read_quiet_hours(text: object) -> tuple[time, time] | None:
    if text == "off":
        return None
    begins, dots, ends = text.partition("..") if isinstance(text, str) else ("", "", "")
    if not dots or begins == ends:
        raise ValueError(f"'{text}' is no stretch of the day; write 20:00..07:00, or off")
    return _read_time(begins), _read_time(ends)


def _read_yes_or_no(text: object) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(f"'{text}' is no answer; write yes or no")
    return text == "yes"


def _read_days(text: object) -> When:
    if not isinstance(text, str):
        raise ValueError("must be one date")  # noqa: TRY004 - pydantic gathers ValueErrors; a TypeError would end the reading
    return read_when(text)


def _is_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a directory, as in `Europe`
        raise ValueError(f"'{name}' is no time zone; write one such as Europe/Oslo") from None
    return name


def _are_different(words: list[str]) -> list[str]:
    seen: set[str] = set()
    for word in words:
        if word.casefold() in seen:
            raise ValueError(f"'{word}' is listed twice")
        seen.add(word.casefold())
    return words


def _written_as(pattern: str, told: str) -> AfterValidator:
    """Texts that match `pattern`; of another, the writer is told `told`."""
    form = re.compile(pattern)

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise ValueError(f"'{text}' {told}")
        return text

    return AfterValidator(check)


_ID = _written_as(
    r"[a-z0-9]+(-[a-z0-9]+)*", "is no id; write small letters a–z, digits and single hyphens: leka-2025"
)
_SOURCE_ID = _written_as(r"[A-Za-z0-9]+", "is no id of a source; write letters and digits only: S2")
_ADDRESS = _written_as(r"https?://[^\s<>|]+", "is no web address; write one that begins with https://")

Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, _ID]
SourceId = Annotated[str, _SOURCE_ID]
Clock = Annotated[time, BeforeValidator(_read_time)]
Step = Annotated[tuple[int, time | None], BeforeValidator(_read_step)]
Address = Annotated[str, _ADDRESS]


class Shape(BaseModel):
    """An entry of the file: only the names it knows, and nothing converted behind the writer's back."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class LocalizedShape(Shape):
    """A text that must stand in all three languages."""

    nb: Text
    nn: Text
    en: Text

    def localized(self) -> LocalizedText:
        """The text as the rest of the bot knows it."""
        return LocalizedText(self.nb, self.nn, self.en)


Aliases = dict[Language, Annotated[list[Text], AfterValidator(_are_different)]]


class Sourced(Shape):
    """An entry that says where it comes from, and what about it was inferred."""

    source: str
    note: LocalizedShape | None = None
    aliases: Aliases = {}


class RemindersShape(Shape):
    """What a programme changes of how it reminds; what is left out is as shipped."""

    steps: dict[EventKind, Annotated[list[Step], AfterValidator(_are_on_different_days)]] = {}
    quiet_hours: Annotated[tuple[time, time] | None, BeforeValidator(_read_quiet_hours)] = None
    digest: DigestInterval = "off"
    only_working_days: Annotated[bool, BeforeValidator(_read_yes_or_no)] = True

    def rules(self) -> dict[str, Any]:
        """What is written, and no more, as `Programme.rules` holds it and `bot.reminders.policy` reads it."""
        return self.model_dump(mode="json", exclude_unset=True)


class ProgrammeShape(Sourced):
    """The programme itself."""

    slug: Id
    name: LocalizedShape
    short_name: LocalizedShape
    description: LocalizedShape
    language: Language
    zone: Annotated[str, AfterValidator(_is_zone)]
    reminders: RemindersShape = RemindersShape()


class OrganisationShape(Sourced):
    """An organisation that hosts, takes part or decides."""

    name: LocalizedShape
    kind: OrganisationKind
    role: OrganisationRole


class LinkShape(Shape):
    """A page about an event."""

    title: LocalizedShape
    url: Address


class EventShape(Sourced):
    """Something that happens at a time, however exactly that is known."""

    kind: EventKind
    title: LocalizedShape
    definite: LocalizedShape | None = None
    when: Annotated[When, BeforeValidator(_read_days)]
    starts: Clock | None = None
    ends: Clock | None = None
    status: EventStatus
    host: str | None = None
    place: LocalizedShape | None = None
    place_preposition: LocalizedShape | None = None
    theme: LocalizedShape | None = None
    purpose: LocalizedShape | None = None
    links: list[LinkShape] = []

    @model_validator(mode="after")
    def times_fit_the_days(self) -> Self:
        """A time of day needs a day, an end needs a start, and on one day it comes after it."""
        if self.starts and self.when.precision != "day":
            raise ValueError("starts needs a when that names the day")
        if self.ends and not self.starts:
            raise ValueError("ends needs starts beside it")
        if self.starts and self.ends and self.when.first_day == self.when.last_day and self.ends <= self.starts:
            raise ValueError(f"ends ({self.ends:%H:%M}) must come after starts ({self.starts:%H:%M})")
        return self

    @model_validator(mode="after")
    def a_preposition_has_its_place(self) -> Self:
        """`på` alone says nothing."""
        if self.place_preposition and not self.place:
            raise ValueError("place_preposition needs place beside it")
        return self


class FactShape(Sourced):
    """One answer to one question."""

    topic: Id
    title: LocalizedShape
    text: LocalizedShape


class FileShape(Shape):
    """The whole file."""

    programme: ProgrammeShape
    sources: dict[SourceId, LocalizedShape]
    organisations: dict[Id, OrganisationShape] = {}
    events: dict[Id, EventShape] = {}
    facts: dict[Id, FactShape] = {}
