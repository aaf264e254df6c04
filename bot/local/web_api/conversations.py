"""conversations.open, .info, .list, .members, .history, .replies, and users.conversations."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from bot.local.shapes import channel_json, message_json
from bot.local.slack_error import SlackError
from bot.local.web_api.arguments import Arguments
from bot.local.web_api.call import Context
from bot.local.web_api.paging import page
from bot.local.web_api.visibility import (
    SCOPE_PREFIXES,
    Kind,
    is_member,
    kind_of,
    known_user,
    need_scope,
    readable_channel,
    visible_channel,
)
from bot.local.workspace import Channel, Json, Message, Workspace


def open_direct_message(context: Context, given: Arguments) -> Json:
    """Open or resume a direct message: https://docs.slack.dev/reference/methods/conversations.open.

    Group direct messages take a scope (mpim:write) that the stand-in grants to nobody.
    SlackError users_list_not_supplied, user_not_found, user_disabled, cannot_dm_bot, channel_not_found.
    """
    workspace = context.workspace
    people = [name for name in given.text("users").split(",") if name]
    with workspace.lock:
        if given.text("channel"):
            people = [visible_channel(workspace, given.text("channel")).direct_with or ""]
        if not people:
            raise SlackError("users_list_not_supplied")
        if len(people) > 1:
            need_scope(workspace, "mpim:write")
        person = known_user(workspace, people[0])
        if person.deleted:
            raise SlackError("user_disabled")
        if person.is_bot:
            raise SlackError("cannot_dm_bot")
        existed = any(channel.direct_with == person.id for channel in workspace.channels.values())
        channel = workspace.direct_message(person.id)
        shown = channel_json(workspace, channel) if given.flag("return_im") else {"id": channel.id}
    return ({"no_op": True, "already_open": True} if existed else {}) | {"channel": shown}


def info(context: Context, given: Arguments) -> Json:
    """One conversation: https://docs.slack.dev/reference/methods/conversations.info. SlackError channel_not_found."""
    workspace = context.workspace
    with workspace.lock:
        channel = _described(workspace, given)
        counted = given.flag("include_num_members")
        return {"channel": channel_json(workspace, channel, include_num_members=counted)}


def members(context: Context, given: Arguments) -> Json:
    """Who is in a conversation, by id: https://docs.slack.dev/reference/methods/conversations.members."""
    with context.workspace.lock:
        everyone = list(_described(context.workspace, given).members)
    shown, cursor = page(everyone, str, given, default_limit=100)
    return {"members": list(shown), "response_metadata": {"next_cursor": cursor}}


def list_all(context: Context, given: Arguments) -> Json:
    """The conversations that the app can see: https://docs.slack.dev/reference/methods/conversations.list."""
    workspace = context.workspace
    with workspace.lock:
        kinds = _kinds(workspace, given)
        wanted = [channel for channel in workspace.channels.values() if kind_of(channel) in kinds]
        channels, cursor = _listed(workspace, wanted, given)
        return {
            "channels": [_in_a_list(workspace, channel, include_num_members=True) for channel in channels],
            "response_metadata": {"next_cursor": cursor},
        }


def list_of_user(context: Context, given: Arguments) -> Json:
    """The conversations that a user is in and the app can see; without `user`, the app's own.

    https://docs.slack.dev/reference/methods/users.conversations. SlackError user_not_found.
    """
    workspace = context.workspace
    with workspace.lock:
        user = known_user(workspace, given.text("user") or workspace.app.bot_user_id)
        kinds = _kinds(workspace, given)
        theirs = [
            channel
            for channel in workspace.channels.values()
            if user.id in channel.members and kind_of(channel) in kinds
        ]
        channels, cursor = _listed(workspace, theirs, given)
        return {
            "channels": [_told_of_user(workspace, channel) for channel in channels],
            "response_metadata": {"next_cursor": cursor},
        }


