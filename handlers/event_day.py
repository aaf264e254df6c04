"""«Ja, sett dagen», under what a lead is told or asked of an event without a day: a window with two dates."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.changes.act import Outcome
from bot.rendering.event_day_modal import form_modal, loading_modal, outcome_modal
from bot.rendering.undated import SET_DAY
from bot.services import Services
from handlers.asker import Asker, asker_of
from handlers.reflection_act import opened, show
from models.events import event_of_team
from models.recorded import event_alone


def register(app: App, services: Services) -> None:
    """Listen to the button, wherever it stands."""

    @app.action(SET_DAY)
    def ask(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        view_id = opened(client, body, loading_modal("nb"))
        asker = asker_of(services, body["team"]["id"], body["user"]["id"])
        show(client, view_id, view_for(services, asker, action["value"]))


def view_for(services: Services, asker: Asker, event_uid: str) -> View:
    """The form, or why there is none."""
    if asker.role != "lead":
        return outcome_modal(asker.language, Outcome("not_yours"))
    with services.database.reading() as session:
        event = event_of_team(session, asker.team_id, event_uid)
    if event is None:
        return outcome_modal(asker.language, Outcome("gone"))
    if event.status == "cancelled":
        return outcome_modal(asker.language, Outcome("cancelled", event_alone(event)))
    return form_modal(asker.language, event_alone(event))
