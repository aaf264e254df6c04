"""A response_url: five answers within half an hour, seen by the asker or by all, new or in place of the original."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.webhook import WebhookClient

from bot.local.app_link import InMessage
from bot.local.server import LocalSlack

KARI, OLA, BOT = "U0KARI", "U0OLA", "U0BOT"
Connect = Callable[..., Any]
Json = dict[str, Any]
BUTTON = {"type": "button", "action_id": "valg", "text": {"type": "plain_text", "text": "Ja"}}
BLOCKS = [{"type": "actions", "elements": [BUTTON]}]
DIVIDER = [{"type": "divider"}]


@pytest.fixture
def of_command(slack: Any, connect: Connect) -> Any:
    """The response_url of a command that Kari ran."""
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    return WebhookClient(app.payloads(1)[0]["response_url"])


def clicked_url(slack: Any, app: Any, ts: str) -> Any:
    slack.acts.click(KARI, InMessage(slack.general.id, ts), "valg")
    (payload,) = [each.payload for each in app.requests if each.type == "interactive"]
    return WebhookClient(payload["response_url"])


@pytest.fixture
def original(slack: Any) -> str:
    """A message of the app's with a button."""
    answer = slack.web_client().chat_postMessage(channel=slack.general.id, text="Velg", blocks=BLOCKS)
    return str(answer["ts"])


def ephemeral(slack: Any) -> list[tuple[str, str | None]]:
    return [(each.text, each.seen_only_by) for each in slack.general.ephemeral.values()]


def seen_by_all(slack: Any) -> list[str]:
    return [each.text for each in slack.general.messages.values()]


def test_an_answer_is_accepted(of_command: Any) -> None:
    answer = of_command.send(text="svar")
    assert (answer.status_code, answer.body) == (200, "ok")


def test_an_answer_is_seen_by_the_asker_only(slack: Any, of_command: Any) -> None:
    of_command.send(text="svar")
    assert (ephemeral(slack), seen_by_all(slack)) == ([("svar", KARI)], [])


def test_an_answer_may_be_seen_by_all(slack: Any, of_command: Any) -> None:
    of_command.send(text="svar", response_type="in_channel")
    assert (ephemeral(slack), seen_by_all(slack)) == ([], ["svar"])


def test_an_answer_is_the_apps(slack: Any, of_command: Any) -> None:
    of_command.send(text="svar", response_type="in_channel")
    assert [(each.user, each.bot_id) for each in slack.general.messages.values()] == [(BOT, "B0APP")]


def test_an_answer_may_go_into_a_thread(slack: Any, of_command: Any, original: str) -> None:
    of_command.send_dict({"text": "svar", "response_type": "in_channel", "thread_ts": original})
    assert [each.thread_ts for each in slack.general.messages.values()] == [None, original]


def test_an_answers_blocks_can_be_clicked(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    WebhookClient(app.payloads(1)[0]["response_url"]).send(text="Velg", blocks=BLOCKS)
    (ts,) = slack.general.ephemeral
    assert slack.acts.click(KARI, InMessage(slack.general.id, ts), "valg").acked


def test_five_answers_are_accepted_and_no_sixth(of_command: Any) -> None:
    answers = [of_command.send(text=f"svar {number}") for number in range(6)]
    assert [(each.status_code, each.body) for each in answers] == [(200, "ok")] * 5 + [
        (404, '{"ok":false,"error":"used_url"}')
    ]


def test_an_ack_is_not_one_of_the_five(slack: Any, connect: Connect) -> None:
    app = connect(lambda _request: {"text": "ack"})
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    client = WebhookClient(app.payloads(1)[0]["response_url"])
    assert [client.send(text="svar").status_code for _ in range(6)] == [200] * 5 + [404]


@pytest.mark.parametrize(
    ("seconds", "answer"), [(1800, (200, "ok")), (1801, (404, '{"ok":false,"error":"expired_url"}'))]
)
def test_answers_are_accepted_for_half_an_hour(
    of_command: Any, elapsed: Any, seconds: float, answer: tuple[int, str]
) -> None:
    elapsed.seconds += seconds
    got = of_command.send(text="svar")
    assert (got.status_code, got.body) == answer


def test_the_calendar_does_not_age_a_response_url(slack: Any, of_command: Any) -> None:
    slack.workspace.clock.advance(timedelta(days=7))
    assert of_command.send(text="svar").status_code == 200


def test_an_address_that_was_never_given_is_expired(slack: Any) -> None:
    answer = WebhookClient(f"{slack.base_url}/actions/ukjent").send(text="svar")
    assert (answer.status_code, answer.body) == (404, '{"ok":false,"error":"expired_url"}')


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "invalid_payload"),
        ({"text": ""}, "no_text"),
        ({"text": "svar", "blocks": [{"type": "ukjent"}]}, "invalid_blocks"),
        ({"text": "nytt", "replace_original": True}, "message_not_found"),
        ({"delete_original": True}, "message_not_found"),
    ],
)
def test_an_unsound_answer_is_refused(of_command: Any, body: Json, error: str) -> None:
    answer = of_command.send_dict(body)
    assert (answer.status_code, answer.body) == (400, f'{{"ok":false,"error":"{error}"}}')


