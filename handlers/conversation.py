"""A direct message, or a mention: the bot answers where it was asked, a mention in its thread."""

from typing import Any

from slack_bolt import App, Say

from bot.questions.place import conversation_place
from handlers.answers import Answers, Request


def register(app: App, answers: Answers) -> None:
    """Listen to what people write to the bot."""

    @app.event("app_mention")
    def mention(body: dict[str, Any], event: dict[str, Any], say: Say) -> None:
        words_after_the_name = event["text"].partition(">")[2]
        answer(body, words_after_the_name, say, thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    def message(body: dict[str, Any], event: dict[str, Any], say: Say) -> None:
        if event["channel_type"] == "im" and "subtype" not in event:
            answer(body, event["text"], say, thread_ts=event.get("thread_ts"))

    def answer(body: dict[str, Any], text: str, say: Say, thread_ts: str | None) -> None:
        place = conversation_place(body["event"]["channel"], thread_ts)
        request = Request(body["event_id"], body["team_id"], body["event"]["user"], place, text)
        if message := answers.to(request):
            say(**message.arguments(), thread_ts=thread_ts)
