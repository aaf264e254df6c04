"""The error that the stand-in answers as Slack does: a code, and whatever Slack says beside it."""

from typing import Any


class SlackError(Exception):
    """Slack's `{"ok": false, "error": code, …}`.

    `details` are the answer's other fields, such as `needed` and `provided` of missing_scope. The HTTP status is 200:
    Slack's errors are answers like others.
    """

    http_status = 200

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def answer(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"ok": False, "error": self.code, **self.details}

    def headers(self) -> dict[str, str]:
        """What the answer's headers say of it."""
        return {}


class RateLimitedError(SlackError):
    """Too many calls: HTTP 429, to be tried again after so many seconds."""

    http_status = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after

    def headers(self) -> dict[str, str]:
        """Retry-After, in seconds."""
        return {"Retry-After": str(self.retry_after)}


class ServerFailedError(SlackError):
    """Something broke on Slack's side: HTTP 500. The call may or may not have had its effect."""

    http_status = 500

    def __init__(self) -> None:
        super().__init__("internal_error")


def bad_arguments(*complaints: str, code: str = "invalid_arguments") -> SlackError:
    """An error that says in `response_metadata.messages` what is wrong where, each marked `[ERROR]` as Slack does."""
    return SlackError(code, response_metadata={"messages": [f"[ERROR] {complaint}" for complaint in complaints]})
