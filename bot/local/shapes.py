"""What the workspace holds, in the JSON that Slack gives of it: in answers of the Web API and in payloads to the app.

Keys are Slack's (https://docs.slack.dev/reference/objects). One that Slack leaves out in a case is left out here too.
"""

import mimetypes
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.local.workspace import Channel, File, Json, Message, User, View, Workspace

USER_COLORS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "684b6c")


def user_json(workspace: Workspace, user: User, *, include_locale: bool = False) -> Json:
    """A user. Of a deactivated one Slack gives no real_name, time zone, rights or locale.

    `profile.email` is never there: it needs a scope (users:read.email) that no method here grants.
    """
    known: Json = {
        "id": user.id,
        "team_id": workspace.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "color": USER_COLORS[sum(map(ord, user.id)) % len(USER_COLORS)],
        "profile": _profile_json(workspace, user),
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
    if user.deleted:
        return known
    now = workspace.now().astimezone(ZoneInfo(user.tz))
    offset = now.utcoffset()
    active: Json = {
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": now.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_email_confirmed": not user.is_bot,
    }
    return known | active | ({"locale": user.locale} if include_locale else {})


def _profile_json(workspace: Workspace, user: User) -> Json:
    first_name, _, last_name = user.real_name.rpartition(" ")
    profile: Json = {
        "title": user.title,
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": "" if user.is_bot else user.name,
        "display_name_normalized": "" if user.is_bot else user.name,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": f"g{user.id.lower()}",
        "first_name": first_name or last_name,
        "last_name": last_name if first_name else "",
        "team": workspace.team_id,
    }
    if user.is_bot:
        profile |= {"api_app_id": workspace.app.id, "bot_id": workspace.app.bot_id, "always_active": True}
    return profile


def channel_json(workspace: Workspace, channel: Channel, *, include_num_members: bool = False) -> Json:
    """A channel, or a direct message, as the app sees it. `created` in seconds, `updated` in milliseconds.

    A private channel is `is_private`, not `is_group`: that is for those made before March 2021
    (https://docs.slack.dev/reference/objects/conversation-object).
    """
    both: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_im": channel.direct_with is not None,
        "is_org_shared": False,
        "context_team_id": workspace.team_id,
        "updated": channel.created * 1000,
    }
    if channel.direct_with is not None:
        return both | {"user": channel.direct_with, "priority": 0}
    named: Json = {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_general": False,
        "unlinked": 0,
        "is_shared": False,
        "is_ext_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "shared_team_ids": [workspace.team_id],
        "pending_connected_team_ids": [],
        "creator": channel.creator,
        "is_member": workspace.app.bot_user_id in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
        "previous_names": [],
    }
    return both | named | ({"num_members": len(channel.members)} if include_num_members else {})


def message_json(workspace: Workspace, channel: Channel, message: Message, *, include_metadata: bool = False) -> Json:
    """A message as histories give it; events add `channel`, `channel_type` and `event_ts`.

    A parent says how many replies it has; a reply, whose thread it is in.
    """
    body: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": workspace.team_id,
    }
    if message.subtype is not None:
        body["subtype"] = message.subtype
    if message.bot_id is not None:
        body |= {"bot_id": message.bot_id, "app_id": workspace.app.id, "bot_profile": bot_profile_json(workspace)}
    if message.blocks:
        body["blocks"] = list(message.blocks)
    if message.files:
        body |= {"files": [file_json(workspace, workspace.files[name]) for name in message.files], "upload": True}
    if message.edited_ts is not None:
        body["edited"] = {"user": message.user, "ts": message.edited_ts}
    if include_metadata and message.metadata is not None:
        body["metadata"] = message.metadata
    return body | _thread_json(workspace, channel, message)


def _thread_json(workspace: Workspace, channel: Channel, message: Message) -> Json:
    if message.thread_ts is not None:
        parent = channel.messages.get(message.thread_ts)
        return {"thread_ts": message.thread_ts} | ({} if parent is None else {"parent_user_id": parent.user})
    replies = [reply for reply in channel.messages.values() if reply.thread_ts == message.ts]
    if not replies:
        return {}
    repliers = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(repliers),
        "latest_reply": replies[-1].ts,
        "reply_users": repliers[:5],
        "is_locked": False,
        "subscribed": workspace.app.bot_user_id in repliers,
    }


def bot_profile_json(workspace: Workspace) -> Json:
    """The app's face beside its messages."""
    return {
        "id": workspace.app.bot_id,
        "deleted": False,
        "name": workspace.app.name,
        "updated": 0,
        "app_id": workspace.app.id,
        "icons": {},
        "team_id": workspace.team_id,
    }


def view_json(workspace: Workspace, view: View, values: Mapping[str, Any] | None = None) -> Json:
    """A modal or Home tab. `values` are what the person has entered: {block_id: {action_id: {"type": …}}}."""
    content = view.content
    body: Json = {
        "id": view.id,
        "team_id": workspace.team_id,
        "type": content["type"],
        "submit": content.get("submit"),
        "close": content.get("close"),
        "blocks": content["blocks"],
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "external_id": content.get("external_id", ""),
        "state": {"values": dict(values or {})},
        "hash": view.hash,
        "clear_on_close": content.get("clear_on_close", False),
        "notify_on_close": content.get("notify_on_close", False),
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": workspace.app.id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.app.bot_id,
    }
    if content["type"] == "modal":
        body |= {"title": content["title"], "submit_disabled": content.get("submit_disabled", False)}
    return body


def file_json(workspace: Workspace, file: File) -> Json:
    """A file that the app uploaded. Its addresses are of the shape that Slack's have, and lead nowhere."""
    extension = file.name.rpartition(".")[2].lower() if "." in file.name else "text"
    address = f"https://files.slack.com/files-pri/{workspace.team_id}-{file.id}"
    where = file.channel or ""
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        "filetype": extension,
        "pretty_type": extension.upper(),
        "user": workspace.app.bot_user_id,
        "user_team": workspace.team_id,
        "editable": False,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{address}/{quote(_address_name(file.name))}",
        "url_private_download": f"{address}/download/{quote(_address_name(file.name))}",
        "permalink": f"https://{workspace.team_domain}.slack.com/files/{workspace.app.bot_user_id}/{file.id}",
        "comments_count": 0,
        "is_starred": False,
        "channels": [where] if where.startswith("C") else [],
        "groups": [],
        "ims": [where] if where.startswith("D") else [],
        "has_more_shares": False,
        "has_rich_preview": False,
        "file_access": "visible",
    }


def _address_name(name: str) -> str:
    return re.sub(r"\s+", "_", name.lower())
