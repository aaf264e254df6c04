"""What goes wrong on the way to the app: connections that are cut, and things that come twice."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_websocket

from bot.local.app_link.reply import subject_of
from bot.local.fault_plan import DeliveryFault, FaultPlan
from tests.bot.local.app_link.conftest import wait_until

Connect = Callable[..., Any]
KARI, OLA = "U0KARI", "U0OLA"
EVENT = "events_api"
CUT, DUPLICATED = DeliveryFault.CUT, DeliveryFault.DUPLICATED


@contextmanager
def opened(slack: Any) -> Iterator[ClientConnection]:
    """A connection that has been greeted, and acks nothing."""
    with open_websocket(slack.link.new_connection_url(slack.base_url), proxy=None) as websocket:
        websocket.recv()
        yield websocket


@pytest.fixture
def getting(slack: Any, serve_app: Connect) -> Callable[[], tuple[Any, Any]]:
    """The stand-in, and a fresh app that it delivers to by HTTP, for an example of a property."""
    return lambda: (slack, serve_app())


def say(slack: Any, text: str = "hei", user: str = KARI) -> None:
    slack.acts.post_message(user, slack.general.id, text)


def happened(slack: Any) -> list[tuple[int, str, str | None]]:
    """Each attempt at a delivery: the how-manieth it is, what came of it, what it met."""
    assert slack.link.wait_until_quiet(5)
    return [(each.attempt, each.outcome, each.fault) for each in slack.link.deliveries]


def test_a_cut_connection_has_brought_the_envelope(slack: Any) -> None:
    slack.link.faults.order(EVENT, CUT)
    with opened(slack) as websocket:
        say(slack)
        assert json.loads(websocket.recv(timeout=2))["payload"]["event"]["text"] == "hei"


def test_a_cut_connection_ends_without_a_closing_handshake(slack: Any) -> None:
    slack.link.faults.order(EVENT, CUT)
    with opened(slack) as websocket:
        say(slack)
        websocket.recv(timeout=2)
        with pytest.raises(ConnectionClosedError) as closed:
            websocket.recv(timeout=2)
    assert closed.value.rcvd is None


def test_an_event_whose_connection_was_cut_comes_again_by_another(slack: Any, connect: Connect) -> None:
    slack.link.faults.order(EVENT, CUT)
    with opened(slack) as websocket:
        say(slack)
        lost = json.loads(websocket.recv(timeout=2))["payload"]
        app = connect()
        assert (app.payloads(1), app.requests[0].retry_attempt) == ([lost], 1)


def test_the_client_of_slack_sdk_comes_back_and_gets_the_event_again(slack: Any, connect: Connect) -> None:
    slack.link.faults.order(EVENT, CUT)
    app = connect(ping_seconds=0.1)
    say(slack)
    first, second = app.payloads(2)
    assert (first, happened(slack)) == (second, [(0, "failed", CUT), (1, "acked", None)])


def test_what_else_was_unacked_on_a_cut_connection_comes_again_too(slack: Any, connect: Connect) -> None:
    with opened(slack) as websocket:
        say(slack, "ventet")
        websocket.recv(timeout=2)
        slack.link.faults.order(EVENT, CUT)
        say(slack, "kuttet")
        websocket.recv(timeout=2)
        app = connect()
        texts = [payload["event"]["text"] for payload in app.payloads(2)]
    assert sorted(texts) == ["kuttet", "ventet"]


def test_a_request_by_http_that_is_cut_comes_again_marked_as_a_retry(slack: Any, serve_app: Connect) -> None:
    app = serve_app()
    slack.link.faults.order(EVENT, CUT)
    say(slack)
    happened(slack)
    # Whether the first was read before it was cut is up to the app's server.
    marks = [(json.loads(posted.body)["event_id"], posted.headers.get("x-slack-retry-num")) for posted in app.posted]
    assert [mark for mark in marks if mark[1]] == [(marks[0][0], "1")]


def test_a_duplicated_event_comes_twice_through_a_socket(slack: Any, connect: Connect) -> None:
    slack.link.faults.order(EVENT, DUPLICATED)
    app = connect()
    say(slack)
    first, second = app.payloads(2)
    assert (first, happened(slack)) == (second, [(0, "acked", DUPLICATED), (1, "acked", None)])


def test_a_duplicated_event_is_marked_as_a_retry_by_http(slack: Any, serve_app: Connect) -> None:
    app = serve_app()
    slack.link.faults.order(EVENT, DUPLICATED)
    say(slack)
    happened(slack)
    assert sorted(str(posted.headers.get("x-slack-retry-num")) for posted in app.posted) == ["1", "None"]


def test_a_retry_is_not_duplicated_again(slack: Any, connect: Connect) -> None:
    slack.link.faults.follow(FaultPlan(1, {DUPLICATED: 1.0}))
    connect()
    say(slack)
    assert [attempt for attempt, _, _ in happened(slack)] == [0, 1]


def test_a_duplicated_command_comes_twice_through_a_socket(slack: Any, connect: Connect) -> None:
    slack.link.faults.order("slash_commands", DUPLICATED)
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    first, second = app.payloads(2)
    assert first == second


def test_a_command_is_not_duplicated_by_http(slack: Any, serve_app: Connect) -> None:
    app = serve_app()
    slack.link.faults.order("slash_commands", DUPLICATED)
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    say(slack)
    happened(slack)
    assert [posted.headers["content-type"] for posted in app.posted] == [
        "application/x-www-form-urlencoded",
        "application/json",
    ]


def test_when_the_faults_end_things_come_once(slack: Any, connect: Connect) -> None:
    slack.link.faults.follow(FaultPlan(1, {DUPLICATED: 1.0}))
    slack.link.faults.end()
    connect()
    say(slack)
    assert happened(slack) == [(0, "acked", None)]


def subject(user: str, attempt: int) -> str:
    return subject_of({"event": {"type": "message", "user": user}}, attempt)


def tries_told_by(plan: FaultPlan, user: str, events: int) -> list[int]:
    """How many first attempts, first retries, second … a plan means for so many events of a person."""
    tries = [events]
    for attempt in range(3):
        met = [plan.of_delivery(EVENT, subject(user, attempt), number) for number in range(1, tries[-1] + 1)]
        tries.append(met.count(CUT) + (met.count(DUPLICATED) if attempt == 0 else 0))
    return tries


speakers = st.lists(st.sampled_from([KARI, OLA]), min_size=1, max_size=10)
serving = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


@serving
@given(seed=st.integers(0, 2**32), speakers=speakers)
def test_events_come_as_often_as_the_plan_tells_beforehand(
    getting: Callable[[], tuple[Any, Any]], seed: int, speakers: list[str]
) -> None:
    slack, app = getting()
    plan = FaultPlan(seed, {CUT: 0.3, DUPLICATED: 0.3})
    slack.link.faults.follow(plan)
    before = len(happened(slack))
    for user in speakers:
        say(slack, user=user)
    attempts = Counter(attempt for attempt, _, _ in happened(slack)[before:])
    tries = [tries_told_by(plan, who, speakers.count(who)) for who in (KARI, OLA)]
    told = [sum(each) for each in zip(*tries, strict=True)]
    wait_until(lambda: len(app.posted) >= sum(told))  # nobody waits for the app where a request is cut
    assert ([attempts[number] for number in range(4)], len(app.posted)) == (told, sum(told))


@serving
@given(seed=st.integers(0, 2**32), speakers=speakers)
def test_what_a_first_attempt_meets_the_plan_tells_beforehand(
    getting: Callable[[], tuple[Any, Any]], seed: int, speakers: list[str]
) -> None:
    slack, _ = getting()
    plan = FaultPlan(seed, {CUT: 0.3, DUPLICATED: 0.3})
    slack.link.faults.follow(plan)
    before = len(happened(slack))
    for user in speakers:
        say(slack, user=user)
    happened(slack)
    first = [each for each in slack.link.deliveries[before:] if each.attempt == 0]
    met = [each.fault for each in sorted(first, key=lambda each: each.payload["event"]["ts"])]
    numbers = [speakers[: place + 1].count(user) for place, user in enumerate(speakers)]
    assert met == [
        plan.of_delivery(EVENT, subject(user, 0), number) for user, number in zip(speakers, numbers, strict=True)
    ]
