"""The command `samling`: one short function per subcommand, and so as long as there are subcommands.

Each imports what it needs when it runs: a question in the terminal must not wait for Slack's or the database's code.
"""

import argparse
import contextlib
import json
import os
import queue
import re
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, get_args
from zoneinfo import ZoneInfo

from dotenv import dotenv_values

from bot.errors import SamlingError, WrongInput
from bot.manifest import manifest
from bot.settings import Settings, read_credentials, read_settings
from bot.tryout.fault_options import add_fault_options, fault_plan
from models.vocabulary import OutboxView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.answering.answerer import Answerer
    from bot.local.server import LocalSlack
    from models.database import Database
    from models.programme import Programme

WRONG_INPUT = 2
"""Exit status where a setting, an argument or a file is not as it must be; other failures give 1."""
OUTBOX_VIEWS = get_args(OutboxView)
ANSWER_SECONDS = 10
WAKE_SECONDS = 0.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and give its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except SamlingError as error:
        print(f"samling: {error}", file=sys.stderr)
        return WRONG_INPUT if isinstance(error, WrongInput) else 1


def _parser() -> argparse.ArgumentParser:
    """Every command with its arguments: a list, and so as long as it has entries."""
    parser = argparse.ArgumentParser(prog="samling", description="A Slack bot for a regional programme.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: object, says: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=says, description=says)
        command.set_defaults(run=run)
        return command

    try_ = add(
        "try", try_out, "Start a local workspace with the bot and the I LAG data in it. Needs no Slack account."
    )
    try_.add_argument(
        "--port", type=_port, default=0, help="where the local workspace listens (default: any free port)"
    )
    run_ = add("run", run, "Run the bot against Slack: Socket Mode, or HTTP where there is no SLACK_APP_TOKEN.")
    run_.add_argument("--port", type=_port, help="with HTTP: the port to listen on, instead of SAMLING_PORT")
    local = add(
        "local", run_local, "Run the local workspace alone, a stand-in for Slack, for a bot started elsewhere."
    )
    local.add_argument("--port", type=_port, default=0, help="where it listens (default: any free port)")
    local.add_argument(
        "--request-url", metavar="URL", help="deliver by signed HTTP to the bot at this address, not by Socket Mode"
    )
    local.add_argument("--start", type=_moment, metavar="MOMENT", help="when its calendar begins: 2025-04-28T08:55")
    local.add_argument("--unpaced", action="store_true", help="without Slack's rate limits")
    local.add_argument("--log", type=Path, metavar="FILE", help="add a JSON line to this for each message accepted")
    add_fault_options(local)
    add("migrate", migrate_database, "Upgrade the database to this version of Samling.")
    import_ = add("import", import_data, "Put a programme's data file into the database.")
    source = import_.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a data file, written like the shipped one"
    )
    source.add_argument("--sample", action="store_true", help="the I LAG data that comes with Samling")
    export = add("export", export_record, "Write what was said in the sealed rounds as CSV.")
    export.add_argument("--output", type=Path, metavar="FILE", help="where to (default: to the standard output)")
    outbox = add(
        "outbox", show_outbox, "Show what is sent unasked: what comes, or what became of it; and how it goes."
    )
    outbox.add_argument("--state", choices=OUTBOX_VIEWS, default="coming", help="which (default: coming)")
    outbox.add_argument("--limit", type=_limit, default=50, metavar="N", help="how many at the most (default: 50)")
    outbox.add_argument("--json", action="store_true", help="print a JSON line for each, and one that sums up")
    outbox.add_argument("--check", action="store_true", help="give status 1 where a tick is late or one is overdue")
    ask_ = add("ask", ask, "Answer a question in the terminal, from the shipped data or from a database.")
    ask_.add_argument("question", nargs="?", help="the question; without it, with --jsonl, lines are read")
    ask_.add_argument("--json", action="store_true", help="print the answer as a JSON line")
    ask_.add_argument("--jsonl", action="store_true", help="read questions and write answers, a JSON line each")
    understand_ = add("understand", understand, "Print what questions are understood as: a line in, a JSON line out.")
    for command in (ask_, understand_):
        command.add_argument("--at", type=_day, metavar="DATE", help="the day it is asked on (default: today)")
        command.add_argument("--database", metavar="URL", help="answer from this database, not from the shipped data")
    manifest_ = add("manifest", print_manifest, "Print the Slack app manifest to create the app from.")
    manifest_.add_argument(
        "--request-url", type=_https_url, metavar="URL", help="for HTTP: where Slack reaches the bot"
    )
    return parser


