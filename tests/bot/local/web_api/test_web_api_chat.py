"""Posting, changing and deleting messages."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local.workspace import Workspace

SECTION = {"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": "hei", "verbatim": False}}
METADATA = {"event_type": "reminder", "event_payload": {"key": "snasa-7"}}


def texts(workspace: Workspace, channel: str) -> Any:
    return [message.text for message in workspace.channels[channel].messages.values()]


def direct_with(workspace: Workspace, person: Any) -> Any:
    return next(channel for channel in workspace.channels.values() if channel.direct_with == person)


@pytest.fixture
def posted(client: WebClient) -> Any:
    """A message of the app's, with blocks and metadata."""
    return client.chat_postMessage(channel="CPUBLIC", text="hei", blocks=[SECTION], metadata=METADATA)


# chat.postMessage


def test_a_message_comes_into_its_channel(client: WebClient, workspace: Workspace) -> None:
    client.chat_postMessage(channel="CPUBLIC", text="hei")
    assert texts(workspace, "CPUBLIC") == ["hei"]


def test_the_answer_to_a_message_names_its_place(client: WebClient, workspace: Workspace) -> None:
    answer = client.chat_postMessage(channel="CPUBLIC", text="hei")
    assert (answer["channel"], [answer["ts"]]) == ("CPUBLIC", list(workspace.channels["CPUBLIC"].messages))


def test_a_message_is_the_bot_s(client: WebClient) -> None:
    message = client.chat_postMessage(channel="CPUBLIC", text="hei")["message"]
    assert (message["user"], message["bot_id"], message["app_id"]) == ("UBOT", "B1", "A1")


def test_a_channel_may_be_named(client: WebClient) -> None:
    assert client.chat_postMessage(channel="#samling", text="hei")["channel"] == "CPUBLIC"


def test_a_message_to_a_person_goes_to_the_direct_message_with_them(client: WebClient, workspace: Workspace) -> None:
    channel = client.chat_postMessage(channel="UKARI", text="hei")["channel"]
    assert channel == direct_with(workspace, "UKARI").id


def test_a_message_to_a_person_takes_no_scope_but_chat_write(client_without: Callable[..., Any]) -> None:
    assert client_without("im:write").chat_postMessage(channel="UKARI", text="hei")["ok"] is True


def test_a_direct_message_is_not_begun_with_a_deactivated_person(
    client: WebClient, error: Callable[..., Any]
) -> None:
    assert error(client.chat_postMessage, channel="UGONE", text="hei") == "channel_not_found"


def test_a_direct_message_that_exists_takes_messages_to_a_deactivated_person(
    client: WebClient, workspace: Workspace
) -> None:
    existing = workspace.direct_message("UGONE")
    client.chat_postMessage(channel="UGONE", text="hei")
    assert texts(workspace, existing.id) == ["hei"]


def test_a_bot_is_sent_no_direct_message(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.chat_postMessage, channel="UBOT", text="hei") == "cannot_dm_bot"


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("CNONE", "channel_not_found"),
        ("#nowhere", "channel_not_found"),
        ("UNOBODY", "channel_not_found"),
        ("CSECRET", "channel_not_found"),
        ("COTHER", "not_in_channel"),
        ("COLD", "is_archived"),
    ],
)
@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral"])
def test_where_the_app_may_not_post_it_is_refused(
    client: WebClient, error: Callable[..., Any], method: str, channel: str, code: str
) -> None:
    assert error(client.api_call, method, json={"channel": channel, "user": "UKARI", "text": "hei"}) == code


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral"])
@pytest.mark.parametrize("content", [{}, {"text": ""}, {"blocks": []}])
def test_a_message_of_nothing_is_refused(
    client: WebClient, error: Callable[..., Any], method: str, content: Any
) -> None:
    assert error(client.api_call, method, json={"channel": "CPUBLIC", "user": "UKARI", **content}) == "no_text"


def test_blocks_alone_make_a_message(client: WebClient, workspace: Workspace) -> None:
    client.api_call("chat.postMessage", json={"channel": "CPUBLIC", "blocks": [SECTION]})
    assert [message.blocks for message in workspace.channels["CPUBLIC"].messages.values()] == [(SECTION,)]


def test_blocks_without_an_id_are_given_one(client: WebClient) -> None:
    (block,) = client.chat_postMessage(channel="CPUBLIC", text="-", blocks=[{"type": "divider"}])["message"]["blocks"]
    assert sorted(block) == ["block_id", "type"]


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral"])
def test_faulty_blocks_are_refused_with_the_place_of_the_fault(
    client: WebClient, refusal: Callable[..., Any], method: str
) -> None:
    blocks = [SECTION | {"text": {"type": "mrkdwn", "text": "x" * 3001}}]
    assert refusal(client.api_call, method, json={"channel": "CPUBLIC", "user": "UKARI", "blocks": blocks}) == {
        "ok": False,
        "error": "invalid_blocks",
        "response_metadata": {
            "messages": ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]
        },
    }


