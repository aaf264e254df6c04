"""A reply: once for each request, after what was asked before, and kept where the bot has no answer."""

import logging
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.questions.feedback import Vote, not_helped
from bot.questions.follow_ups import InContext
from bot.questions.forgetting import forget_askers
from bot.questions.place import Place, conversation_place
from models.deliveries import Delivery
from models.questions import EarlierQuestion, UnansweredQuestion
from tests.bot.questions.conftest import KARI, NOW, Programme

UNKNOWN = ("er det lov å ha med kjæledyr?", "finnes det lading for elbil?", "kor får eg refundert reisa?")
KNOWN = ("når er Leka-samlinga?", "og hvor?", "takk!", "hei", "hjelp", "hva skjer i 2025?")
DELIVERED = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from((*UNKNOWN, *KNOWN))).map(lambda pair: (f"Ev{pair[0]}", pair[1])),
    max_size=12,
)


@given(DELIVERED)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_delivered_again_no_unanswered_question_is_lost_or_doubled(
    programme: Programme, delivered: list[tuple[str, str]]
) -> None:
    """Killed by answering whether or not it is the first sight."""
    run = next(programme.requests)
    before = programme.count(UnansweredQuestion)
    first = {}
    for event_id, said in delivered:
        reply = programme.ask(said, request_id=f"{run} {event_id}")
        assert (reply is None) == (event_id in first)
        first.setdefault(event_id, said)
    # What a follow-up follows up stands before it.
    kept = [said for one in programme.kept()[before:] for said in UNKNOWN if one.text.endswith(said)]
    assert kept == [said for said in first.values() if said in UNKNOWN]


def rename(programme: Programme, table: str, name: str) -> None:
    with programme.database.writing() as session:
        session.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


def test_a_request_whose_answer_failed_may_come_again(programme: Programme) -> None:
    """Killed by recording the request in a transaction of its own: the question is then lost."""
    rename(programme, "unanswered_question", "elsewhere")
    try:
        with pytest.raises(DBAPIError):
            programme.ask(UNKNOWN[0], request_id="Ev1")
    finally:
        rename(programme, "elsewhere", "unanswered_question")
    programme.ask(UNKNOWN[0], request_id="Ev1")
    assert [one.text for one in programme.kept()] == [UNKNOWN[0]]


def test_a_follow_up_without_an_answer_is_kept_with_what_it_follows_up(programme: Programme) -> None:
    programme.ask("når er Rennebu-samlinga?")
    programme.ask("og parkering?")
    assert [one.text for one in programme.kept()] == ["når er Rennebu-samlinga? og parkering?"]


def test_places_are_kept_apart_and_a_place_keeps_one_question(programme: Programme) -> None:
    places = (
        Place("command", "CILAG"),
        Place("command", "CANDRE"),
        conversation_place("D1", None),
        conversation_place("D1", "1.5"),
        conversation_place("CILAG", "1.5"),
    )
    for place in (*places, *places):
        programme.ask("når er Leka-samlinga?", place=place)
    with programme.database.reading() as session:
        kept = sorted(session.scalars(select(EarlierQuestion.place)))
    assert kept == ["CILAG:1.5", "D1", "D1:1.5", "command"]


@pytest.mark.parametrize(
    ("place", "life"),
    [
        (Place("command", "CILAG"), timedelta(minutes=10)),
        (conversation_place("D1", None), timedelta(days=1)),
        (conversation_place("CILAG", "1.5"), timedelta(days=1)),
    ],
    ids=["command", "direct message", "thread"],
)
def test_an_earlier_question_is_deleted_when_its_life_is_over(
    programme: Programme, place: Place, life: timedelta
) -> None:
    programme.ask("når er Leka-samlinga?", place=place)
    second = timedelta(seconds=1)
    gone = [forget_askers(programme.services, NOW + moment) for moment in (life - second, life)]
    assert (gone, programme.count(EarlierQuestion)) == ([0, 1], 0)


def test_an_earlier_question_whose_life_is_over_is_not_followed_up_though_nobody_deleted_it_yet(
    programme: Programme,
) -> None:
    programme.ask("når er Leka-samlinga?")
    programme.now = NOW + timedelta(minutes=10)
    reply = programme.ask("og hvor?")
    assert reply is not None
    assert reply.asked.texts == ("og hvor?",)


@pytest.mark.parametrize("state", ["sent", "failed", "expired", "cancelled", "uncertain"])
def test_who_was_told_is_forgotten_once_nothing_is_left_to_do(programme: Programme, state: str) -> None:
    told_in_state(programme, state)
    assert (forget_askers(programme.services, NOW), programme.count(Delivery)) == (1, 0)


@pytest.mark.parametrize("state", ["pending", "sending"])
def test_who_is_to_be_told_is_remembered_until_then(programme: Programme, state: str) -> None:
    told_in_state(programme, state)
    assert (forget_askers(programme.services, NOW), programme.count(Delivery)) == (0, 1)


def told_in_state(programme: Programme, state: str) -> None:
    programme.ask(UNKNOWN[0], place=conversation_place("D1", None))
    programme.answer(1)
    with programme.database.writing() as session:
        delivery = session.scalars(select(Delivery)).one()
        delivery.state = state  # type: ignore[assignment] # one of the words of DeliveryState


def test_no_line_of_the_log_tells_what_was_asked_or_answered(
    programme: Programme, caplog: pytest.LogCaptureFixture
) -> None:
    """Killed by a line of the log in `replied` with the text in it."""
    caplog.set_level(logging.DEBUG)
    programme.ask(UNKNOWN[0])
    programme.ask(UNKNOWN[1])
    programme.answer(1)
    programme.dismiss(2)
    not_helped(programme.services, Vote("T1", KARI, "CILAG:1.5"), InContext((UNKNOWN[0],), "nb"))
    assert caplog.messages == []
