"""Events that are not acked come again, with the same event_id, three times and no more."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.local.app_link import AppLink

KARI = "U0KARI"
Connect = Callable[..., Any]
SILENCE = {"no": "ack"}


def attempts(slack: Any) -> list[tuple[int, str]]:
    assert slack.link.wait_until_quiet(10)
    return [(delivery.attempt, delivery.outcome) for delivery in slack.link.deliveries]


def test_an_acked_event_comes_once(slack: Any, connect: Connect) -> None:
    connect()
    slack.acts.post_message(KARI, slack.general.id, "hei")
    assert attempts(slack) == [(0, "acked")]


def test_an_event_that_is_never_acked_comes_four_times(slack: Any, connect: Connect) -> None:
    connect(lambda _request: SILENCE)
    slack.acts.post_message(KARI, slack.general.id, "hei")
    assert attempts(slack) == [(0, "timed_out"), (1, "timed_out"), (2, "timed_out"), (3, "timed_out")]


def test_a_redelivered_event_keeps_its_id(slack: Any, connect: Connect) -> None:
    app = connect(lambda request: None if request.retry_attempt == 2 else SILENCE)
    slack.acts.post_message(KARI, slack.general.id, "hei")
    assert len({payload["event_id"] for payload in app.payloads(3)}) == 1


def test_a_redelivery_says_how_manieth_it_is_and_why(slack: Any, connect: Connect) -> None:
    app = connect(lambda request: None if request.retry_attempt == 2 else SILENCE)
    slack.acts.post_message(KARI, slack.general.id, "hei")
    app.payloads(3)
    marks = [(request.retry_attempt, request.retry_reason) for request in app.requests]
    assert marks == [(0, ""), (1, "timeout"), (2, "timeout")]


def test_an_event_acked_at_the_second_attempt_rests(slack: Any, connect: Connect) -> None:
    connect(lambda request: None if request.retry_attempt == 1 else SILENCE)
    slack.acts.post_message(KARI, slack.general.id, "hei")
    assert attempts(slack) == [(0, "timed_out"), (1, "acked")]


def test_an_event_can_be_redelivered_on_purpose(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.post_message(KARI, slack.general.id, "hei")
    (first,) = app.payloads(1)
    slack.link.redeliver(first["event_id"])
    assert app.payloads(2) == [first, first]


def test_an_unknown_event_cannot_be_redelivered(slack: Any) -> None:
    with pytest.raises(KeyError):
        slack.link.redeliver("Ev0INGEN")


def test_a_delivery_is_logged_with_what_was_sent(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.post_message(KARI, slack.general.id, "hei")
    assert attempts(slack) == [(0, "acked")]
    assert [each.payload for each in slack.link.deliveries] == app.payloads(1)


@pytest.mark.parametrize(("seconds", "tried"), [(0, [0, 1]), (59, [0, 1]), (61, [0, 1, 2])])
def test_the_second_retry_waits_a_minute(
    slack: Any, elapsed: Any, serve_app: Connect, seconds: float, tried: list[int]
) -> None:
    serve_app(lambda _posted: (500, {}, ""))
    slack.link.stop()  # its retries do not wait; the link of this test keeps Slack's times
    link = AppLink(slack.workspace, slack.triggers)
    link.acts.post_message(KARI, slack.general.id, "hei")
    assert not link.wait_until_quiet(0.2)
    elapsed.seconds += seconds
    assert not link.wait_until_quiet(0.2)
    link.stop()
    assert [each.attempt for each in link.deliveries] == tried


def test_an_event_that_waits_too_long_for_the_app_is_dropped(slack: Any, elapsed: Any, connect: Connect) -> None:
    slack.acts.post_message(KARI, slack.general.id, "gammelt")
    elapsed.seconds += 700
    slack.acts.post_message(KARI, slack.general.id, "nytt")
    app = connect()
    assert [payload["event"]["text"] for payload in app.payloads(1)] == ["nytt"]


def test_redelivery_goes_through_http_with_slacks_headers(slack: Any, serve_app: Connect) -> None:
    app = serve_app(lambda posted: (200 if posted.headers.get("x-slack-retry-num") == "2" else 500, {}, ""))
    slack.acts.post_message(KARI, slack.general.id, "hei")
    attempts(slack)
    names = ("x-slack-retry-num", "x-slack-retry-reason")
    assert [tuple(posted.headers.get(name) for name in names) for posted in app.posted] == [
        (None, None),
        ("1", "http_error"),
        ("2", "http_error"),
    ]


def test_redelivery_through_http_sends_the_same_event(slack: Any, serve_app: Connect) -> None:
    app = serve_app(lambda _posted: (500, {}, ""))
    slack.acts.post_message(KARI, slack.general.id, "hei")
    attempts(slack)
    assert len({json.loads(posted.body)["event_id"] for posted in app.posted}) == 1


def test_an_app_may_ask_not_to_be_sent_an_event_again(slack: Any, serve_app: Connect) -> None:
    serve_app(lambda _posted: (500, {"X-Slack-No-Retry": "1"}, ""))
    slack.acts.post_message(KARI, slack.general.id, "hei")
    assert attempts(slack) == [(0, "failed")]
