"""Lists that are given page by page. https://docs.slack.dev/apis/web-api/pagination."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.local.slack_error import SlackError
from bot.local.web_api.arguments import Arguments

Item = TypeVar("Item")
HIGHEST_LIMIT = 1000


def page(
    items: Sequence[Item], key: Callable[[Item], str], given: Arguments, default_limit: int
) -> tuple[Sequence[Item], str]:
    """One page of `items` by the arguments `limit` and `cursor`, and the next page's cursor, empty at the end.

    A cursor names the item that its page begins with, by `key`, so what is added before it does not shift the pages.
    SlackError invalid_limit (not a number from 1 to 1000) or invalid_cursor (unreadable, or its item is gone).
    """
    limit = _limit(given.text("limit"), default_limit)
    start = _start([key(item) for item in items], given.text("cursor"))
    end = start + limit
    return items[start:end], _cursor(key(items[end])) if end < len(items) else ""


def _limit(given: str, default: int) -> int:
    if given in {"", "0"}:
        return default
    if not given.isdecimal() or int(given) > HIGHEST_LIMIT:
        raise SlackError("invalid_limit")
    return int(given)


def _start(keys: list[str], cursor: str) -> int:
    if not cursor:
        return 0
    try:
        marker = base64.b64decode(cursor, validate=True).decode()
        return keys.index(marker.removeprefix("next:"))
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise SlackError("invalid_cursor") from error


def _cursor(key: str) -> str:
    return base64.b64encode(f"next:{key}".encode()).decode()
