"""`/samling varsler`: what somebody is told directly, and the button that opens the window to change it."""

from bot.rendering.message import Message
from bot.rendering.questions import not_understood
from bot.rendering.subscriptions import subscription_message
from bot.services import Services
from bot.subscriptions.choices import Standing, standing_of
from handlers.asker import Asker
from models.programme import programme_of_team


def glance_message(services: Services, asker: Asker) -> Message:
    """What the asker chose, with the button to choose otherwise."""
    standing = standing_for(services, asker)
    return subscription_message(asker.language, standing) if standing else not_understood(asker.language)


def standing_for(services: Services, asker: Asker) -> Standing | None:
    """What the asker chose until now; None where the workspace has no programme."""
    with services.database.reading() as session:
        programme = programme_of_team(session, asker.team_id)
        return standing_of(session, programme, asker.user_id, services.clock()) if programme else None
