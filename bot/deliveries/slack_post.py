"""Posting through Slack's Web API, and finding again what was posted.

Slack has no idempotency key. Each message carries its delivery's key as metadata instead, by which it is found in the
conversation's history: https://docs.slack.dev/messaging/message-metadata.
"""

import re
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.deliveries.guarded_client import GuardedClient
from bot.deliveries.posting import Content, NotNow, OutcomeUnknown, Posted, Refused
from bot.errors import SamlingError
from models.claims import ClaimedDelivery

EVENT_TYPE = "samling_delivery"
PAGE = 200
"""Messages of a conversation asked for at once."""
CLOCKS_DIFFER = timedelta(hours=1)
"""By how much Slack's clock, which dates messages, may be behind ours."""

NO_EFFECT = frozenset({
    "ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org",
    # About the bot's own token: whoever runs the bot puts that right, and then what waited goes out.
    "account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked",
})  # fmt: skip
"""Codes that say: not done now, perhaps later."""
UNKNOWN = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Codes that do not tell whether it was done. Every other code is a refusal for good.

https://docs.slack.dev/reference/methods/chat.postMessage#errors
"""
TOO_MANY, SERVER_ERROR = 429, 500
NEVER_REACHED = (ConnectionRefusedError, socket.gaierror)


class SlackPost:
    """Posts with a client that never repeats a call by itself.

    slack_sdk's own does after a reset connection, when the first call may have been carried out. `timeout` is that of
    one call, in whole seconds.
    """

    def __init__(self, client: WebClient, timeout: timedelta) -> None:
        self._origin = client
        self._timeout = int(timeout.total_seconds())

    def post(self, delivery: ClaimedDelivery, content: Content, may_go_on: Callable[[], None]) -> Posted:
        """Post a message with its key. Raises Refused, NotNow or OutcomeUnknown, and what `may_go_on` does."""
        client = self._guarded(may_go_on)
        with _errors_told(NotNow):
            channel_id = self._conversation(client, delivery)
        told = {} if content.told is None else {"told": content.told}
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": delivery.key, **told}}
        with _errors_told(OutcomeUnknown):
            answer = client.chat_postMessage(channel=channel_id, metadata=metadata, **content.arguments)
            return Posted(answer["channel"], answer["ts"], content.told)

    def _guarded(self, may_go_on: Callable[[], None] | None) -> GuardedClient:
        origin = self._origin
        return GuardedClient(
            origin.token,
            base_url=origin.base_url,
            timeout=self._timeout,
            ssl=origin.ssl,
            proxy=origin.proxy,
            headers=origin.headers,
            retry_handlers=[],
            may_go_on=may_go_on,
        )

    def find(self, delivery: ClaimedDelivery) -> Posted | None:
        """The message with a delivery's key, if it is in the conversation. Raises Refused or NotNow."""
        client = self._guarded(None)
        with _errors_told(NotNow):
            channel_id = self._conversation(client, delivery)
            cursor = None
            while cursor != "":
                answer = client.conversations_history(
                    channel=channel_id,
                    oldest=f"{(delivery.due_at - CLOCKS_DIFFER).timestamp():.6f}",
                    include_all_metadata=True,
                    limit=PAGE,
                    cursor=cursor,
                )
                for message in answer["messages"]:
                    payload = _payload_of(message)
                    if payload.get("key") == delivery.key:
                        return Posted(channel_id, message["ts"], payload.get("told"))
                cursor = (answer.get("response_metadata") or {}).get("next_cursor", "")
        return None

    def _conversation(self, client: WebClient, delivery: ClaimedDelivery) -> str:
        """Where a delivery goes: the channel, or the direct message with its receiver, opened if need be.

        Slack takes a message into the direct message with somebody who was deactivated, and nobody reads it: so it is
        asked. Opening is repeatable, so the same conversation is found when a message is looked for.
        """
        if delivery.slack_user_id is None:
            return str(delivery.slack_channel_id)
        if client.users_info(user=delivery.slack_user_id)["user"].get("deleted"):
            raise Refused("user_disabled")
        return str(client.conversations_open(users=delivery.slack_user_id)["channel"]["id"])


def _payload_of(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a message of the outbox carries besides its text; empty for every other message."""
    metadata = message.get("metadata", {})
    payload: Mapping[str, Any] = metadata.get("event_payload", {})
    return payload if metadata.get("event_type") == EVENT_TYPE else {}


@contextmanager
def _errors_told(unclear: type[NotNow] | type[OutcomeUnknown]) -> Iterator[None]:
    """Turn what a call raises into what it means; `unclear` is what a call means that may have been carried out."""
    try:
        yield
    except SlackApiError as error:
        raise _meaning(error, unclear) from error
    except URLError as error:
        reached = not isinstance(error.reason, NEVER_REACHED)
        raise (unclear if reached else NotNow)(type(error.reason).__name__) from error
    except (OSError, HTTPException, ValueError) as error:  # a time-out, a reset, half an answer, no answer of Slack's
        raise unclear(type(error).__name__) from error


def _meaning(error: SlackApiError, unclear: type[NotNow] | type[OutcomeUnknown]) -> SamlingError:
    answer = error.response
    code = str(answer["error"])
    if code in NO_EFFECT or answer.status_code == TOO_MANY:
        seconds = answer.headers.get("Retry-After")
        return NotNow(code, timedelta(seconds=int(seconds)) if seconds else None)
    if code in UNKNOWN or answer.status_code >= SERVER_ERROR:
        return unclear(f"HTTP {answer.status_code}")
    if not re.fullmatch("[a-z_]+", code):  # a whole page, of whoever answers there
        return unclear("no answer of Slack's")
    return Refused(code)
