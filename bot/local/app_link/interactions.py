"""What Slack tells the app when a person does something: the payloads of commands, actions, views and shortcuts.

https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/interactivity/implementing-slash-commands.
The enterprise's fields, present in an organisation only, are null or left out as Slack does.
"""

from dataclasses import dataclass

from bot.local.app_link.signed_http import verification_token
from bot.local.shapes import message_json, view_json
from bot.local.workspace import Channel, Json, Message, View, Workspace


@dataclass(frozen=True, slots=True)
class Handles:
    """What comes with an act for the app to use: a trigger id, and a response_url where there is a conversation."""

    trigger_id: str
    response_url: str | None = None


def slash_command(
    workspace: Workspace, user_id: str, channel: Channel, command: str, text: str, handles: Handles
) -> Json:
    """A slash command: flat, all its values strings, as it goes in a form."""
    return {
        "token": verification_token(workspace),
        "team_id": workspace.team_id,
        "team_domain": workspace.team_domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user_id,
        "user_name": workspace.users[user_id].name,
        "command": command,
        "text": text,
        "api_app_id": workspace.app.id,
        "is_enterprise_install": "false",
        "response_url": handles.response_url,
        "trigger_id": handles.trigger_id,
    }


def block_actions_in_message(
    workspace: Workspace,
    user_id: str,
    channel: Channel,
    message: Message,
    act: Json,
    *,
    values: Json,
    handles: Handles,
) -> Json:
    """An element of a message was used. Of an ephemeral message Slack gives the place, not the message."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.seen_only_by is not None,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    payload = _interaction(workspace, "block_actions", user_id) | {
        "container": container,
        "trigger_id": handles.trigger_id,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": values},
        "response_url": handles.response_url,
        "actions": [act],
    }
    if message.seen_only_by is None:
        payload["message"] = message_json(workspace, channel, message, include_metadata=True)
    return payload


def block_actions_in_view(workspace: Workspace, view: View, act: Json, values: Json, handles: Handles) -> Json:
    """An element of a modal or of the Home tab was used."""
    return _interaction(workspace, "block_actions", view.user) | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": handles.trigger_id,
        "view": view_json(workspace, view, values),
        "actions": [act],
    }


def view_submission(workspace: Workspace, view: View, values: Json, handles: Handles) -> Json:
    """A modal was submitted."""
    return _interaction(workspace, "view_submission", view.user) | {
        "trigger_id": handles.trigger_id,
        "view": view_json(workspace, view, values),
        "response_urls": [],
    }


def view_closed(workspace: Workspace, view: View, values: Json, *, is_cleared: bool) -> Json:
    """A modal was closed without being submitted; `is_cleared` where the whole stack went with it."""
    return _interaction(workspace, "view_closed", view.user) | {
        "view": view_json(workspace, view, values),
        "is_cleared": is_cleared,
    }


def global_shortcut(workspace: Workspace, user_id: str, callback_id: str, handles: Handles) -> Json:
    """A shortcut taken from the search or the message field."""
    payload = _interaction(workspace, "shortcut", user_id)
    del payload["api_app_id"], payload["user"]["name"]  # Slack leaves these out
    return payload | {
        "action_ts": workspace.next_ts(),
        "callback_id": callback_id,
        "trigger_id": handles.trigger_id,
    }


def message_shortcut(
    workspace: Workspace, user_id: str, callback_id: str, channel: Channel, message: Message, handles: Handles
) -> Json:
    """A shortcut taken from a message's menu."""
    payload = global_shortcut(workspace, user_id, callback_id, handles)
    payload["user"]["name"] = payload["user"].pop("username")
    return payload | {
        "type": "message_action",
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message_ts": message.ts,
        "message": message_json(workspace, channel, message, include_metadata=True),
        "response_url": handles.response_url,
    }


def channel_name(channel: Channel) -> str:
    """The name that payloads give: a private channel and a direct message are named after their kind."""
    if channel.direct_with is not None:
        return "directmessage"
    return "privategroup" if channel.is_private else channel.name


def _interaction(workspace: Workspace, kind: str, user_id: str) -> Json:
    name = workspace.users[user_id].name
    return {
        "type": kind,
        "team": {"id": workspace.team_id, "domain": workspace.team_domain},
        "enterprise": None,
        "user": {"id": user_id, "username": name, "name": name, "team_id": workspace.team_id},
        "api_app_id": workspace.app.id,
        "token": verification_token(workspace),
        "is_enterprise_install": False,
    }
