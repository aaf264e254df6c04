"""`/samling utboks`: what is sent unasked, for a lead to page through, send again or take back."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.deliveries.intervening import Act, intervene
from bot.deliveries.listed import Asked, outbox_listing
from bot.rendering.message import Message
from bot.rendering.outbox_list import ACT, LOOK, outbox_list_message
from bot.rendering.questions import not_understood
from bot.rendering.unanswered import not_yours
from bot.services import Services
from handlers.asker import Asker, asker_of
from models.outbox_acts import Outcome
from models.programme import programme_of_team


def outbox_message(services: Services, asker: Asker, asked: Asked, outcome: Outcome | None = None) -> Message:
    """A page of the outbox. Somebody may have ceased to be a lead since the buttons were drawn."""
    if asker.role != "lead":
        return not_yours(asker.language)
    now = services.clock()
    with services.database.reading() as session:
        programme = programme_of_team(session, asker.team_id)
        if programme is None:
            return not_understood(asker.language)
        listing = outbox_listing(session, programme, asked, now)
        return outbox_list_message(asker.language, programme.zone, listing, now, outcome)


def register(app: App, services: Services) -> None:
    """Listen to the list's buttons."""

    @app.action(re.compile(f"^{LOOK}:"))
    def look(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        message = outbox_message(services, asker, Asked.read(action["value"]))
        respond(**message.arguments(), replace_original=True)

    @app.action(ACT)
    def act(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        seen, ids, asked = action["value"].split(" ", 2)
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        outcome = None
        if asker.role == "lead":
            delivery_ids = tuple(map(int, ids.split(",")))
            outcome = intervene(services, Act(asker.team_id, asker.user_id, body["trigger_id"], seen, delivery_ids))
        message = outbox_message(services, asker, Asked.read(asked), outcome)
        respond(**message.arguments(), replace_original=True)
