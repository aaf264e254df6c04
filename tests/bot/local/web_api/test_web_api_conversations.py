"""Conversations: opening them, looking them up, their members and what was said."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local.workspace import Workspace

METADATA = {"event_type": "reminder", "event_payload": {"key": "snasa-7"}}


def ids(answer: Any) -> Any:
    return [channel["id"] for channel in answer["channels"]]


def texts(answer: Any) -> Any:
    return [message["text"] for message in answer["messages"]]


# conversations.open


def test_a_direct_message_is_opened(client: WebClient, workspace: Workspace) -> None:
    channel_id = client.conversations_open(users="UKARI")["channel"]["id"]
    assert workspace.channels[channel_id].direct_with == "UKARI"


def test_a_direct_message_is_opened_once(client: WebClient) -> None:
    first, second = (client.conversations_open(users=["UKARI"]).data for _ in range(2))
    assert second == first | {"no_op": True, "already_open": True}


def test_a_direct_message_may_be_opened_by_its_id(client: WebClient, workspace: Workspace) -> None:
    direct = workspace.direct_message("UKARI")
    assert client.conversations_open(channel=direct.id)["channel"] == {"id": direct.id}


def test_the_whole_direct_message_is_given_where_asked_for(client: WebClient) -> None:
    assert client.conversations_open(users="UKARI", return_im=True)["channel"]["user"] == "UKARI"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "users_list_not_supplied"),
        ({"users": "UNOBODY"}, "user_not_found"),
        ({"users": "UGONE"}, "user_disabled"),
        ({"users": "UBOT"}, "cannot_dm_bot"),
        ({"users": "UKARI,UOLA"}, "missing_scope"),
        ({"channel": "DNONE"}, "channel_not_found"),
    ],
)
def test_a_direct_message_that_cannot_be_opened_is_refused(
    client: WebClient, error: Callable[..., Any], arguments: Any, code: str
) -> None:
    assert error(client.api_call, "conversations.open", json=arguments) == code


# conversations.info and .members


def test_a_channel_is_given_with_its_name(client: WebClient) -> None:
    assert client.conversations_info(channel="CPUBLIC")["channel"]["name"] == "samling"


@pytest.mark.parametrize(("channel", "member"), [("CPUBLIC", True), ("COTHER", False)])
def test_a_channel_says_whether_the_app_is_in_it(client: WebClient, channel: str, member: Any) -> None:
    assert client.conversations_info(channel=channel)["channel"]["is_member"] is member


def test_a_private_channel_is_private_and_not_a_group_of_old(client: WebClient) -> None:
    channel = client.conversations_info(channel="CPRIVATE")["channel"]
    assert (channel["is_private"], channel["is_channel"], channel["is_group"]) == (True, True, False)


def test_an_archived_channel_says_so(client: WebClient) -> None:
    assert client.conversations_info(channel="COLD")["channel"]["is_archived"] is True


def test_the_number_of_members_is_given_where_asked_for(client: WebClient) -> None:
    assert client.conversations_info(channel="CPUBLIC", include_num_members=True)["channel"]["num_members"] == 2


def test_a_direct_message_says_with_whom(client: WebClient, workspace: Workspace) -> None:
    direct = workspace.direct_message("UOLA")
    channel = client.conversations_info(channel=direct.id)["channel"]
    assert (channel["is_im"], channel["user"]) == (True, "UOLA")


def test_members_are_given_by_id(client: WebClient) -> None:
    assert client.conversations_members(channel="CPUBLIC")["members"] == ["UKARI", "UBOT"]


def test_members_page_with_cursors(client: WebClient, workspace: Workspace) -> None:
    channel = workspace.add_channel("mange", [f"U{number:03d}" for number in range(5)])
    pages = [page["members"] for page in client.conversations_members(channel=channel.id, limit=2)]
    assert pages == [["U000", "U001"], ["U002", "U003"], ["U004"]]


@pytest.mark.parametrize("channel", ["CNONE", "CSECRET"])
@pytest.mark.parametrize(
    "method", ["conversations.info", "conversations.members", "conversations.history", "conversations.replies"]
)
def test_a_channel_that_the_app_cannot_see_is_not_found(
    client: WebClient, error: Callable[..., Any], method: str, channel: str
) -> None:
    assert error(client.api_call, method, data={"channel": channel, "ts": "1.0"}) == "channel_not_found"


# conversations.list


def test_by_default_all_public_channels_are_listed(client: WebClient) -> None:
    assert ids(client.conversations_list()) == ["CPUBLIC", "COTHER", "COLD"]


def test_archived_channels_are_left_out_where_asked_for(client: WebClient) -> None:
    assert ids(client.conversations_list(exclude_archived=True)) == ["CPUBLIC", "COTHER"]


def test_private_channels_are_listed_where_the_app_is_in_them(client: WebClient) -> None:
    assert ids(client.conversations_list(types="private_channel")) == ["CPRIVATE"]


def test_direct_messages_are_listed_where_asked_for(client: WebClient, workspace: Workspace) -> None:
    direct = workspace.direct_message("UKARI")
    assert ids(client.conversations_list(types=["im"])) == [direct.id]


def test_several_kinds_may_be_asked_for_at_once(client: WebClient) -> None:
    listed = client.conversations_list(types="public_channel,private_channel")
    assert ids(listed) == ["CPUBLIC", "COTHER", "CPRIVATE", "COLD"]


def test_an_unknown_kind_is_refused(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.conversations_list, types="public_channel,square") == "invalid_types"


def test_the_list_pages_with_cursors(client: WebClient) -> None:
    assert [ids(page) for page in client.conversations_list(limit=2)] == [["CPUBLIC", "COTHER"], ["COLD"]]


# conversations.history


def test_the_history_is_newest_first(client: WebClient, say: Callable[..., Any]) -> None:
    for text in ("en", "to", "tre"):
        say("CPUBLIC", text)
    assert texts(client.conversations_history(channel="CPUBLIC")) == ["tre", "to", "en"]


def test_replies_are_left_out_of_the_history(client: WebClient, say: Callable[..., Any]) -> None:
    parent = say("CPUBLIC", "Når?")
    say("CPUBLIC", "I mai", thread_ts=parent.ts)
    assert texts(client.conversations_history(channel="CPUBLIC")) == ["Når?"]


def test_the_history_says_how_many_replies_a_message_has(client: WebClient, say: Callable[..., Any]) -> None:
    parent = say("CPUBLIC", "Når?")
    reply = say("CPUBLIC", "I mai", thread_ts=parent.ts)
    (message,) = client.conversations_history(channel="CPUBLIC")["messages"]
    assert (message["thread_ts"], message["reply_count"], message["latest_reply"]) == (parent.ts, 1, reply.ts)


def test_the_history_pages_with_cursors(client: WebClient, say: Callable[..., Any]) -> None:
    for text in ("en", "to", "tre"):
        say("CPUBLIC", text)
    assert [texts(page) for page in client.conversations_history(channel="CPUBLIC", limit=2)] == [
        ["tre", "to"],
        ["en"],
    ]


def test_what_is_said_between_two_pages_does_not_shift_the_second(client: WebClient, say: Callable[..., Any]) -> None:
    for text in ("en", "to", "tre"):
        say("CPUBLIC", text)
    cursor = client.conversations_history(channel="CPUBLIC", limit=1)["response_metadata"]["next_cursor"]
    say("CPUBLIC", "fire")
    assert texts(client.conversations_history(channel="CPUBLIC", limit=5, cursor=cursor)) == ["to", "en"]


@pytest.mark.parametrize(("limit", "more"), [(1, True), (2, False)])
def test_the_history_says_whether_there_is_more(
    client: WebClient, say: Callable[..., Any], limit: str, more: Any
) -> None:
    say("CPUBLIC", "en")
    say("CPUBLIC", "to")
    assert client.conversations_history(channel="CPUBLIC", limit=limit)["has_more"] is more


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"oldest": 0}, ["tre", "to"]),
        ({"latest": 2}, ["to", "en"]),
        ({"oldest": 0, "latest": 2}, ["to"]),
        ({"oldest": 0, "latest": 2, "inclusive": True}, ["tre", "to", "en"]),
        ({"oldest": 1, "latest": 1, "inclusive": True}, ["to"]),
    ],
)
def test_the_history_may_be_bounded_in_time(
    client: WebClient, say: Callable[..., Any], bounds: Any, expected: Any
) -> None:
    said = [say("CPUBLIC", text).ts for text in ("en", "to", "tre")]
    arguments = {name: value if name == "inclusive" else said[value] for name, value in bounds.items()}
    assert texts(client.conversations_history(channel="CPUBLIC", **arguments)) == expected


@pytest.mark.parametrize("bound", ["oldest", "latest"])
@pytest.mark.parametrize("value", ["yesterday", "NaN"])
def test_a_bound_that_is_no_timestamp_is_refused(
    client: WebClient, error: Callable[..., Any], bound: Any, value: Any
) -> None:
    assert error(client.conversations_history, channel="CPUBLIC", **{bound: value}) == f"invalid_ts_{bound}"


def test_metadata_is_given_back_where_asked_for(client: WebClient) -> None:
    client.chat_postMessage(channel="CPUBLIC", text="hei", metadata=METADATA)
    (message,) = client.conversations_history(channel="CPUBLIC", include_all_metadata=True)["messages"]
    assert message["metadata"] == METADATA


def test_metadata_is_kept_back_where_not_asked_for(client: WebClient) -> None:
    client.chat_postMessage(channel="CPUBLIC", text="hei", metadata=METADATA)
    (message,) = client.conversations_history(channel="CPUBLIC")["messages"]
    assert "metadata" not in message


def test_a_direct_message_has_a_history(client: WebClient) -> None:
    channel = client.chat_postMessage(channel="UKARI", text="hei")["channel"]
    assert texts(client.conversations_history(channel=channel)) == ["hei"]


@pytest.mark.parametrize("method", ["conversations.history", "conversations.replies"])
def test_what_is_said_where_the_app_is_not_stays_unread(
    client: WebClient, error: Callable[..., Any], method: str
) -> None:
    assert error(client.api_call, method, data={"channel": "COTHER", "ts": "1.0"}) == "not_in_channel"


# conversations.replies


def test_a_thread_is_its_parent_and_then_the_replies_oldest_first(client: WebClient, say: Callable[..., Any]) -> None:
    parent = say("CPUBLIC", "Når?")
    for text in ("I mai", "Den femte"):
        say("CPUBLIC", text, thread_ts=parent.ts)
    assert texts(client.conversations_replies(channel="CPUBLIC", ts=parent.ts)) == ["Når?", "I mai", "Den femte"]


def test_a_message_without_replies_is_a_thread_of_one(client: WebClient, say: Callable[..., Any]) -> None:
    assert texts(client.conversations_replies(channel="CPUBLIC", ts=say("CPUBLIC", "Når?").ts)) == ["Når?"]


def test_a_thread_that_is_not_there_is_not_found(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.conversations_replies, channel="CPUBLIC", ts="1.000000") == "thread_not_found"


def test_metadata_of_replies_is_given_back_where_asked_for(client: WebClient, say: Callable[..., Any]) -> None:
    parent = say("CPUBLIC", "Når?")
    client.chat_postMessage(channel="CPUBLIC", text="I mai", thread_ts=parent.ts, metadata=METADATA)
    answer = client.conversations_replies(channel="CPUBLIC", ts=parent.ts, include_all_metadata=True)
    assert [message.get("metadata") for message in answer["messages"]] == [None, METADATA]
