"""`samling run` against a stand-in for Slack."""

import re
import signal
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

import pytest

from bot.local.server import LocalSlack
from bot.local.workspace import Change, MessagePosted
from bot.runtime import REMEDIES
from bot.texts.catalogues import sentence
from tests.bot.conftest import PATIENCE, Ended, Started, Terminal
from tests.bot_in_slack.fixtures import APP, CHANNEL, KARI, make_workspace

TOKENS = {"SLACK_BOT_TOKEN": APP.bot_token, "SLACK_APP_TOKEN": APP.app_token, "SAMLING_SECRET": "s" * 32}
SIGNED = {"SLACK_BOT_TOKEN": APP.bot_token, "SLACK_SIGNING_SECRET": APP.signing_secret, "SAMLING_SECRET": "s" * 32}
STATE = re.compile(r"samling\.sqlite3(-wal|-shm)?")
LISTENING = re.compile(r"listening for Slack at http://127\.0\.0\.1:(?P<port>\d+)/slack/events\n")


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(make_workspace(), paced=False) as slack:
        yield slack


@pytest.fixture
def answered(slack: LocalSlack) -> Callable[[int], list[str]]:
    """What the bot has said in the workspace, once it is so much."""
    said: list[str] = []
    changed = threading.Condition()

    def hear(change: Change) -> None:
        if isinstance(change, MessagePosted) and change.message.bot_id:
            with changed:
                said.append(change.message.text)
                changed.notify_all()

    def heard(count: int) -> list[str]:
        with changed:
            assert changed.wait_for(lambda: len(said) >= count, PATIENCE), said
            return list(said)

    slack.workspace.subscribe(hear)
    return heard


def start_connected(terminal: Terminal, slack: LocalSlack, **environ: str) -> Started:
    running = terminal.start("run", SLACK_API_URL=slack.api_url, **TOKENS, **environ)
    running.logs("connected to Lokalt arbeidsrom by Socket Mode")
    return running


def start_listening(terminal: Terminal, slack: LocalSlack, *arguments: str, **environ: str) -> tuple[Started, int]:
    running = terminal.start("run", *arguments, SLACK_API_URL=slack.api_url, **SIGNED, **environ)
    found = LISTENING.search(running.logs("listening for Slack"))
    assert found
    return running, int(found["port"])


def test_by_socket_mode_the_bot_answers(
    terminal: Terminal, slack: LocalSlack, answered: Callable[[int], list[str]]
) -> None:
    start_connected(terminal, slack)
    slack.link.acts.run_command(KARI, CHANNEL, "/samling help")
    assert answered(1) == [sentence("nb", "help.introduction")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_by_socket_mode_the_bot_stops_when_told_to(
    terminal: Terminal, slack: LocalSlack, number: signal.Signals
) -> None:
    ended = start_connected(terminal, slack).stopped_by(number)
    assert (ended.status, ended.printed) == (0, "")


def test_what_people_write_is_not_in_the_log_at_its_most_talkative(
    terminal: Terminal, slack: LocalSlack, answered: Callable[[int], list[str]]
) -> None:
    running = start_connected(terminal, slack, SAMLING_LOG_LEVEL="DEBUG")
    slack.link.acts.run_command(KARI, CHANNEL, "/samling rugekasse i kommandoen")
    slack.link.acts.post_message(KARI, slack.workspace.direct_message(KARI).id, "rugekasse i samtalen")
    answered(2)
    log = running.stopped_by(signal.SIGTERM).complained
    assert [line for line in log.splitlines() if "rugekasse" in line] == []


def test_by_http_the_bot_tells_that_it_is_healthy(terminal: Terminal, slack: LocalSlack) -> None:
    _, port = start_listening(terminal, slack, "--port", "0")
    with urlopen(f"http://127.0.0.1:{port}/health", timeout=PATIENCE) as answer:
        assert (answer.status, answer.read()) == (200, b"ok")


def test_by_http_the_bot_stops_when_told_to(terminal: Terminal, slack: LocalSlack) -> None:
    running, _ = start_listening(terminal, slack, "--port", "0")
    assert running.stopped_by(signal.SIGTERM).status == 0


def test_the_port_on_the_command_line_wins(terminal: Terminal, slack: LocalSlack, free_port: int) -> None:
    _, port = start_listening(terminal, slack, "--port", str(free_port), SAMLING_PORT="3000")
    assert port == free_port


def test_the_port_of_the_settings_is_taken(terminal: Terminal, slack: LocalSlack, free_port: int) -> None:
    _, port = start_listening(terminal, slack, SAMLING_PORT=str(free_port))
    assert port == free_port


@pytest.mark.parametrize(
    ("different", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "SLACK_APP_TOKEN"),
    ],
)
def test_a_token_that_slack_refuses_is_said_in_one_line(
    terminal: Terminal, slack: LocalSlack, different: dict[str, str], named: str
) -> None:
    ended = terminal.run("run", SLACK_API_URL=slack.api_url, **(TOKENS | different))
    assert ended == Ended(1, "", f"samling: Slack refused {named} with invalid_auth: {REMEDIES['invalid_auth']}\n")