def test_a_refused_answer_is_not_one_of_the_five(of_command: Any) -> None:
    of_command.send_dict({})
    assert [of_command.send(text="svar").status_code for _ in range(5)] == [200] * 5


def test_an_answer_to_a_click_leaves_the_original(slack: Any, connect: Connect, original: str) -> None:
    clicked_url(slack, connect(), original).send(text="svar")
    assert (seen_by_all(slack), ephemeral(slack)) == (["Velg"], [("svar", KARI)])


def test_an_answer_may_replace_the_original(slack: Any, connect: Connect, original: str) -> None:
    clicked_url(slack, connect(), original).send(text="Valgt", blocks=DIVIDER, replace_original=True)
    message = slack.general.messages[original]
    assert (message.text, [block["type"] for block in message.blocks]) == ("Valgt", ["divider"])


def test_an_answer_may_delete_the_original(slack: Any, connect: Connect, original: str) -> None:
    clicked_url(slack, connect(), original).send(delete_original=True)
    assert seen_by_all(slack) == []


def test_an_answer_may_replace_an_ephemeral_original(slack: Any, connect: Connect) -> None:
    answer = slack.web_client().chat_postEphemeral(channel=slack.general.id, user=KARI, text="Velg", blocks=BLOCKS)
    clicked_url(slack, connect(), answer["message_ts"]).send(text="Valgt", replace_original=True)
    assert ephemeral(slack) == [("Valgt", KARI)]


def test_an_answer_may_delete_an_ephemeral_original(slack: Any, connect: Connect) -> None:
    answer = slack.web_client().chat_postEphemeral(channel=slack.general.id, user=KARI, text="Velg", blocks=BLOCKS)
    clicked_url(slack, connect(), answer["message_ts"]).send(delete_original=True)
    assert ephemeral(slack) == []


def test_an_answer_may_replace_what_a_command_was_acked_with(slack: Any, connect: Connect) -> None:
    app = connect(lambda _request: {"text": "Vent litt …"})
    slack.acts.run_command(KARI, slack.general.id, "/samle")
    WebhookClient(app.payloads(1)[0]["response_url"]).send(text="Ferdig", replace_original=True)
    assert ephemeral(slack) == [("Ferdig", KARI)]


def test_answers_are_logged(slack: Any, of_command: Any) -> None:
    of_command.send_dict({"text": "svar"})
    of_command.send_dict({"text": ""})
    assert [(each.url, each.body, each.error) for each in slack.link.responses] == [
        (of_command.url, {"text": "svar"}, None),
        (of_command.url, {"text": ""}, "no_text"),
    ]


def test_an_app_at_a_request_url_gets_whole_addresses(slack: Any, serve_app: Connect) -> None:
    app = serve_app()
    with LocalSlack(slack.workspace) as local:
        local.link.acts.run_command(KARI, slack.general.id, "/samle")
        (url,) = parse_qs(app.posted[0].body)["response_url"]
        assert WebhookClient(url).send(text="svar").status_code == 200
