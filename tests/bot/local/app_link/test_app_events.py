"""What the app is told of what happens in the workspace: Slack's events, their envelope, and who is told of what."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.local.workspace import Message

KARI, OLA, BOT = "U0KARI", "U0OLA", "U0BOT"
Json = dict[str, Any]

ENVELOPE = {
    "token", "team_id", "api_app_id", "event", "type", "event_id", "event_time", "authorizations",
    "is_ext_shared_channel", "event_context",
}  # fmt: skip
PERSONS_MESSAGE = {
    "type", "client_msg_id", "user", "text", "ts", "team", "channel", "channel_type", "event_ts",
}  # fmt: skip
BOTS_MESSAGE = {
    "type", "user", "text", "ts", "team", "channel", "channel_type", "event_ts", "bot_id", "bot_profile", "blocks",
}  # fmt: skip
HIDDEN = {"type", "subtype", "channel", "channel_type", "hidden", "ts", "event_ts", "previous_message"}
"""Key sets of Slack's own payloads, of what applies outside an enterprise."""


@pytest.fixture
def told(slack: Any, serve_app: Callable[..., Any]) -> Callable[[], list[Json]]:
    """The events that the app has been told of, in the order in which they happened."""
    serve_app()

    def events() -> list[Json]:
        assert slack.link.wait_until_quiet(5)
        payloads = sorted((delivery.payload for delivery in slack.link.deliveries), key=lambda each: each["event_id"])
        return [payload["event"] for payload in payloads]

    return events


Told = Callable[[], list[Json]]


def by_the_app(slack: Any, text: str = "hei", **fields: Any) -> Message:
    return Message(ts=slack.workspace.next_ts(), user=BOT, text=text, bot_id="B0APP", **fields)


def test_an_event_comes_in_slacks_envelope(slack: Any, told: Told) -> None:
    slack.acts.post_message(KARI, slack.general.id, "hei")
    told()
    assert set(slack.link.deliveries[0].payload) == ENVELOPE


def test_every_event_has_an_id_of_its_own(slack: Any, told: Told) -> None:
    for _ in range(20):
        slack.acts.post_message(KARI, slack.general.id, "hei")
    told()
    assert len({delivery.payload["event_id"] for delivery in slack.link.deliveries}) == 20


