"""Which blocks and views Slack accepts: for each limit, what just fits and what just does not."""

from typing import Any

import pytest

from bot.local.block_kit import completed, faults, view_faults


def plain(length: Any = 3) -> Any:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: Any = 3) -> Any:
    return {"type": "mrkdwn", "text": "x" * length}


def option(number: Any = 0, **fields: Any) -> Any:
    return {"text": plain(), "value": f"v{number}", **fields}


def options(count: Any) -> Any:
    return [option(number) for number in range(count)]


def section(**fields: Any) -> Any:
    return {"type": "section", "text": mrkdwn(), **fields}


def actions(*elements: Any) -> Any:
    return {"type": "actions", "elements": list(elements)}


def button(**fields: Any) -> Any:
    return {"type": "button", "text": plain(), **fields}


def entered(**fields: Any) -> Any:
    """An input block with this element."""
    return {"type": "input", "label": plain(), "element": fields}


def image(**fields: Any) -> Any:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a", **fields}


def context(*elements: Any) -> Any:
    return {"type": "context", "elements": list(elements)}


def rich_text(*elements: Any) -> Any:
    return {"type": "rich_text", "elements": list(elements)}


def rich_section(*inline: Any) -> Any:
    return {"type": "rich_text_section", "elements": list(inline)}


def confirm(**fields: Any) -> Any:
    return {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **fields}


def select(**fields: Any) -> Any:
    return {"type": "static_select", **fields}


