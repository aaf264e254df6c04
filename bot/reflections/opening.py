"""Opening a round: whoever is in the programme's channel that morning is invited, and asked in a direct message."""

import logging
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from slack_sdk import WebClient
from sqlalchemy.orm import Session

from bot.reflections.schedule import state_at
from bot.services import Services
from models.deliveries import PlannedDelivery, add_deliveries
from models.events import event_with_id
from models.programme import Person, Programme, known_person
from models.reflections import Round, begin_round, drop_round, invite, rounds_to_open

KEY_SALT_BYTES = 32
PAGE = 200
"""How many at a time, as Slack recommends: https://docs.slack.dev/apis/web-api/pagination."""

log = logging.getLogger(__name__)


def open_rounds(services: Services, now: datetime) -> int:
    """Open every planned round whose moment has come, and give their number.

    One whose open days went by while the bot did not run is dropped: nobody is asked about what is long ago.
    Raises SlackApiError where Slack does not tell who is there; the next tick tries again.
    """
    with services.database.reading() as session:
        due = rounds_to_open(session, now)
    return sum(_open_or_drop(services, round_, programme, now) for round_, programme in due)


def people_present(slack: WebClient, channel_id: str) -> list[str]:
    """The Slack user ids of a channel's members without bots, guests and deactivated people.

    Somebody of another organisation, in a channel shared with it, is not in the workspace's list and counts as a
    guest. Raises SlackApiError.
    """
    own = {user["id"] for user in _pages(slack.users_list, "members") if _is_of_the_house(user)}
    return [one for one in _pages(slack.conversations_members, "members", channel=channel_id) if one in own]


def _open_or_drop(services: Services, round_: Round, programme: Programme, now: datetime) -> bool:
    if state_at(round_.times, now) != "open":
        log.warning("the round of event %s was not opened in time and is dropped", round_.event_id)
        with services.database.writing() as session:
            drop_round(session, round_.id)
        return False
    present = people_present(services.slack, str(programme.slack_channel_id))
    with services.database.writing() as session:
        begun = begin_round(session, round_.id, secrets.token_bytes(KEY_SALT_BYTES))
        if begun:  # else another replica has
            _invite(session, round_, programme, present)
    return begun


def _invite(session: Session, round_: Round, programme: Programme, present: list[str]) -> None:
    """Invite who is present, and plan their prompts."""
    people = [known_person(session, programme.id, user_id) for user_id in present]
    invited = [person for person in people if person.role != "evaluator"]
    invite(session, round_.id, invited)
    uid = event_with_id(session, round_.event_id).uid
    add_deliveries(session, programme.id, [_prompt(round_, uid, person) for person in invited])


def _prompt(round_: Round, uid: str, person: Person) -> PlannedDelivery:
    return PlannedDelivery(
        key=f"prompt:{uid}:{person.id}",
        kind="prompt",
        due_at=round_.opens_at,
        expires_at=round_.seal_at,
        event_id=round_.event_id,
        round_id=round_.id,
        person_id=person.id,
    )


def _is_of_the_house(user: dict[str, Any]) -> bool:
    """https://docs.slack.dev/reference/objects/user-object."""
    return not any(user.get(flag) for flag in ("is_bot", "deleted", "is_restricted", "is_ultra_restricted"))


def _pages(method: Any, of: str, **arguments: str) -> Iterator[Any]:
    """Everything that a method lists, page by page."""
    cursor = None
    while cursor != "":
        answer = method(limit=PAGE, cursor=cursor, **arguments)
        yield from answer[of]
        cursor = answer["response_metadata"]["next_cursor"]
