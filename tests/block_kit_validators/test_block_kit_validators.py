"""That the validators let sound payloads pass and catch each known fault."""

from typing import Any

import pytest

from bot.local import block_kit
from tests.block_kit_validators.validators import faults_of_call, faults_of_message, faults_of_view

Json = dict[str, Any]


def plain(length: int = 3) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int = 3) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def option(number: int = 0, **fields: Any) -> Json:
    return {"text": plain(), "value": f"v{number}", **fields}


def options(count: int) -> list[Json]:
    return [option(number) for number in range(count)]


def section(**fields: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **fields}


def button(**fields: Any) -> Json:
    return {"type": "button", "text": plain(), "action_id": "a", **fields}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


def entered(kind: str, **fields: Any) -> Json:
    return {"type": "input", "label": plain(), "element": {"type": kind, "action_id": "a", **fields}}


def image(**fields: Any) -> Json:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a", **fields}


def rich_text(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def rich_section(*inline: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(inline)}


def confirm(**fields: Any) -> Json:
    return {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **fields}


def modal(*blocks: Json, **fields: Any) -> Json:
    return {"type": "modal", "title": plain(), "blocks": list(blocks) or [section()], **fields}


TEXT = {"type": "text", "text": "x"}
SOUND = [
    section(),
    section(text=mrkdwn(3000)),
    section(fields=[mrkdwn(2000)] * 10, expand=True),
    section(accessory=image()),
    section(accessory=button(style="danger", confirm=confirm(style="danger"))),
    {"type": "header", "text": plain(150)},
    {"type": "divider", "block_id": "d"},
    context(mrkdwn(), plain(), image()),
    image(title=plain()),
    actions(button(value="v" * 2000), button(action_id="b", url="https://example.com")),
    actions({"type": "overflow", "action_id": "a", "options": options(5)}),
    actions({"type": "static_select", "action_id": "a", "options": options(100), "placeholder": plain(150)}),
    actions({"type": "static_select", "action_id": "a", "options": options(2), "initial_option": option(1)}),
    actions(
        {"type": "static_select", "action_id": "a", "option_groups": [{"label": plain(), "options": options(2)}]}
    ),
    actions({"type": "users_select", "action_id": "a", "initial_user": "U1"}),
    actions({"type": "radio_buttons", "action_id": "a", "options": options(10)}),
    actions({"type": "checkboxes", "action_id": "a", "options": [option(description=plain(75))]}),
    actions({"type": "datepicker", "action_id": "a", "initial_date": "2025-05-05"}),
    actions({"type": "timepicker", "action_id": "a", "initial_time": "09:00", "timezone": "Europe/Oslo"}),
    entered("plain_text_input", multiline=True, max_length=3000, placeholder=plain()),
    entered("plain_text_input", dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"]}),
    entered("number_input", is_decimal_allowed=False, min_value="1", max_value="5", initial_value="3"),
    entered("number_input", is_decimal_allowed=True, min_value="0.5"),
    entered("email_text_input"),
    entered("url_text_input"),
    entered("multi_users_select", max_selected_items=3),
    entered("conversations_select", filter={"include": ["public"]}),
    entered("datetimepicker", initial_date_time=1745834400),
    entered("file_input", filetypes=["csv"], max_files=1),
    entered("plain_text_input") | {"hint": plain(), "optional": True},
    rich_text(rich_section(TEXT | {"style": {"bold": True, "code": True}}, {"type": "link", "url": "https://x.no"})),
    rich_text(rich_section({"type": "user", "user_id": "U1"}, {"type": "emoji", "name": "wave"})),
    rich_text(rich_section({"type": "broadcast", "range": "here"}, {"type": "usergroup", "usergroup_id": "S1"})),
    rich_text({"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [rich_section(TEXT)]}),
    rich_text({"type": "rich_text_quote", "elements": [TEXT]}),
    rich_text({"type": "rich_text_preformatted", "elements": [TEXT], "border": 1}),
]

FAULTY = {
    "an unknown block": {"type": "rule"},
    "an unknown key of a block": section(colour="red"),
    "an unknown element": actions({"type": "slider", "action_id": "a"}),
    "an unknown key of an element": actions(button(colour="red")),
    "an unknown inline element": rich_text(rich_section({"type": "sound", "name": "x"})),
    "an unknown style": rich_text(rich_section(TEXT | {"style": {"loud": True}})),
    "a section without content": {"type": "section"},
    "a long section": section(text=mrkdwn(3001)),
    "an empty text": section(text=mrkdwn(0)),
    "many fields": section(fields=[mrkdwn()] * 11),
    "a long field": section(fields=[mrkdwn(2001)]),
    "a long block_id": section(block_id="b" * 256),
    "a long header": {"type": "header", "text": plain(151)},
    "a header in mrkdwn": {"type": "header", "text": mrkdwn()},
    "a full context": context(*[mrkdwn()] * 11),
    "a button in a context": context(button()),
    "an image without alt_text": {"type": "image", "image_url": "https://example.com/a.png"},
    "an image without a source": {"type": "image", "alt_text": "a"},
    "many elements": actions(*[button(action_id=f"a{n}") for n in range(26)]),
    "a long button": actions(button(text=plain(76))),
    "a button in mrkdwn": actions(button(text=mrkdwn())),
    "a long value": actions(button(value="v" * 2001)),
    "a long url": actions(button(url="https://x.no/" + "x" * 3000)),
    "a long action_id": actions(button(action_id="a" * 256)),
    "an unknown button style": actions(button(style="blue")),
    "a long confirm title": actions(button(confirm=confirm(title=plain(101)))),
    "a long confirm text": actions(button(confirm=confirm(text=plain(301)))),
    "a long confirm button": actions(button(confirm=confirm(confirm=plain(31)))),
    "many options": actions({"type": "static_select", "action_id": "a", "options": options(101)}),
    "no options": actions({"type": "static_select", "action_id": "a"}),
    "a long option": actions({"type": "static_select", "action_id": "a", "options": [option(text=plain(76))]}),
    "a long option value": actions(
        {"type": "static_select", "action_id": "a", "options": [{"text": plain(), "value": "v" * 151}]}
    ),
    "a long placeholder": actions({"type": "users_select", "action_id": "a", "placeholder": plain(151)}),
    "many radio buttons": actions({"type": "radio_buttons", "action_id": "a", "options": options(11)}),
    "many checkboxes": actions({"type": "checkboxes", "action_id": "a", "options": options(11)}),
    "a full overflow": actions({"type": "overflow", "action_id": "a", "options": options(6)}),
    "a date that is none": actions({"type": "datepicker", "action_id": "a", "initial_date": "5. mai"}),
    "an initial option of its own": actions(
        {"type": "radio_buttons", "action_id": "a", "options": options(2), "initial_option": option(7)}
    ),
    "a text input in actions": actions({"type": "plain_text_input", "action_id": "a"}),
    "a button as an input": {"type": "input", "label": plain(), "element": button()},
    "a long input": entered("plain_text_input", max_length=3001),
    "an input without a label": {"type": "input", "element": {"type": "plain_text_input", "action_id": "a"}},
    "a long label": entered("plain_text_input") | {"label": plain(2001)},
    "a long hint": entered("plain_text_input") | {"hint": plain(2001)},
    "a number that is none": entered("number_input", is_decimal_allowed=False, min_value="few"),
    "many files": entered("file_input", max_files=11),
    "a deep list": rich_text(
        {"type": "rich_text_list", "style": "bullet", "indent": 9, "elements": [rich_section(TEXT)]}
    ),
    "a list of an unknown style": rich_text(
        {"type": "rich_text_list", "style": "stars", "elements": [rich_section(TEXT)]}
    ),
    "rich text of nothing": rich_text(),
}

FAULTY_VIEWS = {
    "a long title": modal(title=plain(25)),
    "a title in mrkdwn": modal(title=mrkdwn()),
    "a long submit": modal(submit=plain(25)),
    "a long close": modal(close=plain(25)),
    "long private_metadata": modal(private_metadata="m" * 3001),
    "a long callback_id": modal(callback_id="c" * 256),
    "many blocks": modal(*[section()] * 101),
    "a faulty block": modal(section(text=mrkdwn(3001))),
    "an unknown block": modal({"type": "rule"}),
    "an unknown key": modal(colour="red"),
    "an unknown kind of view": {"type": "drawer", "blocks": [section()]},
    "markdown in a modal": modal({"type": "markdown", "text": "hei"}),
    "a faulty block of a Home tab": {"type": "home", "blocks": [section(text=mrkdwn(3001))]},
    "many blocks of a Home tab": {"type": "home", "blocks": [section()] * 101},
}


@pytest.mark.parametrize("block", SOUND)
def test_a_sound_block_passes(block: Json) -> None:
    assert faults_of_message({"text": "hei", "blocks": [block]}) == []


@pytest.mark.parametrize("block", FAULTY.values(), ids=FAULTY)
def test_a_faulty_block_is_caught(block: Json) -> None:
    assert faults_of_message({"text": "hei", "blocks": [section(), block]}) != []


@pytest.mark.parametrize("block", SOUND)
def test_what_passes_here_passes_the_stand_in_for_slack(block: Json) -> None:
    assert block_kit.faults([block], "message") == []


@pytest.mark.parametrize("block", FAULTY.values(), ids=FAULTY)
def test_what_is_caught_here_the_stand_in_for_slack_refuses(block: Json) -> None:
    assert block_kit.faults([section(), block], "message") != []


def test_text_alone_passes() -> None:
    assert faults_of_message({"channel": "C1", "text": "hei", "thread_ts": "1.0"}) == []


def test_a_message_of_nothing_is_caught() -> None:
    assert faults_of_message({"channel": "C1"}) != []


def test_fifty_blocks_pass() -> None:
    assert faults_of_message({"text": "hei", "blocks": [section()] * 50}) == []


def test_more_than_fifty_blocks_are_caught() -> None:
    assert faults_of_message({"text": "hei", "blocks": [section()] * 51}) != []


@pytest.mark.parametrize(
    "view",
    [
        modal(),
        modal(
            entered("plain_text_input"),
            submit=plain(24),
            close=plain(24),
            title=plain(24),
            callback_id="c" * 255,
            private_metadata="m" * 3000,
            notify_on_close=True,
        ),
        modal(*[section()] * 100),
        {"type": "home", "blocks": [section()] * 100},
        {"type": "home", "blocks": [actions(button())], "private_metadata": "m", "callback_id": "home"},
    ],
)
def test_a_sound_view_passes(view: Json) -> None:
    assert faults_of_view(view) == []


@pytest.mark.parametrize("view", FAULTY_VIEWS.values(), ids=FAULTY_VIEWS)
def test_a_faulty_view_is_caught(view: Json) -> None:
    assert faults_of_view(view) != []


@pytest.mark.parametrize("view", FAULTY_VIEWS.values(), ids=FAULTY_VIEWS)
def test_a_view_that_is_caught_here_the_stand_in_for_slack_refuses(view: Json) -> None:
    assert block_kit.view_faults(view) != []


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral", "chat.update"])
def test_a_call_with_a_faulty_message_is_caught(method: str) -> None:
    assert faults_of_call(method, {"channel": "C1", "text": "hei", "blocks": [{"type": "rule"}]}) == [
        "unknown kind 'rule' [/blocks/0]"
    ]


@pytest.mark.parametrize("method", ["views.open", "views.push", "views.update", "views.publish"])
def test_a_call_with_a_faulty_view_is_caught(method: str) -> None:
    assert faults_of_call(method, {"view": modal({"type": "rule"})}) == ["unknown kind 'rule' [/blocks/0]"]


def test_a_call_without_message_or_view_passes() -> None:
    assert faults_of_call("users.info", {"user": "U1"}) == []


def test_a_fault_says_who_found_it_and_where() -> None:
    assert faults_of_message({"text": "hei", "blocks": [{"type": "rule"}]}) == ["unknown kind 'rule' [/blocks/0]"]
