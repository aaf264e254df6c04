"""What the leads are told when something could not be delivered: what is wrong, and what to do about it."""

from collections.abc import Mapping
from datetime import datetime

from slack_sdk.models.blocks import MarkdownTextObject, SectionBlock
from sqlalchemy.orm import Session

from bot.deliveries.notices import UNCERTAIN, NoticeKey
from bot.manifest import NAME
from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from models.claims import ClaimedDelivery
from models.programme import person_with_id, programme_with_id

SENTENCES: Mapping[str, str] = {
    UNCERTAIN: "notice.uncertain",
    "not_in_channel": "notice.not_in_channel",
    "channel_not_found": "notice.channel_not_found",
    "is_archived": "notice.is_archived",
    "user_disabled": "notice.receiver",
    "user_not_found": "notice.receiver",
    "user_not_visible": "notice.receiver",
    "cannot_dm_bot": "notice.receiver",
}
"""By reason; for every other one Slack's code is given."""


def notice_message(session: Session, delivery: ClaimedDelivery, now: datetime) -> Message:  # noqa: ARG001 - as all renderers
    """The notice that a delivery's key names, in the language of the lead who gets it."""
    about = NoticeKey.read(delivery.key)
    lead = person_with_id(session, about.person_id)
    language = lead.language or programme_with_id(session, delivery.programme_id).language
    key = SENTENCES.get(about.reason, "notice.other")
    text = sentence(language, key, place=mention(about.place), bot=NAME, reason=about.reason)
    return Message(text, (SectionBlock(text=MarkdownTextObject(text=text)),))


def mention(slack_id: str) -> str:
    """A person or a channel, as Slack shows them by their name: users' ids begin with U or W."""
    return f"<@{slack_id}>" if slack_id.startswith(("U", "W")) else f"<#{slack_id}>"
