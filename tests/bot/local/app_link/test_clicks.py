"""Buttons, menus and shortcuts: what the app is told when somebody uses them, and where."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.local.app_link import InMessage, InView

KARI, OLA, BOT = "U0KARI", "U0OLA", "U0BOT"
Connect = Callable[..., Any]
Json = dict[str, Any]
SILENCE = {"no": "ack"}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def option(value: str) -> Json:
    return {"text": plain(value), "value": value}


OPTIONS = {"options": [option("a"), option("b")]}
ELEMENTS: dict[str, Json] = {
    "button": {"text": plain("Ja"), "value": "ja"},
    "static_select": {"placeholder": plain("Velg"), **OPTIONS},
    "overflow": OPTIONS,
    "radio_buttons": OPTIONS,
    "checkboxes": OPTIONS,
    "multi_static_select": OPTIONS,
    "users_select": {},
    "conversations_select": {},
    "channels_select": {},
    "datepicker": {"initial_date": "2025-05-05"},
    "timepicker": {},
}
CHOSEN: dict[str, tuple[Any, str, Any]] = {
    "static_select": ("b", "selected_option", option("b")),
    "overflow": ("a", "selected_option", option("a")),
    "radio_buttons": ("a", "selected_option", option("a")),
    "checkboxes": (["a", "b"], "selected_options", [option("a"), option("b")]),
    "multi_static_select": (["b"], "selected_options", [option("b")]),
    "users_select": (OLA, "selected_user", OLA),
    "conversations_select": ("C0X", "selected_conversation", "C0X"),
    "channels_select": ("C0X", "selected_channel", "C0X"),
    "datepicker": ("2025-05-12", "selected_date", "2025-05-12"),
    "timepicker": ("09:30", "selected_time", "09:30"),
}
"""By type: what the person chose, and under which key and how Slack says so."""


def element(kind: str) -> Json:
    return {"type": kind, "action_id": "valg"} | ELEMENTS[kind]


def actions(kind: str) -> list[Json]:
    return [{"type": "actions", "block_id": "rad", "elements": [element(kind)]}]


def posted(slack: Any, kind: str = "button", **fields: Any) -> InMessage:
    """A message of the app's with one element."""
    answer = slack.web_client().chat_postMessage(
        channel=slack.general.id, text="Velg", blocks=actions(kind), **fields
    )
    return InMessage(slack.general.id, answer["ts"])


def clicked(slack: Any, app: Any, where: Any, value: Any = None) -> Json:
    slack.acts.click(KARI, where, "valg", value)
    (payload,) = [each.payload for each in app.requests if each.type == "interactive"]
    return dict(payload)


def home(slack: Any, blocks: list[Json]) -> InView:
    view = slack.web_client().views_publish(user_id=KARI, view={"type": "home", "blocks": blocks})["view"]
    return InView(view["id"])


def modal(slack: Any, blocks: list[Json], **fields: Any) -> InView:
    content = {"type": "modal", "title": plain("Samling"), "blocks": blocks, **fields}
    trigger_id = slack.triggers.issue(KARI)
    return InView(slack.web_client().views_open(trigger_id=trigger_id, view=content)["view"]["id"])


def test_an_action_in_a_message_has_slacks_keys(slack: Any, connect: Connect) -> None:
    app = connect()
    assert set(clicked(slack, app, posted(slack))) == {
        "type", "team", "enterprise", "user", "api_app_id", "token", "container", "trigger_id", "channel", "message",
        "response_url", "state", "actions", "is_enterprise_install",
    }  # fmt: skip


def test_an_action_in_a_view_has_slacks_keys(slack: Any, connect: Connect) -> None:
    app = connect()
    assert set(clicked(slack, app, home(slack, actions("button")))) == {
        "type", "team", "enterprise", "user", "api_app_id", "token", "container", "trigger_id", "view", "actions",
        "is_enterprise_install",
    }  # fmt: skip


def test_an_action_says_who_acted(slack: Any, connect: Connect) -> None:
    app = connect()
    user = clicked(slack, app, posted(slack))["user"]
    assert user == {"id": KARI, "username": "kari", "name": "kari", "team_id": slack.workspace.team_id}


def test_an_action_in_a_message_says_in_which(slack: Any, connect: Connect) -> None:
    app = connect()
    where = posted(slack)
    payload = clicked(slack, app, where)
    assert (payload["container"], payload["message"]["ts"], payload["channel"]) == (
        {"type": "message", "message_ts": where.ts, "channel_id": slack.general.id, "is_ephemeral": False},
        where.ts,
        {"id": slack.general.id, "name": "samlinger"},
    )


