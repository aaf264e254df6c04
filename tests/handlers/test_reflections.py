"""A round as people meet it: prompt, window, answer, change, withdrawal, absence, and the end."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.local.app_link import InMessage, InView
from bot.local.workspace import User
from bot.log import FramesOnly
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.reflections.planning import plan_rounds
from bot.rendering.reflection_modal import loading_modal
from bot.texts.catalogues import sentence
from handlers.reflection_act import show
from models.programme import appoint, known_person, programme_with_slug
from models.reflections import answers_in, participation_states, reflections_in
from tests.bot_in_slack.fixtures import CHANNEL, KARI, OLA, BotInSlack

OSLO = ZoneInfo("Europe/Oslo")
OPENS = datetime(2025, 5, 7, 9, 0, tzinfo=OSLO)
LATE = datetime(2025, 5, 21, 9, 0, tzinfo=OSLO)
SEALS = datetime(2025, 5, 28, 9, 0, tzinfo=OSLO)
EVA, GUEST, GONE = "UEVA", "UGJEST", "UBORTE"
ANSWER, ABSENT, WITHDRAW = "reflection_answer", "reflection_absent", "reflection_withdraw"
TEXT = "Vi må snakke mer om vertskapet"
SAID = {("usefulness", "usefulness"): "4", ("takeaway", "takeaway"): TEXT}
pytestmark = pytest.mark.parametrize("transport", ["socket mode"])


class Asked:
    """A bot whose round about Rennebu has opened; Eva evaluates, Kari and Ola are asked."""

    def __init__(self, bot: BotInSlack) -> None:
        self.bot = bot

    def at(self, moment: datetime) -> None:
        self.bot.slack.workspace.clock.advance(moment - self.bot.slack.workspace.now())
        self.bot.tick(moment)

    def told(self, user: str) -> list[str]:
        """The texts of the direct messages to somebody."""
        messages = self.bot.slack.workspace.channels[self.bot.direct_message(user)].messages
        return [one.text for one in messages.values()]

    def prompt(self, user: str) -> InMessage:
        channel = self.bot.direct_message(user)
        return InMessage(channel, next(iter(self.bot.slack.workspace.channels[channel].messages)))

    def view(self, user: str) -> Mapping[str, Any]:
        return self.bot.slack.workspace.views[self.view_id(user)].content

    def view_id(self, user: str) -> str:
        return self.bot.slack.workspace.modals[user][-1]

    def sentence(self, user: str) -> str:
        """What the window says once it has loaded."""
        loading = sentence("nb", "reflection.loading")
        self.bot.eventually(
            lambda: (
                self.bot.slack.workspace.modals.get(user) and self.view(user)["blocks"][0]["text"]["text"] != loading
            )
        )
        return str(self.view(user)["blocks"][0]["text"]["text"])

    def press(self, user: str, action_id: str) -> str:
        """Press a button of the prompt, and give what the window then says."""
        self.bot.slack.workspace.close_modals(user)
        self.bot.acts.click(user, self.prompt(user), action_id)
        return self.sentence(user)

    def submit(self, user: str, said: Mapping[tuple[str, str], Any]) -> Any:
        self.press(user, ANSWER)
        self.bot.acts.fill(user, self.view_id(user), said)
        return self.bot.acts.submit(user, self.view_id(user))

    def fields(self, user: str) -> dict[str, Any]:
        """What each field of the window holds at first."""
        elements = {one["block_id"]: one["element"] for one in self.view(user)["blocks"] if one["type"] == "input"}
        return {
            name: next((value for key, value in element.items() if key.startswith("initial_")), None)
            for name, element in elements.items()
        }

    def states(self) -> dict[str, int]:
        with self.bot.services.database.reading() as session:
            return dict(participation_states(session, 1))

    def said(self) -> list[dict[str, int | str | None]]:
        """What every reflection says."""
        with self.bot.services.database.reading() as session:
            answers = answers_in(session, 1)
            return [
                {
                    answer.question: answer.text or answer.number
                    for answer in answers
                    if answer.reflection_id == one.id
                }
                for one in reflections_in(session, 1)
            ]

    def late(self) -> list[bool]:
        with self.bot.services.database.reading() as session:
            return [one.late for one in reflections_in(session, 1)]


def outcome(key: str) -> str:
    return sentence("nb", f"reflection.outcome.{key}")


@pytest.fixture
def asked(bot: BotInSlack) -> Asked:
    for user in (
        User(EVA, "eva", "Eva"),
        User(GUEST, "g", "G", is_restricted=True),
        User(GONE, "b", "B", deleted=True),
    ):
        bot.slack.workspace.add_user(user)
        bot.slack.workspace.join(CHANNEL, user.id)
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        row = programme_with_slug(session, "i-lag")
        assert row is not None
        row.slack_team_id, row.slack_channel_id = "T1", CHANNEL
        appoint(session, row.id, "evaluator", [EVA])
        plan_rounds(session, bot.services.clock())
    asked = Asked(bot)
    asked.at(OPENS)
    return asked


def test_each_member_is_asked_but_no_guest_bot_evaluator_or_deactivated_person(asked: Asked) -> None:
    prompt = (
        "Hvordan var samlinga i Rennebu for deg? Svaret er fortrolig: De som evaluerer, får det uten navn. "
        "Du kan endre eller trekke det til og med 27. mai 2025. "
        "Etter det kan bare svar som er signert med navn, rettes eller slettes."
    )
    assert {user: asked.told(user) for user in (KARI, OLA, EVA, GUEST, GONE)} == {
        KARI: [prompt], OLA: [prompt], EVA: [], GUEST: [], GONE: [],
    }  # fmt: skip


def test_the_window_has_three_questions_and_a_signature_with_nothing_chosen(asked: Asked) -> None:
    asked.press(KARI, ANSWER)
    assert asked.fields(KARI) == {"usefulness": None, "takeaway": None, "change": None, "sign": None}


def test_an_answer_is_stored_and_thanked_for_in_the_window(asked: Asked) -> None:
    asked.submit(KARI, SAID)
    assert (asked.sentence(KARI), asked.said(), asked.states()) == (
        outcome("answered"),
        [{"usefulness": 4, "takeaway": TEXT}],
        {"answered": 1, "invited": 1},
    )


def test_an_answer_without_the_number_is_not_taken(asked: Asked) -> None:
    seen = asked.submit(KARI, {("takeaway", "takeaway"): TEXT})
    assert (list(seen.field_errors), asked.said()) == (["usefulness"], [])


def test_who_presses_again_finds_what_they_said(asked: Asked) -> None:
    asked.submit(KARI, SAID | {("sign", "sign"): ["sign"]})
    asked.press(KARI, ANSWER)
    held = asked.fields(KARI)
    assert (held["usefulness"]["value"], held["takeaway"], held["change"], held["sign"][0]["value"]) == (
        "4",
        TEXT,
        None,
        "sign",
    )


def test_a_changed_answer_takes_the_place_of_the_first(asked: Asked) -> None:
    asked.submit(KARI, SAID)
    asked.submit(KARI, {("usefulness", "usefulness"): "2", ("takeaway", "takeaway"): ""})
    assert (asked.said(), asked.states()) == ([{"usefulness": 2}], {"answered": 1, "invited": 1})


def test_a_withdrawn_answer_is_gone_at_once(asked: Asked) -> None:
    asked.submit(KARI, SAID)
    asked.press(KARI, ANSWER)
    asked.bot.acts.click(KARI, InView(asked.view_id(KARI)), WITHDRAW)
    asked.bot.eventually(lambda: asked.sentence(KARI) == outcome("withdrawn"))
    assert (asked.said(), asked.states()) == ([], {"withdrawn": 1, "invited": 1})


def test_who_withdrew_may_answer_again(asked: Asked) -> None:
    asked.submit(KARI, SAID)
    asked.press(KARI, ANSWER)
    asked.bot.acts.click(KARI, InView(asked.view_id(KARI)), WITHDRAW)
    asked.bot.eventually(lambda: asked.sentence(KARI) == outcome("withdrawn"))
    asked.submit(KARI, SAID)
    assert (asked.said(), asked.states()) == ([{"usefulness": 4, "takeaway": TEXT}], {"answered": 1, "invited": 1})


def test_who_was_not_there_says_so_with_one_press(asked: Asked) -> None:
    assert (asked.press(KARI, ABSENT), asked.states()) == (outcome("absent"), {"absent": 1, "invited": 1})


def test_who_said_that_they_were_not_there_may_answer_after_all(asked: Asked) -> None:
    asked.press(KARI, ABSENT)
    asked.submit(KARI, SAID)
    assert asked.states() == {"answered": 1, "invited": 1}


def test_a_stray_press_does_not_delete_an_answer(asked: Asked) -> None:
    asked.submit(KARI, SAID)
    assert (asked.press(KARI, ABSENT), asked.states()) == (outcome("has_answered"), {"answered": 1, "invited": 1})


def test_an_answer_after_fourteen_days_is_marked_late_and_a_change_of_an_earlier_one_is_not(asked: Asked) -> None:
    asked.submit(KARI, SAID)
    asked.at(LATE)
    asked.submit(KARI, SAID)
    asked.submit(OLA, SAID)
    assert sorted(asked.late()) == [False, True]


@pytest.mark.parametrize("button", [ANSWER, ABSENT])
def test_after_twenty_one_days_the_buttons_kindly_refuse(asked: Asked, button: str) -> None:
    asked.at(SEALS)
    assert (asked.press(KARI, button), asked.states()) == (outcome("sealed"), {"invited": 2})


def test_a_window_left_open_until_the_end_is_refused(asked: Asked) -> None:
    asked.press(KARI, ANSWER)
    asked.bot.acts.fill(KARI, asked.view_id(KARI), SAID)
    asked.at(SEALS)
    asked.bot.acts.submit(KARI, asked.view_id(KARI))
    assert (asked.sentence(KARI), asked.said()) == (outcome("sealed"), [])


def test_the_evaluator_is_told_of_the_sealing_with_the_numbers(asked: Asked) -> None:
    asked.submit(KARI, SAID)
    asked.at(SEALS)
    assert asked.told(EVA) == [
        (
            "Tiden for å svare om samlinga i Rennebu er ute: 1 av 2 svarte. "
            "Skriv `/samling evaluering`, så ser du hva de sa."
        )
    ]


def test_nothing_is_posted_or_edited_when_somebody_answers(asked: Asked) -> None:
    """Killed by answering with chat.postMessage."""
    before = len(asked.bot.slack.web_api.calls)
    asked.submit(KARI, SAID)
    asked.press(OLA, ABSENT)
    since = {one.method for one in asked.bot.slack.web_api.calls[before:]}
    assert since == {"views.open", "views.update"}


def test_no_line_of_the_log_and_no_message_tells_what_was_said_or_by_whom(
    asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where storing fails. Killed by logging the act in `submit`, and by logging `body` in failures.py."""
    caplog.set_level(logging.DEBUG, "bot")
    caplog.set_level(logging.DEBUG, "handlers")
    caplog.handler.setFormatter(FramesOnly("%(levelname)s %(message)s"))
    asked.submit(KARI, SAID)
    with asked.bot.services.database.writing() as session:
        session.execute(text("ALTER TABLE answer RENAME TO elsewhere"))
    asked.submit(OLA, SAID)
    with asked.bot.services.database.writing() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO answer"))
    asked.at(SEALS)
    log = "\n".join(caplog.handler.format(one) for one in caplog.records)
    messages = "\n".join(str(one) for user in (KARI, OLA, EVA) for one in asked.told(user))
    assert [one for one in (TEXT, KARI, OLA) if one in log + messages] == []


