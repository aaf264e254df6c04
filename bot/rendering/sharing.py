"""What is said when somebody shares an answer in a channel."""

from slack_sdk.models.blocks import Block, ContextBlock, MarkdownTextObject

from bot.manifest import NAME
from bot.texts.catalogues import sentence
from bot.texts.localized import Language


def shared_by(language: Language, user_id: str) -> Block:
    """Who shared it: Slack shows the id as the person's name."""
    text = sentence(language, "share.by", who=f"<@{user_id}>")
    return ContextBlock(elements=[MarkdownTextObject(text=text)])


def could_not_share(language: Language) -> str:
    """That the bot is not in the channel, and how to invite it."""
    return sentence(language, "share.not_in_channel", bot=NAME)
