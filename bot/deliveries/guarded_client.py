"""A Web API client that asks, in the last moment before a request is complete, whether it may still be sent."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.request import Request

from slack_sdk import WebClient


class GuardedClient(WebClient):
    """Sends the body of each request only when `may_go_on` does not raise; what it raises comes out of the call.

    A process can be put to sleep between any two steps, and wake up when another has taken over what it was about to
    send. Before the call is too early to ask: looking up the host, connecting and TLS come after it. Slack carries
    nothing out before it has the body, so what is asked just before that leaves nothing between but the sending.
    """

    def __init__(self, *arguments: Any, may_go_on: Callable[[], None] | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._may_go_on = may_go_on

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        """slack_sdk's own, with a body that asks: http.client takes an iterable piece by piece, after the headers."""
        body = req.data
        if self._may_go_on is not None and isinstance(body, bytes):
            req.data = _Asking(body, self._may_go_on)
            req.add_unredirected_header("Content-length", str(len(body)))
        return super()._perform_urllib_http_request_internal(url, req)


class _Asking:
    """A request's body: reading it asks. No generator, for that could be read only once."""

    def __init__(self, body: bytes, may_go_on: Callable[[], None]) -> None:
        self._body = body
        self._may_go_on = may_go_on

    def __iter__(self) -> Iterator[bytes]:
        self._may_go_on()
        yield self._body
