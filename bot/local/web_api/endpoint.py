"""The address below which all methods lie: who calls, how often, with what; then the method, then its answer."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.local.connection import reset
from bot.local.faults import Faults
from bot.local.limits import Pace
from bot.local.message_log import CALLER_MEETS
from bot.local.slack_error import RateLimitedError, SlackError, bad_arguments
from bot.local.triggers import Triggers
from bot.local.web_api import files
from bot.local.web_api.arguments import Arguments, parsed
from bot.local.web_api.call import Call, Context
from bot.local.web_api.disturbance import Disturbance, Loss, drawn, subject_of
from bot.local.web_api.methods import METHODS, Answer, Method
from bot.local.web_api.visibility import need_scope
from bot.local.workspace import Json, Workspace

logger = logging.getLogger(__name__)

REMEMBERED_CALLS = 10_000
"""A stand-in that runs for hours does not keep all."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A request, read off the wire."""

    authorization: str
    query: str
    content_type: str
    body: bytes
    base_url: str


class WebApi:
    """Slack's Web API on a workspace.

    `new_connection_url` gives a Socket Mode address below a base URL. `paced` False = no rate limits. `faults` says
    what goes wrong. The routes must be served by a `connection.Connection` for a connection to be reset.
    """

    def __init__(
        self,
        workspace: Workspace,
        triggers: Triggers,
        new_connection_url: Callable[[str], str],
        *,
        paced: bool = True,
    ) -> None:
        self.pace = Pace(workspace.elapsed, is_on=paced)
        self.faults = Faults(drawn)
        self._workspace = workspace
        self._triggers = triggers
        self._new_connection_url = new_connection_url
        self._lock = threading.Lock()
        self._calls: deque[Call] = deque(maxlen=REMEMBERED_CALLS)

    @property
    def calls(self) -> list[Call]:
        """The last 10,000 calls, in the order in which they were answered."""
        with self._lock:
            return list(self._calls)

    def disturb(self, disturbance: Disturbance) -> None:
        """Have the next calls of a method go wrong."""
        self.faults.order(disturbance.method, disturbance, disturbance.times)

    def routes(self) -> list[BaseRoute]:
        """What a Starlette application must hold."""
        return [
            Route("/api/{method}", self._serve_method, methods=["GET", "POST"]),
            Route(f"{files.UPLOAD_PATH}{{token}}", self._serve_upload, methods=["POST"]),
        ]

    async def _serve_method(self, request: Request) -> Response:
        headers = request.headers
        try:
            body = await request.body()
        except ClientDisconnect:  # the app thought better of it: what is not whole has no effect
            return Response()
        sent = _Sent(
            headers.get("authorization", ""),
            request.url.query,
            headers.get("content-type", ""),
            body,
            str(request.base_url).rstrip("/"),
        )
        # A thread, since a method waits for the workspace's lock, which somebody waiting for this loop may hold.
        response, met = await run_in_threadpool(self._respond, request.path_params["method"], sent)
        if met is None:
            return response
        await asyncio.sleep(met.delay_seconds)
        if met.answer is Loss.RESET:
            reset(request.state.transport)
        if isinstance(met.answer, Loss):
            await request.receive()  # comes back when the caller has hung up
        return response

    async def _serve_upload(self, request: Request) -> Response:
        content_type = request.headers.get("content-type", "")
        body = await request.body()
        token = request.path_params["token"]
        if await run_in_threadpool(files.receive, self._workspace, token, content_type, body):
            return PlainTextResponse(f"OK - {len(body)}")
        return PlainTextResponse("upload failed", status_code=400)

    def _respond(self, name: str, sent: _Sent) -> tuple[Response, Disturbance | None]:
        """Answer a call, and say what its answer meets; keep a record of it with the answer, spoilt or not."""
        met: Disturbance | None = None
        headers = {"X-OAuth-Scopes": ",".join(sorted(self._workspace.app.scopes))}
        arguments: Json = {}
        answer: Json = {"ok": True}
        status = 200
        try:
            arguments = parsed(sent.query, sent.content_type, sent.body)
            token = str(arguments.pop("token", ""))
            met = self.faults.next(name, subject_of(self._workspace, arguments))
            # For this call alone: each is carried out in a context of its own.
            CALLER_MEETS.set(None if met is None else met.name)
            if met is None or met.is_carried_out:
                token = sent.authorization.removeprefix("Bearer ").strip() or token
                answer |= self._carry_out(name, token, Arguments(arguments), sent.base_url)
            if met is not None and isinstance(met.answer, SlackError):
                raise met.answer
        except SlackError as error:
            answer, status = error.answer(), error.http_status
            headers |= error.headers()
        with self._lock:
            self._calls.append(Call(name, arguments, answer, None if met is None else met.name))
        return JSONResponse(answer, status, headers), met

    def _carry_out(self, name: str, token: str, given: Arguments, base_url: str) -> Json:
        """The method's own answer. SlackError unknown_method, not_authed and what else comes before the method."""
        method = METHODS.get(name)
        if method is None:
            logger.warning("the app called a method that does not exist, or not here: %s", name)
            raise SlackError("unknown_method", req_method=name)
        answer = self._allowed(method, token)
        if method.rate is not None and (wait := self.pace.take(name, method.rate)):
            raise RateLimitedError(wait)
        if method.scope is not None:
            need_scope(self._workspace, method.scope)
        if missing := [argument for argument in method.required if given.given.get(argument) in (None, "")]:
            raise bad_arguments(*(f"missing required field: {argument}" for argument in missing))
        return answer(Context(self._workspace, self._triggers, self.pace, self._new_connection_url, base_url), given)

    def _allowed(self, method: Method, token: str) -> Answer:
        """What answers that token. SlackError not_authed, invalid_auth, not_allowed_token_type."""
        if not token:
            raise SlackError("not_authed")
        answers = {self._workspace.app.bot_token: method.bot, self._workspace.app.app_token: method.app}
        if token not in answers:
            raise SlackError("invalid_auth")
        answer = answers[token]
        if answer is None:
            raise SlackError("not_allowed_token_type")
        return answer
