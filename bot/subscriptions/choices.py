"""What one person chose to be told directly: as it stands, and as they want it from now on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.services import Services
from bot.subscriptions.acting import Act, desk_for
from bot.texts.localized import Language
from models.events import event_with_uid
from models.programme import Programme, person_in
from models.recorded import coming
from models.records import EventData
from models.subscriptions import mute_event, mute_everything, muted_uids, subscribe, subscription_of
from models.vocabulary import DigestInterval

LEAD_TIMES = (30, 14, 7, 3, 1, 0)
"""Days before an event at which one can be reminded; 0 = on its morning."""
MOST_EVENTS = 100
"""Of those to come, which one can choose among: https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element"""


@dataclass(frozen=True, slots=True)
class Choices:
    """What one person chose. `language` None = as the channel; `muted` are the uids of the events they muted."""

    days_before: tuple[int, ...] = ()
    digest: DigestInterval = "off"
    language: Language | None = None
    is_muted: bool = False
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person chose until now, if they ever did, and the events to come: those they can mute."""

    choices: Choices
    has_chosen: bool
    events: tuple[EventData, ...]

    @property
    def muted_events(self) -> tuple[EventData, ...]:
        """Those to come of which they want to hear no more."""
        return tuple(event for event in self.events if event.id in self.choices.muted)


def standing_of(session: Session, programme: Programme, user_id: str, now: datetime) -> Standing:
    """What a Slack user chose, who need not be known yet. `now` is aware; days are the programme's."""
    today = now.astimezone(ZoneInfo(programme.zone)).date()
    events = tuple(coming(session, programme, today, MOST_EVENTS))
    person = person_in(session, programme.id, user_id)
    if person is None:
        return Standing(Choices(), has_chosen=False, events=events)
    row = subscription_of(session, person.id)
    choices = Choices(
        tuple(row.days_before) if row else (),
        row.digest if row else "off",
        person.language,
        is_muted=row is not None and row.is_muted,
        muted=muted_uids(session, person.id),
    )
    return Standing(choices, has_chosen=row is not None, events=events)


def choose(services: Services, act: Act, choices: Choices, shown: Collection[str]) -> None:
    """Keep what somebody chose, in place of what they chose before.

    `shown` are the uids of the events that they could choose among: what they muted of others stays muted.
    """
    with desk_for(services, act) as desk:
        if desk is None:
            return
        session, person = desk.session, desk.person
        person.language = choices.language
        subscribe(session, person.id, choices.days_before, choices.digest)
        mute_everything(session, person.id, is_muted=choices.is_muted)
        for uid in shown:
            if event := event_with_uid(session, desk.programme.id, uid):
                mute_event(session, person.id, event.id, is_muted=uid in choices.muted)
