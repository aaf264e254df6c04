"""Putting a programme's data into the database: what is new is added, what differs is changed, the rest is left."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy.orm import Session

from models.events import Alias, Event, EventLink, Fact, aliases_of, events_of, facts_of, links_of, redate
from models.programme import Organisation, Programme, organisations_of, programme_with_slug
from models.records import AliasData, EventData, LinkData, ProgrammeData

Outcome = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file, and its row in the database: the stored one, or a new one."""

    row: Programme | Organisation | Event | Fact
    fields: Mapping[str, Any]
    words: tuple[AliasData, ...]
    links: tuple[LinkData, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """What stands in the database beside the rows: other words by what they name, and links by their event."""

    words: Mapping[tuple[str, int], list[Alias]]
    links: Mapping[int, list[EventLink]]


def load(session: Session, data: ProgrammeData) -> Counter[Outcome]:
    """Bring the database to what `data` says, in the caller's transaction; count the entries by what became of them.

    Entries are known by their ids. None is ever deleted, for what people added in Slack is in no file; but an entry's
    other words and links become just those of the file. Loading the same data again changes nothing.
    """
    programme = programme_with_slug(session, data.slug) or Programme(slug=data.slug, rules={}, events_version=0)
    stored = _stored(session, programme)
    outcomes = Counter([_settle(session, programme, stored, Entry(programme, _programme_fields(data), data.aliases))])
    for entries in (_organisations, _events, _facts):  # in this order: an event's host must have its id
        outcomes.update(_settle(session, programme, stored, entry) for entry in entries(session, programme.id, data))
    if outcomes["added"] or outcomes["changed"]:
        programme.events_version += 1
    return outcomes


def _stored(session: Session, programme: Programme) -> Stored:
    words: dict[tuple[str, int], list[Alias]] = {}
    links: dict[int, list[EventLink]] = {}
    if programme.id is not None:
        for alias in aliases_of(session, programme.id):
            words.setdefault(alias.names, []).append(alias)
        for link in links_of(session, programme.id):
            links.setdefault(link.event_id, []).append(link)
    return Stored(words, links)


def _programme_fields(data: ProgrammeData) -> dict[str, Any]:
    return {
        "name": data.name,
        "short_name": data.short_name,
        "description": data.description,
        "language": data.language,
        "zone": data.zone,
        "source": data.source.text,
        "note": data.note,
    }


def _organisations(session: Session, programme_id: int, data: ProgrammeData) -> Iterator[Entry]:
    stored = {row.slug: row for row in organisations_of(session, programme_id)}
    for position, one in enumerate(data.organisations):
        row = stored.get(one.id) or Organisation(programme_id=programme_id, slug=one.id)
        fields = {"position": position, "name": one.name, "kind": one.kind, "role": one.role}
        yield Entry(row, fields | {"source": one.source.text, "note": one.note}, one.aliases)


def _events(session: Session, programme_id: int, data: ProgrammeData) -> Iterator[Entry]:
    stored = {row.uid: row for row in events_of(session, programme_id)}
    hosts = {row.slug: row.id for row in organisations_of(session, programme_id)}
    for event in data.events:
        row = stored.get(event.id) or Event(programme_id=programme_id, uid=event.id, sequence=0)
        yield Entry(row, _event_fields(event, hosts), event.aliases, event.links)


def _event_fields(event: EventData, hosts: Mapping[str, int]) -> dict[str, Any]:
    same = (
        "kind", "status", "title", "definite", "precision", "first_day", "last_day", "starts", "ends",
        "place", "place_preposition", "theme", "purpose", "note",
    )  # fmt: skip
    fields = {name: getattr(event, name) for name in same}
    return fields | {"source": event.source.text, "host_id": hosts[event.host] if event.host else None}


def _facts(session: Session, programme_id: int, data: ProgrammeData) -> Iterator[Entry]:
    stored = {row.slug: row for row in facts_of(session, programme_id)}
    for position, fact in enumerate(data.facts):
        row = stored.get(fact.id) or Fact(programme_id=programme_id, slug=fact.id)
        fields = {"position": position, "topic": fact.topic, "title": fact.title, "text": fact.text}
        yield Entry(row, fields | {"source": fact.source.text, "note": fact.note}, fact.aliases)


def _settle(session: Session, programme: Programme, stored: Stored, entry: Entry) -> Outcome:
    """Bring one row, and the words and links beside it, to what the entry says."""
    row = entry.row
    is_new = row.id is None
    different = {name: value for name, value in entry.fields.items() if is_new or getattr(row, name) != value}
    if isinstance(row, Event) and not is_new:
        redate(row, *(entry.fields[name] for name in ("precision", "first_day", "last_day")))
    for name, value in different.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()  # a new row gets its id
    changed = bool(different)
    if isinstance(row, Event):
        changed |= _settle_links(session, stored.links.get(row.id, []), row, entry.links)
        row.sequence += changed and not is_new
    changed |= _settle_words(session, programme, stored, entry)
    if is_new:
        return "added"
    return "changed" if changed else "unchanged"


def _settle_links(session: Session, stored: list[EventLink], event: Event, wanted: tuple[LinkData, ...]) -> bool:
    """Give an event just the links that are wanted, in their order; tell whether that changed anything."""
    if [(link.title, link.url) for link in stored] == [(link.title, link.url) for link in wanted]:
        return False
    for link in stored:
        session.delete(link)
    session.add_all(EventLink(event_id=event.id, title=link.title, url=link.url) for link in wanted)
    return True


def _settle_words(session: Session, programme: Programme, stored: Stored, entry: Entry) -> bool:
    """Give an entry just the other words that are wanted; tell whether that changed anything."""
    table, row_id = entry.row.__tablename__, entry.row.id
    have = {(alias.language, alias.text): alias for alias in stored.words.get((table, row_id), [])}
    want = {(word.language, word.text) for word in entry.words}
    for alias in (alias for key, alias in have.items() if key not in want):
        session.delete(alias)
    target = {} if table == "programme" else {f"{table}_id": row_id}
    for word in entry.words:
        if (word.language, word.text) not in have:
            session.add(Alias(programme_id=programme.id, language=word.language, text=word.text, **target))
    return have.keys() != want
