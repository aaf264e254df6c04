"""The types of Block Kit that a message, modal or Home tab is made of: their fields, and what each may hold.

The limits are those of https://docs.slack.dev/reference/block-kit; each type's page there is named as the type is.
Left out, and so refused as unsupported: video, file, call, table, workflow buttons, and what only AI apps use.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.local.workspace import Json

Surface = Literal["message", "modal", "home"]


# What a field may hold.


@dataclass(frozen=True, slots=True)
class String:
    """A string of `fewest` to `most` characters; if given, one of `among`, or wholly of the form `pattern`."""

    most: int | None = None
    fewest: int = 1
    among: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `low` to `high`."""

    low: int
    high: int | None = None


class Flag:
    """True or false."""


class Anything:
    """Whatever JSON holds."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text object, in plain_text only or in mrkdwn too, of at most `most` characters."""

    most: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Many:
    """A list of `fewest` to `most` items."""

    item: "Rule"
    most: int | None = None
    fewest: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """An object without a `type`: these keys and no others, those in `required` present."""

    fields: "Fields"
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OneOf:
    """An object whose `type` is one of these, each of which stands in TYPES."""

    types: tuple[str, ...]


Rule = String | Number | Flag | Anything | Text | Many | Part | OneOf
Fields = dict[str, Rule]
Check = Callable[[Json], str | None]
"""A rule between an object's fields: what is wrong with it, if anything."""

# The table.

ID = String(255)
URL = String(3000)
ALT_TEXT = String(2000)
PLACEHOLDER = Text(150)
DATE = String(pattern=r"\d{4}-\d{2}-\d{2}")
TIME = String(pattern=r"([01]\d|2[0-3]):[0-5]\d")
DECIMAL = String(pattern=r"-?\d+(\.\d+)?")

CONFIRM = Part(
    {
        "title": Text(100),
        "text": Text(300, plain=False),
        "confirm": Text(30),
        "deny": Text(30),
        "style": String(among=("primary", "danger")),
    },
    ("title", "text", "confirm", "deny"),
)
OPTION = Part({"text": Text(75), "value": String(150), "description": Text(75)}, ("text", "value"))
CHOICE = Part(
    {"text": Text(75, plain=False), "value": String(150), "description": Text(75, plain=False)}, ("text", "value")
)
LINK_OPTION = Part({"text": Text(75), "value": String(150), "description": Text(75), "url": URL}, ("text", "value"))
OPTION_GROUP = Part({"label": Text(75), "options": Many(OPTION, 100)}, ("label", "options"))
CONVERSATION_FILTER = Part(
    {
        "include": Many(String(among=("im", "mpim", "private", "public")), 4),
        "exclude_external_shared_channels": Flag(),
        "exclude_bot_users": Flag(),
    }
)
DISPATCH = Part({"trigger_actions_on": Many(String(among=("on_enter_pressed", "on_character_entered")), 2)})
SLACK_FILE = Part({"id": String(), "url": URL})

ACTION: Fields = {"action_id": ID}
FOCUS: Fields = ACTION | {"focus_on_load": Flag()}
PICK: Fields = FOCUS | {"confirm": CONFIRM, "placeholder": PLACEHOLDER}
PICK_MANY: Fields = PICK | {"max_selected_items": Number(1)}
ENTER: Fields = FOCUS | {"placeholder": PLACEHOLDER, "dispatch_action_config": DISPATCH}
OPTIONS: Fields = {"options": Many(OPTION, 100), "option_groups": Many(OPTION_GROUP, 100)}
IMAGE: Fields = {"image_url": URL, "slack_file": SLACK_FILE, "alt_text": ALT_TEXT}
IMAGE_ELEMENT = "image_element"
"""The image inside another block: on the wire an `image` too, but with neither title nor block_id."""
BLOCK: Fields = {"block_id": ID}
RESPONSE_URL: Fields = {"response_url_enabled": Flag()}
STYLE = Part(dict.fromkeys(("bold", "italic", "strike", "code", "underline"), Flag()))
MENTION_STYLE = Part(dict.fromkeys(("bold", "italic", "strike", "highlight", "client_highlight", "unlink"), Flag()))
INLINE = OneOf(("text", "link", "emoji", "user", "channel", "usergroup", "broadcast", "date", "color"))
RICH_TEXT = OneOf(("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"))

SELECTS = ("static_select", "external_select", "users_select", "conversations_select", "channels_select")
MULTI_SELECTS = tuple(f"multi_{name}" for name in SELECTS)
CHOICES = ("checkboxes", "radio_buttons")
PICKERS = ("datepicker", "timepicker")
TEXT_INPUTS = ("plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input")
IN_ACTIONS = ("button", "overflow", "datetimepicker", *SELECTS, *MULTI_SELECTS, *CHOICES, *PICKERS, "rich_text_input")
IN_INPUT = ("datetimepicker", "file_input", *SELECTS, *MULTI_SELECTS, *CHOICES, *PICKERS, *TEXT_INPUTS)
BESIDE_SECTION = ("button", "overflow", IMAGE_ELEMENT, *SELECTS, *MULTI_SELECTS, *CHOICES, *PICKERS)

