"""In which language a person is spoken to, where what they wrote does not tell."""

from bot.services import Services
from bot.texts.localized import Language
from models.programme import language_for


def language_of(services: Services, team_id: str, user_id: str) -> Language:
    """The person's own choice, else the programme's language, else Bokmål."""
    with services.database.reading() as session:
        return language_for(session, team_id, user_id) or "nb"
