"""Putting a programme's data into the database: what is new is added, what differs is changed, the rest is left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bot.programme.data_file import AliasData, EventData, FactData, OrganisationData, ProgrammeData
from models.base import Base
from models.events import (
    Alias,
    Event,
    EventLink,
    Fact,
    event_with_uid,
    fact_with_slug,
    replace_aliases,
    replace_links,
)
from models.programme import Organisation, Programme, organisation_with_slug, programme_with_slug


@dataclass(slots=True)
class Loaded:
    """How many entries of a file were added, changed, and left as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def load(session: Session, data: ProgrammeData) -> Loaded:
    """Bring the database to what `data` says, in the caller's transaction, and tell what that took.

    Entries are known by their ids. Nothing is ever deleted but other words and links of an entry that it no longer
    has: what people added in Slack is not in the file. Loading the same data again changes nothing.
    """
    tally = Loaded()
    programme = programme_with_slug(session, data.slug) or _new(session, Programme(slug=data.slug, rules={}))
    _settle(session, tally, programme, _programme_fields(data), aliases=data.aliases, programme=programme)
    for position, organisation in enumerate(data.organisations):
        _organisation(session, tally, programme, organisation, position)
    hosts = {one.id: organisation_with_slug(session, programme.id, one.id) for one in data.organisations}
    for event in data.events:
        _event(session, tally, programme, event, hosts)
    for position, fact in enumerate(data.facts):
        _fact(session, tally, programme, fact, position)
    if tally.added or tally.changed:
        programme.events_version += 1
    return tally