TYPES: dict[str, Part] = {
    # Blocks
    "actions": Part(BLOCK | {"elements": Many(OneOf(IN_ACTIONS), 25)}, ("elements",)),
    "context": Part(BLOCK | {"elements": Many(OneOf((IMAGE_ELEMENT, "plain_text", "mrkdwn")), 10)}, ("elements",)),
    "divider": Part(BLOCK),
    "header": Part(BLOCK | {"text": Text(150)}, ("text",)),
    "image": Part(BLOCK | IMAGE | {"title": Text(2000)}, ("alt_text",)),
    "input": Part(
        BLOCK
        | {
            "label": Text(2000),
            "element": OneOf(IN_INPUT),
            "hint": Text(2000),
            "optional": Flag(),
            "dispatch_action": Flag(),
        },
        ("label", "element"),
    ),
    "markdown": Part(BLOCK | {"text": String(12000)}, ("text",)),
    "rich_text": Part(BLOCK | {"elements": Many(RICH_TEXT)}, ("elements",)),
    "section": Part(
        BLOCK
        | {
            "text": Text(3000, plain=False),
            "fields": Many(Text(2000, plain=False), 10),
            "accessory": OneOf(BESIDE_SECTION),
            "expand": Flag(),
        }
    ),
    # Elements
    "button": Part(
        ACTION
        | {
            "text": Text(75),
            "url": URL,
            "value": String(2000),
            "style": String(among=("primary", "danger")),
            "confirm": CONFIRM,
            "accessibility_label": String(75),
        },
        ("text",),
    ),
    "overflow": Part(ACTION | {"options": Many(LINK_OPTION, 5), "confirm": CONFIRM}, ("options",)),
    IMAGE_ELEMENT: Part(IMAGE, ("alt_text",)),
    "static_select": Part(PICK | OPTIONS | {"initial_option": OPTION}),
    "external_select": Part(PICK | {"initial_option": OPTION, "min_query_length": Number(0)}),
    "users_select": Part(PICK | {"initial_user": String()}),
    "conversations_select": Part(
        PICK
        | RESPONSE_URL
        | {
            "initial_conversation": String(),
            "default_to_current_conversation": Flag(),
            "filter": CONVERSATION_FILTER,
        }
    ),
    "channels_select": Part(PICK | RESPONSE_URL | {"initial_channel": String()}),
    "multi_static_select": Part(PICK_MANY | OPTIONS | {"initial_options": Many(OPTION, 100)}),
    "multi_external_select": Part(PICK_MANY | {"initial_options": Many(OPTION, 100), "min_query_length": Number(0)}),
    "multi_users_select": Part(PICK_MANY | {"initial_users": Many(String())}),
    "multi_conversations_select": Part(
        PICK_MANY
        | {
            "initial_conversations": Many(String()),
            "default_to_current_conversation": Flag(),
            "filter": CONVERSATION_FILTER,
        }
    ),
    "multi_channels_select": Part(PICK_MANY | {"initial_channels": Many(String())}),
    "checkboxes": Part(
        FOCUS | {"options": Many(CHOICE, 10), "initial_options": Many(CHOICE, 10), "confirm": CONFIRM}, ("options",)
    ),
    "radio_buttons": Part(
        FOCUS | {"options": Many(CHOICE, 10), "initial_option": CHOICE, "confirm": CONFIRM}, ("options",)
    ),
    "datepicker": Part(PICK | {"initial_date": DATE}),
    "timepicker": Part(PICK | {"initial_time": TIME, "timezone": String()}),
    "datetimepicker": Part(FOCUS | {"initial_date_time": Number(1_000_000_000, 9_999_999_999), "confirm": CONFIRM}),
    "plain_text_input": Part(
        ENTER
        | {
            "initial_value": String(3000, 0),
            "multiline": Flag(),
            "min_length": Number(0, 3000),
            "max_length": Number(1, 3000),
        }
    ),
    "number_input": Part(
        ENTER
        | {
            "is_decimal_allowed": Flag(),
            "initial_value": DECIMAL,
            "min_value": DECIMAL,
            "max_value": DECIMAL,
        },
        ("is_decimal_allowed",),
    ),
    "email_text_input": Part(ENTER | {"initial_value": String()}),
    "url_text_input": Part(ENTER | {"initial_value": String()}),
    "rich_text_input": Part(ENTER | {"initial_value": OneOf(("rich_text",))}),
    "file_input": Part(ACTION | {"filetypes": Many(String()), "max_files": Number(1, 10)}),
    # Text in a context block, which has no limit of its own: a text object's holds
    "plain_text": Part({"text": String(3000), "emoji": Flag()}, ("text",)),
    "mrkdwn": Part({"text": String(3000), "verbatim": Flag()}, ("text",)),
    # Rich text
    "rich_text_section": Part({"elements": Many(INLINE, fewest=0)}, ("elements",)),
    "rich_text_list": Part(
        {
            "style": String(among=("bullet", "ordered")),
            "elements": Many(OneOf(("rich_text_section",)), fewest=0),
            "indent": Number(0, 8),
            "offset": Number(0),
            "border": Number(0, 1),
        },
        ("style", "elements"),
    ),
    "rich_text_quote": Part({"elements": Many(INLINE, fewest=0), "border": Number(0, 1)}, ("elements",)),
    "rich_text_preformatted": Part(
        {"elements": Many(OneOf(("text", "link")), fewest=0), "border": Number(0, 1), "language": String()},
        ("elements",),
    ),
    "text": Part({"text": String(), "style": STYLE}, ("text",)),
    "link": Part({"url": URL, "text": String(), "unsafe": Flag(), "style": STYLE}, ("url",)),
    "emoji": Part({"name": String(), "unicode": String(), "style": STYLE}, ("name",)),
    "user": Part({"user_id": String(), "style": MENTION_STYLE}, ("user_id",)),
    "channel": Part({"channel_id": String(), "style": MENTION_STYLE}, ("channel_id",)),
    "usergroup": Part({"usergroup_id": String(), "style": MENTION_STYLE}, ("usergroup_id",)),
    "broadcast": Part({"range": String(among=("here", "channel", "everyone")), "style": STYLE}, ("range",)),
    "date": Part(
        {"timestamp": Number(0), "format": String(), "url": URL, "fallback": String(), "style": STYLE},
        ("timestamp", "format"),
    ),
    "color": Part({"value": String()}, ("value",)),
}


