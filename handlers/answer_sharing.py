"""«Del i kanalen»: an answer that only the asker saw, posted where they asked, with their name."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.questions.follow_ups import InContext, answered
from bot.rendering.answer_buttons import SHARE
from bot.rendering.answers import answer_message
from bot.rendering.sharing import could_not_share, shared_by
from bot.services import Services
from handlers.answers import Answers
from handlers.seen import seen_before

NOT_THERE = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says of a channel that the bot is not in: a public one, a private one."""


def register(app: App, answers: Answers, services: Services) -> None:
    """Listen to the button."""

    @app.action(SHARE)
    def share(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, respond: Respond) -> None:
        ack()
        if not seen_before(services, body["trigger_id"]):
            told = post(answers, client, body, InContext.read(action["value"]))
            respond(**told, response_type="ephemeral", replace_original="blocks" in told)


def post(answers: Answers, client: WebClient, body: dict[str, Any], asked: InContext) -> dict[str, Any]:
    """Post the answer as it is true now, and give what the person who shared it is shown. Raises SlackApiError.

    The answer without its buttons takes the place of the one that had them, so that it is not shared twice.
    """
    desk = answers.desk(body["team"]["id"])
    if desk is None:
        return {"text": could_not_share(asked.language)}
    answer = answered(desk.answerer, asked, desk.today)
    message = answer_message(answer, shared_by(answer.language, body["user"]["id"]))
    try:
        client.chat_postMessage(channel=body["channel"]["id"], **message.arguments())
    except SlackApiError as error:
        if error.response["error"] not in NOT_THERE:
            raise
        return {"text": could_not_share(answer.language)}
    return answer_message(answer).arguments()
