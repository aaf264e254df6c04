"""A lead's answer: checked and stored first, acknowledged after, so that what was typed stays where storing fails."""

from typing import Any

from slack_bolt import Ack, App

from bot.questions.new_fact import answer_questions
from bot.questions.unanswered_list import Act
from bot.rendering.unanswered_modal import FORM, draft_in, errors_beside, not_yours_modal, outcome_modal
from bot.services import Services
from handlers.asker import asker_of


def register(app: App, services: Services) -> None:
    """Listen to the window being submitted."""

    @app.view(FORM)
    def submitted(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        if asker.role != "lead":
            ack(response_action="update", view=not_yours_modal(asker.language))
            return
        act = Act(asker.team_id, asker.user_id, int(view["private_metadata"]), body["trigger_id"])
        outcome = answer_questions(services, act, draft_in(view))
        if isinstance(outcome, str):
            ack(response_action="update", view=outcome_modal(asker.language, outcome))
        else:
            ack(response_action="errors", errors=errors_beside(asker.language, outcome))
