"""The address below which all methods lie: who calls, how often, with what; then the method, then its answer."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.local.limits import Pace
from bot.local.slack_error import RateLimitedError, SlackError, bad_arguments
from bot.local.triggers import Triggers
from bot.local.web_api import files
from bot.local.web_api.arguments import Arguments, parsed
from bot.local.web_api.call import Call, Context
from bot.local.web_api.disturbance import Disturbance
from bot.local.web_api.methods import METHODS, Answer, Method
from bot.local.web_api.visibility import need_scope
from bot.local.workspace import Json, Workspace

logger = logging.getLogger(__name__)


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

    `new_connection_url` gives a Socket Mode address below a base URL. `paced` False = no rate limits.
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
        self._workspace = workspace
        self._triggers = triggers
        self._new_connection_url = new_connection_url
        self._lock = threading.Lock()
        self._calls: list[Call] = []
        self._disturbances: list[Disturbance] = []

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in the order in which they were answered."""
        with self._lock:
            return list(self._calls)

    def disturb(self, disturbance: Disturbance) -> None:
        """Have the next calls of a method go wrong."""
        with self._lock:
            self._disturbances.append(disturbance)

    def routes(self) -> list[BaseRoute]:
        """What a Starlette application must hold."""
        return [
            Route("/api/{method}", self._serve_method, methods=["GET", "POST"]),
            Route(f"{files.UPLOAD_PATH}{{token}}", self._serve_upload, methods=["POST"]),
        ]

    async def _serve_method(self, request: Request) -> Response:
        headers = request.headers
        sent = _Sent(
            headers.get("authorization", ""),
            request.url.query,
            headers.get("content-type", ""),
            await request.body(),
            str(request.base_url).rstrip("/"),
        )
        # A thread, since a method waits for the workspace's lock, which somebody waiting for this loop may hold.
        response = await run_in_threadpool(self._respond, request.path_params["method"], sent)
        if response is None:
            await request.receive()  # comes back when the caller has hung up
        return response or Response()

    async def _serve_upload(self, request: Request) -> Response:
        content_type = request.headers.get("content-type", "")
        body = await request.body()
        token = request.path_params["token"]
        if await run_in_threadpool(files.receive, self._workspace, token, content_type, body):
            return PlainTextResponse(f"OK - {len(body)}")
        return PlainTextResponse("upload failed", status_code=400)

    def _respond(self, name: str, sent: _Sent) -> Response | None:
        """Answer a call, or not, and keep a record of it with the answer that it got, spoilt or not."""
        spoilt = self._next_disturbance(name)
        headers = {"X-OAuth-Scopes": ",".join(sorted(self._workspace.app.scopes))}
        arguments: Json = {}
        answer: Json = {"ok": True}
        status = 200
        try:
            arguments = parsed(sent.query, sent.content_type, sent.body)
            token = str(arguments.pop("token", ""))
            if spoilt is None or spoilt.has_effect:
                token = sent.authorization.removeprefix("Bearer ").strip() or token
                answer |= self._carry_out(name, token, Arguments(arguments), sent.base_url)
            if spoilt is not None and spoilt.error is not None:
                raise spoilt.error
        except SlackError as error:
            answer, status = error.answer(), error.http_status
            headers |= error.headers()
        with self._lock:
            self._calls.append(Call(name, arguments, answer))
        return JSONResponse(answer, status, headers) if spoilt is None or spoilt.error else None

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

    def _next_disturbance(self, name: str) -> Disturbance | None:
        with self._lock:
            for place, disturbance in enumerate(self._disturbances):
                if disturbance.method == name:
                    left = replace(disturbance, times=disturbance.times - 1)
                    self._disturbances[place : place + 1] = [left] if left.times > 0 else []
                    return disturbance
            return None