def test_an_event_is_authorised_for_the_bot(slack: Any, told: Told) -> None:
    slack.acts.post_message(KARI, slack.general.id, "hei")
    told()
    assert slack.link.deliveries[0].payload["authorizations"] == [
        {
            "enterprise_id": None,
            "team_id": slack.workspace.team_id,
            "user_id": BOT,
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ]


def test_a_persons_message_has_slacks_keys(slack: Any, told: Told) -> None:
    slack.acts.post_message(KARI, slack.general.id, "hei")
    assert [set(event) for event in told()] == [PERSONS_MESSAGE]


def test_a_reply_says_its_thread_and_whose_it_is(slack: Any, told: Told) -> None:
    parent = slack.acts.post_message(KARI, slack.general.id, "hei").ts
    slack.acts.post_message(OLA, slack.general.id, "hei igjen", parent)
    reply = told()[1]
    assert (reply["thread_ts"], reply["parent_user_id"], set(reply) - PERSONS_MESSAGE) == (
        parent,
        KARI,
        {"thread_ts", "parent_user_id"},
    )


def test_the_apps_own_message_has_slacks_keys(slack: Any, told: Told) -> None:
    slack.workspace.post(slack.general.id, by_the_app(slack, blocks=({"type": "divider", "block_id": "b"},)))
    assert [set(event) for event in told()] == [BOTS_MESSAGE]


@pytest.mark.parametrize(("is_private", "kind"), [(False, "channel"), (True, "group")])
def test_a_message_says_its_kind_of_channel(slack: Any, told: Told, is_private: bool, kind: str) -> None:  # noqa: FBT001 - a parameter
    channel = slack.workspace.add_channel("rom", [KARI, BOT], is_private=is_private)
    slack.acts.post_message(KARI, channel.id, "hei")
    assert [event["channel_type"] for event in told()] == [kind]


def test_a_direct_message_is_an_im(slack: Any, told: Told) -> None:
    slack.acts.post_message(KARI, slack.workspace.direct_message(KARI).id, "hei")
    assert [event["channel_type"] for event in told()] == ["im"]


@pytest.mark.parametrize("event", ["message.channels", "app_mention", "member_joined_channel", "app_home_opened"])
def test_what_the_manifest_does_not_ask_for_is_not_told(slack: Any, told: Told, event: str) -> None:
    app = slack.workspace.app
    slack.workspace.app = replace(app, events=frozenset({event}))
    slack.acts.post_message(KARI, slack.general.id, f"<@{BOT}> hei")
    slack.workspace.add_user(replace(slack.workspace.users[OLA], id="U0NY", name="ny"))
    slack.workspace.join(slack.general.id, "U0NY")
    slack.acts.open_home(KARI)
    assert [each["type"] for each in told()] == [event.replace("message.channels", "message")]


def test_a_channel_without_the_bot_is_not_told_of(slack: Any, told: Told) -> None:
    elsewhere = slack.workspace.add_channel("annet", [KARI, OLA])
    slack.acts.post_message(KARI, elsewhere.id, f"<@{BOT}> hei")
    slack.workspace.leave(elsewhere.id, OLA)
    slack.workspace.join(elsewhere.id, OLA)
    assert told() == []


def test_ephemeral_messages_are_not_told_of(slack: Any, told: Told) -> None:
    seen = slack.workspace.post(slack.general.id, by_the_app(slack, seen_only_by=KARI))
    slack.workspace.change(slack.general.id, seen.ts, text="nei")
    slack.workspace.remove(slack.general.id, seen.ts)
    assert told() == []


def test_a_mention_is_told_of_twice_as_slack_does(slack: Any, told: Told) -> None:
    slack.acts.post_message(KARI, slack.general.id, f"<@{BOT}> hei")
    assert [event["type"] for event in told()] == ["message", "app_mention"]


def test_a_mention_has_slacks_keys(slack: Any, told: Told) -> None:
    slack.acts.post_message(KARI, slack.general.id, f"<@{BOT}> hei")
    assert set(told()[1]) == {"type", "client_msg_id", "user", "text", "ts", "team", "channel", "event_ts"}


def test_a_mention_in_a_thread_says_which(slack: Any, told: Told) -> None:
    parent = slack.acts.post_message(KARI, slack.general.id, "hei").ts
    slack.acts.post_message(KARI, slack.general.id, f"<@{BOT}>", parent)
    assert [event["thread_ts"] for event in told() if event["type"] == "app_mention"] == [parent]


@pytest.mark.parametrize("text", ["hei", "<@U0OLA>", "U0BOT"])
def test_other_words_are_no_mention(slack: Any, told: Told, text: str) -> None:
    slack.acts.post_message(KARI, slack.general.id, text)
    assert [event["type"] for event in told()] == ["message"]


def test_a_mention_in_a_direct_message_is_only_a_message(slack: Any, told: Told) -> None:
    slack.acts.post_message(KARI, slack.workspace.direct_message(KARI).id, f"<@{BOT}> hei")
    assert [event["type"] for event in told()] == ["message"]


def test_an_edit_is_a_hidden_message(slack: Any, told: Told) -> None:
    message = slack.workspace.post(slack.general.id, by_the_app(slack, "før"))
    slack.workspace.change(slack.general.id, message.ts, text="etter", edited_ts="1.000001")
    assert set(told()[1]) == HIDDEN | {"message"}


def test_an_edit_gives_both_texts(slack: Any, told: Told) -> None:
    message = slack.workspace.post(slack.general.id, by_the_app(slack, "før"))
    slack.workspace.change(slack.general.id, message.ts, text="etter")
    edit = told()[1]
    assert (edit["subtype"], edit["previous_message"]["text"], edit["message"]["text"]) == (
        "message_changed",
        "før",
        "etter",
    )


def test_a_deletion_says_what_is_gone(slack: Any, told: Told) -> None:
    message = slack.workspace.post(slack.general.id, by_the_app(slack, "før"))
    slack.workspace.remove(slack.general.id, message.ts)
    gone = told()[1]
    assert (set(gone), gone["subtype"], gone["deleted_ts"]) == (
        HIDDEN | {"deleted_ts"},
        "message_deleted",
        message.ts,
    )


def test_a_new_member_is_told_of(slack: Any, told: Told) -> None:
    channel = slack.workspace.add_channel("rom", [BOT])
    slack.workspace.join(channel.id, KARI, inviter=OLA)
    (event,) = told()
    del event["event_ts"]
    assert event == {
        "type": "member_joined_channel",
        "user": KARI,
        "channel": channel.id,
        "channel_type": "C",
        "team": slack.workspace.team_id,
        "inviter": OLA,
    }


def test_the_bot_hears_that_it_has_joined(slack: Any, told: Told) -> None:
    channel = slack.workspace.add_channel("rom", [KARI])
    slack.workspace.join(channel.id, BOT)
    assert [event["user"] for event in told()] == [BOT]


def test_opening_home_is_told_of(slack: Any, told: Told) -> None:
    slack.acts.open_home(KARI)
    (event,) = told()
    del event["event_ts"]
    channel = slack.workspace.direct_message(KARI).id
    assert event == {"type": "app_home_opened", "user": KARI, "channel": channel, "tab": "home"}


def test_opening_home_shows_the_view_that_is_there(slack: Any, told: Told) -> None:
    slack.web_client().views_publish(
        user_id=KARI, view={"type": "home", "callback_id": "hjem", "blocks": [{"type": "divider"}]}
    )
    slack.acts.open_home(KARI)
    assert [event["view"]["callback_id"] for event in told()] == ["hjem"]


def test_opening_the_direct_message_is_the_other_tab(slack: Any, told: Told) -> None:
    slack.acts.open_direct_message(KARI)
    assert [event["tab"] for event in told()] == ["messages"]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Rør & <rør>", "Rør &amp; &lt;rør&gt;"),
        ("hei @appen!", "hei <@U0BOT>!"),
        ("hei @ola.", "hei <@U0OLA>."),
        ("hei <@U0OLA>", "hei <@U0OLA>"),
        ("hei <@U0INGEN> og @ingen", "hei &lt;@U0INGEN&gt; og @ingen"),
        ("post@ola.no & <!channel>", "post@ola.no &amp; &lt;!channel&gt;"),
        ("se https://ilag.no/?a=1&b=2 nå", "se <https://ilag.no/?a=1&amp;b=2> nå"),
    ],
)
def test_what_is_typed_is_sent_as_slack_sends_it(slack: Any, told: Told, typed: str, sent: str) -> None:
    slack.acts.post_message(KARI, slack.general.id, typed)
    assert told()[0]["text"] == sent


def test_a_message_to_an_archived_channel_is_refused(slack: Any, told: Told) -> None:
    slack.general.is_archived = True
    outcome = slack.acts.post_message(KARI, slack.general.id, "hei")
    assert (outcome.acked, outcome.shown, told()) == (False, "This channel has been archived.", [])


def test_nobody_writes_where_they_are_not(slack: Any) -> None:
    elsewhere = slack.workspace.add_channel("annet", [OLA, BOT])
    with pytest.raises(LookupError):
        slack.acts.post_message(KARI, elsewhere.id, "hei")
