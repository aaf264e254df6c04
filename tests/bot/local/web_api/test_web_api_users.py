"""users.info, users.list and users.conversations."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient


def test_users_info_gives_the_person(client: WebClient) -> None:
    user = client.users_info(user="UKARI")["user"]
    assert (user["id"], user["name"], user["real_name"], user["profile"]["title"]) == (
        "UKARI",
        "kari",
        "Kari Nordmann",
        "Ordfører",
    )


def test_users_info_gives_the_zone_of_the_calendar_s_season(client: WebClient) -> None:
    user = client.users_info(user="UKARI")["user"]
    assert (user["tz"], user["tz_label"], user["tz_offset"]) == ("Europe/Oslo", "CEST", 7200)


def test_the_locale_is_given_where_asked_for(client: WebClient) -> None:
    assert client.users_info(user="UKARI", include_locale=True)["user"]["locale"] == "nb-NO"


def test_a_deactivated_person_is_given_as_deleted(client: WebClient) -> None:
    assert client.users_info(user="UGONE")["user"]["deleted"] is True


def test_the_bot_user_is_a_bot(client: WebClient) -> None:
    assert client.users_info(user="UBOT")["user"]["is_bot"] is True


def test_an_unknown_person_is_not_found(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.users_info, user="UNOBODY") == "user_not_found"


def test_users_list_without_a_limit_gives_everybody(client: WebClient) -> None:
    assert [user["id"] for user in client.users_list()["members"]] == ["UBOT", "UKARI", "UOLA", "UGONE"]


def test_users_list_pages_with_cursors(client: WebClient) -> None:
    pages = [[user["id"] for user in page["members"]] for page in client.users_list(limit=3)]
    assert pages == [["UBOT", "UKARI", "UOLA"], ["UGONE"]]


def test_the_last_page_has_an_empty_cursor(client: WebClient) -> None:
    assert client.users_list(limit=4)["response_metadata"]["next_cursor"] == ""


@pytest.mark.parametrize("cursor", ["???", "bmV4dDpVTk9CT0RZ"])
def test_a_cursor_that_means_nothing_is_invalid(client: WebClient, error: Callable[..., Any], cursor: str) -> None:
    assert error(client.users_list, cursor=cursor) == "invalid_cursor"


@pytest.mark.parametrize("limit", ["1001", "-1", "many"])
def test_a_limit_out_of_bounds_is_invalid(client: WebClient, error: Callable[..., Any], limit: str) -> None:
    assert error(client.users_list, limit=limit) == "invalid_limit"


def test_users_conversations_are_by_default_the_app_s_own_public_channels(client: WebClient) -> None:
    assert [channel["id"] for channel in client.users_conversations()["channels"]] == ["CPUBLIC", "COLD"]


def test_users_conversations_leave_out_what_the_app_cannot_see(client: WebClient) -> None:
    answer = client.users_conversations(user="UKARI", types="public_channel,private_channel")
    assert [channel["id"] for channel in answer["channels"]] == ["CPUBLIC", "COTHER", "CPRIVATE"]


def test_users_conversations_of_an_unknown_person_are_refused(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.users_conversations, user="UNOBODY") == "user_not_found"