# A limit, what just keeps it, and what just breaks it and where.
LIMITS = [
    (section(text=mrkdwn(3000)), section(text=mrkdwn(3001)), "must be less than 3001 characters", "/text/text"),
    (section(text=mrkdwn(1)), section(text=mrkdwn(0)), "must be more than 0 characters", "/text/text"),
    (section(fields=[plain()] * 10), section(fields=[plain()] * 11), "no more than 10 items allowed", "/fields"),
    (section(fields=[plain()]), section(fields=[]), "no less than 1 items allowed", "/fields"),
    (
        section(fields=[mrkdwn(2000)]),
        section(fields=[mrkdwn(2001)]),
        "must be less than 2001 characters",
        "/fields/0/text",
    ),
    (section(block_id="b" * 255), section(block_id="b" * 256), "must be less than 256 characters", "/block_id"),
    (
        {"type": "header", "text": plain(150)},
        {"type": "header", "text": plain(151)},
        "must be less than 151 characters",
        "/text/text",
    ),
    (
        {"type": "header", "text": plain()},
        {"type": "header", "text": mrkdwn()},
        "must provide a text object of type plain_text",
        "/text",
    ),
    (context(*[mrkdwn()] * 10), context(*[mrkdwn()] * 11), "no more than 10 items allowed", "/elements"),
    (context(image()), context(image(title=plain())), "invalid additional property: title", "/elements/0"),
    (context(mrkdwn()), context(button()), "unsupported type: button", "/elements/0/type"),
    (actions(*[button()] * 25), actions(*[button()] * 26), "no more than 25 items allowed", "/elements"),
    (actions(button()), actions(), "no less than 1 items allowed", "/elements"),
    (
        actions(button(text=plain(75))),
        actions(button(text=plain(76))),
        "must be less than 76 characters",
        "/elements/0/text/text",
    ),
    (
        actions(button(value="v" * 2000)),
        actions(button(value="v" * 2001)),
        "must be less than 2001 characters",
        "/elements/0/value",
    ),
    (
        actions(button(url="h" * 3000)),
        actions(button(url="h" * 3001)),
        "must be less than 3001 characters",
        "/elements/0/url",
    ),
    (
        actions(button(action_id="a" * 255)),
        actions(button(action_id="a" * 256)),
        "must be less than 256 characters",
        "/elements/0/action_id",
    ),
    (
        actions(button(style="danger")),
        actions(button(style="blue")),
        "must be a valid enum value",
        "/elements/0/style",
    ),
    (
        actions(button(accessibility_label="a" * 75)),
        actions(button(accessibility_label="a" * 76)),
        "must be less than 76 characters",
        "/elements/0/accessibility_label",
    ),
    (
        actions(button(confirm=confirm(title=plain(100)))),
        actions(button(confirm=confirm(title=plain(101)))),
        "must be less than 101 characters",
        "/elements/0/confirm/title/text",
    ),
    (
        actions(button(confirm=confirm(text=mrkdwn(300)))),
        actions(button(confirm=confirm(text=mrkdwn(301)))),
        "must be less than 301 characters",
        "/elements/0/confirm/text/text",
    ),
    (
        actions(button(confirm=confirm(deny=plain(30)))),
        actions(button(confirm=confirm(deny=plain(31)))),
        "must be less than 31 characters",
        "/elements/0/confirm/deny/text",
    ),
    (
        actions(select(options=options(100))),
        actions(select(options=options(101))),
        "no more than 100 items allowed",
        "/elements/0/options",
    ),
    (
        actions(select(options=[option(text=plain(75))])),
        actions(select(options=[option(text=plain(76))])),
        "must be less than 76 characters",
        "/elements/0/options/0/text/text",
    ),
    (
        actions(select(options=[option() | {"value": "v" * 150}])),
        actions(select(options=[option() | {"value": "v" * 151}])),
        "must be less than 151 characters",
        "/elements/0/options/0/value",
    ),
    (
        actions(select(options=[option(description=plain(75))])),
        actions(select(options=[option(description=plain(76))])),
        "must be less than 76 characters",
        "/elements/0/options/0/description/text",
    ),
    (
        actions(select(options=options(1), placeholder=plain(150))),
        actions(select(options=options(1), placeholder=plain(151))),
        "must be less than 151 characters",
        "/elements/0/placeholder/text",
    ),
    (
        actions(select(option_groups=[{"label": plain(75), "options": options(1)}])),
        actions(select(option_groups=[{"label": plain(76), "options": options(1)}])),
        "must be less than 76 characters",
        "/elements/0/option_groups/0/label/text",
    ),
    (
        actions({"type": "checkboxes", "options": options(10)}),
        actions({"type": "checkboxes", "options": options(11)}),
        "no more than 10 items allowed",
        "/elements/0/options",
    ),
    (
        actions({"type": "radio_buttons", "options": options(10)}),
        actions({"type": "radio_buttons", "options": options(11)}),
        "no more than 10 items allowed",
        "/elements/0/options",
    ),
    (
        actions({"type": "radio_buttons", "options": [option(text=mrkdwn())]}),
        actions(select(options=[option(text=mrkdwn())])),
        "must provide a text object of type plain_text",
        "/elements/0/options/0/text",
    ),
    (
        actions({"type": "overflow", "options": options(5)}),
        actions({"type": "overflow", "options": options(6)}),
        "no more than 5 items allowed",
        "/elements/0/options",
    ),
    (
        actions({"type": "multi_users_select", "max_selected_items": 1}),
        actions({"type": "multi_users_select", "max_selected_items": 0}),
        "must be greater than 0",
        "/elements/0/max_selected_items",
    ),
    (
        actions({"type": "datepicker", "initial_date": "2025-05-05"}),
        actions({"type": "datepicker", "initial_date": "2025-05-5"}),
        r"must match pattern \d{4}-\d{2}-\d{2}",
        "/elements/0/initial_date",
    ),
    (
        actions({"type": "timepicker", "initial_time": "23:59"}),
        actions({"type": "timepicker", "initial_time": "24:00"}),
        r"must match pattern ([01]\d|2[0-3]):[0-5]\d",
        "/elements/0/initial_time",
    ),
    (
        entered(type="number_input", is_decimal_allowed=True, min_value="-0.5"),
        entered(type="number_input", is_decimal_allowed=True, min_value="few"),
        r"must match pattern -?\d+(\.\d+)?",
        "/element/min_value",
    ),
    (image(alt_text="a" * 2000), image(alt_text="a" * 2001), "must be less than 2001 characters", "/alt_text"),
    (image(image_url="h" * 3000), image(image_url="h" * 3001), "must be less than 3001 characters", "/image_url"),
    (image(title=plain(2000)), image(title=plain(2001)), "must be less than 2001 characters", "/title/text"),
    (
        entered(type="plain_text_input", max_length=3000),
        entered(type="plain_text_input", max_length=3001),
        "must be less than 3001",
        "/element/max_length",
    ),
    (
        entered(type="plain_text_input", min_length=0),
        entered(type="plain_text_input", min_length=-1),
        "must be greater than -1",
        "/element/min_length",
    ),
    (
        entered(type="plain_text_input", multiline=True),
        entered(type="plain_text_input", multiline="yes"),
        "must provide a boolean",
        "/element/multiline",
    ),
    (
        entered(type="plain_text_input", placeholder=plain(150)),
        entered(type="plain_text_input", placeholder=plain(151)),
        "must be less than 151 characters",
        "/element/placeholder/text",
    ),
    (
        entered(type="number_input", is_decimal_allowed=False),
        entered(type="number_input"),
        "missing required field: is_decimal_allowed",
        "/element",
    ),
    (
        entered(type="file_input", max_files=10),
        entered(type="file_input", max_files=11),
        "must be less than 11",
        "/element/max_files",
    ),
    (
        entered(type="email_text_input") | {"label": plain(2000)},
        entered(type="email_text_input") | {"label": plain(2001)},
        "must be less than 2001 characters",
        "/label/text",
    ),
    (
        entered(type="url_text_input") | {"hint": plain(2000)},
        entered(type="url_text_input") | {"hint": plain(2001)},
        "must be less than 2001 characters",
        "/hint/text",
    ),
    (entered(type="rich_text_input"), entered(**button()), "unsupported type: button", "/element/type"),
    (
        rich_text({"type": "rich_text_list", "style": "bullet", "indent": 8, "elements": [rich_section()]}),
        rich_text({"type": "rich_text_list", "style": "bullet", "indent": 9, "elements": [rich_section()]}),
        "must be less than 9",
        "/elements/0/indent",
    ),
    (
        rich_text(rich_section({"type": "text", "text": "x", "style": {"bold": True}})),
        rich_text(rich_section({"type": "text", "text": "x", "style": {"loud": True}})),
        "invalid additional property: loud",
        "/elements/0/elements/0/style",
    ),
    (
        rich_text(rich_section({"type": "user", "user_id": "U1"})),
        rich_text(rich_section({"type": "user"})),
        "missing required field: user_id",
        "/elements/0/elements/0",
    ),
    (
        rich_text({"type": "rich_text_quote", "elements": [{"type": "link", "url": "https://example.com"}]}),
        rich_text({"type": "rich_text_quote", "elements": [{"type": "link"}]}),
        "missing required field: url",
        "/elements/0/elements/0",
    ),
    (
        rich_text({"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x"}]}),
        rich_text({"type": "rich_text_preformatted", "elements": [{"type": "emoji", "name": "wave"}]}),
        "unsupported type: emoji",
        "/elements/0/elements/0/type",
    ),
    (section(accessory=button()), section(accessory=plain()), "unsupported type: plain_text", "/accessory/type"),
    ({"type": "divider"}, {"type": "divider", "text": plain()}, "invalid additional property: text", ""),
    ({"type": "divider"}, {"type": "rule"}, "unsupported type: rule", "/type"),
    (section(), section(text=mrkdwn() | {"text": 3}), "must provide a string", "/text/text"),
    (section(fields=[plain()]), section(fields={}), "must provide an array", "/fields"),
    (
        actions(select(options=options(1))),
        actions(select(options=["v0"])),
        "must provide an object",
        "/elements/0/options/0",
    ),
    (
        entered(type="plain_text_input", max_length=3),
        entered(type="plain_text_input", max_length="3"),
        "must provide an integer",
        "/element/max_length",
    ),
    ({"type": "divider"}, "divider", "unsupported type: None", "/type"),
    (image(), {"type": "image", "image_url": "https://example.com/a.png"}, "missing required field: alt_text", ""),
    (image(), {"type": "image", "alt_text": "a"}, "must provide exactly one of: image_url, slack_file", ""),
    (section(), {"type": "section"}, "must provide at least one of: text, fields", ""),
    (
        actions(select(options=options(2), initial_option=option(1))),
        actions(select(options=options(2), initial_option=option(2))),
        "initial options must match options",
        "/elements/0",
    ),
    (
        actions(select(options=options(1))),
        actions(select()),
        "must provide exactly one of: options, option_groups",
        "/elements/0",
    ),
    (
        entered(type="plain_text_input", min_length=3, max_length=3),
        entered(type="plain_text_input", min_length=4, max_length=3),
        "min_length must not be greater than max_length",
        "/element",
    ),
]


