"""Word to somebody whose question has been answered since."""

from datetime import datetime

from slack_sdk.models.blocks import MarkdownTextObject, SectionBlock
from sqlalchemy.orm import Session

from bot.rendering.answers import escaped, escaped_within
from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from models.claims import ClaimedDelivery
from models.events import fact_with_id
from models.questions import unanswered_with_id

LONGEST_QUESTION = 300


def told_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message | None:  # noqa: ARG001 - as all renderers
    """What they asked and what is known now, in the language that they asked in; None where no fact answers it."""
    question = unanswered_with_id(session, int(delivery.key.partition(":")[2]))
    if question.fact_id is None:
        return None
    asked = escaped_within(question.text, LONGEST_QUESTION)
    told = sentence(question.language, "told", question=asked)
    text = escaped(fact_with_id(session, question.fact_id).text.in_language(question.language))
    sections = [SectionBlock(text=MarkdownTextObject(text=one, verbatim=True)) for one in (told, text)]
    return Message(f"{told} {text}", tuple(sections))
