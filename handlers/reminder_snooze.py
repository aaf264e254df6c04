"""«Minn meg igjen om 1 time», «I morgen tidlig»: the same reminder once more, to whoever pressed alone."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.rendering.reminder_buttons import SNOOZE_HOUR, SNOOZE_MORNING
from bot.rendering.reminder_replies import snoozed_message
from bot.services import Services
from bot.subscriptions.snoozing import Snooze, snooze_reminder
from handlers.language import language_of
from handlers.reminder_act import act_of, tell

SNOOZES: Mapping[str, Snooze] = {SNOOZE_HOUR: "hour", SNOOZE_MORNING: "morning"}


def register(app: App, services: Services) -> None:
    """Listen to both buttons."""

    def snooze(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond) -> None:
        ack()
        act, chosen = act_of(body), SNOOZES[action["action_id"]]
        if came := snooze_reminder(services, act, action["value"], chosen):
            tell(respond, snoozed_message(language_of(services, act.team_id, act.user_id), chosen, came))

    for action_id in SNOOZES:
        app.action(action_id)(snooze)
