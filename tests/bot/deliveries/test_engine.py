"""What the engine does with what is due, and with what goes wrong between the bot and Slack."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.deliveries.engine import Timing
from bot.deliveries.posting import Content
from bot.deliveries.sending import deliver_due
from bot.deliveries.slack_post import SlackPost
from bot.local.slack_error import RateLimitedError, ServerFailedError, SlackError
from bot.local.web_api.disturbance import Disturbance
from bot.local.workspace import User
from models.claims import claim_due
from models.database import database_time
from models.deliveries import Delivery
from tests.bot.deliveries.conftest import NINE, Delivering
from tests.bot_in_slack.fixtures import CHANNEL, KARI, OLA

SENT = ("sent", None)
POSTING = "chat.postMessage"
UNCERTAIN = (
    "Jeg vet ikke om en melding til <#CILAG> kom fram, og jeg får ikke sett etter. "
    "Se etter om den er der. Mangler den, så gi beskjeden videre selv."
)
INVITE_ME = (
    "Jeg får ikke lagt ut påminnelser i <#CILAG>, for jeg er ikke med i kanalen. "
    "Åpne kanalen og skriv `/invite @Samling`, så sender jeg det som venter."
)
ARCHIVED = (
    "Kanalen <#CILAG> er arkivert, så jeg får ikke lagt ut påminnelser der. "
    "Hent den fram igjen i Slack, eller be den som satte meg opp, om å velge en annen."
)


def due(delivering: Delivering, at: datetime = NINE) -> int:
    return deliver_due(delivering.outbox, at)


def until_nothing_is_due(delivering: Delivering, at: datetime = NINE) -> None:
    assert any(due(delivering, at) == 0 for _ in range(20))


# As it should go


def test_what_is_due_is_posted_and_settled(delivering: Delivering) -> None:
    delivering.add("a")
    due(delivering)
    assert (delivering.said_in(), delivering.outcomes()) == (["a"], {"a": SENT})


def test_a_message_carries_its_delivery_key(delivering: Delivering) -> None:
    delivering.add("a")
    due(delivering)
    assert [one.metadata for one in delivering.channel.messages.values()] == [
        {"event_type": "samling_delivery", "event_payload": {"key": "a"}}
    ]


def test_the_row_keeps_where_its_message_stands(delivering: Delivering) -> None:
    delivering.add("a")
    due(delivering)
    with delivering.database.reading() as session:
        row = session.get_one(Delivery, 1)
    assert [(row.slack_channel_id, row.slack_ts)] == [(CHANNEL, ts) for ts in delivering.channel.messages]


def test_what_was_sent_is_not_sent_again(delivering: Delivering) -> None:
    delivering.add("a")
    assert [due(delivering), due(delivering), delivering.said_in()] == [1, 0, ["a"]]


def test_a_direct_message_goes_to_its_receiver_alone(delivering: Delivering, ola: int) -> None:
    delivering.add("a", person_id=ola)
    due(delivering)
    assert (delivering.said_to(OLA), delivering.said_in()) == (["a"], [])


def test_what_is_no_longer_to_be_said_is_cancelled(delivering: Delivering) -> None:
    delivering.add("a")
    deliver_due(replace(delivering.outbox, render=lambda *_: None), NINE)
    assert (delivering.said_in(), delivering.outcomes()) == ([], {"a": ("cancelled", None)})


def test_eight_engines_send_a_hundred_due_messages_once_each(delivering: Delivering) -> None:
    keys = [f"message {number}" for number in range(100)]
    delivering.add(*keys)
    together = threading.Barrier(8)

    def work(_: int) -> None:
        together.wait(10)
        while deliver_due(delivering.outbox, NINE):
            pass

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    assert sorted(delivering.said_in()) == sorted(keys)


# Not now


def test_slack_says_for_how_long_to_wait(delivering: Delivering) -> None:
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance(POSTING, RateLimitedError(3600)))
    due(delivering)
    with delivering.database.reading() as session:
        row, now = session.get_one(Delivery, 1), database_time(session)
    assert row.retry_at is not None
    assert (row.state, timedelta(minutes=59) < row.retry_at - now <= timedelta(hours=1)) == ("pending", True)


def test_what_slack_put_off_is_sent_after_the_pause_and_not_before(delivering: Delivering) -> None:
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance(POSTING, RateLimitedError(3600)))
    before = [due(delivering), due(delivering), delivering.said_in()]
    delivering.real_time_passes()
    due(delivering)
    assert [before, delivering.said_in()] == [[1, 0, []], ["a"]]


def test_while_slack_wants_a_pause_the_rest_of_the_batch_does_not_ask_again(delivering: Delivering) -> None:
    delivering.add("a", "b", "c")
    delivering.slack.web_api.disturb(Disturbance(POSTING, RateLimitedError(3600)))
    due(delivering)
    calls = [call.method for call in delivering.slack.web_api.calls]
    assert (calls, due(delivering)) == ([POSTING], 0)


def test_however_often_one_comes_to_nothing_it_holds_up_no_other(delivering: Delivering, ola: int) -> None:
    """Killed: pausing for everybody after the first call that came to nothing."""
    delivering.add("a", person_id=ola)
    for _ in range(4):
        delivering.slack.web_api.disturb(Disturbance("users.info", SlackError("internal_error")))
        due(delivering)
        delivering.real_time_passes()
    delivering.add("b")
    delivering.slack.web_api.disturb(Disturbance("users.info", SlackError("internal_error")))
    due(delivering)
    assert delivering.outcomes() == {"a": ("pending", "HTTP 200"), "b": SENT}


def test_a_slack_that_answers_nobody_is_left_alone_for_a_moment(delivering: Delivering) -> None:
    delivering.add(*"abcdefgh")
    delivering.slack.web_api.disturb(Disturbance(POSTING, SlackError("token_revoked"), times=8))
    due(delivering)
    calls = len(delivering.slack.web_api.calls)
    assert (due(delivering), len(delivering.slack.web_api.calls)) == (0, calls)


def test_a_slack_that_was_never_reached_is_asked_again_later(delivering: Delivering) -> None:
    delivering.add("a")
    delivering.slack.stop()
    due(delivering)
    assert delivering.outcomes() == {"a": ("pending", "ConnectionRefusedError")}


def test_a_revoked_token_ends_no_delivery(delivering: Delivering) -> None:
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance(POSTING, SlackError("token_revoked")))
    due(delivering)
    assert delivering.outcomes() == {"a": ("pending", "token_revoked")}


def test_a_message_that_can_not_be_rendered_holds_up_no_other(delivering: Delivering) -> None:
    def render(*given: Any) -> Content:
        return Content({"text": {"b": "b"}[given[1].key]})

    delivering.add("a", "b")
    deliver_due(replace(delivering.outbox, render=render), NINE)
    assert delivering.outcomes() == {"a": ("pending", "KeyError"), "b": SENT}


def test_the_wait_doubles_up_to_an_hour() -> None:
    waits = [Timing().wait_after(attempts) for attempts in (0, 1, 2, 3, 9, 10, 1000)]
    assert waits == [timedelta(seconds=s) for s in (0, 10, 20, 40, 2560)] + [timedelta(hours=1)] * 2


def test_where_the_lease_comes_to_its_end_the_rest_is_given_back_unsent(delivering: Delivering) -> None:
    """Killed: not asking before a delivery is begun."""
    delivering.add("a", "b")

    def render_slowly(*given: Any) -> Content:
        delivering.watch.ahead += 50  # of 90 seconds; 45 must be left to begin
        return Content({"text": given[1].key})

    deliver_due(replace(delivering.outbox, render=render_slowly), NINE)
    assert delivering.outcomes() == {"a": SENT, "b": ("pending", None)}


# The outcome is not known


LOST = {
    "an error of the server": ServerFailedError(),
    "an error that does not tell": SlackError("internal_error"),
    "no answer": None,
}


@pytest.mark.parametrize("error", LOST.values(), ids=LOST)
@pytest.mark.parametrize("has_effect", [True, False], ids=["posted", "not posted"])
def test_a_message_whose_answer_was_lost_is_in_the_channel_once(
    delivering: Delivering, error: SlackError | None, *, has_effect: bool
) -> None:
    """Killed: settling such a row as pending, not leaving it in doubt; not asking the history for metadata."""
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance(POSTING, error, has_effect=has_effect))
    impatient = replace(delivering.outbox, poster=SlackPost(client_of(delivering), timedelta(seconds=1)))
    deliver_due(impatient, NINE)
    for _ in range(3):
        delivering.real_time_passes()
        due(delivering)
    assert (delivering.said_in(), delivering.outcomes()) == (["a"], {"a": SENT})


def test_while_the_outcome_is_not_known_it_is_not_sent_again(delivering: Delivering) -> None:
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance(POSTING, ServerFailedError()))
    assert [due(delivering), due(delivering), delivering.outcomes()] == [1, 0, {"a": ("sending", "HTTP 500")}]


def test_a_process_that_ends_between_posting_and_settling_doubles_nothing(delivering: Delivering) -> None:
    delivering.add("a")
    with delivering.database.writing() as session:
        (claimed,) = claim_due(session, NINE, "killed", timedelta(minutes=1))
    delivering.outbox.poster.post(claimed, Content({"text": "a"}), lambda: None)
    delivering.real_time_passes()
    due(delivering)
    assert (delivering.said_in(), delivering.outcomes()) == (["a"], {"a": SENT})


def test_a_process_that_ends_between_claiming_and_posting_loses_nothing(delivering: Delivering) -> None:
    delivering.add("a")
    with delivering.database.writing() as session:
        claim_due(session, NINE, "killed", timedelta(minutes=1))
    delivering.real_time_passes()
    until_nothing_is_due(delivering)
    assert delivering.said_in() == ["a"]


def test_a_message_is_found_on_a_later_page_of_the_history(delivering: Delivering) -> None:
    """Killed: looking at the first page only."""
    delivering.add("a")
    with delivering.database.writing() as session:
        (claimed,) = claim_due(session, NINE, "killed", timedelta(minutes=1))
    delivering.outbox.poster.post(claimed, Content({"text": "a"}), lambda: None)
    for _ in range(250):
        delivering.slack.link.acts.post_message(KARI, CHANNEL, "hei")
    delivering.real_time_passes()
    due(delivering)
    assert delivering.outcomes() == {"a": SENT}


def test_a_direct_message_in_doubt_is_found_with_its_receiver(delivering: Delivering, ola: int) -> None:
    delivering.add("a", person_id=ola)
    delivering.slack.web_api.disturb(Disturbance(POSTING, ServerFailedError(), has_effect=True))
    due(delivering)
    delivering.real_time_passes()
    due(delivering)
    assert delivering.said_to(OLA) == ["a"]


def test_while_the_history_does_not_answer_nothing_is_sent(delivering: Delivering) -> None:
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance(POSTING, ServerFailedError(), has_effect=True))
    delivering.slack.web_api.disturb(Disturbance("conversations.history", RateLimitedError(5)))
    due(delivering)
    delivering.real_time_passes()
    due(delivering)
    assert (delivering.said_in(), delivering.outcomes()) == (["a"], {"a": ("sending", "ratelimited")})


def test_where_the_history_can_not_be_read_the_lead_is_told_that_it_is_uncertain(delivering: Delivering) -> None:
    delivering.add("a")
    delivering.slack.web_api.disturb(Disturbance(POSTING, ServerFailedError()))
    due(delivering)
    delivering.slack.workspace.leave(CHANNEL, "UBOT")
    delivering.real_time_passes()
    until_nothing_is_due(delivering)
    assert (delivering.outcomes(), delivering.said_to(KARI)) == (
        {"a": ("uncertain", "not_in_channel")},
        [UNCERTAIN],
    )


# Refused


def test_the_lead_is_told_once_how_to_invite_the_bot(delivering: Delivering) -> None:
    delivering.slack.workspace.leave(CHANNEL, "UBOT")
    delivering.add("a", "b", "c")
    until_nothing_is_due(delivering)
    assert delivering.said_to(KARI) == [INVITE_ME]


def test_what_is_wrong_still_is_told_again_the_day_after(delivering: Delivering) -> None:
    """Killed: telling of a place and reason once and for all."""
    delivering.slack.workspace.leave(CHANNEL, "UBOT")
    delivering.add("a")
    delivering.add("b", due_at=NINE + timedelta(days=1))
    until_nothing_is_due(delivering)
    until_nothing_is_due(delivering, NINE + timedelta(days=1))
    assert delivering.said_to(KARI) == [INVITE_ME, INVITE_ME]


def test_what_was_refused_is_not_tried_again(delivering: Delivering) -> None:
    delivering.slack.workspace.leave(CHANNEL, "UBOT")
    delivering.add("a")
    for _ in range(4):
        due(delivering)
        delivering.real_time_passes()
    calls = [call for call in delivering.slack.web_api.calls if call.arguments.get("channel") == CHANNEL]
    assert (len(calls), delivering.outcomes()) == (1, {"a": ("failed", "not_in_channel")})


def test_the_lead_is_told_of_an_archived_channel(delivering: Delivering) -> None:
    delivering.channel.is_archived = True
    delivering.add("a")
    until_nothing_is_due(delivering)
    assert delivering.said_to(KARI) == [ARCHIVED]


def test_nothing_is_said_to_somebody_who_was_deactivated(delivering: Delivering, ola: int) -> None:
    """Slack takes a message into their direct message, which nobody reads."""
    delivering.slack.workspace.direct_message(OLA)
    delivering.slack.workspace.add_user(User(OLA, "ola", "Ola Nordmann", deleted=True))
    delivering.add("a", person_id=ola)
    due(delivering)
    assert (delivering.said_to(OLA), delivering.outcomes()) == ([], {"a": ("failed", "user_disabled")})


def test_a_lead_who_was_deactivated_is_told_of_nothing(delivering: Delivering) -> None:
    delivering.slack.workspace.add_user(User(KARI, "kari", "Kari Nordmann", deleted=True))
    delivering.channel.is_archived = True
    delivering.add("a")
    dealt_with = [due(delivering), due(delivering), due(delivering)]
    assert (dealt_with, delivering.said_to(KARI)) == ([1, 1, 0], [])


# Late


def test_what_has_expired_is_not_sent(delivering: Delivering) -> None:
    delivering.add("a", expires_at=NINE + timedelta(hours=1))
    due(delivering, NINE + timedelta(hours=1))
    assert (delivering.said_in(), delivering.outcomes()) == ([], {"a": ("expired", None)})


def test_what_was_in_doubt_and_expired_meanwhile_is_not_sent(delivering: Delivering) -> None:
    delivering.add("a", expires_at=NINE + timedelta(hours=1))
    delivering.slack.web_api.disturb(Disturbance(POSTING, ServerFailedError()))
    due(delivering)
    delivering.real_time_passes()
    until_nothing_is_due(delivering, NINE + timedelta(hours=2))
    assert (delivering.said_in(), delivering.outcomes()) == ([], {"a": ("expired", None)})


def client_of(delivering: Delivering) -> Any:
    poster = delivering.outbox.poster
    assert isinstance(poster, SlackPost)
    return poster._origin  # noqa: SLF001 - the same Slack, with less patience
