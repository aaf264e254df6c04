"""Running the bot: the token checked, Socket Mode or HTTP, the scheduler, and a stop that finishes what has begun."""

import logging
import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from urllib.error import URLError

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.app import build_app
from bot.changes.replanning import replan
from bot.clock import Clock
from bot.errors import SamlingError
from bot.http_server import SLACK_PATH, HttpServer, web_app
from bot.scheduler import INTERVALS, build_scheduler, faults_now
from bot.services import Services
from bot.settings import Credentials, Settings
from models.database import Database
from models.heartbeats import beat
from models.programme import appoint, programme_of_team, settle_in_team

SLACK_SECONDS = 10
"""How long one call of Slack's Web API may take."""

log = logging.getLogger(__name__)


class SlackRefused(SamlingError):
    """Slack does not accept a token."""


class NotSlack(SamlingError):
    """What answers at SLACK_API_URL does not speak as Slack does."""


class SlackUnreachable(SamlingError):
    """Slack can't be reached."""

    retryable = True


REMEDIES = {
    "invalid_auth": "copy it anew from your app's page at api.slack.com/apps, and check that the app is installed",
    "not_authed": "copy it anew from your app's page at api.slack.com/apps",
    "account_inactive": "the app was removed from the workspace: install it again",
    "token_revoked": "the app was removed from the workspace: install it again and copy the new token",
    "token_expired": "copy it anew from your app's page at api.slack.com/apps",
    "missing_scope": "give the token the scopes of `samling manifest` and install the app again",
    "not_allowed_token_type": "it is a token of the other kind: bot tokens begin with xoxb-, app tokens with xapp-",
}


@dataclass(frozen=True, slots=True)
class RunningBot:
    """A bot at work; `port` is where it listens for Slack, None with Socket Mode."""

    app: App
    port: int | None


def build_services(settings: Settings, credentials: Credentials, database: Database, clock: Clock) -> Services:
    """What the handlers and ticks are handed. Nothing is connected yet."""
    slack = WebClient(credentials.bot_token, base_url=settings.slack_api_url, timeout=SLACK_SECONDS)
    return Services(database=database, clock=clock, slack=slack, secret=credentials.secret)


@contextmanager
def running(services: Services, settings: Settings, credentials: Credentials) -> Iterator[RunningBot]:
    """The bot at work for as long as the context lasts.

    Leaving it takes no more requests, finishes those that have begun and the ticks that run, and stops.
    Raises SlackRefused, NotSlack, SlackUnreachable or PortTaken before anything has started.
    """
    with _named_failures("SLACK_BOT_TOKEN"):
        identity = services.slack.auth_test()
    with services.database.writing() as session:
        settle_in_team(session, identity["team_id"])
        programme = programme_of_team(session, identity["team_id"])
        if programme is not None:
            programme.slack_channel_id = settings.channel
            appoint(session, programme.id, "lead", settings.leads)
            appoint(session, programme.id, "evaluator", settings.evaluators)
        replan(session, services.clock())
        beat(session, INTERVALS)  # a tick is late from now on, not since the bot last ran
    app = build_app(services, credentials.signing_secret)
    port = None
    with ExitStack() as stop:
        stop.callback(app.listener_runner.listener_executor.shutdown, wait=True)
        if credentials.app_token:
            handler = SocketModeHandler(app, credentials.app_token)
            stop.callback(_disconnect, handler)
            with _named_failures("SLACK_APP_TOKEN"):
                # Asked for here, not in connect(): that writes Slack's refusal to the log besides raising it.
                address = services.slack.apps_connections_open(app_token=credentials.app_token)
                handler.client.wss_uri = address["url"]
                handler.client.connect()
            log.info("connected to %s by Socket Mode", identity["team"])
        else:
            server = HttpServer(web_app(app, partial(faults_now, services)), settings.host, settings.port)
            server.start()
            stop.callback(server.stop)
            port = server.port
            log.info("listening for Slack at http://%s:%s%s", settings.host, port, SLACK_PATH)
        scheduler = build_scheduler(services)
        scheduler.start()
        stop.callback(scheduler.stop)
        yield RunningBot(app, port)
    log.info("stopped")


def _disconnect(handler: SocketModeHandler) -> None:
    """Close the connection to Slack, at once.

    The client's own `close` waits up to 3 s for the thread that listens: ending the conversation first wakes it.
    """
    handler.client.auto_reconnect_enabled = False
    session = handler.client.current_session
    if session is not None and session.sock is not None:
        with suppress(OSError):  # the other end was quicker
            session.sock.shutdown(socket.SHUT_RDWR)
    try:
        handler.client.close()
    except AttributeError:
        # slack_sdk looks whether there is a socket before it takes the lock to close it; the thread that listens may
        # have closed it in between. By now there is none, and closing goes on from there.
        handler.client.close()


@contextmanager
def _named_failures(setting: str) -> Iterator[None]:
    """Say of a call that Slack refuses which setting it is about, and what to do."""
    try:
        yield
    except SlackApiError as error:
        code = str(error.response["error"])
        if not re.fullmatch("[a-z_]+", code):  # the whole page of whoever answers there
            raise NotSlack("what answers is not Slack: check SLACK_API_URL") from error
        remedy = REMEDIES.get(code, "see what Slack says of it at docs.slack.dev")
        raise SlackRefused(f"Slack refused {setting} with {code}: {remedy}") from error
    except (URLError, TimeoutError, ConnectionError) as error:
        raise SlackUnreachable(
            "Slack can't be reached: check the network and SLACK_API_URL, then try again"
        ) from error