def _port(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535, or 0 for any free one")
    return int(text)


def _limit(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,4}", text):
        raise argparse.ArgumentTypeError("it is a number from 1 to 99999")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as 2025-05-12") from None


def _moment(text: str) -> datetime:
    """A moment; without a zone it is Norway's."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the moment as 2025-04-28T08:55") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Europe/Oslo"))


def _https_url(text: str) -> str:
    if not re.fullmatch(r"https://\S+", text):
        raise argparse.ArgumentTypeError("Slack takes only an address that begins with https://")
    return text


def try_out(options: argparse.Namespace) -> None:
    """Start the local workspace and the bot in one process, show that they talk, and wait for Ctrl-C."""
    from bot.tryout.running import tried_out

    stop = _stop_signal()
    with tried_out(options.port) as slack:
        print(f"A stand-in for Slack, with the bot in it, runs at {slack.base_url}, on this machine alone.")
        print(f"Its calendar shows {slack.workspace.now():%A %d %B %Y, %H:%M}. Its people are invented.\n")
        _show(slack, "/samling help")
        print("\nPress Ctrl-C to stop.", flush=True)
        if sys.stdout.isatty() and _has_windows():
            webbrowser.open(slack.base_url)
        _wait(stop)


def run(options: argparse.Namespace) -> None:
    """Run the bot against Slack until it is told to stop."""
    from bot.clock import system_clock
    from bot.runtime import build_services, running

    stop = _stop_signal()
    settings, credentials = read_settings(_environ()), read_credentials(_environ())
    if options.port is not None:
        settings = replace(settings, port=options.port)
    with _migrated_database(settings) as database:
        services = build_services(settings, credentials, database, system_clock)
        with running(services, settings, credentials):
            _wait(stop)


def run_local(options: argparse.Namespace) -> None:
    """Run the local workspace alone, and say how to point a bot at it."""
    from bot.tryout.workspace import STARTS, local_workspace, settings_for_a_bot

    stop = _stop_signal()
    with contextlib.ExitStack() as stack:
        log = stack.enter_context(_appended(options.log)) if options.log else None
        slack = stack.enter_context(
            local_workspace(
                options.port,
                options.request_url,
                paced=not options.unpaced,
                starts=options.start or STARTS,
                faults=fault_plan(options),
            )
        )
        slack.log.write_to(log)
        if options.fault_seconds is not None:
            ending = threading.Timer(options.fault_seconds, slack.end_faults)
            ending.start()
            stack.callback(ending.cancel)
        print("A stand-in for Slack runs on this machine. Point the bot at it with:\n")
        for name, value in settings_for_a_bot(slack).items():
            print(f"{name}={value}")
        print("\nPress Ctrl-C to stop.", flush=True)
        _wait(stop)


def migrate_database(_: argparse.Namespace) -> None:
    """Upgrade the database, and say what that took."""
    from models.database import open_database
    from models.migrate import migrate

    with contextlib.closing(open_database(read_settings(_environ()).database_url)) as database:
        applied = migrate(database)
    print(f"upgraded to revision {applied[-1]}" if applied else "the database is up to date")


def import_data(options: argparse.Namespace) -> None:
    """Put a data file into the database: whole, or not at all."""
    from bot.changes.replanning import changing
    from bot.clock import system_clock
    from bot.programme.data_file import read_data_file, shipped_data_file
    from bot.programme.load import load

    try:
        content = shipped_data_file() if options.sample else options.file.read_bytes()
    except OSError as error:
        raise FileUnreadable(f"{options.file} can't be read: {error.strerror}") from None
    data = read_data_file(content)
    with (
        _migrated_database(read_settings(_environ())) as database,
        database.writing() as session,
        changing(session, system_clock()),
    ):
        outcomes = load(session, data)
    print(", ".join(f"{outcomes[outcome]} {outcome}" for outcome in ("added", "changed", "unchanged")))


def export_record(options: argparse.Namespace) -> None:
    """Write the sealed rounds of the database's programme to a file, or as bytes to the standard output."""
    from bot.evaluation.export import exported

    with _only_programme() as (session, programme):
        content = exported(session, programme)
    if options.output is None:
        sys.stdout.buffer.write(content)
        return
    try:
        options.output.write_bytes(content)
    except OSError as error:
        raise FileUnwritable(f"{options.output} can't be written: {error.strerror}") from None


def show_outbox(options: argparse.Namespace) -> bool:
    """Print a part of the outbox and how sending goes, changing nothing. True = it was checked, and is not well."""
    from bot.clock import system_clock
    from bot.deliveries.lines import outbox_lines
    from bot.scheduler import INTERVALS

    with _only_programme() as (session, programme):
        lines = outbox_lines(session, programme, options.state, options.limit, INTERVALS, system_clock())
    _print_each(lines.as_json() if options.json else lines.as_table())
    return bool(options.check) and not lines.is_well


def ask(options: argparse.Namespace) -> None:
    """Answer one question, or each line of the input."""
    from bot.answering.lines import answered_lines

    today = options.at or _today()
    answerer = _answerer(options.database)
    if options.jsonl:
        _print_each(answered_lines(answerer, _lines_in(), today))
    elif options.question is None:
        raise WrongInput('what is the question? Write samling ask "når er neste samling?"')
    elif options.json:
        _print_each(answered_lines(answerer, [json.dumps({"text": options.question})], today))
    else:
        print(answerer.answered(options.question, today).text)


def understand(options: argparse.Namespace) -> None:
    """Print what each line of the input is understood as."""
    from bot.answering.lines import understood_lines

    _print_each(understood_lines(_answerer(options.database), _lines_in(), options.at or _today()))


def print_manifest(options: argparse.Namespace) -> None:
    """Print the app manifest as JSON, which Slack takes as it stands."""
    print(json.dumps(manifest(options.request_url), indent=2, ensure_ascii=False))


class FileUnreadable(WrongInput):
    """A file that was named can't be read."""


class FileUnwritable(WrongInput):
    """A file that was named can't be written."""


class NoAnswer(SamlingError):
    """The bot runs, but did not answer in time."""

    retryable = True


def _appended(path: Path) -> TextIO:
    try:
        return path.open("a", encoding="utf-8")
    except OSError as error:
        raise FileUnwritable(f"{path} can't be written: {error.strerror}") from None


def _answerer(database_url: str | None) -> "Answerer":
    """What answers: from the shipped data, or from the one programme of a database."""
    from bot.answering.answerer import build_answerer
    from bot.programme.data_file import read_data_file, shipped_data_file

    if database_url is None:
        return build_answerer(read_data_file(shipped_data_file()))
    from models.database import open_database
    from models.programme import only_programme
    from models.recorded import recorded

    with contextlib.closing(open_database(database_url)) as database, database.reading() as session:
        programme = only_programme(session)
        if programme is None:
            raise WrongInput("that database has no programme, or several; put one in with samling import")
        return build_answerer(recorded(session, programme))


def _today() -> date:
    from bot.clock import system_clock

    return system_clock().astimezone(ZoneInfo("Europe/Oslo")).date()


def _lines_in() -> Iterator[str]:
    """The lines of the standard input; bytes that are no UTF-8 become a replacement sign, and stop nothing."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace")


def _print_each(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _environ() -> Mapping[str, str]:
    """The environment, over what `.env` in this folder says."""
    try:
        of_file = dotenv_values(".env")
    except OSError as error:
        raise FileUnreadable(f".env can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FileUnreadable(".env can't be read: save it as UTF-8") from None
    return {**{name: value or "" for name, value in of_file.items()}, **os.environ}


def _stop_signal() -> threading.Event:
    """An event that Ctrl-C and SIGTERM set."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _wait(stop: threading.Event) -> None:
    """Wait until `stop` is set.

    By steps: a signal that comes in the moment before the thread falls asleep is only noticed when it wakes again.
    """
    while not stop.wait(WAKE_SECONDS):
        pass


@contextlib.contextmanager
def _migrated_database(settings: Settings) -> Iterator["Database"]:
    from bot.log import set_up_logging
    from models.database import open_database
    from models.migrate import migrate

    set_up_logging(settings.log_level)
    with contextlib.closing(open_database(settings.database_url)) as database:
        migrate(database)
        yield database


@contextlib.contextmanager
def _only_programme() -> Iterator[tuple["Session", "Programme"]]:
    """The one programme of the database, to read from."""
    from models.database import open_database
    from models.migrate import require_current
    from models.programme import only_programme

    with contextlib.closing(open_database(read_settings(_environ()).database_url)) as database:
        require_current(database)
        with database.reading() as session:
            programme = only_programme(session)
            if programme is None:
                raise WrongInput("the database has no programme, or several; put one in with samling import")
            yield session, programme


def _has_windows() -> bool:
    """Whether a browser would have a window of its own, and not take over the terminal."""
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _show(slack: "LocalSlack", line: str) -> None:
    """Have the invented lead run a command, and print it with what the bot answers to her alone."""
    from bot.local.workspace import Change, MessagePosted
    from bot.tryout.people import LEAD
    from bot.tryout.workspace import PROGRAMME_CHANNEL

    answers: queue.SimpleQueue[str] = queue.SimpleQueue()

    def hear(change: Change) -> None:
        if isinstance(change, MessagePosted) and change.message.seen_only_by == LEAD.user_id:
            answers.put(change.message.text)

    slack.workspace.subscribe(hear)
    print(f"Kari:    {line}")
    outcome = slack.link.acts.run_command(LEAD.user_id, PROGRAMME_CHANNEL, line)
    try:
        print(f"Samling: {outcome.shown or answers.get(timeout=ANSWER_SECONDS)}")
    except queue.Empty:
        raise NoAnswer(f"no answer came within {ANSWER_SECONDS} seconds; try again") from None
