"""How each kind of delivery is rendered, at the moment at which it is sent."""

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.deliveries.posting import Content, NotYet
from bot.questions.new_fact import TOLD
from bot.reminders.held import AGAIN as HELD_AGAIN
from bot.reminders.held import HELD
from bot.reminders.policy import policy_of
from bot.rendering.corrections import correction_message
from bot.rendering.digest import digest_message
from bot.rendering.held import held_message
from bot.rendering.message import Message
from bot.rendering.notices import notice_message
from bot.rendering.reflections import prompt_message, sealed_message
from bot.rendering.reminders import reminder_message
from bot.rendering.told import told_message
from bot.rendering.undated import undated_message
from bot.subscriptions.snoozing import SNOOZED
from models.claims import ClaimedDelivery
from models.programme import programme_with_id

RENDERERS: Mapping[str, Callable[[Session, ClaimedDelivery, datetime], Message | None]] = {
    "reminder": reminder_message,
    SNOOZED: reminder_message,
    "correction": correction_message,
    HELD: held_message,
    HELD_AGAIN: held_message,
    "undated": undated_message,
    "digest": digest_message,
    "notice": notice_message,
    "prompt": prompt_message,
    "sealed": sealed_message,
    TOLD: told_message,
}
"""By kind. None = no longer to be said."""


AT_ANY_HOUR = frozenset({TOLD, "notice", "snoozed"})
"""What somebody asked for, or must know at once. All else is left for the morning where it is late."""


def rendered(session: Session, delivery: ClaimedDelivery, now: datetime) -> Content | None:
    """A delivery as it is posted, as true at `now`; None where it is no longer to be said.

    Raises NotYet in the programme's quiet hours: nothing is planned in them, but what comes late may fall into them.
    """
    if delivery.kind not in AT_ANY_HOUR and _is_quiet(session, delivery.programme_id, now):
        raise NotYet("quiet hours")
    message = RENDERERS[delivery.kind](session, delivery, now)
    return None if message is None else Content(message.arguments(), message.told)


def _is_quiet(session: Session, programme_id: int, now: datetime) -> bool:
    programme = programme_with_id(session, programme_id)
    quiet = policy_of(programme.rules).quiet_hours
    return quiet is not None and quiet.hold(now.astimezone(ZoneInfo(programme.zone)).time())
