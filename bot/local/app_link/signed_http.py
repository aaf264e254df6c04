"""Signed HTTP delivery: the app's request URL instead of a socket.

https://docs.slack.dev/authentication/verifying-requests-from-slack
https://docs.slack.dev/apis/events-api/#receiving-events
"""

import hashlib
import hmac
import http.client
import json
import secrets
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message as Headers
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.local.app_link.reply import Kind, Reply
from bot.local.clock import wall
from bot.local.workspace import Json, Workspace

WORKERS = 10
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Headers
    body: bytes


class SignedHttp:
    """Posts to the request URL of the workspace's app, in worker threads, and waits `deadline_seconds` for each."""

    def __init__(self, workspace: Workspace, deadline_seconds: float) -> None:
        self._workspace = workspace
        self._deadline_seconds = deadline_seconds
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="signed-http")

    def send(
        self, kind: Kind, payload: Json, attempt: int = 0, reason: str = "", *, is_cut: bool = False
    ) -> Future[Reply]:
        """Post one payload; a retry of an event says the how-manieth it is and why.

        `is_cut` = the connection ends when the request has left, and no answer is taken.
        """
        return self._workers.submit(self._deliver, kind, payload, attempt, reason, is_cut=is_cut)

    def answers_challenge(self) -> bool:
        """Whether the app answers `url_verification` with the challenge: as plain text, JSON or a form.

        https://docs.slack.dev/reference/events/url_verification
        """
        challenge = secrets.token_urlsafe(32)
        payload = {"token": verification_token(self._workspace), "challenge": challenge, "type": "url_verification"}
        try:
            answer = self._post(json.dumps(payload), "application/json", {})
        except (OSError, http.client.HTTPException):
            return False
        text = answer.body.decode("utf-8", errors="replace")
        if answer.headers.get_content_type() == "application/json":
            body = _json_object(text)
            given = None if body is None else body.get("challenge")
        elif answer.headers.get_content_type() == FORM:
            given = parse_qs(text).get("challenge", [None])[0]
        else:
            given = text
        return answer.status == http.HTTPStatus.OK and given == challenge

    def stop(self) -> None:
        """Take no more work, and wait for what is under way: at most the deadline."""
        self._workers.shutdown()

    def _deliver(self, kind: Kind, payload: Json, attempt: int, reason: str, *, is_cut: bool) -> Reply:
        retry = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason} if attempt else {}
        try:
            answer = self._post(*_encoded(kind, payload), retry, is_cut=is_cut)
        except TimeoutError:
            return Reply("timed_out", reason="http_timeout")
        except OSError:
            return Reply("failed", reason="connection_failed")
        except http.client.HTTPException:
            return Reply("failed", reason="unknown_error")
        if answer.status // 100 != 2:
            return Reply("failed", reason="http_error", retry=answer.headers.get("X-Slack-No-Retry") != "1")
        return Reply("acked", _ack(answer))

    def _post(self, body: str, content_type: str, more_headers: dict[str, str], *, is_cut: bool = False) -> _Answer:
        """OSError (TimeoutError where the app is slow) and HTTPException where no answer comes."""
        app = self._workspace.app
        url = urlsplit(app.request_url or "")
        connect = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
        connection = connect(url.netloc, timeout=self._deadline_seconds)
        signed = signature_headers(app.signing_secret, int(wall()), body)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        try:
            connection.request("POST", url.path or "/", body.encode(), headers | signed | more_headers)
            if is_cut:
                raise ConnectionAbortedError
            response = connection.getresponse()
            return _Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


def signature_headers(signing_secret: str, timestamp: int, body: str) -> dict[str, str]:
    """Slack's two headers for a request body: its time (seconds since 1970) and its signature, version 0."""
    signed = hmac.new(signing_secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256)
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={signed.hexdigest()}"}


def verification_token(workspace: Workspace) -> str:
    """The `token` of every payload, which the signature has replaced."""
    return f"verification-{workspace.app.id}"


def _encoded(kind: Kind, payload: Json) -> tuple[str, str]:
    """Body and content type, as Slack sends each kind."""
    if kind == "events_api":
        return json.dumps(payload), "application/json"
    if kind == "slash_commands":
        return urlencode(payload), FORM
    return urlencode({"payload": json.dumps(payload)}), FORM


def _ack(answer: _Answer) -> Json | None:
    text = answer.body.decode("utf-8", errors="replace")
    if answer.headers.get_content_type() == "application/json":
        return _json_object(text)
    return {"text": text} if text else None


def _json_object(text: str) -> Json | None:
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None
