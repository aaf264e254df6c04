"""«Sett påminnelsene mine på pause»: whoever pressed is sent nothing for now; and «Angre», which takes that back."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.rendering.reminder_buttons import MENU, is_chosen
from bot.rendering.reminder_replies import RESUME, paused_message, resumed_message
from bot.services import Services
from bot.subscriptions.muting import mute_all
from handlers.language import language_of
from handlers.reminder_act import act_of, tell


def register(app: App, services: Services) -> None:
    """Listen to the menu under a reminder, and to the button under what that is answered with."""

    def is_asked_for(action: dict[str, Any]) -> bool:
        return is_chosen("pause", action["selected_option"]["value"])

    @app.action(MENU, matchers=[is_asked_for])
    def pause(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        ack()
        act = act_of(body)
        if mute_all(services, act, is_muted=True):
            tell(respond, paused_message(language_of(services, act.team_id, act.user_id)))

    @app.action(RESUME)
    def resume(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        ack()
        act = act_of(body)
        if mute_all(services, act, is_muted=False):
            tell(respond, resumed_message(language_of(services, act.team_id, act.user_id)), instead=True)