@pytest.mark.parametrize("blocks", ["[{", '{"type": "divider"}', "hei"])
def test_blocks_that_are_no_list_are_refused(client: WebClient, error: Callable[..., Any], blocks: Any) -> None:
    assert error(client.api_call, "chat.postMessage", data={"channel": "CPUBLIC", "blocks": blocks}) == (
        "invalid_blocks_format"
    )


def test_blocks_of_12000_characters_in_all_pass(client: WebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}] * 4
    assert client.chat_postMessage(channel="CPUBLIC", text="-", blocks=blocks)["ok"] is True


def test_blocks_of_more_than_12000_characters_in_all_are_too_long(
    client: WebClient, error: Callable[..., Any]
) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2501}}] * 5
    assert error(client.chat_postMessage, channel="CPUBLIC", text="-", blocks=blocks) == "msg_blocks_too_long"


def test_a_text_of_40000_characters_is_whole(client: WebClient, workspace: Workspace) -> None:
    answer = client.chat_postMessage(channel="CPUBLIC", text="x" * 40_000)
    assert (texts(workspace, "CPUBLIC"), answer.get("response_metadata")) == (["x" * 40_000], None)


def test_a_longer_text_is_cut(client: WebClient, workspace: Workspace) -> None:
    client.chat_postMessage(channel="CPUBLIC", text="x" * 40_001)
    assert texts(workspace, "CPUBLIC") == ["x" * 40_000]


def test_the_answer_to_a_cut_text_warns_of_it(client: WebClient) -> None:
    answer = client.chat_postMessage(channel="CPUBLIC", text="x" * 40_001)
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]


@pytest.mark.parametrize("metadata", [{"event_type": "x"}, {"event_type": 1, "event_payload": {}}, ["x"], "x"])
def test_metadata_of_another_form_is_refused(client: WebClient, error: Callable[..., Any], metadata: Any) -> None:
    body = {"channel": "CPUBLIC", "text": "hei", "metadata": metadata}
    assert error(client.api_call, "chat.postMessage", json=body) == "invalid_metadata_format"


def test_options_of_how_a_message_is_shown_are_accepted(client: WebClient) -> None:
    shown = {"mrkdwn": True, "unfurl_links": False, "unfurl_media": False}
    assert client.chat_postMessage(channel="CPUBLIC", text="hei", **shown)["ok"] is True


def test_a_reply_is_in_its_thread(client: WebClient, say: Callable[..., Any]) -> None:
    parent = say("CPUBLIC", "Når?")
    reply = client.chat_postMessage(channel="CPUBLIC", text="I mai", thread_ts=parent.ts)["message"]
    assert (reply["thread_ts"], reply["parent_user_id"]) == (parent.ts, "UKARI")


def test_a_reply_to_a_reply_is_in_the_same_thread(client: WebClient, say: Callable[..., Any]) -> None:
    parent = say("CPUBLIC", "Når?")
    reply = say("CPUBLIC", "Og hvor?", thread_ts=parent.ts)
    answer = client.chat_postMessage(channel="CPUBLIC", text="I mai", thread_ts=reply.ts)
    assert answer["message"]["thread_ts"] == parent.ts


def test_a_reply_to_nothing_is_refused(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.chat_postMessage, channel="CPUBLIC", text="I mai", thread_ts="1.000000") == "thread_not_found"


def test_messages_of_one_moment_have_rising_timestamps(client: WebClient) -> None:
    stamps = [client.chat_postMessage(channel="CPUBLIC", text="hei")["ts"] for _ in range(3)]
    assert stamps == ["1745834400.000000", "1745834400.000001", "1745834400.000002"]


# chat.postEphemeral


def test_an_ephemeral_message_is_shown_to_one_member(client: WebClient, workspace: Workspace) -> None:
    client.chat_postEphemeral(channel="CPUBLIC", user="UKARI", text="bare du")
    assert [m.seen_only_by for m in workspace.channels["CPUBLIC"].ephemeral.values()] == ["UKARI"]


def test_an_ephemeral_message_is_in_no_history(client: WebClient) -> None:
    client.chat_postEphemeral(channel="CPUBLIC", user="UKARI", text="bare du")
    assert client.conversations_history(channel="CPUBLIC")["messages"] == []


def test_an_ephemeral_message_to_who_is_not_in_the_channel_is_refused(
    client: WebClient, error: Callable[..., Any]
) -> None:
    assert error(client.chat_postEphemeral, channel="CPUBLIC", user="UOLA", text="hei") == "user_not_in_channel"


def test_an_ephemeral_message_cannot_be_changed(client: WebClient, error: Callable[..., Any]) -> None:
    ts = client.chat_postEphemeral(channel="CPUBLIC", user="UKARI", text="bare du")["message_ts"]
    assert error(client.chat_update, channel="CPUBLIC", ts=ts, text="alle") == "message_not_found"


# chat.update


def test_a_changed_message_keeps_its_ts(client: WebClient, posted: Any) -> None:
    assert client.chat_update(channel="CPUBLIC", ts=posted["ts"], text="hallo")["ts"] == posted["ts"]


