"""The stand-in's one server on 127.0.0.1: the Web API, the app's link, and whatever a page adds to them."""

import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.local.app_link import AppLink
from bot.local.triggers import Triggers
from bot.local.web_api import WebApi
from bot.local.workspace import Workspace

HOST = "127.0.0.1"
START_SECONDS = 10.0


class LocalSlack:
    """A running stand-in. Use it as a context manager, or `start` and `stop` it.

    `port` 0 takes a free one. `web_api.calls` lists what the app called, `link` acts for people towards the app.
    OSError where the port is taken.
    """

    def __init__(self, workspace: Workspace, port: int = 0, more_routes: Sequence[BaseRoute] = ()) -> None:
        self.workspace = workspace
        self.triggers = Triggers(workspace)
        self.link = AppLink(workspace, self.triggers)
        self.web_api = WebApi(workspace, self.triggers, self.link)
        self._socket_port = port
        routes = [*self.web_api.routes(), *self.link.routes(), *more_routes]
        config = uvicorn.Config(
            Starlette(routes=routes), host=HOST, port=port, log_config=None, ws="websockets-sansio", lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="local-slack", daemon=True)
