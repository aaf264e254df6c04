"""The addresses that come with an act, for the app to answer at: five times within half an hour.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

import json
import secrets
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.responses import Response as HttpResponse
from starlette.routing import BaseRoute, Route

from bot.local.block_kit import completed, faults
from bot.local.slack_error import SlackError
from bot.local.workspace import Json, Message, Workspace

MOST_USES = 5
VALID_SECONDS = 1800.0
PATH = "/actions/{secret}"

GONE = frozenset({"expired_url", "used_url"})
"""The refusals that Slack gives as 404; the others are 400."""


@dataclass(frozen=True, slots=True)
class Response:
    """What the app sent to a response_url; `error` says why it was refused, if it was."""

    url: str
    body: Any
    error: str | None


@dataclass(slots=True)
class _Issued:
    """`original` is the message that `replace_original` means: the one acted on, or the answer given before."""

    user_id: str
    channel_id: str
    issued_at: float
    original: str | None
    uses: int = 0


class ResponseUrls:
    """The response_urls of a workspace. They age by its `elapsed` seconds, not by its calendar."""

    def __init__(self, workspace: Workspace) -> None:
        self.base_url = ""
        self.responses: list[Response] = []
        self._workspace = workspace
        self._issued: dict[str, _Issued] = {}

    def routes(self) -> list[BaseRoute]:
        """Where the app posts to."""
        return [Route(PATH, self._post, methods=["POST"])]

    def issue(self, user_id: str, channel_id: str, original: str | None = None) -> str:
        """An address for an act of that person in that conversation, on the message `original` if on one."""
        secret = secrets.token_urlsafe(16)
        issued = _Issued(user_id, channel_id, self._workspace.elapsed(), original)
        with self._workspace.lock:
            self._issued[secret] = issued
        return self.base_url + PATH.format(secret=secret)

    def answer(self, url: str, body: Json) -> None:
        """Do what an ack's or a response's body asks for: post, replace or delete. It is not counted as a use.

        SlackError no_text, invalid_blocks, message_not_found.
        """
        with self._workspace.lock:
            self._answer(self._issued[url.rpartition("/")[2]], body)

    async def _post(self, request: Request) -> HttpResponse:
        url = self.base_url + request.url.path
        try:
            body = json.loads(await request.body())
        except ValueError:  # not UTF-8, or not JSON
            return self._refused(url, None, "invalid_payload")
        if not isinstance(body, dict):
            return self._refused(url, body, "invalid_payload")
        with self._workspace.lock:
            try:
                self._use(request.path_params["secret"], body)
            except SlackError as error:
                return self._refused(url, body, error.code)
        self.responses.append(Response(url, body, None))
        return PlainTextResponse("ok")

    def _refused(self, url: str, body: Any, error: str) -> HttpResponse:
        self.responses.append(Response(url, body, error))
        status = HTTPStatus.NOT_FOUND if error in GONE else HTTPStatus.BAD_REQUEST
        return JSONResponse({"ok": False, "error": error}, status)

    def _use(self, secret: str, body: Json) -> None:
        issued = self._issued.get(secret)
        if issued is None or self._workspace.elapsed() - issued.issued_at > VALID_SECONDS:
            raise SlackError("expired_url")
        if issued.uses >= MOST_USES:
            raise SlackError("used_url")
        self._answer(issued, body)
        issued.uses += 1

    def _answer(self, issued: _Issued, body: Json) -> None:
        workspace = self._workspace
        if body.get("delete_original") is True:
            workspace.remove(issued.channel_id, self._original(issued))
            return
        text, blocks = body.get("text") or "", body.get("blocks") or []
        if not text and not blocks:
            raise SlackError("no_text")
        if blocks and faults(blocks, "message"):
            raise SlackError("invalid_blocks")
        named = tuple(completed(blocks, partial(workspace.next_id, "b")))
        if body.get("replace_original") is True:
            workspace.change(issued.channel_id, self._original(issued), text=text, blocks=named)
            return
        message = Message(
            ts=workspace.next_ts(),
            user=workspace.app.bot_user_id,
            text=text,
            blocks=named,
            thread_ts=body.get("thread_ts"),
            bot_id=workspace.app.bot_id,
            seen_only_by=None if body.get("response_type") == "in_channel" else issued.user_id,
        )
        workspace.post(issued.channel_id, message)
        issued.original = issued.original or message.ts

    def _original(self, issued: _Issued) -> str:
        channel = self._workspace.channels[issued.channel_id]
        if issued.original is None or not (
            issued.original in channel.messages or issued.original in channel.ephemeral
        ):
            raise SlackError("message_not_found")
        return issued.original
