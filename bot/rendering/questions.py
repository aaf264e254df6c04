"""What is said to a question."""

from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language


def not_understood(language: Language) -> Message:
    """The bot can't answer, and says where to look."""
    return Message(sentence(language, "question.not_understood"))
