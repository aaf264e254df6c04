"""Signed HTTP delivery, verified by slack_sdk's own SignatureVerifier."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier

KARI = "U0KARI"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
Serve = Callable[..., Any]


def sent_event(slack: Any, app: Any) -> Any:
    slack.acts.post_message(KARI, slack.general.id, "hei på deg")
    assert slack.link.wait_until_quiet(5)
    return app.posted[0]


def test_a_request_is_signed(slack: Any, serve_app: Serve) -> None:
    posted = sent_event(slack, serve_app())
    assert SignatureVerifier("hemmelig").is_valid_request(posted.body, posted.headers)


def test_a_tampered_body_does_not_match_its_signature(slack: Any, serve_app: Serve) -> None:
    posted = sent_event(slack, serve_app())
    assert not SignatureVerifier("hemmelig").is_valid_request(posted.body.replace("hei", "nei"), posted.headers)


def test_another_secret_does_not_match_the_signature(slack: Any, serve_app: Serve) -> None:
    posted = sent_event(slack, serve_app())
    assert not SignatureVerifier("et annet").is_valid_request(posted.body, posted.headers)


def test_events_are_json(slack: Any, serve_app: Serve) -> None:
    posted = sent_event(slack, serve_app())
    assert (posted.headers["content-type"], json.loads(posted.body)["type"]) == (JSON, "event_callback")


def test_commands_are_plain_forms(slack: Any, serve_app: Serve) -> None:
    app = serve_app()
    slack.acts.run_command(KARI, slack.general.id, "/samle nå")
    form = parse_qs(app.posted[0].body)
    assert (app.posted[0].headers["content-type"], form["command"], form["text"]) == (FORM, ["/samle"], ["nå"])


def test_interactions_are_json_in_a_form(slack: Any, serve_app: Serve) -> None:
    app = serve_app()
    slack.acts.use_shortcut(KARI, "snarvei")
    form = parse_qs(app.posted[0].body)
    assert (app.posted[0].headers["content-type"], list(form), json.loads(form["payload"][0])["type"]) == (
        FORM,
        ["payload"],
        "shortcut",
    )


def test_an_ack_may_answer_with_json(slack: Any, serve_app: Serve) -> None:
    serve_app(lambda _posted: (200, {"Content-Type": f"{JSON};charset=utf-8"}, '{"text": "svar"}'))
    assert slack.acts.run_command(KARI, slack.general.id, "/samle").response == {"text": "svar"}


def test_an_ack_may_answer_with_text(slack: Any, serve_app: Serve) -> None:
    serve_app(lambda _posted: (200, {"Content-Type": "text/plain"}, "svar"))
    assert slack.acts.run_command(KARI, slack.general.id, "/samle").response == {"text": "svar"}


def test_a_slow_app_misses_the_deadline(slack: Any, serve_app: Serve) -> None:
    finished = threading.Event()
    serve_app(lambda _posted: (finished.wait(5), (200, {}, ""))[1])
    outcome = slack.acts.run_command(KARI, slack.general.id, "/samle")
    finished.set()
    assert outcome.shown == '/samle failed with the error "operation_timeout"'


def test_an_app_that_errs_fails_the_command(slack: Any, serve_app: Serve) -> None:
    serve_app(lambda _posted: (500, {}, ""))
    outcome = slack.acts.run_command(KARI, slack.general.id, "/samle")
    assert outcome.shown == '/samle failed with the error "dispatch_failed"'


def test_an_app_that_is_not_there_fails_the_command(slack: Any) -> None:
    slack.workspace.app = replace(slack.workspace.app, request_url="http://127.0.0.1:9/slack/events")
    outcome = slack.acts.run_command(KARI, slack.general.id, "/samle")
    assert outcome.shown == '/samle failed with the error "dispatch_failed"'


def challenge(posted: Any) -> str:
    return str(json.loads(posted.body)["challenge"])


@pytest.mark.parametrize(
    ("answer", "verified"),
    [
        (lambda posted: (200, {"Content-Type": "text/plain"}, challenge(posted)), True),
        (lambda posted: (200, {"Content-Type": JSON}, json.dumps({"challenge": challenge(posted)})), True),
        (lambda posted: (200, {"Content-Type": FORM}, f"challenge={challenge(posted)}"), True),
        (lambda _posted: (200, {"Content-Type": "text/plain"}, "noe annet"), False),
        (lambda _posted: (200, {"Content-Type": JSON}, "ikke json"), False),
        (lambda posted: (401, {"Content-Type": "text/plain"}, challenge(posted)), False),
    ],
)
def test_a_request_url_is_verified_by_its_answer(slack: Any, serve_app: Serve, answer: Any, verified: Any) -> None:
    serve_app(answer)
    assert slack.link.verify_request_url() is verified


def test_a_request_url_that_nobody_serves_is_not_verified(slack: Any) -> None:
    slack.workspace.app = replace(slack.workspace.app, request_url="http://127.0.0.1:9/")
    assert not slack.link.verify_request_url()


def test_a_challenge_is_signed(slack: Any, serve_app: Serve) -> None:
    app = serve_app()
    slack.link.verify_request_url()
    assert SignatureVerifier("hemmelig").is_valid_request(app.posted[0].body, app.posted[0].headers)
