"""What the bot can do, as a message and a modal; its sections stand on the Home tab too."""

from slack_sdk.models.blocks import Block, HeaderBlock, MarkdownTextObject, PlainTextObject, SectionBlock
from slack_sdk.models.views import View

from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language


def help_blocks(language: Language) -> tuple[Block, ...]:
    """Who the bot is, and what to write to it."""
    return (HeaderBlock(text=PlainTextObject(text=sentence(language, "help.title"))), *help_sections(language))


def help_sections(language: Language) -> tuple[Block, ...]:
    """The same without its header."""
    return (
        SectionBlock(text=MarkdownTextObject(text=sentence(language, "help.introduction"))),
        SectionBlock(text=MarkdownTextObject(text=sentence(language, "help.questions"))),
        SectionBlock(text=MarkdownTextObject(text=sentence(language, "help.commands"))),
    )


def help_message(language: Language) -> Message:
    """The help that `/samling help` shows."""
    return Message(sentence(language, "help.introduction"), help_blocks(language))


def help_modal(language: Language) -> View:
    """The same help in a window of its own, for the shortcut."""
    return View(
        type="modal",
        title=PlainTextObject(text=sentence(language, "help.title")),
        close=PlainTextObject(text=sentence(language, "help.close")),
        blocks=list(help_blocks(language)),
    )
