"""Who wrote to the bot, as far as the programme knows them."""

from dataclasses import dataclass

from bot.services import Services
from bot.texts.localized import Language
from models.programme import language_for, role_of
from models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wrote to the bot: in which workspace, as whom, and in which language they are spoken to."""

    team_id: str
    user_id: str
    language: Language
    role: Role
    """Somebody whom the programme does not know is a participant."""


def asker_of(services: Services, team_id: str, user_id: str) -> Asker:
    """Who a Slack user is in the programme of a workspace."""
    with services.database.reading() as session:
        language = language_for(session, team_id, user_id) or "nb"
        return Asker(team_id, user_id, language, role_of(session, team_id, user_id) or "participant")
