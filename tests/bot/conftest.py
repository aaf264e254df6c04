"""The command `samling` as a person has it: its own process, in an empty folder, with an environment of its own."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

SAMLING = Path(sys.executable).with_name("samling")
PATIENCE = 30.0
STOP_SECONDS = 10.0


@dataclass(frozen=True)
class Ended:
    """What a command came to."""

    status: int
    printed: str
    complained: str


@dataclass
class Started:
    """A command that runs. It is killed where it outlasts PATIENCE, so that no wait is without end."""

    process: subprocess.Popen[str]
    printed: str = ""
    complained: str = ""

    def prints(self, words: str) -> str:
        """The line of its output with these words, once it comes."""
        assert self.process.stdout is not None
        line, read = self._line_with(words, self.process.stdout)
        self.printed += read
        return line

    def logs(self, words: str) -> str:
        """The line of its log with these words, once it comes."""
        assert self.process.stderr is not None
        line, read = self._line_with(words, self.process.stderr)
        self.complained += read
        return line

    def stopped_by(self, number: signal.Signals) -> Ended:
        """What it comes to after a signal. TimeoutExpired where it does not stop in time."""
        self.process.send_signal(number)
        status = self.process.wait(STOP_SECONDS)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        return Ended(status, self.printed + self.process.stdout.read(), self.complained + self.process.stderr.read())

    @staticmethod
    def _line_with(words: str, stream: IO[str]) -> tuple[str, str]:
        read = ""
        for line in stream:
            read += line
            if words in line:
                return line, read
        pytest.fail(f"it ended without a line with {words!r}:\n{read}")


@dataclass(frozen=True)
class Terminal:
    """A folder to run `samling` in. Each call may set variables; `temporary` is where it keeps temporary files."""

    folder: Path
    temporary: Path
    started: ExitStack

    def run(self, *arguments: str, **environ: str) -> Ended:
        """Run a command to its end."""
        done = subprocess.run(  # noqa: S603 - our own command
            [SAMLING, *arguments],
            cwd=self.folder,
            env=self._environ(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str, **environ: str) -> Started:
        """Start a command, which is killed when the test ends, if it still runs then."""
        process = subprocess.Popen(  # noqa: S603 - our own command
            [SAMLING, *arguments],
            cwd=self.folder,
            env=self._environ(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.started.enter_context(process)
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        self.started.callback(watchdog.cancel)
        self.started.callback(process.kill)
        return Started(process)

    def files(self) -> list[str]:
        """The names of what is in the folder."""
        return sorted(path.name for path in self.folder.iterdir())

    def _environ(self, more: dict[str, str]) -> dict[str, str]:
        coverage = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
        own = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "TMPDIR": str(self.temporary)}
        return {**coverage, **own, **more}


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    folder, temporary = tmp_path / "folder", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    with ExitStack() as started:
        yield Terminal(folder, temporary, started)


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port of 127.0.0.1 on which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as former:
        return int(former.getsockname()[1])