def history(context: Context, given: Arguments) -> Json:
    """A conversation's messages, newest first, without the replies in threads.

    `oldest` and `latest` are excluded from the range unless `inclusive`. Metadata only with `include_all_metadata`.
    https://docs.slack.dev/reference/methods/conversations.history
    SlackError channel_not_found, not_in_channel, missing_scope, invalid_ts_oldest, invalid_ts_latest, invalid_cursor.
    """
    workspace = context.workspace
    with workspace.lock:
        channel = readable_channel(workspace, given.text("channel"))
        top = [message for message in channel.messages.values() if message.thread_ts is None]
        return _told(workspace, channel, _within(_newest_first(top), given), given, default_limit=100)


def replies(context: Context, given: Arguments) -> Json:
    """A thread: the parent, then its replies, oldest first; an unthreaded message alone.

    https://docs.slack.dev/reference/methods/conversations.replies. SlackError thread_not_found, and history's.
    """
    workspace = context.workspace
    with workspace.lock:
        channel = readable_channel(workspace, given.text("channel"))
        parent = channel.messages.get(given.text("ts"))
        if parent is None:
            raise SlackError("thread_not_found")
        later = [message for message in channel.messages.values() if message.thread_ts == parent.ts]
        return _told(workspace, channel, [parent, *_within(later, given)], given, default_limit=1000)


def _newest_first(messages: list[Message]) -> list[Message]:
    return sorted(messages, key=lambda message: Decimal(message.ts), reverse=True)


def _described(workspace: Workspace, given: Arguments) -> Channel:
    channel = visible_channel(workspace, given.text("channel"))
    need_scope(workspace, f"{SCOPE_PREFIXES[kind_of(channel)]}:read")
    return channel


def _kinds(workspace: Workspace, given: Arguments) -> list[Kind]:
    """The kinds of conversations asked for, each with a scope of its own. SlackError invalid_types, missing_scope."""
    names = [name.strip() for name in (given.text("types") or "public_channel").split(",")]
    kinds = [kind for kind in SCOPE_PREFIXES if kind in names]
    if len(kinds) < len(set(names)):
        raise SlackError("invalid_types")
    for kind in kinds:
        need_scope(workspace, f"{SCOPE_PREFIXES[kind]}:read")
    return kinds


def _listed(workspace: Workspace, channels: list[Channel], given: Arguments) -> tuple[Sequence[Channel], str]:
    """The page asked for of those channels that the app can see, and the next page's cursor."""
    seen = [
        channel
        for channel in channels
        if (is_member(workspace, channel) or not channel.is_private)
        and not (channel.is_archived and given.flag("exclude_archived"))
    ]
    return page(seen, lambda channel: channel.id, given, default_limit=100)


def _in_a_list(workspace: Workspace, channel: Channel, *, include_num_members: bool = False) -> Json:
    shown = channel_json(workspace, channel, include_num_members=include_num_members)
    if channel.direct_with is None:
        return shown
    return shown | {"is_user_deleted": workspace.users[channel.direct_with].deleted}


def _told_of_user(workspace: Workspace, channel: Channel) -> Json:
    """users.conversations, unlike conversations.list, does not say whether the app is in it."""
    shown = _in_a_list(workspace, channel)
    return {name: held for name, held in shown.items() if name != "is_member"}


def _told(
    workspace: Workspace, channel: Channel, messages: list[Message], given: Arguments, default_limit: int
) -> Json:
    shown, cursor = page(messages, lambda message: message.ts, given, default_limit)
    with_metadata = given.flag("include_all_metadata")
    answer: Json = {
        "messages": [message_json(workspace, channel, message, include_metadata=with_metadata) for message in shown],
        "has_more": bool(cursor),
    }
    return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


def _within(messages: list[Message], given: Arguments) -> list[Message]:
    oldest = _moment(given, "oldest", default="0")
    latest = _moment(given, "latest", default="Infinity")
    edges = {oldest, latest} if given.flag("inclusive") else set()
    return [m for m in messages if oldest < Decimal(m.ts) < latest or Decimal(m.ts) in edges]


def _moment(given: Arguments, name: str, default: str) -> Decimal:
    said = given.text(name)
    try:
        moment = Decimal(said or default)
    except InvalidOperation as error:
        raise SlackError(f"invalid_ts_{name}") from error
    if said and not moment.is_finite():
        raise SlackError(f"invalid_ts_{name}")
    return moment
