"""chat.postMessage, chat.update, chat.delete, chat.postEphemeral."""

from collections.abc import Iterator
from typing import Any

from bot.local import block_kit
from bot.local.limits import HUNDREDS, PER_CHANNEL
from bot.local.shapes import message_json
from bot.local.slack_error import RateLimitedError, SlackError, bad_arguments
from bot.local.web_api.arguments import Arguments
from bot.local.web_api.call import Context
from bot.local.web_api.visibility import is_member, visible_channel
from bot.local.workspace import Channel, Json, Message, Workspace

LONGEST_TEXT = 40_000
"""What is longer is cut, with a warning: https://docs.slack.dev/changelog/2018-04-truncating-really-long-messages."""
LONGEST_UPDATE = 4_000
"""chat.update refuses what is longer: its page, msg_too_long."""
LONGEST_BLOCKS = 12_000
"""All text in the blocks of one message, beyond which msg_blocks_too_long.

Slack's page names the error without the limit; its developers gave it in https://github.com/slackapi/bolt-js/issues/2509.
"""
NOT_IN_UPDATE = frozenset(
    [
        "ts",
        "thread_ts",
        "parent_user_id",
        "reply_count",
        "reply_users_count",
        "latest_reply",
        "reply_users",
        "is_locked",
        "subscribed",
    ]
)
"""What a history says of a message and the answer of chat.update does not."""


def post_message(context: Context, given: Arguments) -> Json:
    """Post a message: https://docs.slack.dev/reference/methods/chat.postMessage.

    A user id posts into the direct message with them. One that exists takes messages even when the person has been
    deactivated (https://github.com/slackapi/python-slack-sdk/issues/1156); a new one cannot be begun with them.
    SlackError channel_not_found, is_archived, not_in_channel, no_text, invalid_blocks, invalid_blocks_format,
    msg_blocks_too_long, invalid_metadata_format, thread_not_found, cannot_dm_bot, ratelimited.
    """
    workspace = context.workspace
    with workspace.lock:
        content = _content(workspace, given)
        channel = posting_place(workspace, given.text("channel"))
        thread_ts = thread_of(channel, given.text("thread_ts"))
        metadata = _metadata(given)
        for key, rate in ((channel.id, PER_CHANNEL), (None, HUNDREDS)):
            if wait := context.pace.take(("posted", key), rate):
                raise RateLimitedError(wait)
        message = Message(
            ts=workspace.next_ts(),
            user=workspace.app.bot_user_id,
            bot_id=workspace.app.bot_id,
            thread_ts=thread_ts,
            metadata=metadata or None,
            **content,
        )
        workspace.post(channel.id, message)
        shown = message_json(workspace, channel, message, include_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown} | _truncated(given)


def post_ephemeral(context: Context, given: Arguments) -> Json:
    """Show a message to one member only: https://docs.slack.dev/reference/methods/chat.postEphemeral.

    SlackError as for post_message, and user_not_in_channel.
    """
    workspace = context.workspace
    with workspace.lock:
        content = _content(workspace, given)
        channel = posting_place(workspace, given.text("channel"))
        if given.text("user") not in channel.members:
            raise SlackError("user_not_in_channel")
        message = Message(
            ts=workspace.next_ts(),
            user=workspace.app.bot_user_id,
            bot_id=workspace.app.bot_id,
            thread_ts=thread_of(channel, given.text("thread_ts")),
            seen_only_by=given.text("user"),
            **content,
        )
        workspace.post(channel.id, message)
    return {"message_ts": message.ts} | _truncated(given)


def update(context: Context, given: Arguments) -> Json:
    """Change one of the app's messages: https://docs.slack.dev/reference/methods/chat.update.

    Text without blocks removes the blocks and marks the message as edited; metadata stays unless given.
    SlackError message_not_found, cant_update_message, is_inactive (archived), msg_too_long, and post_message's on
    the content.
    """
    workspace = context.workspace
    if len(given.text("text")) > LONGEST_UPDATE:
        raise SlackError("msg_too_long")
    with workspace.lock:
        channel = visible_channel(workspace, given.text("channel"))
        before = _own_message(workspace, channel, given.text("ts"), "cant_update_message")
        if channel.is_archived:
            raise SlackError("is_inactive")
        changes: Json = _content(workspace, given)
        if not given.text("text"):
            del changes["text"]
        if not changes["blocks"]:
            changes["edited_ts"] = workspace.next_ts()
        if (metadata := _metadata(given)) is not None:
            changes["metadata"] = metadata or None
        after = workspace.change(channel.id, before.ts, **changes)
        shown = message_json(workspace, channel, after, include_metadata=True)
    said = {name: held for name, held in shown.items() if name not in NOT_IN_UPDATE}
    return {"channel": channel.id, "ts": after.ts, "text": after.text, "message": said}


