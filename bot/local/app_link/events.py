"""The events that the app's manifest asks for: each change in the workspace in the words of Slack's Events API.

https://docs.slack.dev/reference/events
"""

import re

from bot.local.app_link.signed_http import verification_token
from bot.local.shapes import message_json, view_json
from bot.local.workspace import (
    Change,
    Channel,
    Json,
    MemberJoined,
    Message,
    MessageChanged,
    MessageDeleted,
    MessagePosted,
    ViewChanged,
    Workspace,
)

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")

CHANNEL_TYPES = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}
"""Each type of conversation, and the subscription that tells of its messages."""

NOT_IN_EVENTS = frozenset({"app_id", "reply_users", "is_locked", "subscribed"})
"""What a history says of a message and an event does not."""


def events_of(workspace: Workspace, change: Change) -> list[Json]:
    """The events that tell the app of a change: none, one, or two (a message that mentions it)."""
    if isinstance(change, ViewChanged) or workspace.app.bot_user_id not in change.channel.members:
        return []
    if isinstance(change, MemberJoined):
        return _member_joined_channel(workspace, change)
    if _is_ephemeral(change):
        return []
    events: list[Json] = []
    if CHANNEL_TYPES[channel_type(change.channel)] in workspace.app.events:
        events.append(_message(workspace, change))
    if isinstance(change, MessagePosted) and _mentions_app(workspace, change):
        events.append(_app_mention(workspace, change))
    return events


def app_home_opened(workspace: Workspace, user_id: str, channel: Channel, tab: str) -> list[Json]:
    """A person looks at the app's `home` or `messages`. Empty where the app does not ask for it.

    https://docs.slack.dev/reference/events/app_home_opened
    """
    if "app_home_opened" not in workspace.app.events:
        return []
    event: Json = {
        "type": "app_home_opened",
        "user": user_id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": workspace.next_ts(),
    }
    home = workspace.homes.get(user_id)
    if tab == "home" and home is not None:
        event["view"] = view_json(workspace, workspace.views[home])
    return [event]


def event_callback(workspace: Workspace, event: Json) -> Json:
    """An event in its envelope, with a fresh event_id. `event_time` is the calendar's, in whole seconds."""
    return {
        "token": verification_token(workspace),
        "team_id": workspace.team_id,
        "api_app_id": workspace.app.id,
        "event": event,
        "type": "event_callback",
        "event_id": workspace.next_id("Ev"),
        "event_time": int(workspace.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team_id,
                "user_id": workspace.app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{workspace.next_id('')}",
    }


def channel_type(channel: Channel) -> str:
    """`im`, `group` (a private channel) or `channel`."""
    if channel.direct_with is not None:
        return "im"
    return "group" if channel.is_private else "channel"


def _is_ephemeral(change: MessagePosted | MessageChanged | MessageDeleted) -> bool:
    message = change.after if isinstance(change, MessageChanged) else change.message
    return message.seen_only_by is not None


def _message(workspace: Workspace, change: MessagePosted | MessageChanged | MessageDeleted) -> Json:
    """https://docs.slack.dev/reference/events/message, with its subtypes message_changed and message_deleted."""
    where = {"channel": change.channel.id, "channel_type": channel_type(change.channel)}
    if isinstance(change, MessagePosted):
        body = _message_body(workspace, change.channel, change.message)
        return body | where | {"event_ts": change.message.ts}
    ts = workspace.next_ts()
    hidden = where | {"type": "message", "hidden": True, "ts": ts, "event_ts": ts}
    if isinstance(change, MessageDeleted):
        return hidden | {
            "subtype": "message_deleted",
            "deleted_ts": change.message.ts,
            "previous_message": _message_body(workspace, change.channel, change.message),
        }
    return hidden | {
        "subtype": "message_changed",
        "message": _message_body(workspace, change.channel, change.after),
        "previous_message": _message_body(workspace, change.channel, change.before),
    }


def _message_body(workspace: Workspace, channel: Channel, message: Message) -> Json:
    known = message_json(workspace, channel, message)
    body = {key: value for key, value in known.items() if key not in NOT_IN_EVENTS}
    if message.bot_id is None:
        body["client_msg_id"] = client_msg_id(message)
    return body


def _mentions_app(workspace: Workspace, posted: MessagePosted) -> bool:
    return (
        "app_mention" in workspace.app.events
        and posted.channel.direct_with is None
        and posted.message.user != workspace.app.bot_user_id
        and workspace.app.bot_user_id in MENTION.findall(posted.message.text)
    )


def _app_mention(workspace: Workspace, posted: MessagePosted) -> Json:
    """https://docs.slack.dev/reference/events/app_mention."""
    message = posted.message
    event: Json = {
        "type": "app_mention",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "client_msg_id": client_msg_id(message),
        "team": workspace.team_id,
        "channel": posted.channel.id,
        "event_ts": message.ts,
    }
    return event if message.thread_ts is None else event | {"thread_ts": message.thread_ts}


def _member_joined_channel(workspace: Workspace, joined: MemberJoined) -> list[Json]:
    """https://docs.slack.dev/reference/events/member_joined_channel."""
    if "member_joined_channel" not in workspace.app.events:
        return []
    event: Json = {
        "type": "member_joined_channel",
        "user": joined.user.id,
        "channel": joined.channel.id,
        "channel_type": "G" if joined.channel.is_private else "C",
        "team": workspace.team_id,
        "event_ts": workspace.next_ts(),
    }
    return [event if joined.inviter is None else event | {"inviter": joined.inviter}]


def client_msg_id(message: Message) -> str:
    """The id that a person's client gives to a message it sends: the same each time that message is told of."""
    return f"00000000-0000-4000-8000-{message.ts.replace('.', '')[-12:]}"
