"""What was kept for a while is deleted: earlier questions whose life is over, and who was told of an answer."""

from datetime import datetime

from bot.questions.new_fact import TOLD
from bot.services import Services
from models.deliveries import forget_ended
from models.questions import forget_earlier_questions


def forget_askers(services: Services, now: datetime) -> int:
    """Delete both, and give the number of rows. After it no table links a person to what they asked."""
    with services.database.writing() as session:
        return forget_earlier_questions(session, now) + forget_ended(session, TOLD)