def test_an_action_in_a_thread_says_in_which(slack: Any, connect: Connect) -> None:
    app = connect()
    parent = posted(slack)
    where = posted(slack, thread_ts=parent.ts)
    assert clicked(slack, app, where)["container"]["thread_ts"] == parent.ts


def test_of_an_ephemeral_message_slack_gives_the_place_only(slack: Any, connect: Connect) -> None:
    app = connect()
    answer = slack.web_client().chat_postEphemeral(
        channel=slack.general.id, user=KARI, text="Velg", blocks=actions("button")
    )
    payload = clicked(slack, app, InMessage(slack.general.id, answer["message_ts"]))
    assert ("message" in payload, payload["container"]["is_ephemeral"]) == (False, True)


def test_a_button_says_its_value(slack: Any, connect: Connect) -> None:
    app = connect()
    (act,) = clicked(slack, app, posted(slack))["actions"]
    del act["action_ts"]
    assert act == {"type": "button", "action_id": "valg", "block_id": "rad", "text": plain("Ja"), "value": "ja"}


@pytest.mark.parametrize("kind", CHOSEN)
def test_an_element_says_what_was_chosen(slack: Any, connect: Connect, kind: str) -> None:
    app = connect()
    value, key, said = CHOSEN[kind]
    (act,) = clicked(slack, app, posted(slack, kind), value)["actions"]
    assert (act["type"], act["action_id"], act["block_id"], act[key]) == (kind, "valg", "rad", said)


@pytest.mark.parametrize("kind", [kind for kind in CHOSEN if kind != "overflow"])
def test_what_was_chosen_is_in_the_state(slack: Any, connect: Connect, kind: str) -> None:
    app = connect()
    value, key, said = CHOSEN[kind]
    state = clicked(slack, app, posted(slack, kind), value)["state"]
    assert state == {"values": {"rad": {"valg": {"type": kind, key: said}}}}


@pytest.mark.parametrize("kind", ["button", "overflow"])
def test_what_holds_nothing_is_not_in_the_state(slack: Any, connect: Connect, kind: str) -> None:
    app = connect()
    assert clicked(slack, app, posted(slack, kind), "a")["state"] == {"values": {}}


def test_an_initial_choice_is_said_beside_the_new_one(slack: Any, connect: Connect) -> None:
    app = connect()
    (act,) = clicked(slack, app, posted(slack, "datepicker"), "2025-05-12")["actions"]
    assert act["initial_date"] == "2025-05-05"


def test_an_accessory_is_clicked_too(slack: Any, connect: Connect) -> None:
    app = connect()
    section = {"type": "section", "block_id": "rad", "text": plain("Leka"), "accessory": element("button")}
    assert clicked(slack, app, home(slack, [section]))["actions"][0]["block_id"] == "rad"


def test_an_action_in_a_modal_shows_what_was_typed(slack: Any, connect: Connect) -> None:
    app = connect()
    field = {"type": "plain_text_input", "action_id": "tekst"}
    blocks = [{"type": "input", "block_id": "felt", "label": plain("Tekst"), "element": field}, *actions("button")]
    where = modal(slack, blocks, submit=plain("Send"))
    slack.acts.fill(KARI, where.view_id, {("felt", "tekst"): "halvferdig"})
    values = clicked(slack, app, where)["view"]["state"]["values"]
    assert values == {"felt": {"tekst": {"type": "plain_text_input", "value": "halvferdig"}}}


def test_a_modals_trigger_pushes_another_modal(slack: Any, connect: Connect) -> None:
    app = connect()
    where = modal(slack, actions("button"))
    trigger_id = clicked(slack, app, where)["trigger_id"]
    content = {"type": "modal", "title": plain("Neste"), "blocks": [{"type": "divider"}]}
    pushed = slack.web_client().views_push(trigger_id=trigger_id, view=content)
    assert pushed["view"]["previous_view_id"] == where.view_id


def test_an_input_that_dispatches_tells_the_app(slack: Any, connect: Connect) -> None:
    app = connect()
    field = {"type": "plain_text_input", "action_id": "valg"}
    block = {"type": "input", "block_id": "rad", "label": plain("T"), "element": field, "dispatch_action": True}
    where = modal(slack, [block], submit=plain("Send"))
    assert clicked(slack, app, where, "Leka")["actions"][0]["value"] == "Leka"


def test_an_input_that_does_not_dispatch_is_no_click(slack: Any) -> None:
    block = {"type": "input", "label": plain("T"), "element": {"type": "plain_text_input", "action_id": "valg"}}
    where = modal(slack, [block], submit=plain("Send"))
    with pytest.raises(LookupError):
        slack.acts.click(KARI, where, "valg", "Leka")


