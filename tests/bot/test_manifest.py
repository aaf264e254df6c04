"""The manifest, held to Slack's format and to the app that it describes.

https://docs.slack.dev/reference/app-manifest
"""

from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.app import build_app
from bot.manifest import BOT_EVENTS, COMMAND, HELP_SHORTCUT, manifest
from bot.services import Services
from models.database import open_database

URL = "https://samling.example/slack/events"
LIMITS = {
    "display_information.name": 35,
    "display_information.description": 140,
    "features.bot_user.display_name": 80,
    "features.slash_commands.command": 32,
    "features.slash_commands.description": 2000,
    "features.slash_commands.usage_hint": 1000,
    "features.shortcuts.name": 24,
    "features.shortcuts.callback_id": 255,
    "features.shortcuts.description": 150,
}
SCOPES = [
    "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write",
    "groups:history", "groups:read", "im:history", "im:write", "users:read",
]  # fmt: skip
KNOWN = {
    "": {"_metadata", "display_information", "features", "oauth_config", "settings"},
    "display_information": {"name", "description", "background_color", "long_description"},
    "features": {"app_home", "bot_user", "shortcuts", "slash_commands"},
    "settings": {
        "event_subscriptions", "interactivity", "org_deploy_enabled", "socket_mode_enabled", "token_rotation_enabled",
    },
}  # fmt: skip


def at(record: Any, path: str) -> list[Any]:
    """What stands at a path, in every item where a list is on the way."""
    for name in path.split("."):
        record = [one[name] for one in record] if isinstance(record, list) else record[name]
    return record if isinstance(record, list) else [record]


@pytest.mark.parametrize("url", [None, URL])
@pytest.mark.parametrize(("path", "most"), LIMITS.items())
def test_no_text_is_longer_than_slack_takes(url: str | None, path: str, most: int) -> None:
    assert [text for text in at(manifest(url), path) if not 1 <= len(text) <= most] == []


@pytest.mark.parametrize(("group", "known"), KNOWN.items())
def test_there_is_nothing_in_it_that_slack_does_not_know(group: str, known: set[str]) -> None:
    record = manifest(URL)[group] if group else manifest(URL)
    assert set(record) - known == set()


def test_it_asks_for_the_fewest_scopes() -> None:
    assert sorted(manifest()["oauth_config"]["scopes"]["bot"]) == SCOPES


@pytest.mark.parametrize(("url", "found"), [(None, [None, None, None, True]), (URL, [URL, URL, URL, False])])
def test_it_is_for_socket_mode_or_for_one_address(url: str | None, found: list[object]) -> None:
    made = manifest(url)
    settings = made["settings"]
    assert [
        made["features"]["slash_commands"][0].get("url"),
        settings["interactivity"].get("request_url"),
        settings["event_subscriptions"].get("request_url"),
        settings["socket_mode_enabled"],
    ] == found


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    database = open_database(f"sqlite:///{tmp_path_factory.mktemp('app')}/unused.sqlite3")
    return build_app(Services(database, lambda: None, WebClient("xoxb-invented"), b""))  # type: ignore[arg-type, return-value] # no clock is read


def has_listener(app: App, body: dict[str, Any]) -> bool:
    request = BoltRequest(mode="socket_mode", body=body)
    app._init_context(request)  # noqa: SLF001 - Bolt has no public way to ask which listener matches
    return any(listener.matches(req=request, resp=None) for listener in app._listeners)  # noqa: SLF001 - likewise


@pytest.mark.parametrize("event", BOT_EVENTS)
def test_every_event_that_it_asks_for_is_listened_to(app: App, event: str) -> None:
    kind, _, channel_type = event.partition(".")
    body = {"type": "event_callback", "event": {"type": kind, "channel_type": channel_type}}
    assert has_listener(app, body)


@pytest.mark.parametrize(
    "body",
    [{"command": COMMAND, "text": ""}, {"type": "shortcut", "callback_id": HELP_SHORTCUT}],
    ids=["command", "shortcut"],
)
def test_its_command_and_shortcut_are_listened_to(app: App, body: dict[str, Any]) -> None:
    assert has_listener(app, body)