@pytest.mark.parametrize("block", [fits for fits, _, _, _ in LIMITS])
@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_what_just_keeps_a_limit_is_accepted(surface: str, block: Any) -> None:
    assert faults([block], surface) == []


@pytest.mark.parametrize(("block", "fault", "place"), [limit[1:] for limit in LIMITS])
def test_what_just_breaks_a_limit_is_refused_with_its_place(block: Any, fault: str, place: Any) -> None:
    assert faults([block], "message") == [f"{fault} [json-pointer:/blocks/0{place}]"]


@pytest.mark.parametrize(("surface", "most"), [("message", 50), ("modal", 100), ("home", 100)])
def test_a_surface_holds_so_many_blocks(surface: str, most: Any) -> None:
    assert faults([{"type": "divider"}] * most, surface) == []


@pytest.mark.parametrize(("surface", "most"), [("message", 50), ("modal", 100), ("home", 100)])
def test_a_surface_holds_no_more_blocks(surface: str, most: Any) -> None:
    assert faults([{"type": "divider"}] * (most + 1), surface) == [
        f"no more than {most} items allowed [json-pointer:/blocks]"
    ]


@pytest.mark.parametrize("blocks", [{}, "x", 3])
def test_blocks_are_a_list(blocks: Any) -> None:
    assert faults(blocks, "message") == ["must provide an array [json-pointer:/blocks]"]


