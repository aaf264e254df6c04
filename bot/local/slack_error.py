"""The error that the stand-in answers as Slack does: a code, and whatever Slack says beside it."""

from typing import Any


class SlackError(Exception):
    """Slack's `{"ok": false, "error": code, …}`.

    `details` are the answer's other fields, such as `needed` and `provided` of missing_scope.
    """

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def answer(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"ok": False, "error": self.code, **self.details}


def bad_arguments(*complaints: str, code: str = "invalid_arguments") -> SlackError:
    """An error that says in `response_metadata.messages` what is wrong where, each marked `[ERROR]` as Slack does."""
    return SlackError(code, response_metadata={"messages": [f"[ERROR] {complaint}" for complaint in complaints]})
