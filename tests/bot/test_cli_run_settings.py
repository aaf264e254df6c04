"""`samling run` with settings that are missing or malformed: one line, and nothing is started."""

import pytest

from tests.bot.conftest import Ended, Terminal

SECRET = "hemmelig"
GOOD = {"SLACK_BOT_TOKEN": f"xoxb-{SECRET}", "SLACK_APP_TOKEN": f"xapp-{SECRET}", "SAMLING_SECRET": SECRET * 4}
BOT_TOKEN = "it must hold a bot token, which begins with xoxb-"
APP_TOKEN = "it must hold an app-level token, which begins with xapp-"
API_URL = "it must hold an address that begins with http:// or https:// and ends with /"
DATABASE = "it must hold sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"
NO_WAY_IN = "SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing; one of them must be set"


@pytest.mark.parametrize(
    ("different", "said"),
    [
        ({"SLACK_BOT_TOKEN": ""}, f"SLACK_BOT_TOKEN is missing; {BOT_TOKEN}"),
        ({"SLACK_BOT_TOKEN": "  "}, f"SLACK_BOT_TOKEN is missing; {BOT_TOKEN}"),
        ({"SLACK_BOT_TOKEN": f"xoxp-{SECRET}"}, f"SLACK_BOT_TOKEN is malformed; {BOT_TOKEN}"),
        ({"SLACK_BOT_TOKEN": f"xoxb-{SECRET} xoxb"}, f"SLACK_BOT_TOKEN is malformed; {BOT_TOKEN}"),
        ({"SLACK_APP_TOKEN": f"xoxb-{SECRET}"}, f"SLACK_APP_TOKEN is malformed; {APP_TOKEN}"),
        ({"SLACK_APP_TOKEN": "  "}, f"SLACK_APP_TOKEN is missing; {APP_TOKEN}"),
        ({"SLACK_APP_TOKEN": ""}, NO_WAY_IN),
        (
            {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": f"{SECRET}-"},
            "SLACK_SIGNING_SECRET is malformed; it must hold the signing secret: letters and digits",
        ),
        ({"SLACK_API_URL": f"https://{SECRET}.example/api"}, f"SLACK_API_URL is malformed; {API_URL}"),
        ({"DATABASE_URL": f"mysql://samling:{SECRET}@localhost/samling"}, f"DATABASE_URL is malformed; {DATABASE}"),
        (
            {"SAMLING_HOST": f"http://{SECRET}"},
            "SAMLING_HOST is malformed; it must hold a host name or an IP address",
        ),
        ({"SAMLING_PORT": "0"}, "SAMLING_PORT is malformed; it must hold a number from 1 to 65535"),
        ({"SAMLING_LOG_LEVEL": SECRET}, "SAMLING_LOG_LEVEL is malformed; it must hold DEBUG, INFO, WARNING or ERROR"),
    ],
)
def test_a_setting_that_is_not_as_it_must_be_is_named_without_its_value_and_nothing_starts(
    terminal: Terminal, different: dict[str, str], said: str
) -> None:
    ended = terminal.run("run", **(GOOD | different))
    assert (ended, terminal.files()) == (Ended(2, "", f"samling: {said}\n"), [])
