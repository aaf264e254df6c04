"""Two libraries of Block Kit, each as a table: which of its classes stands for which of Slack's types.

Both check what they are given against Slack's limits, and each catches what the other misses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import blockkit
import slackblocks
from blockkit.core import ComponentValidationError, FieldValidationError
from slackblocks.rich_text import elements as slackblocks_inline

IMAGE_ELEMENT = "image_element"
"""The image inside another block, which on the wire is an `image` like the block."""
PLAIN_ERRORS = (TypeError, ValueError, AttributeError, KeyError)
"""What a library raises where it is given something so odd that it has no words of its own for it."""


@dataclass(frozen=True)
class Kit:
    """A library. `kinds` are its classes by Slack's `type`, `parts` those of objects without a type by their key.

    `renames` are keys for which the library has another word, `check` makes it look at what was built.
    """

    name: str
    kinds: Mapping[str, Callable[..., Any]]
    parts: Mapping[str, Callable[..., Any]]
    message: Callable[..., Any]
    refusals: tuple[type[Exception], ...]
    check: Callable[[Any], object]
    renames: Mapping[str, str]
    has_style_objects: bool
    """Whether the style of rich text is an object, as it is on the wire, rather than arguments of the element."""
    takes_numbers: bool
    """Whether a number_input's bounds are numbers, not the strings that they are on the wire."""


def _parts(
    option: Callable[..., Any],
    option_group: Callable[..., Any],
    confirm: Callable[..., Any],
    dispatch: Callable[..., Any],
    conversation_filter: Callable[..., Any],
    slack_file: Callable[..., Any],
) -> dict[str, Callable[..., Any]]:
    return {
        "options": option,
        "initial_option": option,
        "initial_options": option,
        "option_groups": option_group,
        "confirm": confirm,
        "dispatch_action_config": dispatch,
        "filter": conversation_filter,
        "slack_file": slack_file,
    }


BLOCKKIT = Kit(
    name="blockkit",
    kinds={
        "plain_text": partial(blockkit.Text, type="plain_text"),
        "mrkdwn": partial(blockkit.Text, type="mrkdwn"),
        "actions": blockkit.Actions,
        "context": blockkit.Context,
        "divider": blockkit.Divider,
        "header": blockkit.Header,
        "image": blockkit.Image,
        "input": blockkit.Input,
        "markdown": blockkit.Markdown,
        "rich_text": blockkit.RichText,
        "section": blockkit.Section,
        "video": blockkit.Video,
        IMAGE_ELEMENT: blockkit.ImageEl,
        "button": blockkit.Button,
        "overflow": blockkit.Overflow,
        "checkboxes": blockkit.Checkboxes,
        "radio_buttons": blockkit.RadioButtons,
        "datepicker": blockkit.DatePicker,
        "timepicker": blockkit.TimePicker,
        "datetimepicker": blockkit.DatetimePicker,
        "static_select": blockkit.StaticSelect,
        "external_select": blockkit.ExternalSelect,
        "users_select": blockkit.UsersSelect,
        "conversations_select": blockkit.ConversationsSelect,
        "channels_select": blockkit.ChannelsSelect,
        "multi_static_select": blockkit.MultiStaticSelect,
        "multi_external_select": blockkit.MultiExternalSelect,
        "multi_users_select": blockkit.MultiUsersSelect,
        "multi_conversations_select": blockkit.MultiConversationsSelect,
        "multi_channels_select": blockkit.MultiChannelsSelect,
        "plain_text_input": blockkit.PlainTextInput,
        "number_input": blockkit.NumberInput,
        "email_text_input": blockkit.EmailInput,
        "url_text_input": blockkit.UrlInput,
        "rich_text_input": blockkit.RichTextInput,
        "file_input": blockkit.FileInput,
        "rich_text_section": blockkit.RichTextSection,
        "rich_text_list": blockkit.RichTextList,
        "rich_text_quote": blockkit.RichTextQuote,
        "rich_text_preformatted": blockkit.RichTextPreformatted,
        "text": blockkit.RichTextEl,
        "link": blockkit.RichLinkEl,
        "emoji": blockkit.RichEmojiEl,
        "user": blockkit.RichUserEl,
        "channel": blockkit.RichChannelEl,
        "usergroup": blockkit.RichUserGroupEl,
        "broadcast": blockkit.RichBroadcastEl,
        "date": blockkit.RichDateEl,
        "color": blockkit.RichColorEl,
        "modal": blockkit.Modal,
        "home": blockkit.Home,
    },
    parts=_parts(
        blockkit.Option,
        blockkit.OptionGroup,
        blockkit.Confirm,
        blockkit.DispatchActionConfig,
        blockkit.ConversationFilter,
        blockkit.SlackFile,
    )
    | {"style": blockkit.RichStyle},
    message=blockkit.Message,
    refusals=(ComponentValidationError, FieldValidationError, *PLAIN_ERRORS),
    # Not build(): it turns dates into strings in place, and its second call, by the object around, refuses those.
    check=lambda built: built.validate(),
    renames={},
    has_style_objects=True,
    takes_numbers=True,
)

