"""What one person sees of the workspace, as JSON for the page: never what only somebody else sees.

Moments are message timestamps, or milliseconds since 1970 by the workspace's calendar.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.local.block_kit import elements_of
from bot.local.workspace import (
    Change,
    Channel,
    File,
    Json,
    MemberJoined,
    Message,
    MessageChanged,
    MessageDeleted,
    User,
    View,
    ViewChanged,
    Workspace,
)


def whole_view(workspace: Workspace, user_id: str, read: Mapping[str, str]) -> Json:
    """Everything that this person sees. `read` is their read marks: by place, the last ts they have seen there."""
    with workspace.lock:
        app = workspace.app
        return {
            "kind": "whole",
            "me": user_id,
            "team": workspace.team_name,
            "zone": zone_name(workspace.now()),
            "app": {
                "name": app.name,
                "user": app.bot_user_id,
                "commands": sorted(app.commands),
                "has_home": "app_home_opened" in app.events,
            },
            "people": [person(user) for user in workspace.users.values()],
            "channels": [
                channel_with_messages(workspace, channel, user_id)
                for channel in workspace.channels.values()
                if user_id in channel.members
            ],
            "read": dict(read),
            "modals": modals(workspace, user_id),
            "home": home(workspace, user_id),
        }


def seen_change(workspace: Workspace, user_id: str, change: Change) -> Json | None:
    """What this person sees of a change; None where they see nothing of it. Call it under the workspace's lock."""
    if isinstance(change, ViewChanged):
        views = {"kind": "views", "modals": modals(workspace, user_id), "home": home(workspace, user_id)}
        return views if change.user == user_id else None
    channel = change.channel
    if isinstance(change, MemberJoined):
        whole = {"kind": "channel", "channel": channel_with_messages(workspace, channel, user_id)}
        return whole if user_id in channel.members else None
    message = change.after if isinstance(change, MessageChanged) else change.message
    if not sees(user_id, channel, message):
        return None
    if isinstance(change, MessageDeleted):
        return {"kind": "deleted", "channel": channel.id, "ts": message.ts}
    return {"kind": "message", "channel": channel_head(channel), "message": shown_message(workspace, message)}


def sees(user_id: str, channel: Channel, message: Message) -> bool:
    """Whether a person sees a message: a member of its channel, and the reader if it is ephemeral."""
    return user_id in channel.members and message.seen_only_by in {None, user_id}


def seen_file(workspace: Workspace, user_id: str, file_id: str) -> File | None:
    """A file with content that hangs on a message this person sees, or is pictured in what they see; else None."""
    with workspace.lock:
        file = workspace.files.get(file_id)
        messages = [
            message
            for channel in workspace.channels.values()
            for message in (*channel.messages.values(), *channel.ephemeral.values())
            if sees(user_id, channel, message)
        ]
        views = [view for view in workspace.views.values() if view.user == user_id]
        shown = (
            any(file_id in message.files for message in messages)
            or any(file_id in _pictured(message.blocks) for message in messages)
            or any(file_id in _pictured(view.content["blocks"]) for view in views)
        )
        return file if shown and file is not None and file.content is not None else None


def person(user: User) -> Json:
    """A person or the app's bot user, as the page names them."""
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "title": user.title,
        "is_bot": user.is_bot,
        "deleted": user.deleted,
    }


def channel_head(channel: Channel) -> Json:
    """A channel without its messages."""
    return {
        "id": channel.id,
        "name": channel.name,
        "topic": channel.topic or channel.purpose,
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "is_direct": channel.direct_with is not None,
        "members": list(channel.members),
    }


def channel_with_messages(workspace: Workspace, channel: Channel, user_id: str) -> Json:
    """A channel with the messages in it that this person sees, in no order that matters."""
    messages = (*channel.messages.values(), *channel.ephemeral.values())
    shown = [shown_message(workspace, message) for message in messages if sees(user_id, channel, message)]
    return channel_head(channel) | {"messages": shown}


def shown_message(workspace: Workspace, message: Message) -> Json:
    """A message as the page draws it. Its metadata is for apps, and not shown."""
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": list(message.blocks),
        "thread_ts": message.thread_ts,
        "is_bot": message.bot_id is not None,
        "is_edited": message.edited_ts is not None,
        "only_you": message.seen_only_by is not None,
        "files": [_shown_file(workspace.files[file_id]) for file_id in message.files],
    }


def modals(workspace: Workspace, user_id: str) -> list[Json]:
    """This person's stack of modals, the topmost last."""
    return [_shown_view(workspace.views[view_id]) for view_id in workspace.modals.get(user_id, ())]


def home(workspace: Workspace, user_id: str) -> Json | None:
    """This person's Home tab, once the app has published one."""
    view_id = workspace.homes.get(user_id)
    return None if view_id is None else _shown_view(workspace.views[view_id])


def zone_name(moment: datetime) -> str:
    """The time zone of an aware datetime as a browser takes it: an IANA name, else an offset such as +02:00."""
    return getattr(moment.tzinfo, "key", None) or moment.isoformat()[-6:]


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970."""
    return int(moment.timestamp() * 1000)


def _pictured(blocks: Iterable[Json]) -> set[str]:
    """The ids of the uploaded files that image blocks, and images beside sections, show."""
    images = [image for block in blocks for image in (block, *elements_of(block))]
    return {image["slack_file"]["id"] for image in images if "id" in image.get("slack_file", {})}


def _shown_view(view: View) -> Json:
    shown = ("type", "title", "submit", "close", "blocks", "submit_disabled")
    return {"id": view.id, "hash": view.hash} | {name: view.content[name] for name in shown if name in view.content}


def _shown_file(file: File) -> Json:
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "size": file.length,
        "has_content": file.content is not None,
    }
