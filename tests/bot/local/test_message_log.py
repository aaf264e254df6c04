"""The log of what the workspace accepted from the app, in objects and in a file."""

import io
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local.clock import CalendarClock
from bot.local.server import LocalSlack
from bot.local.slack_error import RateLimitedError, ServerFailedError, SlackError
from bot.local.web_api.disturbance import Disturbance, Loss
from bot.local.workspace import InstalledApp, User, Workspace

POSTING = "chat.postMessage"
KEY = {"event_type": "reminder", "event_payload": {"key": "rennebu-7"}}
APP = InstalledApp(
    id="A1",
    name="Samleren",
    bot_id="B1",
    bot_user_id="UBOT",
    bot_token="xoxb-invented",
    app_token="xapp-invented",
    signing_secret="invented",
    scopes=frozenset({"chat:write", "im:write"}),
    commands=frozenset({"/samle"}),
    events=frozenset(),
)


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    workspace = Workspace(APP, CalendarClock(datetime(2025, 4, 28, 10, tzinfo=UTC)), elapsed=lambda: 12.5)
    workspace.add_user(User("UKARI", "kari", "Kari Nordmann"))
    workspace.add_channel("samling", ["UKARI", "UBOT"], channel_id="CSAMLING")
    with LocalSlack(workspace, paced=False) as slack:
        yield slack


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return WebClient(APP.bot_token, base_url=slack.api_url, retry_handlers=[])


def test_a_message_is_logged_with_all_that_tells_it_apart(slack: LocalSlack, client: WebClient) -> None:
    written = io.StringIO()
    slack.log.write_to(written)
    answer = client.chat_postMessage(channel="UKARI", text="om 7 dager", metadata=KEY)
    assert json.loads(written.getvalue()) == {
        "channel": answer["channel"],
        "direct_with": "UKARI",
        "ts": answer["ts"],
        "thread_ts": None,
        "seen_only_by": None,
        "metadata": KEY,
        "text": "om 7 dager",
        "elapsed_seconds": 12.5,
        "fault": None,
    }


def test_each_message_has_a_line_of_its_own_whatever_its_text(slack: LocalSlack, client: WebClient) -> None:
    written = io.StringIO()
    slack.log.write_to(written)
    texts = ["én\nto", "tre\u2028fire", "fem"]
    for text in texts:
        client.chat_postMessage(channel="CSAMLING", text=text)
    assert [json.loads(line)["text"] for line in written.getvalue().split("\n")[:-1]] == texts


def test_a_line_is_in_the_file_when_the_caller_has_the_answer(
    slack: LocalSlack, client: WebClient, tmp_path: Path
) -> None:
    with (tmp_path / "log").open("w", encoding="utf-8") as stream:
        slack.log.write_to(stream)
        client.chat_postMessage(channel="CSAMLING", text="hei")
        assert json.loads((tmp_path / "log").read_text("utf-8"))["text"] == "hei"


@pytest.mark.parametrize(
    ("answer", "name"), [(Loss.RESET, "reset"), (Loss.SILENCE, "silent"), (ServerFailedError(), "internal_error")]
)
def test_a_message_whose_answer_got_lost_is_logged_with_what_its_caller_met(
    slack: LocalSlack, answer: Any, name: str
) -> None:
    slack.web_api.disturb(Disturbance(POSTING, answer, has_effect=True))
    client = WebClient(APP.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=1)
    with suppress(OSError, SlackApiError):
        client.chat_postMessage(channel="CSAMLING", text="hei")
    assert [one.fault for one in slack.log.messages] == [name]


@pytest.mark.parametrize("error", [RateLimitedError(1), ServerFailedError(), SlackError("not_in_channel")])
def test_a_message_that_was_not_accepted_is_not_logged(slack: LocalSlack, client: WebClient, error: Any) -> None:
    slack.web_api.disturb(Disturbance(POSTING, error))
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="CSAMLING", text="hei")
    assert slack.log.messages == []


def test_the_fault_of_one_call_is_not_put_down_to_the_next(slack: LocalSlack, client: WebClient) -> None:
    slack.web_api.disturb(Disturbance(POSTING, None, delay_seconds=0.01))
    for _ in range(3):
        client.chat_postMessage(channel="CSAMLING", text="hei")
    assert [one.fault for one in slack.log.messages] == ["slow", None, None]


def test_an_answer_by_response_url_is_logged_too(slack: LocalSlack) -> None:
    url = slack.link._response_urls.issue("UKARI", "CSAMLING")  # noqa: SLF001 - an act would need an app that listens
    with urlopen(Request(url, b'{"text": "svar"}', method="POST")):
        pass
    logged = [(one.message.text, one.message.seen_only_by, one.fault) for one in slack.log.messages]
    assert logged == [("svar", "UKARI", None)]


def test_what_people_write_is_not_logged(slack: LocalSlack) -> None:
    slack.link.acts.post_message("UKARI", "CSAMLING", "hei")
    assert slack.log.messages == []


def test_after_the_end_of_writing_nothing_is_written(slack: LocalSlack, client: WebClient) -> None:
    written = io.StringIO()
    slack.log.write_to(written)
    slack.log.write_to(None)
    client.chat_postMessage(channel="CSAMLING", text="hei")
    assert written.getvalue() == ""
