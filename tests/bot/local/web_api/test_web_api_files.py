"""Uploading a file in Slack's three steps."""

from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient

from bot.local.server import LocalSlack
from bot.local.workspace import Workspace


def send(url: str, body: Any, headers: Any = None) -> Any:
    """POST a body, and give the status of the answer."""
    address = urlsplit(url)
    connection = HTTPConnection(address.netloc, timeout=5)
    try:
        connection.request("POST", address.path, body, headers or {})
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture
def announced(client: WebClient) -> Any:
    """An upload of two bytes that Slack expects."""
    return client.files_getUploadURLExternal(filename="svar.csv", length=2)


def test_an_uploaded_file_has_its_bytes(client: WebClient, workspace: Workspace) -> None:
    uploaded = client.files_upload_v2(filename="svar.csv", content="æ,ø\n")["file"]
    assert workspace.files[uploaded["id"]].content == "æ,ø\n".encode()


def test_an_uploaded_file_has_the_title_it_was_given(client: WebClient) -> None:
    assert client.files_upload_v2(filename="svar.csv", title="Svarene", content="a")["file"]["title"] == "Svarene"


def test_a_file_without_a_title_is_titled_by_its_name(client: WebClient) -> None:
    assert client.files_upload_v2(filename="svar.csv", content="a")["file"]["title"] == "svar.csv"


def test_a_shared_file_comes_as_a_message_with_the_comment(client: WebClient) -> None:
    uploaded = client.files_upload_v2(channel="CPUBLIC", filename="svar.csv", content="a", initial_comment="Se her")
    (message,) = client.conversations_history(channel="CPUBLIC")["messages"]
    assert (message["text"], [file["id"] for file in message["files"]]) == ("Se her", [uploaded["file"]["id"]])


def test_a_file_that_is_not_shared_comes_nowhere(client: WebClient, workspace: Workspace) -> None:
    client.files_upload_v2(filename="svar.csv", content="a")
    assert [channel.id for channel in workspace.channels.values() if channel.messages] == []


def test_a_file_may_be_shared_in_a_thread(client: WebClient, say: Callable[..., Any]) -> None:
    parent = say("CPUBLIC", "Tall?")
    client.files_upload_v2(channel="CPUBLIC", filename="svar.csv", content="a", thread_ts=parent.ts)
    replies = client.conversations_replies(channel="CPUBLIC", ts=parent.ts)["messages"]
    assert [len(message.get("files", ())) for message in replies] == [0, 1]


def test_the_bytes_may_come_as_a_multipart_form(announced: Any, workspace: Workspace) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="svar.csv"\r\n\r\n\xe6\x00\r\n--b--\r\n'
    send(announced["upload_url"], body, {"Content-Type": "multipart/form-data; boundary=b"})
    assert workspace.files[announced["file_id"]].content == b"\xe6\x00"


def test_bytes_of_another_length_than_announced_are_refused(announced: Any) -> None:
    assert send(announced["upload_url"], b"abc") == 400


def test_an_address_takes_bytes_once(announced: Any) -> None:
    assert [send(announced["upload_url"], b"ab") for _ in range(2)] == [200, 400]


def test_an_address_that_was_not_given_takes_nothing(slack: LocalSlack) -> None:
    assert send(f"{slack.base_url}/upload/v1/guessed", b"ab") == 400


def test_a_file_whose_bytes_have_not_come_is_not_found(
    client: WebClient, error: Callable[..., Any], announced: Any
) -> None:
    assert error(client.files_completeUploadExternal, files=[{"id": announced["file_id"]}]) == "file_not_found"


@pytest.mark.parametrize("files", ["F1", '["F1"]'])
def test_files_are_listed_as_objects(client: WebClient, complaints: Callable[..., Any], files: str) -> None:
    assert complaints(client.api_call, "files.completeUploadExternal", data={"files": files}) == [
        "[ERROR] must provide an array of objects [json-pointer:/files]"
    ]


def test_an_empty_file_is_refused(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.files_getUploadURLExternal, filename="svar.csv", length=0) == "missing_argument"


def test_a_length_that_is_no_number_is_refused(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.files_getUploadURLExternal, filename="svar.csv", length="two") == "invalid_arguments"


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("CNONE", "channel_not_found"),
        ("COTHER", "not_in_channel"),
        ("COLD", "is_archived"),
        ("CSECRET", "channel_not_found"),
    ],
)
def test_a_file_is_not_shared_where_the_app_may_not_post(
    client: WebClient, error: Callable[..., Any], channel: str, code: str
) -> None:
    assert error(client.files_upload_v2, channel=channel, filename="svar.csv", content="a") == code
