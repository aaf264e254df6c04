"""What a handler or a tick is handed."""

from dataclasses import dataclass

from slack_sdk import WebClient

from bot.clock import Clock
from models.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """The outside world: the database, the clock, and Slack's Web API with the bot's token."""

    database: Database
    clock: Clock
    slack: WebClient
    secret: bytes
    """From which the keys of the reflection rounds are made."""
