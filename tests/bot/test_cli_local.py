"""`samling local` with faults, a calendar of its own and a log, as a campaign uses it from outside."""

import json
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.bot.conftest import Ended, Terminal

Start = Callable[..., tuple[WebClient, str]]


@pytest.fixture
def start(terminal: Terminal) -> Start:
    """Start the stand-in, and give a client of it and the programme's channel."""

    def started(*arguments: str) -> tuple[WebClient, str]:
        local = terminal.start("local", *arguments)
        local.prints("Press Ctrl-C to stop.")
        settings = dict(line.split("=", 1) for line in local.printed.splitlines() if "=" in line)
        client = WebClient(settings["SLACK_BOT_TOKEN"], base_url=settings["SLACK_API_URL"], retry_handlers=[])
        return client, settings["SAMLING_CHANNEL"]

    return started


def logged(terminal: Terminal) -> list[dict[str, Any]]:
    lines = (terminal.folder / "log").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_judge_who_reads_only_the_log_sees_what_the_sender_does_not_know(terminal: Terminal, start: Start) -> None:
    client, channel = start("--log", "log", "--fault", "failed_after=1", "--fault-method", "chat.postMessage")
    metadata = {"event_type": "reminder", "event_payload": {"key": "rennebu-7"}}
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=channel, text="hei", metadata=metadata)
    seen = [(one["channel"], one["metadata"], one["text"], one["fault"]) for one in logged(terminal)]
    assert seen == [(channel, metadata, "hei", "internal_error")]


def test_the_log_goes_on_where_it_was(terminal: Terminal, start: Start) -> None:
    (terminal.folder / "log").write_text('{"text": "før"}\n')
    client, channel = start("--log", "log")
    client.chat_postMessage(channel=channel, text="nå")
    assert [one["text"] for one in logged(terminal)] == ["før", "nå"]


def test_faults_meet_only_the_methods_that_are_named(start: Start) -> None:
    client, _ = start("--fault", "failed_before=1", "--fault-method", "chat.postMessage")
    assert client.auth_test()["ok"] is True


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_seed_gives_the_same_faults_in_another_process(start: Start, seed: str) -> None:
    def drawn() -> list[bool]:
        client, _ = start("--fault", "unreadable=0.5", "--fault-seed", seed)
        return [is_refused(client, "C0ILAG00001") for _ in range(12)]

    assert drawn() == drawn()


def is_refused(client: WebClient, channel: str) -> bool:
    try:
        client.conversations_history(channel=channel)
    except SlackApiError:
        return True
    return False


def test_after_so_many_seconds_nothing_goes_wrong_any_more(start: Start) -> None:
    client, _ = start("--fault", "failed_before=1", "--fault-seconds", "0")
    assert client.auth_test()["ok"] is True


def test_it_stops_when_told_to_though_faults_were_to_go_on(terminal: Terminal) -> None:
    local = terminal.start("local", "--fault", "slow=1", "--fault-seconds", "600")
    local.prints("Press Ctrl-C to stop.")
    assert local.stopped_by(signal.SIGTERM).status == 0


def test_unpaced_it_takes_more_messages_than_slack_would(start: Start) -> None:
    client, channel = start("--unpaced")
    assert [client.chat_postMessage(channel=channel, text="hei")["ok"] for _ in range(8)] == [True] * 8


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("2026-01-31T12:00", datetime(2026, 1, 31, 11, tzinfo=UTC)),  # Norway's, without a zone
        ("2026-01-31T12:00+00:00", datetime(2026, 1, 31, 12, tzinfo=UTC)),
    ],
)
def test_the_calendar_begins_when_it_is_told_to(start: Start, said: str, begins: datetime) -> None:
    client, channel = start("--start", said)
    ts = client.chat_postMessage(channel=channel, text="hei")["ts"]
    assert 0 <= float(ts) - begins.timestamp() < 60


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fault", "quick=1"], "samling local: error: argument --fault: there is no 'quick'; choose from rate_"),
        (["--fault", "slow"], "samling local: error: argument --fault: write how often, as slow=0.05"),
        (["--fault", "slow=2"], "samling: --fault: the rate of a fault is from 0 to 1"),
        (
            ["--fault", "slow=0.6", "--fault", "reset_after=0.6"],
            "samling: --fault: of all calls, or of all deliveries",
        ),
        (["--start", "Monday"], "samling local: error: argument --start: write the moment as 2025-04-28T08:55"),
    ],
)
def test_wrong_options_give_status_2_and_say_how_they_must_be(
    terminal: Terminal, arguments: list[str], said: str
) -> None:
    ended = terminal.run("local", *arguments, COLUMNS="200")
    assert (ended.status, ended.complained.splitlines()[-1][: len(said)]) == (2, said)


def test_a_log_that_cannot_be_written_is_said_in_one_line(terminal: Terminal) -> None:
    ended = terminal.run("local", "--log", "none/log")
    assert ended == Ended(2, "", "samling: none/log can't be written: No such file or directory\n")
