from dataclasses import fields
from pathlib import Path

from bot.settings import SETTINGS, Credentials, Settings, example_file

ROOT = Path(__file__).parents[2]
VARIABLES = {
    "bot_token": "SLACK_BOT_TOKEN",
    "app_token": "SLACK_APP_TOKEN",
    "signing_secret": "SLACK_SIGNING_SECRET",
    "secret": "SAMLING_SECRET",
    "channel": "SAMLING_CHANNEL",
    "leads": "SAMLING_LEADS",
    "evaluators": "SAMLING_EVALUATORS",
    "slack_api_url": "SLACK_API_URL",
    "database_url": "DATABASE_URL",
    "host": "SAMLING_HOST",
    "port": "SAMLING_PORT",
    "log_level": "SAMLING_LOG_LEVEL",
}


def test_the_example_lists_every_setting_with_its_meaning_and_default() -> None:
    assert (ROOT / ".env.example").read_text("utf-8") == example_file()


def test_every_field_of_the_settings_has_its_variable() -> None:
    assert {field.name for record in (Settings, Credentials) for field in fields(record)} == set(VARIABLES)


def test_every_variable_has_its_field() -> None:
    assert [setting.name for setting in SETTINGS] == list(VARIABLES.values())
