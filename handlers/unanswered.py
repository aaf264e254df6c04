"""`/samling ubesvart`: the unanswered questions, for a lead to page through, answer or set aside."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.questions.unanswered_list import Act, dismiss, unanswered_groups
from bot.rendering.message import Message
from bot.rendering.questions import not_understood
from bot.rendering.unanswered import DISMISS, PAGE, not_yours, unanswered_message
from bot.services import Services
from handlers.asker import Asker, asker_of
from models.programme import programme_of_team
from models.questions import helpful_answers


def list_message(services: Services, asker: Asker, skip: int = 0) -> Message:
    """The list, from the group after `skip` others on. Somebody may have ceased to be a lead since it was drawn."""
    if asker.role != "lead":
        return not_yours(asker.language)
    with services.database.reading() as session:
        programme = programme_of_team(session, asker.team_id)
        if programme is None:
            return not_understood(asker.language)
        groups, helpful = unanswered_groups(session, programme), helpful_answers(session, programme.id)
        return unanswered_message(asker.language, programme.zone, groups, helpful, skip)


def register(app: App, services: Services) -> None:
    """Listen to the list's buttons."""

    @app.action(re.compile(PAGE))
    def turn_page(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        respond(**list_message(services, asker, int(action["value"])).arguments(), replace_original=True)

    @app.action(DISMISS)
    def set_aside(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        question_id, skip = map(int, action["value"].split())
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        if asker.role == "lead":
            dismiss(services, Act(asker.team_id, asker.user_id, question_id, body["trigger_id"]))
        respond(**list_message(services, asker, skip).arguments(), replace_original=True)