def test_an_element_is_found_in_its_block(slack: Any, connect: Connect) -> None:
    app = connect()
    where = home(slack, [*actions("button"), {"type": "actions", "block_id": "to", "elements": [element("button")]}])
    slack.acts.click(KARI, where, "valg", block_id="to")
    (payload,) = app.payloads(1)
    assert payload["actions"][0]["block_id"] == "to"


def test_nobody_clicks_what_is_not_there(slack: Any) -> None:
    with pytest.raises(LookupError):
        slack.acts.click(KARI, posted(slack), "noe annet")


def test_nobody_chooses_what_is_not_offered(slack: Any) -> None:
    with pytest.raises(ValueError, match="no option 'c'"):
        slack.acts.click(KARI, posted(slack, "static_select"), "valg", "c")


def test_nobody_clicks_in_anothers_ephemeral_message(slack: Any) -> None:
    answer = slack.web_client().chat_postEphemeral(
        channel=slack.general.id, user=OLA, text="Velg", blocks=actions("button")
    )
    with pytest.raises(LookupError):
        slack.acts.click(KARI, InMessage(slack.general.id, answer["message_ts"]), "valg")


def test_nobody_clicks_in_anothers_home(slack: Any) -> None:
    where = home(slack, actions("button"))
    with pytest.raises(LookupError):
        slack.acts.click(OLA, where, "valg")


def test_an_unacked_click_is_warned_of(slack: Any, connect: Connect) -> None:
    connect(lambda request: SILENCE if request.type == "interactive" else None)
    outcome = slack.acts.click(KARI, posted(slack), "valg")
    assert (outcome.acked, outcome.shown) == (False, "Operation timed out. Apps need to respond within 3 seconds.")


def test_a_click_without_a_connected_app_fails_at_once(slack: Any) -> None:
    outcome = slack.acts.click(KARI, posted(slack), "valg")
    assert (outcome.acked, outcome.shown) == (False, "This app responded with an error.")


def test_a_global_shortcut_has_slacks_keys(slack: Any, connect: Connect) -> None:
    app = connect()
    slack.acts.use_shortcut(KARI, "ny_samling")
    assert set(app.payloads(1)[0]) == {
        "type", "token", "action_ts", "team", "user", "is_enterprise_install", "enterprise", "callback_id",
        "trigger_id",
    }  # fmt: skip


def test_a_message_shortcut_has_slacks_keys(slack: Any, connect: Connect) -> None:
    app = connect()
    ts = slack.acts.post_message(OLA, slack.general.id, "husk dette").ts
    slack.acts.use_shortcut(KARI, "husk", InMessage(slack.general.id, ts))
    (payload,) = [each.payload for each in app.requests if each.type == "interactive"]
    assert set(payload) == {
        "type", "callback_id", "trigger_id", "message_ts", "response_url", "message", "enterprise", "team", "user",
        "channel", "token", "action_ts", "is_enterprise_install",
    }  # fmt: skip


def test_a_message_shortcut_says_on_which(slack: Any, connect: Connect) -> None:
    app = connect()
    ts = slack.acts.post_message(OLA, slack.general.id, "husk dette").ts
    slack.acts.use_shortcut(KARI, "husk", InMessage(slack.general.id, ts))
    (payload,) = [each.payload for each in app.requests if each.type == "interactive"]
    assert (payload["type"], payload["message_ts"], payload["message"]["text"]) == (
        "message_action",
        ts,
        "husk dette",
    )


@pytest.mark.parametrize(("on_message", "name"), [(False, "username"), (True, "name")])
def test_each_kind_of_shortcut_names_the_person_as_slack_does(
    slack: Any, connect: Connect, on_message: Any, name: str
) -> None:
    app = connect()
    ts = slack.acts.post_message(OLA, slack.general.id, "husk dette").ts
    slack.acts.use_shortcut(KARI, "husk", InMessage(slack.general.id, ts) if on_message else None)
    (payload,) = [each.payload for each in app.requests if each.type == "interactive"]
    assert payload["user"] == {"id": KARI, name: "kari", "team_id": slack.workspace.team_id}


def test_a_clicks_trigger_opens_one_modal(slack: Any, connect: Connect) -> None:
    app = connect()
    trigger_id = clicked(slack, app, posted(slack))["trigger_id"]
    content = {"type": "modal", "title": plain("Ny"), "blocks": [{"type": "divider"}]}
    slack.web_client().views_open(trigger_id=trigger_id, view=content)
    with pytest.raises(SlackApiError) as refused:
        slack.web_client().views_open(trigger_id=trigger_id, view=content)
    assert refused.value.response["error"] == "exchanged_trigger_id"
