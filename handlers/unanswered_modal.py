"""«Svar» beside an unanswered question: a window opens at once, and gets its form as soon as it is ready."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.questions.new_fact import form_for
from bot.rendering.unanswered import ANSWER
from bot.rendering.unanswered_modal import form_modal, loading_modal, not_yours_modal, outcome_modal
from bot.services import Services
from handlers.asker import Asker, asker_of
from handlers.reflection_act import show
from models.programme import programme_of_team


def register(app: App, services: Services) -> None:
    """Listen to the button."""

    @app.action(ANSWER)
    def answer(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        # The trigger lives for 3 seconds: open first, look everything up after.
        opened = client.views_open(trigger_id=body["trigger_id"], view=loading_modal("nb"))
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        question_id = int(action["value"].split()[0])
        show(client, opened["view"]["id"], view_for(services, asker, question_id))


def view_for(services: Services, asker: Asker, question_id: int) -> View:
    """The form, or why there is none."""
    if asker.role != "lead":
        return not_yours_modal(asker.language)
    with services.database.reading() as session:
        programme = programme_of_team(session, asker.team_id)
        form = form_for(session, programme, question_id) if programme else None
        return form_modal(asker.language, form) if form else outcome_modal(asker.language, "gone")
