"""How often the app may call, in elapsed time that the test moves."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local.limits import TIER_2, Pace, Rate
from bot.local.workspace import Workspace

SLOW = Rate(per_minute=6, burst=2)


def test_a_burst_may_pass_at_once(elapsed: Any) -> None:
    pace = Pace(elapsed)
    assert [pace.take("users.list", SLOW) for _ in range(2)] == [0, 0]


def test_after_the_burst_the_wait_is_until_the_next_may_pass(elapsed: Any) -> None:
    pace = Pace(elapsed)
    assert [pace.take("users.list", SLOW) for _ in range(4)] == [0, 0, 10, 10]


def test_waiting_as_long_as_was_said_is_enough(elapsed: Any) -> None:
    pace = Pace(elapsed)
    for _ in range(3):
        wait = pace.take("users.list", SLOW)
    elapsed.seconds += wait
    assert pace.take("users.list", SLOW) == 0


def test_waiting_less_than_was_said_is_too_little(elapsed: Any) -> None:
    pace = Pace(elapsed)
    for _ in range(3):
        wait = pace.take("users.list", SLOW)
    elapsed.seconds += wait - 0.5
    assert pace.take("users.list", SLOW) == 1


def test_a_long_pause_does_not_save_up_more_than_a_burst(elapsed: Any) -> None:
    pace = Pace(elapsed)
    pace.take("users.list", SLOW)
    elapsed.seconds += 3600
    assert [pace.take("users.list", SLOW) for _ in range(3)] == [0, 0, 10]


def test_each_key_has_its_own_count(elapsed: Any) -> None:
    pace = Pace(elapsed)
    assert [pace.take(key, Rate(6, 1)) for key in ("users.list", "users.info")] == [0, 0]


def test_without_pacing_nothing_is_too_often(elapsed: Any) -> None:
    pace = Pace(elapsed, is_on=False)
    assert {pace.take("users.list", SLOW) for _ in range(100)} == {0}


def too_many(call: Any, times: Any) -> Any:
    """Call so many times, and once more, which must be refused."""
    for _ in range(times):
        call()
    with pytest.raises(SlackApiError) as caught:
        call()
    return caught.value.response


def test_a_tier_2_method_passes_twenty_times_and_is_then_limited(paced_client: WebClient) -> None:
    assert too_many(paced_client.users_list, TIER_2.burst).data == {"ok": False, "error": "ratelimited"}


def test_a_limited_call_is_http_429(paced_client: WebClient) -> None:
    assert too_many(paced_client.users_list, 20).status_code == 429


def test_a_limited_call_says_in_whole_seconds_when_to_try_again(paced_client: WebClient) -> None:
    assert too_many(paced_client.users_list, 20).headers["retry-after"] == "3"


def test_after_retry_after_the_call_passes(paced_client: WebClient, elapsed: Any) -> None:
    elapsed.seconds += int(too_many(paced_client.users_list, 20).headers["retry-after"])
    assert paced_client.users_list()["ok"] is True


def test_messages_to_one_channel_pass_in_a_short_burst_and_then_once_a_second(paced_client: WebClient) -> None:
    limited = too_many(lambda: paced_client.chat_postMessage(channel="CPUBLIC", text="hei"), 5)
    assert limited.headers["retry-after"] == "1"


def test_a_limited_message_is_not_posted(paced_client: WebClient, workspace: Workspace) -> None:
    too_many(lambda: paced_client.chat_postMessage(channel="CPUBLIC", text="hei"), 5)
    assert len(workspace.channels["CPUBLIC"].messages) == 5


def test_a_busy_channel_does_not_hold_up_another(paced_client: WebClient) -> None:
    too_many(lambda: paced_client.chat_postMessage(channel="CPUBLIC", text="hei"), 5)
    assert paced_client.chat_postMessage(channel="CPRIVATE", text="hei")["ok"] is True


def test_a_person_s_id_and_their_direct_message_count_as_one_channel(paced_client: WebClient) -> None:
    direct = paced_client.chat_postMessage(channel="UKARI", text="hei")["channel"]
    limited = too_many(lambda: paced_client.chat_postMessage(channel=direct, text="hei"), 4)
    assert limited["error"] == "ratelimited"


def test_a_pace_can_be_switched_off_for_who_needs_it(client: WebClient) -> None:
    assert {client.users_list()["ok"] for _ in range(TIER_2.burst + 5)} == {True}
