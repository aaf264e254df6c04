"""«Ikke send meg mer om dette»: the event is muted for whoever pressed; and «Angre», which takes that back."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.rendering.reminder_buttons import MENU, is_chosen, uid_in
from bot.rendering.reminder_replies import UNMUTE, muted_message, unmuted_message
from bot.services import Services
from bot.subscriptions.muting import mute_one
from handlers.language import language_of
from handlers.reminder_act import act_of, tell


def register(app: App, services: Services) -> None:
    """Listen to the menu under a reminder, and to the button under what that is answered with."""

    def is_asked_for(action: dict[str, Any]) -> bool:
        return is_chosen("mute", action["selected_option"]["value"])

    @app.action(MENU, matchers=[is_asked_for])
    def mute(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        act = act_of(body)
        if event := mute_one(services, act, uid_in(action["selected_option"]["value"]), is_muted=True):
            tell(respond, muted_message(language_of(services, act.team_id, act.user_id), event))

    @app.action(UNMUTE)
    def unmute(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        act = act_of(body)
        if event := mute_one(services, act, action["value"], is_muted=False):
            tell(respond, unmuted_message(language_of(services, act.team_id, act.user_id), event), instead=True)
