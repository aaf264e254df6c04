"""The bot at work: many at once, a refreshed connection, a stop."""

import threading
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.builtin.connection import Connection
from sqlalchemy import select

from bot.local.web_api.disturbance import Disturbance, Loss
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.runtime import SlackRefused, SlackUnreachable, _disconnect, build_services, running
from bot.scheduler import TICKS, build_scheduler, forget_old_requests
from bot.services import Services
from bot.settings import Credentials, Settings
from models.database import Database
from models.deliveries import Delivery, PlannedDelivery, add_deliveries
from models.events import event_with_uid
from models.programme import only_programme
from models.requests import first_sight
from tests.bot_in_slack.fixtures import APP, CHANNEL, KARI, BotInSlack

COPY_IT = "copy it anew from your app's page at api.slack.com/apps, and check that the app is installed"
OTHER = "it is a token of the other kind: bot tokens begin with xoxb-, app tokens with xapp-"
OSLO = ZoneInfo("Europe/Oslo")


def test_a_command_is_acknowledged_while_five_slow_listeners_run(bot: BotInSlack) -> None:
    """Bolt's own pool of five threads leaves a sixth unacknowledged."""
    go_on = threading.Event()
    started = threading.Semaphore(0)

    def slow() -> None:
        started.release()
        go_on.wait(10)

    for _ in range(5):
        bot.app.listener_runner.listener_executor.submit(slow)
    for _ in range(5):
        started.acquire(timeout=5)
    outcome = bot.acts.run_command(KARI, CHANNEL, "/samling help")
    go_on.set()
    assert outcome.acked


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_refreshed_connection_loses_no_message(bot: BotInSlack) -> None:
    channel = bot.direct_message(KARI)
    bot.acts.post_message(KARI, channel, "hjelp")
    bot.slack.link.refresh_connections()
    bot.acts.post_message(KARI, channel, "hjelp")
    assert len(bot.answers(2)) == 2


def test_stopping_finishes_what_has_begun(bot: BotInSlack) -> None:
    bot.acts.run_command(KARI, CHANNEL, "/samling help")
    bot.stop()
    assert len(bot.posted) == 1


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_stop_waits_for_no_more_than_one_call_and_leaves_every_delivery_to_be_sent(bot: BotInSlack) -> None:
    """One is on its way to a Slack that does not answer, the others wait behind it."""
    now = bot.services.clock()
    bot.slack.web_api.disturb(Disturbance("chat.postMessage", Loss.SILENCE, times=99))
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        programme = only_programme(session)
        assert programme is not None
        programme.slack_team_id, programme.slack_channel_id = "T1", CHANNEL
        event = event_with_uid(session, programme.id, "rennebu-2025")
        assert event is not None
        planned = [PlannedDelivery(f"reminder:{n}", "reminder", now, event_id=event.id) for n in "abc"]
        add_deliveries(session, programme.id, planned)
    while "chat.postMessage" not in [call.method for call in bot.slack.web_api.calls]:
        threading.Event().wait(0.01)
    bot.stop()
    with bot.services.database.reading() as session:
        states = session.execute(select(Delivery.key, Delivery.state)).all()
    assert sorted(map(tuple, states)) == [
        ("reminder:a", "sending"),
        ("reminder:b", "pending"),
        ("reminder:c", "pending"),
    ]


def test_after_the_stop_nothing_is_taken(bot: BotInSlack) -> None:
    bot.stop()
    assert not bot.acts.run_command(KARI, CHANNEL, "/samling help").acked


def test_no_thread_of_the_bots_is_left_after_the_stop(bot: BotInSlack) -> None:
    bot.stop()
    left = {thread.name for thread in threading.enumerate()}
    assert not [name for name in left if name.startswith(("listener", "APScheduler", "http"))]


class ClosedWhileWaitingForTheLock:
    """The lock of a connection whose socket another thread closes before the lock is given."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        if self.connection.sock is not None:
            self.connection.sock.close()
            self.connection.sock = None

    def __exit__(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_connection_that_slack_resets_during_the_stop_does_not_break_it(bot: BotInSlack) -> None:
    handler = SocketModeHandler(bot.app, APP.app_token)
    handler.client.connect()
    handler.client.current_session.sock_send_lock = ClosedWhileWaitingForTheLock(handler.client.current_session)
    _disconnect(handler)
    assert not handler.client.current_session_runner.is_alive()


def start(bot: BotInSlack, credentials: Credentials, api_url: str) -> None:
    settings = Settings("sqlite://", api_url, "127.0.0.1", 0, "INFO")
    services = build_services(settings, credentials, bot.services.database, bot.services.clock)
    with running(services, settings, credentials):
        pass


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    ("credentials", "said"),
    [
        (Credentials("xoxb-wrong", "xapp-invented", None, b""), f"SLACK_BOT_TOKEN with invalid_auth: {COPY_IT}"),
        (Credentials("xoxb-invented", "xapp-wrong", None, b""), f"SLACK_APP_TOKEN with invalid_auth: {COPY_IT}"),
        (
            Credentials("xoxb-invented", "xoxb-invented", None, b""),
            f"SLACK_APP_TOKEN with not_allowed_token_type: {OTHER}",
        ),
    ],
)
def test_a_wrong_token_is_refused_with_what_slack_said_and_what_to_do(
    bot: BotInSlack, credentials: Credentials, said: str
) -> None:
    with pytest.raises(SlackRefused) as refused:
        start(bot, credentials, bot.slack.api_url)
    assert str(refused.value) == f"Slack refused {said}"


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_slack_that_does_not_answer_is_said_to_be_out_of_reach(bot: BotInSlack) -> None:
    with pytest.raises(SlackUnreachable):
        start(bot, Credentials("xoxb-invented", "xapp-invented", None, b""), "http://127.0.0.1:9/api/")


def test_a_tick_forgets_the_requests_of_earlier_days(database: Database) -> None:
    now = datetime(2025, 5, 3, 0, 30, tzinfo=OSLO)
    with database.writing() as session:
        first_sight(session, "old", date(2025, 5, 2))
        first_sight(session, "new", date(2025, 5, 3))
    forget_old_requests(Services(database, lambda: now, None, b""), now)  # type: ignore[arg-type] # it needs no Slack
    with database.writing() as session:
        again = [first_sight(session, one, date(2025, 5, 3)) for one in ("old", "new")]
    assert again == [True, False]


def test_every_tick_is_scheduled_to_run_once_when_late_and_never_beside_itself(bot: BotInSlack) -> None:
    jobs = build_scheduler(bot.services).jobs.get_jobs()
    assert [(job.name, job.coalesce, job.max_instances, job.misfire_grace_time) for job in jobs] == [
        (name, True, 1, None) for name in (*(tick.name for tick in TICKS), "watch")
    ]
