"""Slack's signed requests and the health check over HTTP."""

import socket
import threading
from collections.abc import Callable, Sequence

import uvicorn
from slack_bolt import App, BoltRequest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import PortTaken

SLACK_PATH = "/slack/events"
STOP_SECONDS = 8
"""How long a request that has begun may take when the bot stops."""


def web_app(app: App, faults: Callable[[], Sequence[str]]) -> Starlette:
    """Slack's requests to `app`, in a thread each, for Bolt blocks; `/health` for whoever watches the bot.

    It answers 200 and `ok`, or 503 and the `faults`, a line each.
    """

    async def slack(request: Request) -> Response:
        body = (await request.body()).decode()
        answer = await run_in_threadpool(app.dispatch, BoltRequest(body=body, headers=dict(request.headers)))
        return Response(answer.body, answer.status, answer.first_headers())

    async def health(_: Request) -> Response:
        found = await run_in_threadpool(faults)
        return PlainTextResponse("\n".join(found) or "ok", 503 if found else 200)

    return Starlette(routes=[Route(SLACK_PATH, slack, methods=["POST"]), Route("/health", health)])


class HttpServer:
    """A web app that is served from a thread of its own. PortTaken, at once, where the port is not free."""

    def __init__(self, web: Starlette, host: str, port: int) -> None:
        self._socket = _listen(host, port)
        self.port: int = self._socket.getsockname()[1]
        config = uvicorn.Config(
            web, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=STOP_SECONDS
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), name="http", daemon=True)

    def start(self) -> None:
        """Begin to serve. A request that comes before the server is up waits in the socket's queue."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the requests that have begun, take no more, and free the port."""
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTaken(
            f"port {port} on {host} can't be used ({error.strerror}); choose another with --port"
        ) from None
    listener.listen()
    return listener
