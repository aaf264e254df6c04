"""Which people and conversations the app can see, and which scope each kind of conversation takes."""

from typing import Literal

from bot.local.slack_error import SlackError
from bot.local.workspace import Channel, User, Workspace

Kind = Literal["public_channel", "private_channel", "im", "mpim"]
"""Slack's names for kinds of conversations, as the argument `types` has them."""

SCOPE_PREFIXES: dict[Kind, str] = {
    "public_channel": "channels",
    "private_channel": "groups",
    "im": "im",
    "mpim": "mpim",
}


def kind_of(channel: Channel) -> Kind:
    """What kind of conversation it is."""
    if channel.direct_with is not None:
        return "im"
    return "private_channel" if channel.is_private else "public_channel"


def need_scope(workspace: Workspace, *scopes: str) -> None:
    """Unless the app has one of the scopes, SlackError missing_scope, which says all of them and what it has."""
    if not workspace.app.scopes.intersection(scopes):
        raise SlackError("missing_scope", needed=",".join(scopes), provided=",".join(sorted(workspace.app.scopes)))


def is_member(workspace: Workspace, channel: Channel) -> bool:
    """Whether the app's bot user is in a conversation."""
    return workspace.app.bot_user_id in channel.members


def visible_channel(workspace: Workspace, channel_id: str) -> Channel:
    """A conversation by its id. SlackError channel_not_found; a private one that the app is not in is not found."""
    channel = workspace.channels.get(channel_id)
    if channel is None or (channel.is_private and not is_member(workspace, channel)):
        raise SlackError("channel_not_found")
    return channel


def readable_channel(workspace: Workspace, channel_id: str) -> Channel:
    """A conversation whose messages the app may read. SlackError channel_not_found, not_in_channel, missing_scope."""
    channel = visible_channel(workspace, channel_id)
    need_scope(workspace, f"{SCOPE_PREFIXES[kind_of(channel)]}:history")
    if not is_member(workspace, channel):
        raise SlackError("not_in_channel")
    return channel


def known_user(workspace: Workspace, user_id: str) -> User:
    """A user by id, deactivated or not. SlackError user_not_found."""
    user = workspace.users.get(user_id)
    if user is None:
        raise SlackError("user_not_found")
    return user