@pytest.mark.parametrize(
    "element",
    [
        "users_select",
        "conversations_select",
        "channels_select",
        "external_select",
        "multi_users_select",
        "multi_conversations_select",
        "multi_channels_select",
        "multi_external_select",
        "datepicker",
        "timepicker",
        "datetimepicker",
    ],
)
def test_an_element_without_options_of_its_own_stands_in_an_input(element: str) -> None:
    assert faults([entered(type=element)], "modal") == []


@pytest.mark.parametrize(
    "inline",
    [
        {"type": "emoji", "name": "wave"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "broadcast", "range": "here"},
        {"type": "date", "timestamp": 1745834400, "format": "{date_long}", "fallback": "28. april"},
        {"type": "color", "value": "#00ff00"},
    ],
)
def test_an_inline_element_stands_in_rich_text(inline: Any) -> None:
    assert faults([rich_text(rich_section(inline))], "message") == []


def test_markdown_stands_in_messages_only() -> None:
    block = {"type": "markdown", "text": "**hei**"}
    assert [faults([block], surface) for surface in ("message", "modal", "home")] == [
        [],
        ["unsupported type: markdown [json-pointer:/blocks/0/type]"],
        ["unsupported type: markdown [json-pointer:/blocks/0/type]"],
    ]


def test_all_markdown_of_a_message_counts_together() -> None:
    assert faults([{"type": "markdown", "text": "x" * 6001}] * 2, "message") == [
        "must be less than 12001 characters of markdown [json-pointer:/blocks]"
    ]


def test_a_block_id_names_one_block() -> None:
    assert faults([section(block_id="same"), section(block_id="same")], "message") == [
        "block_id 'same' already exists [json-pointer:/blocks]"
    ]


def test_an_action_id_names_one_element_of_a_block() -> None:
    assert faults([actions(button(action_id="same"), button(action_id="same"))], "message") == [
        "action_id 'same' already exists in this block [json-pointer:/blocks/0]"
    ]


def test_an_action_id_may_come_again_in_another_block() -> None:
    assert faults([actions(button(action_id="same")), actions(button(action_id="same"))], "message") == []


def test_one_element_only_has_the_focus() -> None:
    focused = entered(type="plain_text_input", focus_on_load=True)
    assert faults([focused, focused], "modal") == ["only one element may have focus_on_load [json-pointer:/blocks]"]


