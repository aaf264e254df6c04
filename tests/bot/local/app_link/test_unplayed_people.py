"""People whom nobody plays answer by themselves, by what they see on their screen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.local.unplayed import UnplayedPeople
from bot.local.workspace import User

Json = dict[str, Any]
CROWD = [f"U0P{number:03d}" for number in range(40)]
REPLIES = {"why": ("Fordi.", "Derfor.")}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def field_of(kind: str, action_id: str, *, optional: bool = False, **more: Any) -> Json:
    element = {"type": kind, "action_id": action_id, **more}
    return {"type": "input", "block_id": action_id, "label": plain("?"), "optional": optional, "element": element}


SCALE = [{"text": plain(str(number)), "value": str(number)} for number in range(1, 6)]
FORM = {
    "type": "modal",
    "title": plain("Skjema"),
    "submit": plain("Send"),
    "blocks": [field_of("radio_buttons", "scale", options=SCALE), field_of("plain_text_input", "why", optional=True)],
}
LOADING = {
    "type": "modal",
    "title": plain("Skjema"),
    "blocks": [{"type": "section", "text": plain("Et øyeblikk …")}],
}
ASK = [
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "answer", "text": plain("Svar"), "style": "primary"},
            {"type": "button", "action_id": "absent", "text": plain("Ikke der")},
        ],
    }
]


@dataclass
class AskingApp:
    """An app whose first button opens a form, after a window that says to wait."""

    slack: Any
    pressed: list[tuple[str, str]] = field(default_factory=list)
    submitted: list[Json] = field(default_factory=list)

    def answer(self, request: SocketModeRequest) -> None:
        payload = request.payload
        if payload.get("type") == "view_submission":
            self.submitted.append(payload)
        elif payload.get("type") == "block_actions":
            self.pressed.append((payload["user"]["id"], payload["actions"][0]["action_id"]))
            client = self.slack.web_client()
            opened = client.views_open(trigger_id=payload["trigger_id"], view=LOADING)
            if payload["actions"][0]["action_id"] == "answer":
                client.views_update(view_id=opened["view"]["id"], view=FORM)


@pytest.fixture
def app(slack: Any, connect: Callable[..., Any]) -> AskingApp:
    app = AskingApp(slack)
    connect(app.answer)
    for number, user_id in enumerate(CROWD):
        slack.workspace.add_user(User(user_id, f"p{number}", f"Person {number}"))
    return app


def ask_everybody(slack: Any, *, played: str | None = None, blocks: list[Json] = ASK, seed: int = 1) -> None:
    people = UnplayedPeople(slack.workspace, slack.acts, lambda user: user == played, REPLIES, seed)
    people.start()
    client = slack.web_client()
    for user_id in CROWD:
        client.chat_postMessage(channel=slack.workspace.direct_message(user_id).id, text="Hei", blocks=blocks)
    people.wait_until_all_have_acted()
    people.stop()


def test_some_answer_some_press_the_other_button_and_some_let_it_lie(slack: Any, app: AskingApp) -> None:
    ask_everybody(slack)
    pressed = [button for _, button in app.pressed]
    assert (pressed.count("answer"), pressed.count("absent"), len(app.submitted)) == (31, 5, 31)


def test_from_the_same_seed_they_do_the_same_again(slack: Any, app: AskingApp) -> None:
    ask_everybody(slack)
    ask_everybody(slack)
    half = len(app.pressed) // 2
    assert app.pressed[:half] == app.pressed[half:]


def test_what_they_put_in_is_what_the_form_takes(slack: Any, app: AskingApp) -> None:
    ask_everybody(slack)
    given = [one["view"]["state"]["values"] for one in app.submitted]
    numbers = {one["scale"]["scale"]["selected_option"]["value"] for one in given}
    texts = {one["why"]["why"]["value"] for one in given}
    assert (numbers <= {"1", "2", "3", "4", "5"}, texts) == (True, {None, "Fordi.", "Derfor."})


def test_who_is_played_does_nothing_by_themselves(slack: Any, app: AskingApp) -> None:
    ask_everybody(slack, played=CROWD[0])
    assert [user for user, _ in app.pressed if user == CROWD[0]] == []


@pytest.mark.usefixtures("app")
def test_no_window_is_left_open(slack: Any) -> None:
    ask_everybody(slack)
    assert [user for user, stack in slack.workspace.modals.items() if stack] == []


def test_a_message_without_buttons_moves_nobody(slack: Any, app: AskingApp) -> None:
    ask_everybody(slack, blocks=[{"type": "section", "text": plain("Til orientering")}])
    assert app.pressed == []


def test_buttons_of_which_none_stands_out_are_left_alone(slack: Any, app: AskingApp) -> None:
    (row,) = ASK
    plain_buttons = [{name: value for name, value in one.items() if name != "style"} for one in row["elements"]]
    ask_everybody(slack, blocks=[{"type": "actions", "elements": plain_buttons}])
    assert app.pressed == []
