"""A programme as plain, frozen records: what a data file gives, and what questions are answered from.

They hang on no database and no file format, so that whoever reads them imports neither.
"""

from dataclasses import dataclass
from datetime import date, time

from bot.texts.localized import Language, LocalizedText
from models.vocabulary import EventKind, EventStatus, OrganisationKind, OrganisationRole, Precision


@dataclass(frozen=True, slots=True)
class AliasData:
    """Another word for something, as people of one language say it."""

    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class SourceData:
    """Where an entry comes from; `text` can be shown to a person."""

    id: str
    text: LocalizedText


@dataclass(frozen=True, slots=True)
class OrganisationData:
    """An organisation that hosts, takes part or decides. `note` says what was inferred about it."""

    id: str
    name: LocalizedText
    kind: OrganisationKind
    role: OrganisationRole
    aliases: tuple[AliasData, ...]
    source: SourceData
    note: LocalizedText | None


@dataclass(frozen=True, slots=True)
class LinkData:
    """A page about an event, on http or https."""

    title: LocalizedText
    url: str


@dataclass(frozen=True, slots=True)
class DatingData:
    """When an event is, or was to be: local days, both included, as exactly as `precision` says."""

    first_day: date
    last_day: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class EventData:
    """Something that happens at a time, known as exactly as `precision` says and no more.

    `first_day` and `last_day` are local days, both included: a month's first and last; both None for `unset`.
    `starts` is local time on the first day, `ends` on the last. `host` is an organisation's id; for a decision that
    of the body that made it. `place_preposition` goes before `place` ("på" Leka, "i" Tydal); None = it stands alone.
    What is None is not recorded.
    """

    id: str
    kind: EventKind
    title: LocalizedText
    definite: LocalizedText
    """How a sentence speaks of it: the gathering in Tydal."""
    first_day: date | None
    last_day: date | None
    precision: Precision
    starts: time | None
    ends: time | None
    status: EventStatus
    host: str | None
    place: LocalizedText | None
    place_preposition: LocalizedText | None
    theme: LocalizedText | None
    purpose: LocalizedText | None
    links: tuple[LinkData, ...]
    aliases: tuple[AliasData, ...]
    source: SourceData
    note: LocalizedText | None
    moved_from: DatingData | None = None
    """How it was dated before it was last moved. A data file does not say; the database keeps it."""


@dataclass(frozen=True, slots=True)
class FactData:
    """One answer to one question: `text` is whole sentences that can be shown as they are."""

    id: str
    topic: str
    title: LocalizedText
    text: LocalizedText
    aliases: tuple[AliasData, ...]
    source: SourceData
    note: LocalizedText | None


@dataclass(frozen=True, slots=True)
class ProgrammeData:
    """A programme and all that is recorded of it, in the order of the file. `zone` is an IANA name."""

    slug: str
    name: LocalizedText
    short_name: LocalizedText
    description: LocalizedText
    language: Language
    zone: str
    aliases: tuple[AliasData, ...]
    source: SourceData
    note: LocalizedText | None
    sources: tuple[SourceData, ...]
    organisations: tuple[OrganisationData, ...]
    events: tuple[EventData, ...]
    facts: tuple[FactData, ...]
