"""The link between the workspace and its app: events, commands and interactions, and the app's immediate answers.

`socket_mode` and `signed_http` are the two ways to the app, `event_queue` what is told without waiting, `acts` what
people do and wait for, `response_urls` how the app answers later.
"""

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future

from starlette.routing import BaseRoute

from bot.local.app_link.acts import Acts, InMessage, InView
from bot.local.app_link.event_queue import SLACK_RETRY_DELAYS, EventQueue
from bot.local.app_link.events import event_callback, events_of
from bot.local.app_link.outcome import Outcome
from bot.local.app_link.reply import Delivery, Kind, Reply, subject_of
from bot.local.app_link.response_urls import Response, ResponseUrls
from bot.local.app_link.signed_http import SignedHttp
from bot.local.app_link.socket_mode import DisconnectReason, SocketMode
from bot.local.fault_plan import DeliveryFault, FaultPlan
from bot.local.faults import Faults
from bot.local.triggers import Triggers
from bot.local.workspace import Change, Json, Workspace

__all__ = ["AppLink", "Delivery", "InMessage", "InView", "Outcome", "Response"]

DEADLINE_SECONDS = 3.0
REMEMBERED_DELIVERIES = 10_000
"""A stand-in that runs for hours does not keep all."""


class AppLink:
    """The link to the workspace's app: by its request URL where it has one, else by Socket Mode.

    `deadline_seconds` is how long the app has for an ack, in real seconds; `retry_delays` are the elapsed seconds
    before each retry of an event. `acts` is what people do, `deliveries` and `responses` are what went to the app and
    what it sent to response_urls, in order. `faults` says what goes wrong on the way to the app.
    """

    def __init__(
        self,
        workspace: Workspace,
        triggers: Triggers,
        deadline_seconds: float = DEADLINE_SECONDS,
        retry_delays: Sequence[float] = SLACK_RETRY_DELAYS,
    ) -> None:
        self.faults = Faults(FaultPlan.of_delivery)
        self._deliveries: deque[Delivery] = deque(maxlen=REMEMBERED_DELIVERIES)
        self._log_lock = threading.Lock()
        self._workspace = workspace
        self._http = SignedHttp(workspace, deadline_seconds)
        self._events = EventQueue(self._send, self._is_reachable, workspace.elapsed, retry_delays)
        self._socket_mode = SocketMode(workspace.app.id, deadline_seconds, self._events.wake)
        self._response_urls = ResponseUrls(workspace)
        self.acts = Acts(workspace, triggers, self._events, self._response_urls, self._send, deadline_seconds)
        workspace.subscribe(self._tell)

    def routes(self) -> list[BaseRoute]:
        """The Socket Mode endpoint and the response_urls."""
        return [*self._socket_mode.routes(), *self._response_urls.routes()]

    def serve_at(self, base_url: str) -> None:
        """Say where the routes are served (`http://127.0.0.1:port`): response_urls begin so."""
        self._response_urls.base_url = base_url

    def new_connection_url(self, base_url: str) -> str:
        """A ws:// address that admits one connection: what apps.connections.open gives."""
        self.serve_at(base_url)
        return self._socket_mode.new_url(base_url)

    @property
    def connections(self) -> int:
        """How many Socket Mode connections the app has."""
        return self._socket_mode.connections

    @property
    def deliveries(self) -> list[Delivery]:
        """The last 10,000 attempts to deliver something to the app, in the order of their outcomes."""
        with self._log_lock:
            return list(self._deliveries)

    @property
    def responses(self) -> list[Response]:
        """What the app sent to response_urls."""
        return self._response_urls.responses

    def refresh_connections(self, reason: DisconnectReason = "refresh_requested") -> None:
        """Ask the app to replace its connections, as Slack does about hourly, or say that the link is disabled."""
        self._socket_mode.disconnect(reason)

    def verify_request_url(self) -> bool:
        """Send the app's request URL a challenge; whether it was answered. Waits for the app."""
        return self._http.answers_challenge()

    def redeliver(self, event_id: str) -> None:
        """Send an event again, as Slack does when an ack got lost. KeyError where there was none of that id."""
        self._events.redeliver(event_id)

    def wait_until_quiet(self, timeout_seconds: float) -> bool:
        """Wait until every event is delivered or given up; False if one is not after that many real seconds."""
        return self._events.wait_until_quiet(timeout_seconds)

    def stop(self) -> None:
        """Send nothing more, and leave nobody waiting."""
        self._events.stop()
        self._socket_mode.stop()
        self._http.stop()

    def _tell(self, change: Change) -> None:
        for event in events_of(self._workspace, change):
            self._events.publish(event_callback(self._workspace, event))

    def _is_reachable(self) -> bool:
        return self._workspace.app.request_url is not None or self._socket_mode.connections > 0

    def _send(self, kind: Kind, payload: Json, attempt: int = 0, reason: str = "") -> Future[Reply]:
        met = self.faults.next(kind, subject_of(payload, attempt))
        if met is DeliveryFault.DUPLICATED and not self._may_repeat(kind, attempt):
            met = None
        sent = self._sent(kind, payload, attempt, reason, met)
        if met is DeliveryFault.DUPLICATED and kind == "events_api":
            self._events.redeliver(payload["event_id"])
        elif met is DeliveryFault.DUPLICATED:
            self._sent(kind, payload, attempt, reason)  # nobody waits for the reply to this one
        return sent

    def _may_repeat(self, kind: Kind, attempt: int) -> bool:
        """Slack repeats events, a retry being a repetition already; the others only Socket Mode does."""
        return attempt == 0 if kind == "events_api" else self._workspace.app.request_url is None

    def _sent(
        self, kind: Kind, payload: Json, attempt: int, reason: str, met: DeliveryFault | None = None
    ) -> Future[Reply]:
        way = self._socket_mode if self._workspace.app.request_url is None else self._http
        logged: Future[Reply] = Future()

        def log(sent: Future[Reply]) -> None:
            reply = sent.result()
            with self._log_lock:
                self._deliveries.append(Delivery(kind, payload, attempt, reply.result, reply.payload, met))
            logged.set_result(reply)  # only now: who waits for the reply finds it in the log

        is_cut = met is DeliveryFault.CUT
        way.send(kind, payload, attempt, reason, is_cut=is_cut).add_done_callback(log)
        return logged
