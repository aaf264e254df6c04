"""Somebody wants to hear no more of one event, or of anything for now; or takes that back."""

from bot.services import Services
from bot.subscriptions.acting import Act, desk_for
from models.events import event_with_uid
from models.recorded import event_alone
from models.records import EventData
from models.subscriptions import mute_event, mute_everything


def mute_one(services: Services, act: Act, uid: str, *, is_muted: bool) -> EventData | None:
    """Mute an event for somebody, or have them hear of it again; the event, None where the act has no effect."""
    with desk_for(services, act) as desk:
        event = event_with_uid(desk.session, desk.programme.id, uid) if desk else None
        if desk is None or event is None:
            return None
        mute_event(desk.session, desk.person.id, event.id, is_muted=is_muted)
        return event_alone(event)


def mute_all(services: Services, act: Act, *, is_muted: bool) -> bool:
    """Send somebody nothing for now, or again what they chose; False where the act has no effect."""
    with desk_for(services, act) as desk:
        if desk is None:
            return False
        mute_everything(desk.session, desk.person.id, is_muted=is_muted)
        return True
