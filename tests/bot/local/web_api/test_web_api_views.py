"""Modals and Home tabs."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local.server import LocalSlack
from bot.local.workspace import Workspace

MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Tilbakemelding"},
    "blocks": [{"type": "divider", "block_id": "line"}],
}
HOME = {"type": "home", "blocks": [{"type": "divider", "block_id": "line"}]}
OTHER = [{"type": "header", "block_id": "other", "text": {"type": "plain_text", "text": "Annet"}}]


@pytest.fixture
def opened(client: WebClient, slack: LocalSlack) -> Any:
    """A modal that Kari has open."""
    return client.views_open(trigger_id=slack.triggers.issue("UKARI"), view=MODAL)["view"]


@pytest.fixture
def act_in(slack: LocalSlack) -> Any:
    """Have Kari act in a modal, which gives a trigger."""
    return lambda view: slack.triggers.issue("UKARI", view["id"])


# views.open


def test_an_opened_modal_is_the_person_s(workspace: Workspace, opened: Any) -> None:
    assert workspace.modals == {"UKARI": [opened["id"]]}


def test_an_opened_modal_is_its_own_root(opened: Any) -> None:
    assert (opened["root_view_id"], opened["previous_view_id"]) == (opened["id"], None)


def test_an_opened_modal_has_nothing_entered_in_it(opened: Any) -> None:
    assert opened["state"] == {"values": {}}


def test_an_opened_modal_takes_the_place_of_another(
    client: WebClient, slack: LocalSlack, workspace: Workspace, opened: Any
) -> None:
    second = client.views_open(trigger_id=slack.triggers.issue("UKARI"), view=MODAL)["view"]
    assert (workspace.modals, opened["id"] in workspace.views) == ({"UKARI": [second["id"]]}, False)


def test_blocks_of_a_view_without_an_id_are_given_one(client: WebClient, slack: LocalSlack) -> None:
    view = MODAL | {"blocks": [{"type": "divider"}]}
    answer = client.views_open(trigger_id=slack.triggers.issue("UKARI"), view=view)
    assert sorted(answer["view"]["blocks"][0]) == ["block_id", "type"]


def test_text_of_a_view_says_how_it_is_read(opened: Any) -> None:
    assert opened["title"] == MODAL["title"] | {"emoji": True}


def test_a_trigger_opens_one_modal_only(client: WebClient, slack: LocalSlack, error: Callable[..., Any]) -> None:
    trigger_id = slack.triggers.issue("UKARI")
    client.views_open(trigger_id=trigger_id, view=MODAL)
    assert error(client.views_open, trigger_id=trigger_id, view=MODAL) == "exchanged_trigger_id"


def test_a_trigger_opens_a_modal_for_three_seconds(client: WebClient, slack: LocalSlack, elapsed: Any) -> None:
    trigger_id = slack.triggers.issue("UKARI")
    elapsed.seconds += 3
    assert client.views_open(trigger_id=trigger_id, view=MODAL)["ok"] is True


def test_a_trigger_opens_nothing_after_three_seconds(
    client: WebClient, slack: LocalSlack, elapsed: Any, error: Callable[..., Any]
) -> None:
    trigger_id = slack.triggers.issue("UKARI")
    elapsed.seconds += 3.01
    assert error(client.views_open, trigger_id=trigger_id, view=MODAL) == "expired_trigger_id"


def test_a_trigger_that_was_never_given_is_invalid(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.views_open, trigger_id="1.2.3", view=MODAL) == "invalid_trigger_id"


@pytest.mark.parametrize("method", ["views.open", "views.push"])
def test_a_faulty_view_is_refused_with_the_place_of_the_fault(
    client: WebClient, slack: LocalSlack, refusal: Callable[..., Any], method: str
) -> None:
    view = MODAL | {"title": {"type": "plain_text", "text": "x" * 25}}
    body = {"trigger_id": slack.triggers.issue("UKARI"), "view": view}
    assert refusal(client.api_call, method, json=body) == {
        "ok": False,
        "error": "invalid_arguments",
        "response_metadata": {
            "messages": ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"]
        },
    }


def test_a_refused_view_does_not_use_up_the_trigger(
    client: WebClient, slack: LocalSlack, error: Callable[..., Any]
) -> None:
    trigger_id = slack.triggers.issue("UKARI")
    error(client.views_open, trigger_id=trigger_id, view=MODAL | {"title": None})
    assert client.views_open(trigger_id=trigger_id, view=MODAL)["ok"] is True


def test_a_home_tab_is_not_opened(client: WebClient, slack: LocalSlack, complaints: Callable[..., Any]) -> None:
    assert complaints(client.views_open, trigger_id=slack.triggers.issue("UKARI"), view=HOME) == [
        "[ERROR] must be of type modal [json-pointer:/view/type]"
    ]


def test_a_view_that_is_no_object_is_refused(
    client: WebClient, slack: LocalSlack, complaints: Callable[..., Any]
) -> None:
    body = {"trigger_id": slack.triggers.issue("UKARI"), "view": "[{"}
    assert complaints(client.api_call, "views.open", data=body) == [
        "[ERROR] must provide an object [json-pointer:/view]"
    ]


def test_a_view_of_more_than_250_kilobytes_is_too_large(
    client: WebClient, slack: LocalSlack, error: Callable[..., Any]
) -> None:
    options = [{"text": {"type": "plain_text", "text": "æ" * 75}, "value": f"{n:0150}"} for n in range(100)]
    actions = {"type": "actions", "elements": [{"type": "static_select", "options": options} for _ in range(4)]}
    view = MODAL | {"blocks": [actions] * 4}
    assert error(client.views_open, trigger_id=slack.triggers.issue("UKARI"), view=view) == "view_too_large"


def test_an_external_id_names_one_view(client: WebClient, slack: LocalSlack, error: Callable[..., Any]) -> None:
    view = MODAL | {"external_id": "svar"}
    client.views_open(trigger_id=slack.triggers.issue("UOLA"), view=view)
    assert error(client.views_open, trigger_id=slack.triggers.issue("UKARI"), view=view) == "duplicate_external_id"


# views.push


def test_a_pushed_modal_lies_on_the_one_acted_in(client: WebClient, act_in: Any, opened: Any) -> None:
    pushed = client.views_push(trigger_id=act_in(opened), view=MODAL)["view"]
    assert (pushed["root_view_id"], pushed["previous_view_id"]) == (opened["id"], opened["id"])


def test_a_third_modal_has_the_first_as_its_root(client: WebClient, act_in: Any, opened: Any) -> None:
    second = client.views_push(trigger_id=act_in(opened), view=MODAL)["view"]
    third = client.views_push(trigger_id=act_in(second), view=MODAL)["view"]
    assert (third["root_view_id"], third["previous_view_id"]) == (opened["id"], second["id"])


def test_a_fourth_modal_is_too_deep(client: WebClient, act_in: Any, opened: Any, error: Callable[..., Any]) -> None:
    second = client.views_push(trigger_id=act_in(opened), view=MODAL)["view"]
    third = client.views_push(trigger_id=act_in(second), view=MODAL)["view"]
    assert error(client.views_push, trigger_id=act_in(third), view=MODAL) == "push_limit_reached"


@pytest.mark.usefixtures("opened")
def test_a_trigger_from_outside_a_modal_pushes_nothing(
    client: WebClient, slack: LocalSlack, error: Callable[..., Any]
) -> None:
    assert error(client.views_push, trigger_id=slack.triggers.issue("UKARI"), view=MODAL) == "invalid_trigger_id"


# views.update


def test_an_updated_view_has_its_new_content(client: WebClient, opened: Any) -> None:
    assert client.views_update(view_id=opened["id"], view=MODAL | {"blocks": OTHER})["view"]["blocks"] == [
        {"type": "header", "block_id": "other", "text": {"type": "plain_text", "text": "Annet", "emoji": True}}
    ]


def test_an_updated_view_keeps_its_id_and_changes_its_hash(client: WebClient, opened: Any) -> None:
    updated = client.views_update(view_id=opened["id"], view=MODAL)["view"]
    assert (updated["id"], updated["hash"] == opened["hash"]) == (opened["id"], False)


def test_a_view_may_be_updated_by_its_external_id(client: WebClient, slack: LocalSlack) -> None:
    view = MODAL | {"external_id": "svar"}
    opened = client.views_open(trigger_id=slack.triggers.issue("UKARI"), view=view)["view"]
    assert client.views_update(external_id="svar", view=view)["view"]["id"] == opened["id"]


def test_an_update_with_the_latest_hash_passes(client: WebClient, opened: Any) -> None:
    assert client.views_update(view_id=opened["id"], hash=opened["hash"], view=MODAL)["ok"] is True


def test_an_update_with_an_older_hash_is_a_conflict(
    client: WebClient, error: Callable[..., Any], opened: Any
) -> None:
    client.views_update(view_id=opened["id"], view=MODAL)
    assert error(client.views_update, view_id=opened["id"], hash=opened["hash"], view=MODAL) == "hash_conflict"


@pytest.mark.parametrize("name", [{"view_id": "VNONE"}, {"external_id": "none"}])
def test_a_view_that_is_not_open_is_not_found(client: WebClient, error: Callable[..., Any], name: str) -> None:
    assert error(client.views_update, view=MODAL, **name) == "not_found"


def test_a_modal_that_was_closed_is_not_found(
    client: WebClient, error: Callable[..., Any], workspace: Workspace, opened: Any
) -> None:
    workspace.close_modals("UKARI")
    assert error(client.views_update, view_id=opened["id"], view=MODAL) == "not_found"


def test_an_update_must_name_its_view(client: WebClient, complaints: Callable[..., Any]) -> None:
    assert complaints(client.api_call, "views.update", json={"view": MODAL}) == [
        "[ERROR] missing required field: view_id or external_id"
    ]


# views.publish


def test_a_published_home_tab_is_the_person_s(client: WebClient, workspace: Workspace) -> None:
    view = client.views_publish(user_id="UKARI", view=HOME)["view"]
    assert workspace.homes == {"UKARI": view["id"]}


def test_a_home_tab_keeps_its_id_when_it_is_published_again(client: WebClient) -> None:
    first, second = (client.views_publish(user_id="UKARI", view=HOME)["view"]["id"] for _ in range(2))
    assert first == second


def test_publishing_with_an_older_hash_is_a_conflict(client: WebClient, error: Callable[..., Any]) -> None:
    first = client.views_publish(user_id="UKARI", view=HOME)["view"]
    client.views_publish(user_id="UKARI", view=HOME)
    assert error(client.views_publish, user_id="UKARI", hash=first["hash"], view=HOME) == "hash_conflict"


def test_a_home_tab_of_nobody_is_refused(client: WebClient, error: Callable[..., Any]) -> None:
    assert error(client.views_publish, user_id="UNOBODY", view=HOME) == "user_not_found"


def test_a_modal_is_not_published(client: WebClient, complaints: Callable[..., Any]) -> None:
    assert complaints(client.views_publish, user_id="UKARI", view=MODAL) == [
        "[ERROR] must be of type home [json-pointer:/view/type]"
    ]


def test_whoever_watches_the_workspace_is_told_of_each_view(
    client: WebClient, workspace: Workspace, act_in: Any, opened: Any
) -> None:
    seen = []
    workspace.subscribe(lambda change: seen.append(change.view.id if change.view else None))
    pushed = client.views_push(trigger_id=act_in(opened), view=MODAL)["view"]["id"]
    client.views_update(view_id=pushed, view=MODAL)
    workspace.close_modal("UKARI")
    workspace.close_modal("UKARI")
    assert seen == [pushed, pushed, opened["id"], None]
