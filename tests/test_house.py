"""The rules of the house that no linter knows: what lies where, what is named how, what an import may do."""

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot/", "handlers/", "models/")
TOP_LEVEL = {
    "bot", "handlers", "models", "tests", ".env.example", "pyproject.toml", "README.md",
    "LICENSE", ".gitignore", ".ci",
}  # fmt: skip
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
LONGEST_FUNCTION, LONGEST_MODULE = 40, 400
SAYS_WHY = re.compile(r"\b(long|length)\b", re.IGNORECASE)
WRITTEN_BY_ALEMBIC = "models/migrations/versions/"
EXEMPTION = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[\w, -]+\])?|pragma:\s*no cover)(.*)")
PINNED = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)

IMPORT_ALL = """
import gc, importlib, sys, threading

done = []
threading.Thread.start = lambda thread: done.append(f"thread {thread.name}")

def watch(event, arguments):
    name = str(arguments[0]) if arguments else ""
    if event in {"socket.bind", "socket.connect", "sqlite3.connect", "subprocess.Popen"}:
        done.append(event)
    ours = name.startswith(sys.argv[1]) and "/.venv/" not in name
    if event == "open" and ours and not name.endswith((".py", ".pyc")):
        done.append(f"open {name}")

sys.addaudithook(watch)
for module in sys.argv[2:]:
    importlib.import_module(module)

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from sqlalchemy import Engine

kinds = App, WebClient, BaseSocketModeClient, Engine
made = [type(one).__name__ for one in gc.get_objects() if isinstance(one, kinds)]
print(done + made)
"""


def tracked() -> list[str]:
    """The paths of every file that git keeps and that is still there."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S607 - git is where the developer has it
    return [path for path in listed.splitlines() if (ROOT / path).exists()]


TRACKED = tracked()
MODULES = [path for path in TRACKED if path.endswith(".py")]
PRODUCT = [path for path in MODULES if path.startswith(PACKAGES) and not path.startswith(WRITTEN_BY_ALEMBIC)]


def dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_the_top_level_holds_what_is_agreed_and_nothing_else() -> None:
    assert {path.split("/")[0] for path in TRACKED} == TOP_LEVEL


def test_no_folder_or_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in TRACKED if SAYS_NOTHING & set(re.split(r"[/._]", path))] == []


def test_the_bots_package_file_is_empty() -> None:
    assert (ROOT / "bot/__init__.py").read_bytes() == b""


def test_importing_everything_does_nothing() -> None:
    """No thread, process, connection or file of ours, no client, engine or app."""
    # Alembic runs env.py to do its work; it is never imported.
    modules = [dotted(path) for path in PRODUCT if path != "models/migrations/env.py"]
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-B", "-c", IMPORT_ALL, str(ROOT), *modules],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("path", PRODUCT)
def test_what_is_long_says_why(path: str) -> None:
    source = (ROOT / path).read_text("utf-8")
    module = ast.parse(source)
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [one for one in functions if (one.end_lineno or 0) - one.lineno >= LONGEST_FUNCTION]
    unexplained = [one.name for one in long if not SAYS_WHY.search(ast.get_docstring(one) or "")]
    if source.count("\n") > LONGEST_MODULE and not SAYS_WHY.search(ast.get_docstring(module) or ""):
        unexplained.append("the module")
    assert unexplained == []


@pytest.mark.parametrize("path", MODULES)
def test_every_exemption_from_a_check_has_its_reason_beside_it(path: str) -> None:
    tokens = tokenize.generate_tokens(io.StringIO((ROOT / path).read_text("utf-8")).readline)
    comments = [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]
    bare = [
        (line, comment)
        for line, comment in comments
        if (found := EXEMPTION.search(comment)) and not re.search(r"\w", found[1])
    ]
    assert bare == []


def pinned(name: str) -> dict[str, str]:
    """The version of every package in a lock file."""
    found = PINNED.findall((ROOT / ".ci" / name).read_text("utf-8"))
    return {canonicalize_name(package): version for package, version in found}


@pytest.mark.parametrize(("lock", "groups"), [("locked-run.txt", ["build"]), ("locked-test.txt", ["build", "test"])])
def test_a_lock_file_has_every_dependency_at_a_version_that_is_asked_for(lock: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *(one for group in groups for one in project["dependency-groups"][group]),
    ]
    versions = pinned(lock)
    unmet = [
        asked_for
        for asked_for in asked
        if not (wanted := Requirement(asked_for)).specifier.contains(
            versions.get(canonicalize_name(wanted.name), "0"), prereleases=True
        )
    ]
    assert unmet == []


def test_what_is_tested_is_what_runs() -> None:
    run, test = pinned("locked-run.txt"), pinned("locked-test.txt")
    assert {name: test.get(name) for name in run} == run


@pytest.mark.parametrize("lock", ["locked-run.txt", "locked-test.txt"])
def test_a_lock_file_names_no_address(lock: str) -> None:
    assert [line for line in (ROOT / ".ci" / lock).read_text("utf-8").splitlines() if "://" in line] == []
