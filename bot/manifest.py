"""The Slack app manifest: an internal app with the fewest scopes that the bot can work with.

Format: https://docs.slack.dev/reference/app-manifest. Each scope is there for what stands beside it.
"""

from typing import Any

NAME = "Samling"
COMMAND = "/samling"
BOT_SCOPES = {
    "app_mentions:read": "questions that mention the bot",
    "channels:history": "finding a message of its own again, when it is not sure that it was sent",
    "channels:read": "who is in the programme's channel",
    "chat:write": "answers and reminders",
    "commands": "/samling and the shortcuts",
    "files:read": "event lists that people hand in",
    "files:write": "charts, exports and calendar files",
    "groups:history": "the same as channels:history, in a private channel",
    "groups:read": "the same as channels:read, in a private channel",
    "im:history": "questions in a direct message",
    "im:write": "reflection prompts and reminders in a direct message",
    "users:read": "who is a guest, a bot or deactivated, and each person's language",
}
BOT_EVENTS = ("app_home_opened", "app_mention", "member_joined_channel", "message.im")
HELP_SHORTCUT = "help"


def manifest(request_url: str | None = None) -> dict[str, Any]:
    """The manifest to create the app from: for Socket Mode, or for HTTP where the bot is at `request_url`.

    It is one record, and as long as Slack's format has it.
    """
    command: dict[str, Any] = {
        "command": COMMAND,
        "description": "Spør om programmets samlinger · Ask about the programme",
        "usage_hint": "når er neste samling? | hjelp",
        "should_escape": True,
    }
    interactivity: dict[str, Any] = {"is_enabled": True}
    events: dict[str, Any] = {"bot_events": list(BOT_EVENTS)}
    if request_url:
        command["url"] = interactivity["request_url"] = events["request_url"] = request_url
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": "Samlinger, svar og påminnelser for programmet",
            "background_color": "#1f4e5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [
                {
                    "name": "Hjelp fra Samling",
                    "type": "global",
                    "callback_id": HELP_SHORTCUT,
                    "description": "Hva Samling kan · What Samling can do",
                },
            ],
            "slash_commands": [command],
        },
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": events,
            "interactivity": interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": request_url is None,
            "token_rotation_enabled": False,
        },
    }
