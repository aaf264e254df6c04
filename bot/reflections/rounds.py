"""The rounds' tick: plan what is to come, open, turn late, seal."""

from datetime import datetime

from bot.reflections.opening import open_rounds
from bot.reflections.planning import plan_rounds
from bot.reflections.sealing import seal_rounds
from bot.services import Services
from models.programme import programmes
from models.reflections import turn_late


def advance_rounds(services: Services, now: datetime) -> None:
    """Bring every round to where it belongs at `now`. Doing it again, or on several replicas, changes nothing.

    Sealing comes first, for it is a promise; opening last, for it asks Slack. Raises SlackApiError.
    """
    seal_rounds(services, now)
    with services.database.writing() as session:
        turn_late(session, now)
        for programme in programmes(session):
            plan_rounds(session, programme, now)
    open_rounds(services, now)