SLACKBLOCKS = Kit(
    name="slackblocks",
    kinds={
        "plain_text": slackblocks.PlainText,
        "mrkdwn": slackblocks.Markdown,
        "actions": slackblocks.ActionsBlock,
        "context": slackblocks.ContextBlock,
        "divider": slackblocks.DividerBlock,
        "header": slackblocks.HeaderBlock,
        "image": slackblocks.ImageBlock,
        "input": slackblocks.InputBlock,
        "markdown": slackblocks.MarkdownBlock,
        "rich_text": slackblocks.RichTextBlock,
        "section": slackblocks.SectionBlock,
        "video": slackblocks.VideoBlock,
        IMAGE_ELEMENT: slackblocks.Image,
        "button": slackblocks.Button,
        "overflow": slackblocks.OverflowMenu,
        "checkboxes": slackblocks.CheckboxGroup,
        "radio_buttons": slackblocks.RadioButtonGroup,
        "datepicker": slackblocks.DatePicker,
        "timepicker": slackblocks.TimePicker,
        "datetimepicker": slackblocks.DateTimePicker,
        "static_select": slackblocks.StaticSelectMenu,
        "external_select": slackblocks.ExternalSelectMenu,
        "users_select": slackblocks.UserSelectMenu,
        "conversations_select": slackblocks.ConversationSelectMenu,
        "channels_select": slackblocks.ChannelSelectMenu,
        "multi_static_select": slackblocks.StaticMultiSelectMenu,
        "multi_external_select": slackblocks.ExternalMultiSelectMenu,
        "multi_users_select": slackblocks.UserMultiSelectMenu,
        "multi_conversations_select": slackblocks.ConversationMultiSelectMenu,
        "multi_channels_select": slackblocks.ChannelMultiSelectMenu,
        "plain_text_input": slackblocks.PlainTextInput,
        "number_input": slackblocks.NumberInput,
        "email_text_input": slackblocks.EmailInput,
        "url_text_input": slackblocks.URLInput,
        "rich_text_input": slackblocks.RichTextInput,
        "file_input": slackblocks.FileInput,
        "rich_text_section": slackblocks.RichTextSection,
        "rich_text_list": slackblocks.RichTextList,
        "rich_text_quote": slackblocks.RichTextQuote,
        "rich_text_preformatted": slackblocks.RichTextCodeBlock,
        "text": slackblocks_inline.RichText,
        "link": slackblocks_inline.RichTextLink,
        "emoji": slackblocks_inline.RichTextEmoji,
        "user": slackblocks_inline.RichTextUser,
        "channel": slackblocks_inline.RichTextChannel,
        "usergroup": slackblocks_inline.RichTextUserGroup,
        "modal": slackblocks.ModalView,
        "home": slackblocks.HomeTabView,
    },
    parts=_parts(
        slackblocks.Option,
        slackblocks.OptionGroup,
        slackblocks.ConfirmationDialogue,
        slackblocks.DispatchActionConfiguration,
        slackblocks.ConversationFilter,
        slackblocks.SlackFile,
    ),
    message=partial(slackblocks.Message, "C0"),
    refusals=(slackblocks.InvalidUsageError, *PLAIN_ERRORS),
    check=repr,
    renames={"initial_date_time": "initial_datetime", "usergroup_id": "user_group_id"},
    has_style_objects=False,
    takes_numbers=False,
)
