"""Socket Mode: the WebSocket connections of the app, and what goes through them.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import json
import threading
import uuid
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.local.app_link.reply import Kind, Reply, settled
from bot.local.connection import cut
from bot.local.workspace import Json

MOST_CONNECTIONS = 10
DRAIN_SECONDS = 10.0
"""How long a connection that is to be refreshed stays open, if the app does not open another one sooner."""
PATH = "/link/"
HOST = "applink-local"

DisconnectReason = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]


@dataclass(eq=False, slots=True)
class _Connection:
    websocket: WebSocket
    loop: asyncio.AbstractEventLoop
    is_draining: bool = False
    """The app was told that it closes soon: others are preferred."""
    is_greeted: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when hello has left, which nothing overtakes, or when the connection is lost."""


@dataclass(frozen=True, slots=True)
class _Unacked:
    future: Future[Reply]
    connection: _Connection
    kind: Kind


class SocketMode:
    """The app's connections. `when_connected` is called in the server's loop with each new one."""

    def __init__(self, app_id: str, deadline_seconds: float, when_connected: Callable[[], None]) -> None:
        self._app_id = app_id
        self._deadline_seconds = deadline_seconds
        self._when_connected = when_connected
        self._lock = threading.Lock()
        self._tickets: set[str] = set()
        self._connections: list[_Connection] = []
        self._unacked: dict[str, _Unacked] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_disabled = False

    def routes(self) -> list[BaseRoute]:
        """The WebSocket endpoint."""
        return [WebSocketRoute(PATH, self._serve)]

    def new_url(self, base_url: str) -> str:
        """A ws:// address that admits one connection, as apps.connections.open gives."""
        ticket = str(uuid.uuid4())
        with self._lock:
            self._tickets.add(ticket)
        return f"ws://{urlsplit(base_url).netloc}{PATH}?{urlencode({'ticket': ticket, 'app_id': self._app_id})}"

    @property
    def connections(self) -> int:
        """How many connections are open."""
        with self._lock:
            return len(self._connections)

    def send(
        self, kind: Kind, payload: Json, attempt: int = 0, reason: str = "", *, is_cut: bool = False
    ) -> Future[Reply]:
        """Send an envelope through one connection, each in its turn. With no connection it fails at once.

        `is_cut` = the connection ends when the envelope has left, with no closing handshake, and takes no ack.
        """
        envelope_id = str(uuid.uuid4())
        envelope: Json = {
            "envelope_id": envelope_id,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
            "payload": payload,
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        with self._lock:
            connection = self._next_connection()
            if connection is None:
                return settled(Reply("failed", reason="not_connected"))
            future: Future[Reply] = Future()
            self._unacked[envelope_id] = _Unacked(future, connection, kind)
            # Under the lock, so that envelopes reach the loop in the order in which they were sent.
            connection.loop.call_soon_threadsafe(self._start, connection, envelope_id, json.dumps(envelope), is_cut)
        return future

    def disconnect(self, reason: DisconnectReason) -> None:
        """Tell every connection that it closes soon, or for `link_disabled` at once, and close it then."""
        with self._lock:
            connections = list(self._connections)
            self._is_disabled = self._is_disabled or reason == "link_disabled"
            for connection in connections:
                connection.is_draining = True
        for connection in connections:
            connection.loop.call_soon_threadsafe(self._start_seeing_off, connection, reason)

    def stop(self) -> None:
        """Leave nobody waiting for an ack; the server closes the connections."""
        with self._lock:
            unacked, self._unacked = self._unacked, {}
        for entry in unacked.values():
            entry.future.set_result(Reply("failed", reason="stopped"))

    def _next_connection(self) -> _Connection | None:
        fresh = next((each for each in self._connections if not each.is_draining), None)
        connection = fresh or next(iter(self._connections), None)
        if connection is not None:
            self._connections.remove(connection)
            self._connections.append(connection)
        return connection

    # In the server's loop

    async def _serve(self, websocket: WebSocket) -> None:
        ticket = websocket.query_params.get("ticket", "")
        with self._lock:
            admitted = ticket in self._tickets and not self._is_disabled
            self._tickets.discard(ticket)
        if not admitted:
            await websocket.close()  # before accepting: the handshake is refused with 403
            return
        connection = _Connection(websocket, asyncio.get_running_loop())
        # Before the handshake leaves: as soon as the app has it, it counts as connected.
        with self._lock:
            number = len(self._connections) + 1
            refreshed = next((each for each in self._connections if each.is_draining), None)
            if number <= MOST_CONNECTIONS:
                self._connections.append(connection)
        try:
            await websocket.accept()
            if number > MOST_CONNECTIONS:
                connection.is_greeted.set()
                await self._see_off(connection, "too_many_websockets")
                return
            await self._send_now(connection, json.dumps(self._hello(number)))
            connection.is_greeted.set()
            if refreshed is not None:  # this one takes its place
                self._spawn(self._close(refreshed))
            self._when_connected()
            async for text in websocket.iter_text():
                self._take(text)
        finally:
            self._lose(connection)

    def _hello(self, number: int) -> Json:
        return {
            "type": "hello",
            "num_connections": number,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": HOST, "build_number": 1, "approximate_connection_time": 3600},
        }

    def _take(self, text: str) -> None:
        """An ack, from whichever connection: while one is refreshed the app may ack through its successor."""
        try:
            ack = json.loads(text)
        except json.JSONDecodeError:
            return
        if isinstance(ack, dict) and isinstance(ack.get("envelope_id"), str):
            payload = ack.get("payload")
            self._resolve(
                ack["envelope_id"], Reply("acked", payload if isinstance(payload, dict) else _text(payload))
            )

    def _start(self, connection: _Connection, envelope_id: str, text: str, is_cut: bool) -> None:  # noqa: FBT001 - call_soon passes by position
        timed_out = Reply("timed_out", reason="timeout")
        connection.loop.call_later(self._deadline_seconds, self._resolve, envelope_id, timed_out)
        self._spawn(self._send_text(connection, text, is_cut=is_cut))

    async def _send_text(self, connection: _Connection, text: str, *, is_cut: bool = False) -> None:
        await connection.is_greeted.wait()
        await self._send_now(connection, text, is_cut=is_cut)

    async def _send_now(self, connection: _Connection, text: str, *, is_cut: bool = False) -> None:
        try:
            await connection.websocket.send_text(text)
            if is_cut:
                cut(connection.websocket.state.transport)
        except (WebSocketDisconnect, RuntimeError):  # closed by the app, or by us
            self._lose(connection)

    def _start_seeing_off(self, connection: _Connection, reason: DisconnectReason) -> None:
        self._spawn(self._see_off(connection, reason))

    async def _see_off(self, connection: _Connection, reason: DisconnectReason) -> None:
        message = {"type": "disconnect", "reason": reason, "debug_info": {"host": HOST}}
        await self._send_text(connection, json.dumps(message))
        if reason in {"warning", "refresh_requested"}:
            connection.loop.call_later(DRAIN_SECONDS, lambda: self._spawn(self._close(connection)))
        else:
            await self._close(connection)

    async def _close(self, connection: _Connection) -> None:
        try:
            await connection.websocket.close()
        except (WebSocketDisconnect, RuntimeError):  # it is closed already
            self._lose(connection)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # the loop itself holds tasks only weakly
        task.add_done_callback(self._tasks.discard)

    def _lose(self, connection: _Connection) -> None:
        """Forget a closed connection. Its unacked events fail at once, to be sent through another.

        An unacked command keeps its deadline: the ack may yet come through the connection's successor.
        """
        connection.is_greeted.set()
        with self._lock:
            if connection in self._connections:
                self._connections.remove(connection)
            lost = [
                envelope_id
                for envelope_id, entry in self._unacked.items()
                if entry.connection is connection and entry.kind == "events_api"
            ]
        for envelope_id in lost:
            self._resolve(envelope_id, Reply("failed", reason="connection_failed"))

    def _resolve(self, envelope_id: str, reply: Reply) -> None:
        with self._lock:
            entry = self._unacked.pop(envelope_id, None)
        if entry is not None:
            entry.future.set_result(reply)


def _text(payload: object) -> Json | None:
    return {"text": payload} if isinstance(payload, str) and payload else None
