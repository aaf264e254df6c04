"""The composition root: services in, a Bolt app with every listener out, and the outbox."""

import logging
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App

from bot.deliveries.engine import Outbox, Timing
from bot.deliveries.slack_post import SlackPost
from bot.rendering.outbox import rendered
from bot.services import Services
from handlers import (
    answer_calendar,
    answer_choice,
    answer_feedback,
    answer_sharing,
    conversation,
    evaluation,
    event_cancellation,
    event_day,
    event_day_submission,
    event_not_held_yet,
    failures,
    greeting,
    help_shortcut,
    home_tab,
    outbox,
    reflection_absence,
    reflection_modal,
    reflection_submission,
    reflection_withdrawal,
    reminder_muting,
    reminder_pause,
    reminder_snooze,
    slash_command,
    subscription_modal,
    subscription_submission,
    unanswered,
    unanswered_modal,
    unanswered_submission,
)
from handlers.answers import Answers

LISTENER_THREADS = 20
"""Bolt's own five leave the sixth command unacknowledged while five slow ones run."""
LISTENERS = (
    home_tab,
    help_shortcut,
    greeting,
    evaluation,
    reflection_modal,
    reflection_submission,
    reflection_withdrawal,
    reflection_absence,
    reminder_snooze,
    reminder_muting,
    reminder_pause,
    subscription_modal,
    subscription_submission,
    answer_calendar,
    answer_feedback,
    unanswered,
    unanswered_modal,
    unanswered_submission,
    outbox,
    event_day,
    event_day_submission,
    event_cancellation,
    event_not_held_yet,
    failures,
)


def build_app(services: Services, signing_secret: str | None = None) -> App:
    """The app, connected to nothing yet. `signing_secret` is what HTTP requests are checked with."""
    logging.getLogger("slack_bolt.App").addFilter(_tells_something)
    app = App(
        name="samling",
        client=services.slack,
        signing_secret=signing_secret,
        token_verification_enabled=False,  # the runtime checks the token, and says what to do about a wrong one
        listener_executor=ThreadPoolExecutor(LISTENER_THREADS, "listener"),
    )
    answers = Answers(services)  # one, for its index is built from all that is recorded
    slash_command.register(app, answers)
    conversation.register(app, answers)
    answer_choice.register(app, answers)
    answer_sharing.register(app, answers, services)
    for listener in LISTENERS:
        listener.register(app, services)
    return app


def build_outbox(services: Services) -> Outbox:
    """The outbox with what renders and what posts its messages. One a process: it keeps the pace."""
    timing = Timing()
    return Outbox(services.database, rendered, SlackPost(services.slack, timing.call), timing)


def _tells_something(record: logging.LogRecord) -> bool:
    """Drop Bolt's warning that it found our token in the environment too, where everybody keeps it."""
    return "`token` will be unused" not in record.getMessage()
