"""What a lead does about an event in Slack, once, and what it comes to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.changes.replanning import changing
from bot.services import Services
from models.audit import record
from models.base import Json
from models.events import Event, event_with_uid
from models.programme import Person, Programme, person_in, programme_of_team
from models.records import EventData
from models.requests import REMEMBERED, first_sight

OutcomeKind = Literal["set", "cancelled", "has_day", "asked_again", "asked_no_more", "gone", "not_yours"]


@dataclass(frozen=True, slots=True)
class Act:
    """What a lead does about an event. `request_id` is Slack's id of it."""

    team_id: str
    user_id: str
    event_uid: str
    request_id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act came to: the event as it is now, and as it was until then."""

    kind: OutcomeKind
    event: EventData | None = None
    before: EventData | None = None
    is_past: bool = False
    asks: date | Literal["now"] | None = None
    """The local day on which the bot asks: the participants how it was, or the lead again. None = it does not."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An event in the transaction in which a lead acts on it. `is_new` False: Slack told of the act before."""

    session: Session
    programme: Programme
    event: Event
    lead: Person
    now: datetime
    is_new: bool

    @property
    def zone(self) -> ZoneInfo:
        """Where the event's days are."""
        return ZoneInfo(self.programme.zone)

    def count_change(self, action: str, details: Json) -> None:
        """Note that the event is another than it was, and who made it so."""
        self.event.sequence += 1
        self.programme.events_version += 1
        record(self.session, self.programme.id, self.now, action, self.event.uid, details, person_id=self.lead.id)


def acted_on(services: Services, act: Act, do: Callable[[Subject], Outcome]) -> Outcome:
    """Have a lead act on an event, in one transaction with all that follows. Others change nothing."""
    now = services.clock()
    with services.database.writing() as session, changing(session, now):
        programme = programme_of_team(session, act.team_id)
        if programme is None:
            return Outcome("gone")
        event = event_with_uid(session, programme.id, act.event_uid)
        if event is None:
            return Outcome("gone")
        lead = person_in(session, programme.id, act.user_id)
        if lead is None or lead.role != "lead":
            return Outcome("not_yours")
        is_new = first_sight(session, act.request_id, (now + REMEMBERED).date())
        return do(Subject(session, programme, event, lead, now, is_new))
