"""A programme as it stands in the database, as the same plain records that a data file gives."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from models.events import (
    Event,
    EventLink,
    Fact,
    aliases_of,
    coming_events,
    earlier_datings_of,
    events_of,
    facts_of,
    links_of,
)
from models.programme import Organisation, Programme, organisations_of
from models.records import (
    AliasData,
    DatingData,
    EventData,
    FactData,
    LinkData,
    OrganisationData,
    ProgrammeData,
    SourceData,
)


def recorded(session: Session, programme: Programme) -> ProgrammeData:
    """All that is recorded of a programme. Six queries, however much it is."""
    words: dict[tuple[str, int], list[AliasData]] = defaultdict(list)
    for alias in aliases_of(session, programme.id):
        words[alias.names].append(AliasData(alias.language, alias.text))
    links: dict[int, list[EventLink]] = defaultdict(list)
    for link in links_of(session, programme.id):
        links[link.event_id].append(link)
    moved = {
        one.event_id: DatingData(one.first_day, one.last_day, one.precision)
        for one in earlier_datings_of(session, programme.id)
    }
    organisations = organisations_of(session, programme.id)
    hosts = {one.id: one.slug for one in organisations}
    return ProgrammeData(
        slug=programme.slug,
        name=programme.name,
        short_name=programme.short_name,
        description=programme.description,
        language=programme.language,
        zone=programme.zone,
        aliases=tuple(words["programme", programme.id]),
        source=_source(programme),
        note=programme.note,
        sources=(),
        organisations=tuple(_organisation(one, words["organisation", one.id]) for one in organisations),
        events=tuple(
            replace(_event(one, hosts, words["event", one.id], links[one.id]), moved_from=moved.get(one.id))
            for one in events_of(session, programme.id)
        ),
        facts=tuple(_fact(one, words["fact", one.id]) for one in facts_of(session, programme.id)),
    )


def coming(session: Session, programme: Programme, today: date, most: int) -> list[EventData]:
    """The first events that are not over on the local day `today`, without their links and other words."""
    hosts = {one.id: one.slug for one in organisations_of(session, programme.id)}
    return [_event(one, hosts, [], []) for one in coming_events(session, programme.id, today, most)]


def event_alone(row: Event) -> EventData:
    """An event without its host, pages and other words: as much as a message tells of it."""
    return _event(row, {}, [], [])


def _source(row: Programme | Organisation | Event | Fact) -> SourceData:
    return SourceData("", row.source)


def _organisation(row: Organisation, words: list[AliasData]) -> OrganisationData:
    return OrganisationData(row.slug, row.name, row.kind, row.role, tuple(words), _source(row), row.note)


def _event(row: Event, hosts: dict[int, str], words: list[AliasData], links: list[EventLink]) -> EventData:
    return EventData(
        id=row.uid,
        kind=row.kind,
        title=row.title,
        definite=row.definite,
        first_day=row.first_day,
        last_day=row.last_day,
        precision=row.precision,
        starts=row.starts,
        ends=row.ends,
        status=row.status,
        host=hosts.get(row.host_id) if row.host_id else None,
        place=row.place,
        place_preposition=row.place_preposition,
        theme=row.theme,
        purpose=row.purpose,
        links=tuple(LinkData(link.title, link.url) for link in links),
        aliases=tuple(words),
        source=_source(row),
        note=row.note,
    )


def _fact(row: Fact, words: list[AliasData]) -> FactData:
    return FactData(row.slug, row.topic, row.title, row.text, tuple(words), _source(row), row.note)
