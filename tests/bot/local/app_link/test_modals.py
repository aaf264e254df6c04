"""Modals: what a person fills in and submits, what the app's ack does to them, and how they are closed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

KARI, OLA = "U0KARI", "U0OLA"
Connect = Callable[..., Any]
Json = dict[str, Any]
SILENCE = {"no": "ack"}
TROUBLE = "We had some trouble connecting. Try again?"


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def option(value: str) -> Json:
    return {"text": plain(value), "value": value}


def field(kind: str, *, optional: bool = True, **fields: Any) -> Json:
    element = {"type": kind, "action_id": "a", **fields}
    return {"type": "input", "block_id": "b", "label": plain("Felt"), "element": element, "optional": optional}


def view(*blocks: Json, **fields: Any) -> Json:
    return {
        "type": "modal",
        "title": plain("Samling"),
        "submit": plain("Send"),
        "callback_id": "skjema",
        "blocks": list(blocks) or [field("plain_text_input")],
        **fields,
    }


@dataclass
class Modals:
    """The modals of Kari."""

    slack: Any

    def open(self, *blocks: Json, **fields: Any) -> str:
        trigger_id = self.slack.triggers.issue(KARI)
        return str(
            self.slack.web_client().views_open(trigger_id=trigger_id, view=view(*blocks, **fields))["view"]["id"]
        )

    def push(self, on: str, *blocks: Json, **fields: Any) -> str:
        trigger_id = self.slack.triggers.issue(KARI, on)
        return str(
            self.slack.web_client().views_push(trigger_id=trigger_id, view=view(*blocks, **fields))["view"]["id"]
        )

    def fill(self, view_id: str, value: Any) -> None:
        self.slack.acts.fill(KARI, view_id, {("b", "a"): value})

    def submit(self, view_id: str) -> Any:
        return self.slack.acts.submit(KARI, view_id)

    @property
    def open_ids(self) -> list[str]:
        return list(self.slack.workspace.modals.get(KARI, []))


@pytest.fixture
def modals(slack: Any) -> Modals:
    return Modals(slack)


def acking(payload: Json | None) -> Callable[[Any], Json | None]:
    return lambda _request: payload


def test_a_submission_has_slacks_keys(modals: Modals, connect: Connect) -> None:
    app = connect()
    modals.submit(modals.open())
    assert set(app.payloads(1)[0]) == {
        "type", "team", "enterprise", "user", "api_app_id", "token", "trigger_id", "view", "response_urls",
        "is_enterprise_install",
    }  # fmt: skip


def test_a_submitted_view_has_slacks_keys(modals: Modals, connect: Connect) -> None:
    app = connect()
    modals.submit(modals.open())
    assert set(app.payloads(1)[0]["view"]) == {
        "id", "team_id", "type", "title", "submit", "close", "blocks", "private_metadata", "callback_id",
        "external_id", "state", "hash", "clear_on_close", "notify_on_close", "submit_disabled", "root_view_id",
        "previous_view_id", "app_id", "app_installed_team_id", "bot_id",
    }  # fmt: skip


OPTIONS = {"options": [option("x"), option("y")]}


@pytest.mark.parametrize(
    ("kind", "fields", "typed", "state"),
    [
        ("plain_text_input", {}, "Fint på Leka", {"value": "Fint på Leka"}),
        ("number_input", {"is_decimal_allowed": False}, "4", {"value": "4"}),
        ("email_text_input", {}, "kari@ilag.no", {"value": "kari@ilag.no"}),
        ("url_text_input", {}, "https://ilag.no", {"value": "https://ilag.no"}),
        ("static_select", OPTIONS, "y", {"selected_option": option("y")}),
        (
            "static_select",
            {"option_groups": [{"label": plain("G"), "options": [option("x")]}]},
            "x",
            {"selected_option": option("x")},
        ),
        ("radio_buttons", OPTIONS, "x", {"selected_option": option("x")}),
        ("checkboxes", OPTIONS, ["x", "y"], {"selected_options": [option("x"), option("y")]}),
        ("multi_static_select", OPTIONS, ["y"], {"selected_options": [option("y")]}),
        ("users_select", {}, OLA, {"selected_user": OLA}),
        ("multi_users_select", {}, [OLA, KARI], {"selected_users": [OLA, KARI]}),
        ("channels_select", {}, "C0X", {"selected_channel": "C0X"}),
        ("conversations_select", {}, "C0X", {"selected_conversation": "C0X"}),
        ("datepicker", {}, "2025-05-12", {"selected_date": "2025-05-12"}),
        ("timepicker", {}, "18:00", {"selected_time": "18:00"}),
        ("datetimepicker", {}, 1745823600, {"selected_date_time": 1745823600}),
    ],
)
def test_what_was_filled_in_comes_in_slacks_shape(
    modals: Modals, connect: Connect, kind: str, fields: Json, typed: Any, state: Json
) -> None:
    app = connect()
    view_id = modals.open(field(kind, **fields))
    modals.fill(view_id, typed)
    modals.submit(view_id)
    assert app.payloads(1)[0]["view"]["state"] == {"values": {"b": {"a": {"type": kind} | state}}}


@pytest.mark.parametrize(
    ("kind", "fields", "state"),
    [
        ("plain_text_input", {}, {"value": None}),
        ("static_select", OPTIONS, {"selected_option": None}),
        ("checkboxes", OPTIONS, {"selected_options": []}),
        ("datepicker", {}, {"selected_date": None}),
        ("plain_text_input", {"initial_value": "fra før"}, {"value": "fra før"}),
        ("radio_buttons", OPTIONS | {"initial_option": option("y")}, {"selected_option": option("y")}),
        ("datepicker", {"initial_date": "2025-05-05"}, {"selected_date": "2025-05-05"}),
        ("users_select", {"initial_user": OLA}, {"selected_user": OLA}),
    ],
)
def test_what_is_untouched_is_null_or_its_initial_value(
    modals: Modals, connect: Connect, kind: str, fields: Json, state: Json
) -> None:
    app = connect()
    modals.submit(modals.open(field(kind, **fields)))
    assert app.payloads(1)[0]["view"]["state"] == {"values": {"b": {"a": {"type": kind} | state}}}


def test_what_was_emptied_is_null_and_not_its_initial_value(modals: Modals, connect: Connect) -> None:
    app = connect()
    view_id = modals.open(field("plain_text_input", initial_value="fra før"))
    modals.fill(view_id, "")
    modals.submit(view_id)
    assert app.payloads(1)[0]["view"]["state"]["values"]["b"]["a"]["value"] is None


@pytest.mark.parametrize(
    ("kind", "fields", "typed", "complaint"),
    [
        ("plain_text_input", {"optional": False}, None, "Please complete this required field."),
        ("static_select", OPTIONS | {"optional": False}, None, "Please complete this required field."),
        ("checkboxes", OPTIONS | {"optional": False}, [], "Please complete this required field."),
        ("plain_text_input", {"min_length": 3}, "ja", "Please enter at least 3 characters."),
        ("plain_text_input", {"max_length": 3}, "nei!", "Please enter at most 3 characters."),
        ("plain_text_input", {}, "x" * 3001, "Please enter at most 3000 characters."),
        ("number_input", {"is_decimal_allowed": False}, "1.5", "Please enter a number."),
        ("number_input", {"is_decimal_allowed": True, "min_value": "2"}, "1.5", "Please enter 2 or more."),
        ("number_input", {"is_decimal_allowed": True, "max_value": "1"}, "1.5", "Please enter 1 or less."),
        ("email_text_input", {}, "kari", "Please enter an e-mail address."),
        ("url_text_input", {}, "ilag", "Please enter a URL."),
        ("multi_static_select", OPTIONS | {"max_selected_items": 1}, ["x", "y"], "Please choose at most 1."),
    ],
)
def test_the_client_checks_fields_without_asking_the_app(
    modals: Modals, connect: Connect, kind: str, fields: Json, typed: Any, complaint: str
) -> None:
    connect()
    view_id = modals.open(field(kind, **fields))
    if typed is not None:
        modals.fill(view_id, typed)
    outcome = modals.submit(view_id)
    assert (outcome.field_errors, modals.slack.link.deliveries) == ({"b": complaint}, [])


def test_fields_are_required_unless_they_say_otherwise(modals: Modals) -> None:
    required = {name: value for name, value in field("plain_text_input").items() if name != "optional"}
    assert modals.submit(modals.open(required)).field_errors == {"b": "Please complete this required field."}


@pytest.mark.parametrize("payload", [None, {}])
def test_a_plain_ack_closes_the_modal(modals: Modals, connect: Connect, payload: Json | None) -> None:
    connect(acking(payload))
    outcome = modals.submit(modals.open())
    assert (outcome.acked, outcome.shown, modals.open_ids) == (True, None, [])


def test_a_plain_ack_shows_the_modal_below(modals: Modals, connect: Connect) -> None:
    connect()
    first = modals.open()
    modals.submit(modals.push(first))
    assert modals.open_ids == [first]


def test_errors_are_shown_beside_their_fields(modals: Modals, connect: Connect) -> None:
    connect(acking({"response_action": "errors", "errors": {"b": "Skriv mer."}}))
    view_id = modals.open()
    outcome = modals.submit(view_id)
    assert (outcome.acked, outcome.field_errors, modals.open_ids) == (True, {"b": "Skriv mer."}, [view_id])


def test_errors_leave_what_was_typed(modals: Modals, connect: Connect) -> None:
    app = connect(acking({"response_action": "errors", "errors": {"b": "Skriv mer."}}))
    view_id = modals.open()
    modals.fill(view_id, "kort")
    modals.submit(view_id)
    modals.submit(view_id)
    assert [each["view"]["state"]["values"]["b"]["a"]["value"] for each in app.payloads(2)] == ["kort", "kort"]


@pytest.mark.parametrize(
    "payload",
    [
        {"response_action": "errors", "errors": {"ukjent": "Skriv mer."}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "errors"},
        {"response_action": "errors", "errors": {"b": 7}},
        {"response_action": "update", "view": {"type": "modal", "blocks": []}},
        {"response_action": "push", "view": {"type": "ukjent"}},
        {"response_action": "update"},
        {"response_action": "noe annet"},
    ],
)
def test_an_ack_that_slack_cannot_use_leaves_the_modal(modals: Modals, connect: Connect, payload: Json) -> None:
    connect(acking(payload))
    view_id = modals.open()
    outcome = modals.submit(view_id)
    assert (outcome.shown, modals.open_ids) == (TROUBLE, [view_id])


def test_an_update_changes_the_view_in_its_place(modals: Modals, connect: Connect) -> None:
    connect(acking({"response_action": "update", "view": view(callback_id="takk")}))
    view_id = modals.open()
    modals.submit(view_id)
    shown = modals.slack.workspace.views[view_id]
    assert (shown.content["callback_id"], modals.open_ids) == ("takk", [view_id])


def test_an_update_gives_the_view_another_hash(modals: Modals, connect: Connect) -> None:
    connect(acking({"response_action": "update", "view": view()}))
    view_id = modals.open()
    before = modals.slack.workspace.views[view_id].hash
    modals.submit(view_id)
    assert modals.slack.workspace.views[view_id].hash != before


def test_an_updates_fields_are_filled_in_and_submitted(modals: Modals, connect: Connect) -> None:
    unnamed = {"type": "input", "label": plain("Felt"), "element": {"type": "plain_text_input"}, "optional": True}
    app = connect(acking({"response_action": "update", "view": view(unnamed)}))
    view_id = modals.open()
    modals.submit(view_id)
    modals.submit(view_id)
    (block,) = app.payloads(2)[1]["view"]["state"]["values"].values()
    assert list(block.values()) == [{"type": "plain_text_input", "value": None}]


def test_a_push_puts_a_view_on_top(modals: Modals, connect: Connect) -> None:
    connect(acking({"response_action": "push", "view": view(callback_id="neste")}))
    first = modals.open()
    modals.submit(first)
    top = modals.slack.workspace.views[modals.open_ids[-1]]
    assert (len(modals.open_ids), top.content["callback_id"], top.previous_id, top.root_id) == (
        2,
        "neste",
        first,
        first,
    )


def test_a_fourth_view_is_too_deep(modals: Modals, connect: Connect) -> None:
    connect(acking({"response_action": "push", "view": view()}))
    first = modals.open()
    third = modals.push(modals.push(first))
    outcome = modals.submit(third)
    assert (outcome.shown, len(modals.open_ids)) == (TROUBLE, 3)


def test_a_clear_closes_all(modals: Modals, connect: Connect) -> None:
    connect(acking({"response_action": "clear"}))
    modals.submit(modals.push(modals.open()))
    assert modals.open_ids == []


def test_a_missed_deadline_leaves_the_modal_and_says_so(modals: Modals, connect: Connect) -> None:
    connect(acking(SILENCE))
    view_id = modals.open()
    outcome = modals.submit(view_id)
    assert (outcome.acked, outcome.shown, modals.open_ids) == (False, TROUBLE, [view_id])


def test_a_missed_deadline_leaves_what_was_typed(modals: Modals, connect: Connect) -> None:
    app = connect(acking(SILENCE))
    view_id = modals.open()
    modals.fill(view_id, "lang tekst")
    modals.submit(view_id)
    modals.submit(view_id)
    values = [each["view"]["state"]["values"]["b"]["a"]["value"] for each in app.payloads(2)]
    assert values == ["lang tekst", "lang tekst"]


def test_a_submission_without_a_connected_app_fails_at_once(modals: Modals) -> None:
    assert modals.submit(modals.open()).shown == TROUBLE


def test_what_was_typed_outlives_an_update_by_the_app(modals: Modals, connect: Connect) -> None:
    app = connect()
    view_id = modals.open()
    modals.fill(view_id, "halvferdig")
    modals.slack.web_client().views_update(view_id=view_id, view=view())
    modals.submit(view_id)
    assert app.payloads(1)[0]["view"]["state"]["values"]["b"]["a"]["value"] == "halvferdig"


def test_a_submissions_trigger_opens_a_modal(modals: Modals, connect: Connect) -> None:
    app = connect()
    modals.submit(modals.open())
    trigger_id = app.payloads(1)[0]["trigger_id"]
    opened = modals.slack.web_client().views_open(trigger_id=trigger_id, view=view())
    assert modals.open_ids == [opened["view"]["id"]]


def test_closing_is_told_where_the_app_asked_for_it(modals: Modals, connect: Connect) -> None:
    app = connect()
    view_id = modals.open(notify_on_close=True)
    modals.slack.acts.close(KARI, view_id)
    (payload,) = app.payloads(1)
    assert (payload["type"], payload["view"]["id"], payload["is_cleared"]) == ("view_closed", view_id, False)


def test_closing_has_slacks_keys(modals: Modals, connect: Connect) -> None:
    app = connect()
    modals.slack.acts.close(KARI, modals.open(notify_on_close=True))
    assert set(app.payloads(1)[0]) == {
        "type", "team", "enterprise", "user", "api_app_id", "token", "view", "is_cleared", "is_enterprise_install",
    }  # fmt: skip


def test_closing_is_not_told_otherwise(modals: Modals, connect: Connect) -> None:
    connect()
    modals.slack.acts.close(KARI, modals.open())
    assert (modals.open_ids, modals.slack.link.deliveries) == ([], [])


def test_closing_shows_the_modal_below(modals: Modals) -> None:
    first = modals.open()
    modals.slack.acts.close(KARI, modals.push(first))
    assert modals.open_ids == [first]


def test_closing_clears_all_where_the_view_says_so(modals: Modals, connect: Connect) -> None:
    app = connect()
    modals.slack.acts.close(KARI, modals.push(modals.open(), clear_on_close=True, notify_on_close=True))
    assert (modals.open_ids, app.payloads(1)[0]["is_cleared"]) == ([], True)


@pytest.mark.parametrize("act", ["submit", "close"])
def test_only_the_modal_in_front_is_acted_on(modals: Modals, act: str) -> None:
    first = modals.open()
    modals.push(first)
    with pytest.raises(LookupError):
        getattr(modals.slack.acts, act)(KARI, first)


def test_a_view_without_a_submit_button_is_not_submitted(modals: Modals) -> None:
    view_id = modals.open({"type": "divider"}, submit=None)
    with pytest.raises(LookupError):
        modals.submit(view_id)


def test_nothing_is_filled_into_a_field_that_is_not_there(modals: Modals) -> None:
    view_id = modals.open()
    with pytest.raises(LookupError):
        modals.slack.acts.fill(KARI, view_id, {("b", "ukjent"): "x"})


def test_formatted_text_is_submitted_as_it_was_put_in(modals: Modals, connect: Connect) -> None:
    app = connect()
    view_id = modals.open(field("rich_text_input"))
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": "hei"}]}
    modals.fill(view_id, {"type": "rich_text", "elements": [section]})
    modals.submit(view_id)
    assert app.payloads(1)[0]["view"]["state"]["values"]["b"]["a"] == {
        "type": "rich_text_input",
        "rich_text_value": {"type": "rich_text", "elements": [section]},
    }
