"""The rounds' tick: seal, turn late, open."""

from datetime import datetime

from bot.reflections.opening import open_rounds
from bot.reflections.sealing import seal_rounds
from bot.services import Services
from models.reflections import turn_late


def advance_rounds(services: Services, now: datetime) -> int:
    """Bring every round to where it belongs at `now`, and give how many moved on. Replicas may do so at once.

    Sealing comes first, for it is a promise; opening last, for it asks Slack. Raises SlackApiError.
    """
    sealed = seal_rounds(services, now)
    with services.database.writing() as session:
        turned_late = turn_late(session, now)
    return sealed + turned_late + open_rounds(services, now)
