"""The arguments of a call, however they came: in the query, a form or JSON.

https://docs.slack.dev/apis/web-api/#basics
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from bot.local.slack_error import SlackError, bad_arguments
from bot.local.workspace import Json

STRUCTURED = ("blocks", "attachments", "metadata", "view", "files")
"""Arguments that hold JSON, which a form carries as a string."""

FORM = "application/x-www-form-urlencoded"


def parsed(query: str, content_type: str, body: bytes) -> Json:
    """All arguments of a request, those of the body before those of the query.

    SlackError where the body cannot be read: invalid_json, json_not_object, invalid_post_type, missing_post_type.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        sent: Json = {}
    elif kind == "application/json":
        sent = _json_object(body)
    elif kind == FORM:
        sent = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    else:
        raise SlackError("invalid_post_type" if kind else "missing_post_type")
    return {name: _decoded(name, value) for name, value in (dict(parse_qsl(query)) | sent).items()}


def _json_object(body: bytes) -> Json:
    try:
        held = json.loads(body)
    except ValueError as error:
        raise SlackError("invalid_json") from error
    if not isinstance(held, dict):
        raise SlackError("json_not_object")
    return held


def _decoded(name: str, value: Any) -> Any:
    """A structured argument's content; what is not JSON is left as it is, for the method to refuse."""
    if name not in STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


@dataclass(frozen=True, slots=True)
class Arguments:
    """Arguments, read as what each should be. An empty or null one counts as not given."""

    given: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A string, empty where not given. SlackError invalid_arguments where it is something else."""
        value = self.given.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise bad_arguments(f"must provide a string [json-pointer:/{name}]")
        return str(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True for true, 1, "true" and "1"."""
        value = self.given.get(name)
        return default if value in (None, "") else str(value).lower() in {"true", "1"}

    def structure(self, name: str) -> Any:
        """What a structured argument holds, None where not given."""
        value = self.given.get(name)
        return None if value == "" else value
