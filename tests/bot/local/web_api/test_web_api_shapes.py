"""The keys of what the stand-in answers, against those that Slack's own answers have.

The tables are from Slack's published samples of its answers; a key that stands here and not there would be a fault.
"""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local.server import LocalSlack
from bot.local.workspace import Workspace

CHANNEL = (
    "id name name_normalized created creator updated context_team_id is_archived is_channel is_group is_im is_mpim "
    "is_private is_general is_shared is_ext_shared is_org_shared is_pending_ext_shared pending_shared "
    "shared_team_ids pending_connected_team_ids previous_names topic purpose unlinked"
)
DIRECT = "id created updated context_team_id is_archived is_im is_org_shared user priority"
MESSAGE = "type user text ts team"
APP_S = f"{MESSAGE} bot_id app_id bot_profile"
THREAD = "thread_ts reply_count reply_users_count latest_reply reply_users is_locked subscribed"
USER = "id team_id name deleted color profile is_bot is_app_user updated"
PERSON = (
    f"{USER} real_name tz tz_label tz_offset is_admin is_owner is_primary_owner is_restricted "
    "is_ultra_restricted is_email_confirmed"
)
PROFILE = (
    "title phone skype real_name real_name_normalized display_name display_name_normalized status_text status_emoji "
    "status_expiration avatar_hash first_name last_name team"
)
VIEW = (
    "id team_id type submit close blocks private_metadata callback_id external_id state hash clear_on_close "
    "notify_on_close root_view_id previous_view_id app_id app_installed_team_id bot_id"
)
FILE = (
    "id created timestamp name title mimetype filetype pretty_type user user_team editable size mode is_external "
    "external_type is_public public_url_shared display_as_bot username url_private url_private_download permalink "
    "comments_count is_starred channels groups ims has_more_shares has_rich_preview file_access"
)
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": []}
METADATA = {"event_type": "x", "event_payload": {}}
BLOCKS = [{"type": "divider"}]


def keys(names: Any) -> Any:
    return sorted(names.split())


@pytest.fixture
def parent(client: WebClient) -> Any:
    """A message of the app's with everything on it, and a reply."""
    posted = client.chat_postMessage(channel="CPUBLIC", text="hei", blocks=BLOCKS, metadata=METADATA)
    client.chat_postMessage(channel="CPUBLIC", text="svar", thread_ts=posted["ts"])
    return posted


def test_a_posted_message(client: WebClient) -> None:
    answer = client.chat_postMessage(channel="CPUBLIC", text="hei", blocks=BLOCKS, metadata=METADATA)
    assert (sorted(answer.data), sorted(answer["message"])) == (
        keys("ok channel ts message"),
        keys(f"{APP_S} blocks metadata"),
    )


def test_a_bot_profile(client: WebClient) -> None:
    profile = client.chat_postMessage(channel="CPUBLIC", text="hei")["message"]["bot_profile"]
    assert sorted(profile) == keys("id deleted name updated app_id icons team_id")


def test_a_changed_message(client: WebClient, parent: Any) -> None:
    answer = client.chat_update(channel="CPUBLIC", ts=parent["ts"], text="hallo")
    assert (sorted(answer.data), sorted(answer["message"])) == (
        keys("ok channel ts text message"),
        keys("type user text team bot_id app_id bot_profile edited metadata"),
    )


def test_a_deleted_message(client: WebClient, parent: Any) -> None:
    assert sorted(client.chat_delete(channel="CPUBLIC", ts=parent["ts"]).data) == keys("ok channel ts")


def test_an_ephemeral_message(client: WebClient) -> None:
    answer = client.chat_postEphemeral(channel="CPUBLIC", user="UKARI", text="hei")
    assert sorted(answer.data) == keys("ok message_ts")


def test_a_history(client: WebClient, parent: Any) -> None:
    answer = client.conversations_history(channel="CPUBLIC", include_all_metadata=True)
    assert (sorted(answer.data), sorted(answer["messages"][0])) == (
        keys("ok messages has_more"),
        keys(f"{APP_S} blocks metadata {THREAD}"),
    )
    assert answer["messages"][0]["ts"] == parent["ts"]


