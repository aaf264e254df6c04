"""Every method that the stand-in answers, with its tier, scopes and required arguments.

Each line is the method's page below https://docs.slack.dev/reference/methods. Scopes that depend on the conversation
(channels:history or groups:history …) are asked for by the method itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.local.limits import HUNDREDS, TIER_1, TIER_2, TIER_3, TIER_4, Rate
from bot.local.web_api import auth, chat, conversations, files, users, views
from bot.local.web_api.arguments import Arguments
from bot.local.web_api.call import Context
from bot.local.workspace import Json

Answer = Callable[[Context, Arguments], Json]


@dataclass(frozen=True, slots=True)
class Method:
    """What answers the bot's token, and what the app-level token; None where Slack does not allow that token."""

    bot: Answer | None
    rate: Rate | None
    scope: str | None = None
    required: tuple[str, ...] = ()
    app: Answer | None = None


METHODS: dict[str, Method] = {
    "apps.connections.open": Method(None, TIER_1, app=auth.open_connection),
    "auth.test": Method(auth.bot_identity, HUNDREDS, app=auth.app_identity),
    "chat.delete": Method(chat.delete, TIER_3, "chat:write", ("channel", "ts")),
    "chat.postEphemeral": Method(chat.post_ephemeral, TIER_4, "chat:write", ("channel", "user")),
    "chat.postMessage": Method(chat.post_message, None, "chat:write", ("channel",)),  # paced by channel, in chat.py
    "chat.update": Method(chat.update, TIER_3, "chat:write", ("channel", "ts")),
    "conversations.history": Method(conversations.history, TIER_3, required=("channel",)),
    "conversations.info": Method(conversations.info, TIER_3, required=("channel",)),
    "conversations.list": Method(conversations.list_all, TIER_2),
    "conversations.members": Method(conversations.members, TIER_4, required=("channel",)),
    "conversations.open": Method(conversations.open_direct_message, TIER_3, "im:write"),
    "conversations.replies": Method(conversations.replies, TIER_3, required=("channel", "ts")),
    "files.completeUploadExternal": Method(files.complete_upload, TIER_4, "files:write", ("files",)),
    "files.getUploadURLExternal": Method(files.upload_address, TIER_4, "files:write", ("filename", "length")),
    "users.conversations": Method(conversations.list_of_user, TIER_3),
    "users.info": Method(users.info, TIER_4, "users:read", ("user",)),
    "users.list": Method(users.list_all, TIER_2, "users:read"),
    "views.open": Method(views.open_modal, TIER_4, None, ("trigger_id", "view")),
    "views.publish": Method(views.publish_home, TIER_4, None, ("user_id", "view")),
    "views.push": Method(views.push_modal, TIER_4, None, ("trigger_id", "view")),
    "views.update": Method(views.update, TIER_4, None, ("view",)),
}
