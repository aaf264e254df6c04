"""Who reads a delivery, and so in which language it is written."""

from sqlalchemy.orm import Session

from bot.texts.localized import Language
from models.claims import ClaimedDelivery
from models.programme import person_with_id, programme_with_id


def readers_language(session: Session, delivery: ClaimedDelivery) -> Language:
    """The language that the receiver chose, else the programme's; the channel reads the programme's."""
    chosen = person_with_id(session, delivery.person_id).language if delivery.person_id is not None else None
    return chosen or programme_with_id(session, delivery.programme_id).language
