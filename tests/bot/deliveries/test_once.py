"""Whatever goes wrong, and in whatever order: a message is in the channel once."""

import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.deliveries.sending import deliver_due
from bot.local.slack_error import RateLimitedError, ServerFailedError, SlackError
from bot.local.web_api.disturbance import Disturbance
from models.claims import claim_due
from tests.bot.deliveries.conftest import NINE, Delivering

Fault = Callable[[Delivering], None]
NUMBERS = itertools.count()
MOST_PASSES = 200


def disturbed(method: str, error: SlackError, *, has_effect: bool) -> Fault:
    def fault(delivering: Delivering) -> None:
        delivering.slack.web_api.disturb(Disturbance(method, error, has_effect=has_effect))
        deliver_due(delivering.outbox, NINE)

    return fault


def killed_after_claiming(delivering: Delivering) -> None:
    with delivering.database.writing() as session:
        claim_due(session, NINE, "killed", timedelta(minutes=1))


class Killed(BaseException):
    """The process ends here."""


def killed_after_posting(delivering: Delivering) -> None:
    poster = delivering.outbox.poster

    class Last:
        find = poster.find

        def post(self, *given: object) -> None:
            poster.post(*given)  # type: ignore[arg-type] # handed on
            raise Killed

    with suppress(Killed):
        deliver_due(replace(delivering.outbox, poster=Last()), NINE)  # type: ignore[arg-type] # it does not come back


FAULTS: dict[str, Fault] = {
    "answer lost after posting": disturbed("chat.postMessage", ServerFailedError(), has_effect=True),
    "answer lost before posting": disturbed("chat.postMessage", ServerFailedError(), has_effect=False),
    "rate limited": disturbed("chat.postMessage", RateLimitedError(1), has_effect=False),
    "history rate limited": disturbed("conversations.history", RateLimitedError(1), has_effect=False),
    "history's answer lost": disturbed("conversations.history", ServerFailedError(), has_effect=True),
    "killed after claiming": killed_after_claiming,
    "killed after posting": killed_after_posting,
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(faults=st.lists(st.sampled_from(sorted(FAULTS)), max_size=5))
def test_a_message_is_in_the_channel_once_whatever_went_wrong_before(
    delivering: Delivering, faults: list[str]
) -> None:
    """Killed: sending what is in doubt without looking for it; settling a lost answer as pending; putting off what is
    in doubt as if it were not, where the history is not to be had.
    """
    key = f"message {next(NUMBERS)}"
    delivering.add(key)
    for fault in faults:
        FAULTS[fault](delivering)
        delivering.real_time_passes()
    for _ in range(MOST_PASSES):  # each uses up a fault that is still to come
        deliver_due(delivering.outbox, NINE)
        delivering.real_time_passes()
        if delivering.outcomes()[key] == ("sent", None):
            break
    assert delivering.said_in().count(key) == 1
