"""The wheel: it carries what is not Python, and works where the checkout is not."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "models")
NOT_PYTHON = (".po", ".yaml", ".html", ".css", ".js", ".svg", ".mako")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the internet from a copy of the tree, so that the checkout stays clean."""
    source = tmp_path_factory.mktemp("source")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(source / "out"), str(source)]
    subprocess.run(build, check=True, capture_output=True)  # noqa: S603 - our own command
    (built,) = (source / "out").iterdir()
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content; its dependencies come from this environment."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, code: str) -> str:
    """What Python prints for `code`, run in `folder` with the installed wheel in front of the checkout."""
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "HOME": str(folder), "TMPDIR": str(folder)}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_the_wheel_carries_every_file_that_is_not_python(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.endswith(NOT_PYTHON)}
    in_tree = {path.relative_to(ROOT) for name in PACKAGES for path in (ROOT / name).rglob("*")}
    assert carried == {path.as_posix() for path in in_tree if path.suffix in NOT_PYTHON}


def test_the_wheel_carries_every_module(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.endswith(".py")}
    assert carried == {path.relative_to(ROOT).as_posix() for name in PACKAGES for path in (ROOT / name).rglob("*.py")}


def test_the_wheel_has_no_tests_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert {name.split("/")[0] for name in archive.namelist() if not name.startswith("samling-")} == set(PACKAGES)


def test_installed_elsewhere_it_migrates_and_imports_the_sample(installed: Path, tmp_path: Path) -> None:
    code = "import bot.cli; print(bot.cli.__file__); bot.cli.main(['migrate']); bot.cli.main(['import', '--sample'])"
    where, migrated, imported = run(installed, tmp_path, code).splitlines()
    assert (where, migrated, imported.split(",")[1]) == (
        f"{installed}/bot/cli.py",
        "upgraded to revision 0003",
        " 0 changed",
    )


def test_installed_elsewhere_it_speaks_from_its_catalogues(installed: Path, tmp_path: Path) -> None:
    code = "from bot.texts.catalogues import sentence; print(sentence('nn', 'help.introduction'))"
    assert run(installed, tmp_path, code) == "Hei! Eg er Samling og hjelper alle som er med i programmet.\n"