def test_somebody_who_was_not_asked_is_told_so(asked: Asked) -> None:
    with asked.bot.services.database.writing() as session:
        known_person(session, 1, EVA)
    asked.bot.slack.workspace.channels[asked.prompt(KARI).channel_id].members.append(EVA)
    asked.bot.acts.click(EVA, asked.prompt(KARI), ANSWER)
    assert asked.sentence(EVA) == outcome("not_invited")


def test_a_submission_that_the_database_refuses_keeps_what_was_typed(asked: Asked) -> None:
    asked.press(KARI, ANSWER)
    asked.bot.acts.fill(KARI, asked.view_id(KARI), SAID)
    with asked.bot.services.database.writing() as session:
        session.execute(text("ALTER TABLE answer RENAME TO elsewhere"))
    seen = asked.bot.acts.submit(KARI, asked.view_id(KARI))
    assert (list(seen.field_errors), asked.view(KARI)["callback_id"], asked.states()) == (
        ["usefulness"],
        "reflection",
        {"invited": 2},
    )


def test_who_closes_the_window_while_it_loads_is_left_in_peace(asked: Asked) -> None:
    """Killed by taking the suppression of not_found away from `show`."""
    view_id = asked.bot.services.slack.views_open(
        trigger_id=asked.bot.slack.triggers.issue(KARI), view=loading_modal("nb")
    )["view"]["id"]
    asked.bot.slack.workspace.close_modals(KARI)
    show(asked.bot.services.slack, view_id, loading_modal("nn"))
    assert asked.bot.slack.workspace.modals.get(KARI, []) == []
