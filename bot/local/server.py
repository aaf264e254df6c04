"""The stand-in's one server on 127.0.0.1: the Web API, the app's link, and the page."""

import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette

from bot.local.app_link import AppLink
from bot.local.connection import Connection
from bot.local.fault_plan import FaultPlan
from bot.local.journey import Journey
from bot.local.message_log import MessageLog
from bot.local.page.acts import Page
from bot.local.page.routes import page_routes
from bot.local.page.updates import Updates
from bot.local.triggers import Triggers
from bot.local.web_api import WebApi
from bot.local.workspace import Workspace

HOST = "127.0.0.1"
START_SECONDS = 10.0
STOP_SECONDS = 1
"""What is still open so long after the stop is cut off."""
LOOK_SECONDS = 0.005


class LocalSlack:
    """A running stand-in. Use it as a context manager, or `start` and `stop` it.

    `port` 0 takes a free one; the port is taken at once, and OSError raised where it is not free. `paced` False = no
    rate limits; `faults` = what goes wrong from the start. `web_api.calls` lists what the app called, `log` what it
    sent, `link` acts for people towards the app, and `journey` moves the calendar.
    """

    def __init__(
        self, workspace: Workspace, port: int = 0, *, paced: bool = True, faults: FaultPlan | None = None
    ) -> None:
        self._socket = _bound_socket(port)
        self.base_url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self.api_url = f"{self.base_url}/api/"
        self.workspace = workspace
        self.log = MessageLog(workspace)
        self.journey = Journey(workspace.clock)
        self.triggers = Triggers(workspace)
        self.link = AppLink(workspace, self.triggers)
        self.link.serve_at(self.base_url)
        self.web_api = WebApi(workspace, self.triggers, self.link.new_connection_url, paced=paced)
        if faults is not None:
            self.follow(faults)
        self._updates = Updates(workspace, self.journey.next_due)
        page = Page(workspace, self.link.acts, self.journey, self._updates)
        config = uvicorn.Config(
            Starlette(routes=[*self.web_api.routes(), *self.link.routes(), *page_routes(page)]),
            log_config=None,
            log_level="warning",
            access_log=False,
            http=Connection,
            ws="websockets-sansio",
            lifespan="off",
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="local-slack", daemon=True
        )

    def is_played(self, user_id: str) -> bool:
        """Whether somebody has the page open as this person."""
        return self._updates.is_played(user_id)

    def follow(self, plan: FaultPlan) -> None:
        """Have calls and deliveries go wrong as a plan draws, from the next one on."""
        self.web_api.faults.follow(plan)
        self.link.faults.follow(plan)

    def end_faults(self) -> None:
        """Have nothing go wrong any more: neither what a plan draws nor what was ordered."""
        self.web_api.faults.end()
        self.link.faults.end()

    def start(self) -> None:
        """Serve, in a thread of its own. RuntimeError if the server does not come up."""
        self._thread.start()
        waited = threading.Event()
        for _ in range(int(START_SECONDS / LOOK_SECONDS)):
            if self._server.started or not self._thread.is_alive():
                break
            waited.wait(LOOK_SECONDS)
        if not self._server.started:
            raise RuntimeError("the local workspace's server did not start")

    def stop(self) -> None:
        """Close every connection, the app's WebSockets and the page's streams among them, and free the port."""
        self.link.stop()
        self._updates.stop()
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(START_SECONDS)
        self._socket.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _bound_socket(port: int) -> socket.socket:
    # TCP is named, since asyncio sends small writes at once (TCP_NODELAY) only on a socket that says that it is TCP:
    # else an answer, written as head and body, waits 40 ms on a connection that is kept.
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((HOST, port))
    except OSError:
        taken.close()
        raise
    return taken