@pytest.mark.parametrize("tokens", [TOKENS, SIGNED], ids=["socket mode", "http"])
def test_a_slack_that_is_out_of_reach_is_said_in_one_line(
    terminal: Terminal, free_port: int, tokens: dict[str, str]
) -> None:
    assert terminal.run("run", SLACK_API_URL=f"http://127.0.0.1:{free_port}/api/", **tokens) == Ended(
        1, "", "samling: Slack can't be reached: check the network and SLACK_API_URL, then try again\n"
    )


def test_a_port_that_is_taken_is_said_in_one_line(terminal: Terminal, slack: LocalSlack, taken_port: int) -> None:
    ended = terminal.run("run", SLACK_API_URL=slack.api_url, SAMLING_PORT=str(taken_port), **SIGNED)
    assert ended == Ended(
        1,
        "",
        f"samling: port {taken_port} on 127.0.0.1 can't be used (Address already in use); "
        "choose another with --port\n",
    )


@pytest.mark.parametrize("page", [b"<html>\n<p>Velkommen til kommunen</p>\n</html>\n", b'{"Velkommen": 1}', b""])
def test_an_address_that_is_not_slacks_is_said_in_one_line(terminal: Terminal, page: bytes) -> None:
    class SomePage(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), SomePage) as server:
        threading.Thread(target=server.serve_forever).start()
        ended = terminal.run("run", SLACK_API_URL=f"http://127.0.0.1:{server.server_port}/", **TOKENS)
        server.shutdown()
    assert ended == Ended(1, "", "samling: what answers is not Slack: check SLACK_API_URL\n")


def test_the_bot_starts_with_an_empty_database_of_its_own(terminal: Terminal, slack: LocalSlack) -> None:
    start_connected(terminal, slack).stopped_by(signal.SIGTERM)
    assert terminal.files() == ["samling.sqlite3"]


def test_a_bot_connects_to_the_stand_in_that_runs_alone(terminal: Terminal) -> None:
    """What `samling local` prints are the settings that `samling run` takes."""
    local = terminal.start("local")
    local.prints("Press Ctrl-C to stop.")
    settings = dict(line.split("=", 1) for line in local.printed.splitlines() if "=" in line)
    running = terminal.start("run", **settings)
    running.logs("connected to Lokalt arbeidsrom by Socket Mode")
    assert [running.stopped_by(signal.SIGTERM).status, local.stopped_by(signal.SIGTERM).status] == [0, 0]


def test_the_stand_in_alone_tells_the_secret_that_it_signs_http_with(terminal: Terminal, free_port: int) -> None:
    local = terminal.start("local", "--request-url", f"http://127.0.0.1:{free_port}/slack/events")
    local.prints("Press Ctrl-C to stop.")
    settings = dict(line.split("=", 1) for line in local.printed.splitlines() if "=" in line)
    running = terminal.start("run", "--port", str(free_port), **settings)
    running.logs("listening for Slack")
    assert [running.stopped_by(signal.SIGTERM).status, sorted(settings)] == [
        0,
        [
            "SAMLING_CHANNEL",
            "SAMLING_EVALUATORS",
            "SAMLING_LEADS",
            "SAMLING_SECRET",
            "SLACK_API_URL",
            "SLACK_BOT_TOKEN",
            "SLACK_SIGNING_SECRET",
        ],
    ]