def delete(context: Context, given: Arguments) -> Json:
    """Delete one of the app's messages: https://docs.slack.dev/reference/methods/chat.delete.

    SlackError channel_not_found, message_not_found, cant_delete_message.
    """
    workspace = context.workspace
    with workspace.lock:
        channel = visible_channel(workspace, given.text("channel"))
        message = _own_message(workspace, channel, given.text("ts"), "cant_delete_message")
        workspace.remove(channel.id, message.ts)
    return {"channel": channel.id, "ts": message.ts}


def sound_blocks(workspace: Workspace, given: Arguments) -> tuple[Json, ...]:
    """The blocks of a message, named as Slack names them; none where none are given.

    SlackError invalid_blocks_format (not a list), invalid_blocks (with what is wrong where), msg_blocks_too_long.
    """
    blocks = given.structure("blocks")
    if blocks is None:
        return ()
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if found := block_kit.faults(blocks, "message"):
        raise bad_arguments(*found, code="invalid_blocks")
    if sum(_text_lengths(blocks)) > LONGEST_BLOCKS:
        raise SlackError("msg_blocks_too_long")
    return tuple(block_kit.completed(blocks, lambda: workspace.next_id("b")))


def _text_lengths(value: Any) -> Iterator[int]:
    if isinstance(value, list):
        for item in value:
            yield from _text_lengths(item)
    elif isinstance(value, dict):
        for name, held in value.items():
            if name == "text" and isinstance(held, str):
                yield len(held)
            else:
                yield from _text_lengths(held)


def _content(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    blocks = sound_blocks(workspace, given)
    text = given.text("text")
    if not text and not blocks and not given.structure("attachments"):
        raise SlackError("no_text")
    return {"text": text[:LONGEST_TEXT], "blocks": blocks}


def _truncated(given: Arguments) -> Json:
    if len(given.text("text")) <= LONGEST_TEXT:
        return {}
    said = "[WARN] Your message was truncated but still posted. The `text` field accepts up to 40,000 characters."
    return {"response_metadata": {"messages": [said], "warnings": ["message_truncated"]}}


def _metadata(given: Arguments) -> Json | None:
    """The metadata to keep: None = not given, empty = to be removed. https://docs.slack.dev/messaging/message-metadata."""
    metadata = given.structure("metadata")
    if metadata is None:
        return None
    if metadata == {}:
        return {}
    sound = (
        isinstance(metadata, dict)
        and set(metadata) == {"event_type", "event_payload"}
        and isinstance(metadata["event_type"], str)
        and isinstance(metadata["event_payload"], dict)
    )
    if not sound:
        raise SlackError("invalid_metadata_format")
    return dict(metadata)


def _target(workspace: Workspace, named: str) -> Channel:
    """The conversation that `channel` means: its id, a channel's name with or without #, or a person's id."""
    person = workspace.users.get(named)
    if person is None:
        by_name = (channel.id for channel in workspace.channels.values() if channel.name == named.removeprefix("#"))
        is_id = named in workspace.channels
        return visible_channel(workspace, named if is_id else next(by_name, named))
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    exists = any(channel.direct_with == person.id for channel in workspace.channels.values())
    if person.deleted and not exists:
        raise SlackError("channel_not_found")
    return workspace.direct_message(person.id)


def posting_place(workspace: Workspace, named: str) -> Channel:
    """Where the app may post. SlackError channel_not_found, cannot_dm_bot, is_archived, not_in_channel."""
    channel = _target(workspace, named)
    if channel.is_archived:
        raise SlackError("is_archived")
    if not is_member(workspace, channel):
        raise SlackError("not_in_channel")
    return channel


def thread_of(channel: Channel, thread_ts: str) -> str | None:
    """The parent's ts; where a reply's is given, that of its thread. SlackError thread_not_found."""
    if not thread_ts:
        return None
    if thread_ts not in channel.messages:
        raise SlackError("thread_not_found")
    return channel.messages[thread_ts].thread_ts or thread_ts


def _own_message(workspace: Workspace, channel: Channel, ts: str, refusal: str) -> Message:
    """One of the app's messages; an ephemeral one is not found. SlackError message_not_found, or `refusal`."""
    message = channel.messages.get(ts)
    if message is None:
        raise SlackError("message_not_found")
    if message.user != workspace.app.bot_user_id:
        raise SlackError(refusal)
    return message