def _exactly_one(*fields: str) -> Check:
    def check(value: Json) -> str | None:
        given = [field for field in fields if field in value]
        return None if len(given) == 1 else f"must provide exactly one of: {', '.join(fields)}"

    return check


def _text_or_fields(value: Json) -> str | None:
    return None if "text" in value or "fields" in value else "must provide at least one of: text, fields"


def _initial_among_options(value: Json) -> str | None:
    groups = value.get("option_groups", [])
    options = [*value.get("options", []), *(option for group in groups for option in group["options"])]
    offered = [(option["value"], option["text"]["text"]) for option in options]
    chosen = value.get("initial_options", [value["initial_option"]] if "initial_option" in value else [])
    known = all((option["value"], option["text"]["text"]) in offered for option in chosen)
    return None if known else "initial options must match options"


def _min_below_max(value: Json) -> str | None:
    fits = value.get("min_length", 0) <= value.get("max_length", 3000)
    return None if fits else "min_length must not be greater than max_length"


CHECKS: dict[str, tuple[Check, ...]] = {
    "section": (_text_or_fields,),
    "image": (_exactly_one("image_url", "slack_file"),),
    IMAGE_ELEMENT: (_exactly_one("image_url", "slack_file"),),
    "static_select": (_exactly_one("options", "option_groups"), _initial_among_options),
    "multi_static_select": (_exactly_one("options", "option_groups"), _initial_among_options),
    "checkboxes": (_initial_among_options,),
    "radio_buttons": (_initial_among_options,),
    "plain_text_input": (_min_below_max,),
}

BLOCKS = ("actions", "context", "divider", "header", "image", "input", "rich_text", "section")
BLOCKS_RULE: dict[Surface, Rule] = {
    "message": Many(OneOf((*BLOCKS, "markdown")), 50, 0),
    "modal": Many(OneOf(BLOCKS), 100, 0),
    "home": Many(OneOf(BLOCKS), 100, 0),
}
VIEW: Fields = {
    "type": String(among=("modal", "home")),
    "private_metadata": String(3000, 0),
    "callback_id": String(255, 0),
    "external_id": String(255, 0),
}
VIEW_RULE: dict[str, Part] = {
    "modal": Part(
        VIEW
        | {
            "title": Text(24),
            "submit": Text(24),
            "close": Text(24),
            "clear_on_close": Flag(),
            "notify_on_close": Flag(),
            "submit_disabled": Flag(),
            "blocks": BLOCKS_RULE["modal"],
        },
        ("title", "blocks"),
    ),
    "home": Part(VIEW | {"blocks": BLOCKS_RULE["home"]}, ("blocks",)),
}