def test_every_fault_is_told() -> None:
    assert faults([{"type": "header", "text": plain(151)}, {"type": "rule"}], "message") == [
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
        "unsupported type: rule [json-pointer:/blocks/1/type]",
    ]


def test_null_is_as_good_as_absent() -> None:
    assert faults([section(accessory=None, block_id=None)], "message") == []


# Views


def modal(**fields: Any) -> Any:
    return {"type": "modal", "title": plain(), "blocks": [], **fields}


VIEW_LIMITS = [
    (modal(title=plain(24)), modal(title=plain(25)), "must be less than 25 characters", "/title/text"),
    (modal(submit=plain(24)), modal(submit=plain(25)), "must be less than 25 characters", "/submit/text"),
    (modal(close=plain(24)), modal(close=plain(25)), "must be less than 25 characters", "/close/text"),
    (modal(), modal(title=mrkdwn()), "must provide a text object of type plain_text", "/title"),
    (modal(), modal(title=None), "missing required field: title", ""),
    (modal(), modal(blocks=None), "missing required field: blocks", ""),
    (
        modal(private_metadata="m" * 3000),
        modal(private_metadata="m" * 3001),
        "must be less than 3001 characters",
        "/private_metadata",
    ),
    (modal(callback_id="c" * 255), modal(callback_id="c" * 256), "must be less than 256 characters", "/callback_id"),
    (modal(external_id="e" * 255), modal(external_id="e" * 256), "must be less than 256 characters", "/external_id"),
    (modal(notify_on_close=True), modal(notify_on_close="yes"), "must provide a boolean", "/notify_on_close"),
    (modal(), modal(colour="red"), "invalid additional property: colour", ""),
    (modal(), {"type": "drawer", "blocks": []}, "must be a valid enum value", "/type"),
    (modal(), "modal", "must be a valid enum value", "/type"),
    (
        {"type": "home", "blocks": []},
        {"type": "home", "blocks": [], "title": plain()},
        "invalid additional property: title",
        "",
    ),
    (
        modal(blocks=[entered(type="plain_text_input")], submit=plain()),
        modal(blocks=[entered(type="plain_text_input")]),
        "missing required field: submit",
        "",
    ),
    (
        modal(blocks=[section()]),
        modal(blocks=[section(text=mrkdwn(3001))]),
        "must be less than 3001 characters",
        "/blocks/0/text/text",
    ),
]


@pytest.mark.parametrize("view", [fits for fits, _, _, _ in VIEW_LIMITS])
def test_a_view_that_just_keeps_a_limit_is_accepted(view: Any) -> None:
    assert view_faults(view) == []


@pytest.mark.parametrize(("view", "fault", "place"), [limit[1:] for limit in VIEW_LIMITS])
def test_a_view_that_just_breaks_a_limit_is_refused_with_its_place(view: Any, fault: str, place: Any) -> None:
    assert view_faults(view) == [f"{fault} [json-pointer:/view{place}]"]


# What Slack adds


def test_a_block_is_named_where_the_app_left_it_unnamed() -> None:
    assert completed([{"type": "divider"}], lambda: "fresh") == [{"type": "divider", "block_id": "fresh"}]


def test_an_element_is_named_where_the_app_left_it_unnamed() -> None:
    (block,) = completed([actions(button(action_id="own"), button())], lambda: "fresh")
    assert [element["action_id"] for element in block["elements"]] == ["own", "fresh"]


def test_what_cannot_be_acted_on_is_not_named() -> None:
    (block,) = completed([context(image())], lambda: "fresh")
    assert block["elements"] == [image()]


def test_text_says_how_it_is_read() -> None:
    (block,) = completed([section(text=mrkdwn(), fields=[plain()])], lambda: "fresh")
    assert (block["text"], block["fields"]) == (mrkdwn() | {"verbatim": False}, [plain() | {"emoji": True}])


def test_the_app_s_own_blocks_stay_as_they_were() -> None:
    mine = actions(button())
    completed([mine], lambda: "fresh")
    assert mine == actions(button())
