"""How each kind of delivery is rendered, at the moment at which it is sent."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot.deliveries.posting import Content
from bot.questions.new_fact import TOLD
from bot.reminders.held import AGAIN as HELD_AGAIN
from bot.reminders.held import HELD
from bot.rendering.corrections import correction_message
from bot.rendering.digest import digest_message
from bot.rendering.held import held_message
from bot.rendering.message import Message
from bot.rendering.notices import notice_message
from bot.rendering.reflections import prompt_message, sealed_message
from bot.rendering.reminders import reminder_message
from bot.rendering.told import told_message
from bot.rendering.undated import undated_message
from models.deliveries import ClaimedDelivery

RENDERERS: Mapping[str, Callable[[Session, ClaimedDelivery, datetime], Message | None]] = {
    "reminder": reminder_message,
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


def rendered(session: Session, delivery: ClaimedDelivery, now: datetime) -> Content | None:
    """A delivery as it is posted, as true at `now`; None where it is no longer to be said."""
    message = RENDERERS[delivery.kind](session, delivery, now)
    return None if message is None else Content(message.arguments(), message.told)
