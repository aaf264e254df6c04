"""A listener failed: the log gets where and why, the person one kind sentence with a reference to it.

Where the failure left a modal unanswered, the sentence goes beside its first field, and what was typed stays.
"""

import logging
import secrets
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import SamlingError
from bot.services import Services
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from handlers.language import language_of

log = logging.getLogger(__name__)


def register(app: App, services: Services) -> None:
    """Take what no listener handled."""

    @app.error
    def failed(error: Exception, body: dict[str, Any], client: WebClient) -> BoltResponse | None:
        reference = secrets.token_hex(4)
        log.error("%s failed, reference %s", _kind(body), reference, exc_info=error)
        lasting = isinstance(error, SamlingError) and not error.retryable
        text = sentence(
            _language(services, body), "error.lasting" if lasting else "error.passing", reference=reference
        )
        if body.get("type") == "view_submission":
            return _beside_the_first_field(body["view"], text)
        _tell(client, body, text)
        return None


def _kind(body: dict[str, Any]) -> str:
    """What sort of request it was; nothing that a person wrote."""
    return str(body.get("event", {}).get("type") or body.get("command") or body.get("type"))


def _language(services: Services, body: dict[str, Any]) -> Language:
    try:
        return language_of(services, _team(body), _user(body))
    except SQLAlchemyError:  # what failed may be the database itself
        return "nb"


def _team(body: dict[str, Any]) -> str:
    return str(body.get("team_id") or body["team"]["id"])


def _user(body: dict[str, Any]) -> str:
    return str(body.get("user_id") or body.get("event", {}).get("user") or body["user"]["id"])


def _beside_the_first_field(view: dict[str, Any], text: str) -> BoltResponse:
    block_id = next(block["block_id"] for block in view["blocks"] if block["type"] == "input")
    return BoltResponse(status=200, body={"response_action": "errors", "errors": {block_id: text}})


def _tell(client: WebClient, body: dict[str, Any], text: str) -> None:
    """Say it where only that person sees it."""
    try:
        if "response_url" in body:
            WebhookClient(body["response_url"]).send(text=text, response_type="ephemeral", replace_original=False)
        else:
            client.chat_postMessage(channel=_user(body), text=text)
    except (SlackApiError, OSError):
        log.warning("nobody could be told of that failure")
