"""The local workspace with the bot at work in it, the I LAG data, and people who answer by themselves."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from bot.local.server import LocalSlack
from bot.local.unplayed import UnplayedPeople
from bot.log import set_up_logging
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.runtime import build_services, running
from bot.scheduler import next_due, run_ticks
from bot.services import Services
from bot.settings import Settings
from bot.tryout.people import EVALUATOR, LEAD, PEOPLE
from bot.tryout.replies import REPLIES
from bot.tryout.workspace import CREDENTIALS, PROGRAMME_CHANNEL, local_workspace
from models.database import Database, open_database
from models.migrate import migrate
from models.programme import enrol

QUIET_SECONDS = 5.0
"""How long the clock waits at a stop for events that are still on their way to the bot."""


@contextmanager
def tried_out(port: int) -> Iterator[LocalSlack]:
    """The running workspace with the bot in it; nothing of it is left afterwards. Raises PortTaken."""
    with tempfile.TemporaryDirectory(prefix="samling-") as folder, local_workspace(port, paced=False) as slack:
        settings = Settings(
            database_url=f"sqlite:///{folder}/samling.sqlite3",
            slack_api_url=slack.api_url,
            host="127.0.0.1",
            port=0,
            log_level="WARNING",
            channel=PROGRAMME_CHANNEL,
            leads=(LEAD.user_id,),
            evaluators=(EVALUATOR.user_id,),
        )
        set_up_logging(settings.log_level)
        with closing(open_database(settings.database_url)) as database:
            services = build_services(settings, CREDENTIALS, database, slack.workspace.now)
            _fill(database)
            with running(services, settings, CREDENTIALS), _people_acting(slack, services):
                yield slack


def _fill(database: Database) -> None:
    """Put in the I LAG data and the people's roles."""
    data = read_data_file(shipped_data_file())
    migrate(database)
    with database.writing() as session:
        load(session, data)
        for one in PEOPLE:
            enrol(session, data.slug, one.user_id, one.role, one.organisation)


@contextmanager
def _people_acting(slack: LocalSlack, services: Services) -> Iterator[None]:
    """Those whom nobody plays answer, and the clock waits for them and for the bot wherever something is due."""
    people = UnplayedPeople(slack.workspace, slack.link.acts, slack.is_played, REPLIES)

    def stop(now: datetime) -> None:
        run_ticks(services, now)
        slack.link.wait_until_quiet(QUIET_SECONDS)
        people.wait_until_all_have_acted()

    def due() -> datetime | None:
        with services.database.reading() as session:
            return next_due(session, slack.workspace.now())

    slack.journey.follow(due, stop)
    people.start()
    try:
        yield
    finally:
        people.stop()
