"""What the bot can do, as a message and a modal; its sections stand on the Home tab too."""

from collections.abc import Mapping

from slack_sdk.models.blocks import Block, HeaderBlock, MarkdownTextObject, PlainTextObject, SectionBlock
from slack_sdk.models.views import View

from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.vocabulary import Role

FOR_EVERYBODY = ("help.introduction", "help.questions", "help.subscriptions", "help.commands")
FOR_ROLES: Mapping[Role, tuple[str, ...]] = {
    "lead": ("help.evaluation", "help.unanswered", "help.outbox"),
    "evaluator": ("help.evaluation",),
}
"""What only some may write besides."""


def help_blocks(language: Language, role: Role = "participant") -> tuple[Block, ...]:
    """Who the bot is, and what somebody of that role can write to it."""
    return (HeaderBlock(text=PlainTextObject(text=sentence(language, "help.title"))), *help_sections(language, role))


def help_sections(language: Language, role: Role = "participant") -> tuple[Block, ...]:
    """The same without its header."""
    keys = (*FOR_EVERYBODY, *FOR_ROLES.get(role, ()))
    return tuple(SectionBlock(text=MarkdownTextObject(text=sentence(language, key))) for key in keys)


def help_message(language: Language, role: Role = "participant") -> Message:
    """The help that `/samling help` shows."""
    return Message(sentence(language, "help.introduction"), help_blocks(language, role))


def help_modal(language: Language) -> View:
    """The same help in a window of its own, for the shortcut."""
    return View(
        type="modal",
        title=PlainTextObject(text=sentence(language, "help.title")),
        close=PlainTextObject(text=sentence(language, "help.close")),
        blocks=list(help_blocks(language)),
    )