def test_a_history_with_more_to_come(client: WebClient, say: Callable[..., Any]) -> None:
    say("CPUBLIC", "en")
    say("CPUBLIC", "to")
    answer = client.conversations_history(channel="CPUBLIC", limit=1)
    assert (sorted(answer.data), sorted(answer["messages"][0])) == (
        keys("ok messages has_more response_metadata"),
        keys(MESSAGE),
    )


def test_a_thread(client: WebClient, parent: Any) -> None:
    answer = client.conversations_replies(channel="CPUBLIC", ts=parent["ts"])
    assert [sorted(message) for message in answer["messages"]] == [
        keys(f"{APP_S} blocks {THREAD}"),
        keys(f"{APP_S} thread_ts parent_user_id"),
    ]


@pytest.mark.parametrize("channel", ["CPUBLIC", "CPRIVATE"])
def test_a_channel(client: WebClient, channel: str) -> None:
    assert sorted(client.conversations_info(channel=channel)["channel"]) == keys(f"{CHANNEL} is_member")


def test_a_topic(client: WebClient) -> None:
    assert sorted(client.conversations_info(channel="CPUBLIC")["channel"]["topic"]) == keys("value creator last_set")


def test_a_listed_channel(client: WebClient) -> None:
    answer = client.conversations_list()
    assert (sorted(answer.data), sorted(answer["channels"][0])) == (
        keys("ok channels response_metadata"),
        keys(f"{CHANNEL} is_member num_members"),
    )


def test_a_listed_direct_message(client: WebClient, workspace: Workspace) -> None:
    workspace.direct_message("UKARI")
    assert sorted(client.conversations_list(types="im")["channels"][0]) == keys(f"{DIRECT} is_user_deleted")


def test_a_channel_of_a_user(client: WebClient) -> None:
    answer = client.users_conversations()
    assert (sorted(answer.data), sorted(answer["channels"][0])) == (
        keys("ok channels response_metadata"),
        keys(CHANNEL),
    )


def test_an_opened_direct_message(client: WebClient) -> None:
    answer = client.conversations_open(users="UKARI", return_im=True)
    assert (sorted(answer.data), sorted(answer["channel"])) == (keys("ok channel"), keys(DIRECT))


def test_members(client: WebClient) -> None:
    assert sorted(client.conversations_members(channel="CPUBLIC").data) == keys("ok members response_metadata")


@pytest.mark.parametrize(
    ("user", "expected"), [("UKARI", PERSON), ("UBOT", PERSON), ("UGONE", USER)], ids=["person", "bot", "deactivated"]
)
def test_a_user(client: WebClient, user: Any, expected: Any) -> None:
    assert sorted(client.users_info(user=user)["user"]) == keys(expected)


@pytest.mark.parametrize(
    ("user", "expected"), [("UKARI", PROFILE), ("UBOT", f"{PROFILE} api_app_id bot_id always_active")]
)
def test_a_profile(client: WebClient, user: Any, expected: Any) -> None:
    assert sorted(client.users_info(user=user)["user"]["profile"]) == keys(expected)


def test_a_list_of_users(client: WebClient) -> None:
    assert sorted(client.users_list().data) == keys("ok members cache_ts response_metadata")


def test_a_modal(client: WebClient, slack: LocalSlack) -> None:
    view = client.views_open(trigger_id=slack.triggers.issue("UKARI"), view=MODAL)["view"]
    assert sorted(view) == keys(f"{VIEW} title submit_disabled")


def test_a_home_tab(client: WebClient) -> None:
    assert sorted(client.views_publish(user_id="UKARI", view={"type": "home", "blocks": []})["view"]) == keys(VIEW)


def test_an_upload(client: WebClient) -> None:
    answer = client.files_getUploadURLExternal(filename="svar.csv", length=1)
    assert sorted(answer.data) == keys("ok upload_url file_id")


def test_a_file(client: WebClient) -> None:
    assert sorted(client.files_upload_v2(filename="svar.csv", content="a")["files"][0]) == keys(FILE)


def test_a_connection(client: WebClient) -> None:
    assert sorted(client.apps_connections_open(app_token="xapp-invented").data) == keys("ok url")