def test_text_without_blocks_removes_the_blocks(client: WebClient, workspace: Workspace, posted: Any) -> None:
    client.chat_update(channel="CPUBLIC", ts=posted["ts"], text="hallo")
    message = workspace.channels["CPUBLIC"].messages[posted["ts"]]
    assert (message.text, message.blocks) == ("hallo", ())


def test_blocks_without_text_keep_the_text(client: WebClient, workspace: Workspace, posted: Any) -> None:
    client.api_call("chat.update", json={"channel": "CPUBLIC", "ts": posted["ts"], "blocks": [{"type": "divider"}]})
    assert texts(workspace, "CPUBLIC") == ["hei"]


def test_a_changed_text_is_marked_as_edited(client: WebClient, posted: Any) -> None:
    message = client.chat_update(channel="CPUBLIC", ts=posted["ts"], text="hallo")["message"]
    assert message["edited"] == {"user": "UBOT", "ts": "1745834400.000001"}


def test_changed_blocks_are_not_marked_as_edited(client: WebClient, posted: Any) -> None:
    message = client.chat_update(channel="CPUBLIC", ts=posted["ts"], text="hallo", blocks=[SECTION])["message"]
    assert "edited" not in message


def test_metadata_stays_through_a_change(client: WebClient, posted: Any) -> None:
    message = client.chat_update(channel="CPUBLIC", ts=posted["ts"], text="hallo")["message"]
    assert message["metadata"] == METADATA


def test_empty_metadata_removes_the_metadata(client: WebClient, posted: Any) -> None:
    message = client.chat_update(channel="CPUBLIC", ts=posted["ts"], text="hallo", metadata={})["message"]
    assert "metadata" not in message


def test_a_change_to_nothing_is_refused(client: WebClient, error: Callable[..., Any], posted: Any) -> None:
    assert error(client.api_call, "chat.update", json={"channel": "CPUBLIC", "ts": posted["ts"]}) == "no_text"


def test_a_change_to_4000_characters_passes(client: WebClient, posted: Any) -> None:
    assert client.chat_update(channel="CPUBLIC", ts=posted["ts"], text="x" * 4000)["ok"] is True


def test_a_change_to_more_than_4000_characters_is_too_long(
    client: WebClient, error: Callable[..., Any], posted: Any
) -> None:
    assert error(client.chat_update, channel="CPUBLIC", ts=posted["ts"], text="x" * 4001) == "msg_too_long"


def test_a_person_s_message_is_not_the_app_s_to_change(
    client: WebClient, error: Callable[..., Any], say: Callable[..., Any]
) -> None:
    theirs = say("CPUBLIC", "hei")
    assert error(client.chat_update, channel="CPUBLIC", ts=theirs.ts, text="hallo") == "cant_update_message"


def test_a_message_that_is_not_there_cannot_be_changed(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.chat_update, channel="CPUBLIC", ts="1.000000", text="hallo") == "message_not_found"


def test_a_message_in_an_archived_channel_cannot_be_changed(
    client: WebClient, error: Callable[..., Any], workspace: Workspace, posted: Any
) -> None:
    workspace.channels["CPUBLIC"].is_archived = True
    assert error(client.chat_update, channel="CPUBLIC", ts=posted["ts"], text="hallo") == "is_inactive"


def test_a_change_does_not_take_a_person_for_a_channel(client: WebClient, error: Callable[..., Any]) -> None:
    ts = client.chat_postMessage(channel="UKARI", text="hei")["ts"]
    assert error(client.chat_update, channel="UKARI", ts=ts, text="hallo") == "channel_not_found"


# chat.delete


def test_a_deleted_message_is_gone(client: WebClient, workspace: Workspace, posted: Any) -> None:
    client.chat_delete(channel="CPUBLIC", ts=posted["ts"])
    assert texts(workspace, "CPUBLIC") == []


def test_a_person_s_message_is_not_the_app_s_to_delete(
    client: WebClient, error: Callable[..., Any], say: Callable[..., Any]
) -> None:
    assert error(client.chat_delete, channel="CPUBLIC", ts=say("CPUBLIC", "hei").ts) == "cant_delete_message"


def test_a_message_that_is_not_there_cannot_be_deleted(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.chat_delete, channel="CPUBLIC", ts="1.000000") == "message_not_found"


@pytest.mark.parametrize("channel", ["CNONE", "CSECRET"])
@pytest.mark.parametrize("method", ["chat.update", "chat.delete"])
def test_in_a_channel_that_the_app_cannot_see_there_is_nothing_to_change(
    client: WebClient, error: Callable[..., Any], method: str, channel: str
) -> None:
    body = {"channel": channel, "ts": "1.000000", "text": "hallo"}
    assert error(client.api_call, method, json=body) == "channel_not_found"


def test_whoever_watches_the_workspace_is_told_of_each_change(client: WebClient, workspace: Workspace) -> None:
    seen = []
    workspace.subscribe(lambda change: seen.append(type(change).__name__))
    ts = client.chat_postMessage(channel="CPUBLIC", text="hei")["ts"]
    client.chat_update(channel="CPUBLIC", ts=ts, text="hallo")
    client.chat_delete(channel="CPUBLIC", ts=ts)
    assert seen == ["MessagePosted", "MessageChanged", "MessageDeleted"]
