"""Every setting, read from the environment (and `.env`) into frozen records, or refused by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import WrongInput


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable. `meaning` is its line in `.env.example`; `pattern` is what a value must match in full."""

    name: str
    meaning: str
    must_hold: str
    pattern: str
    default: str = ""
    """Empty = there is none."""


PEOPLE = "member IDs, which begin with U or W, with commas between them"
SLACK_IDS = r"[UW][A-Z0-9]{2,}(\s*,\s*[UW][A-Z0-9]{2,})*"
SETTINGS = (
    Setting(
        "SLACK_BOT_TOKEN",
        "The bot's token: OAuth & Permissions › Bot User OAuth Token.",
        "a bot token, which begins with xoxb-",
        r"xoxb-\S+",
    ),
    Setting(
        "SLACK_APP_TOKEN",
        "For Socket Mode: Basic Information › App-Level Tokens, with connections:write. Empty = signed HTTP.",
        "an app-level token, which begins with xapp-",
        r"xapp-\S+",
    ),
    Setting(
        "SLACK_SIGNING_SECRET",
        "For HTTP: Basic Information › Signing Secret. Not needed with Socket Mode.",
        "the signing secret: letters and digits",
        r"[0-9a-zA-Z]+",
    ),
    Setting(
        "SAMLING_SECRET",
        "Keeps apart who answered and what they said. Any 32 characters or more; keep it, and not in backups.",
        "at least 32 characters without spaces, such as `openssl rand -hex 32` prints",
        r"\S{32,}",
    ),
    Setting(
        "SAMLING_CHANNEL",
        "The programme's channel, where reminders go: its name › About › Channel ID. Empty = no reminders.",
        "a channel's ID, which begins with C or G",
        r"[CG][A-Z0-9]{2,}",
    ),
    Setting(
        "SAMLING_LEADS",
        "Who leads the programme and is told what needs doing. An ID stands under a profile's ⋮ › Copy member ID.",
        PEOPLE,
        SLACK_IDS,
    ),
    Setting(
        "SAMLING_EVALUATORS",
        "Who evaluates the programme and reads the sealed record. They are not asked for reflections.",
        PEOPLE,
        SLACK_IDS,
    ),
    Setting(
        "SLACK_API_URL",
        "Where Slack's Web API is. Change it only to reach a stand-in for Slack.",
        "an address that begins with http:// or https:// and ends with /",
        r"https?://\S+/",
        "https://slack.com/api/",
    ),
    Setting(
        "DATABASE_URL",
        "The database: a SQLite file, or postgresql://USER:PASSWORD@HOST/NAME.",
        "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
        r"(sqlite:///.+|postgres(ql)?(\+psycopg)?://\S+)",
        "sqlite:///samling.sqlite3",
    ),
    Setting(
        "SAMLING_HOST",
        "With HTTP: the address to listen on; 0.0.0.0 lets other machines reach it.",
        "a host name or an IP address",
        r"[\w.:-]+",
        "127.0.0.1",
    ),
    Setting(
        "SAMLING_PORT",
        "With HTTP: the port to listen on.",
        "a number from 1 to 65535",
        r"[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]",
        "3000",
    ),
    Setting(
        "SAMLING_LOG_LEVEL",
        "How much the log tells. It never holds what people write.",
        "DEBUG, INFO, WARNING or ERROR",
        r"DEBUG|INFO|WARNING|ERROR",
        "INFO",
    ),
)


class SettingFaulty(WrongInput):
    """A setting is missing or malformed. The message names it and what it must hold."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What every command may need."""

    database_url: str
    slack_api_url: str
    host: str
    port: int
    log_level: str
    channel: str | None = None
    """The programme's channel."""
    leads: tuple[str, ...] = ()
    """Slack user ids."""
    evaluators: tuple[str, ...] = ()
    """Slack user ids."""


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """What the bot and Slack show each other, and the bot's own secret.

    Either `app_token` (Socket Mode) or `signing_secret` is set.
    """

    bot_token: str
    app_token: str | None
    signing_secret: str | None
    secret: bytes
    """From which the keys of the reflection rounds are made."""


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that need no Slack. Raises SettingFaulty."""
    return Settings(
        database_url=_value(environ, "DATABASE_URL"),
        slack_api_url=_value(environ, "SLACK_API_URL"),
        host=_value(environ, "SAMLING_HOST"),
        port=int(_value(environ, "SAMLING_PORT")),
        log_level=_value(environ, "SAMLING_LOG_LEVEL"),
        channel=_value(environ, "SAMLING_CHANNEL", optional=True) or None,
        leads=_people(environ, "SAMLING_LEADS"),
        evaluators=_people(environ, "SAMLING_EVALUATORS"),
    )


def read_credentials(environ: Mapping[str, str]) -> Credentials:
    """The tokens and secrets. Raises SettingFaulty: without an app token, HTTP needs the signing secret."""
    bot_token = _value(environ, "SLACK_BOT_TOKEN")
    secret = _value(environ, "SAMLING_SECRET").encode()
    if environ.get("SLACK_APP_TOKEN"):
        return Credentials(bot_token, _value(environ, "SLACK_APP_TOKEN"), None, secret)
    if not environ.get("SLACK_SIGNING_SECRET"):
        raise SettingFaulty(
            "SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing; one of them must be set"
        )
    return Credentials(bot_token, None, _value(environ, "SLACK_SIGNING_SECRET"), secret)


def example_file() -> str:
    """The text of `.env.example`: every setting with its meaning and its default."""
    lines = ["# Copy this file to .env and fill it in. A variable of the environment wins over a line here."]
    for setting in SETTINGS:
        lines += ["", f"# {setting.meaning}", f"{setting.name}={setting.default}"]
    return "\n".join(lines) + "\n"


def _people(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _value(environ, name, optional=True).split(",") if part.strip())


def _value(environ: Mapping[str, str], name: str, *, optional: bool = False) -> str:
    setting = next(one for one in SETTINGS if one.name == name)
    value = environ.get(name, "").strip() or setting.default
    if not value and optional:
        return ""
    if not value:
        raise SettingFaulty(f"{name} is missing; it must hold {setting.must_hold}")
    if not re.fullmatch(setting.pattern, value):
        # The value itself stays out of the message: it may be a secret in the wrong place.
        raise SettingFaulty(f"{name} is malformed; it must hold {setting.must_hold}")
    return value
