"""Reminders are planned when data is imported and when the bot starts."""

import sqlite3
from contextlib import closing

import pytest

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.runtime import running
from bot.settings import Credentials, Settings
from models.deliveries import known_deliveries
from tests.bot.conftest import Terminal
from tests.bot_in_slack.fixtures import APP, CHANNEL, BotInSlack

LEKA_ON_A_DAY = shipped_data_file().replace(b"when: 2025-09\n", b"when: 2099-09-08\n")


def test_an_import_plans_the_reminders_of_what_it_brings(terminal: Terminal) -> None:
    (terminal.folder / "events.yaml").write_bytes(LEKA_ON_A_DAY)
    terminal.run("import", "events.yaml")
    with closing(sqlite3.connect(terminal.folder / "samling.sqlite3")) as connection:
        rows = connection.execute("SELECT key, state FROM delivery ORDER BY due_at").fetchall()
    assert rows == [(f"reminder:leka-2025:{days}", "pending") for days in (30, 7, 1, 0)]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_the_start_of_the_bot_plans_the_reminders_of_what_was_recorded_before(bot: BotInSlack) -> None:
    bot.stop()
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
    settings = Settings("", bot.slack.api_url, "127.0.0.1", 0, "INFO", channel=CHANNEL)
    with running(bot.services, settings, Credentials(APP.bot_token, APP.app_token, None, b"")):
        pass
    with bot.services.database.reading() as session:
        assert sorted(known_deliveries(session, 1, "reminder")) == [
            *(f"reminder:{uid}:month" for uid in ("finaleval-2025", "finalreport-2025", "leka-2025")),
            *(f"reminder:rennebu-2025:{days}" for days in (0, 1, 7)),
        ]
