"""`/samling varsler`: what somebody is told directly, the window in which they choose, and what follows from it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_bolt import BoltRequest
from sqlalchemy import select, text

from bot.local.app_link import InMessage
from bot.local.workspace import User
from bot.texts.catalogues import sentence
from models.deliveries import Delivery
from models.programme import Person
from tests.bot_in_slack.fixtures import CHANNEL, KARI, OLA, BotInSlack

GUEST = "UGJEST"
DUE = datetime(2025, 5, 2, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))
"""Three days before the gathering in Rennebu, which is a working day."""
NOTHING = {"days_before": [], "digest": None, "language": None, "muted": [], "is_muted": []}
CHOSEN = {"days_before": ["7", "3"], "digest": "weekly", "language": "nn", "muted": ["leka-2025"], "is_muted": []}


def asked(bot: BotInSlack, line: str = "varsler", user: str = KARI) -> Any:
    """What the bot answers to a command, to that person alone."""
    before = [message for _, message in bot.posted if message.seen_only_by == user]
    bot.acts.run_command(user, CHANNEL, f"/samling {line}")
    bot.eventually(lambda: len([1 for _, one in bot.posted if one.seen_only_by == user]) > len(before))
    return [message for _, message in bot.posted if message.seen_only_by == user][-1]


def glance(blocks: Any) -> list[str]:
    """The text and the fields of the first block."""
    return [blocks[0]["text"]["text"], *(field["text"] for field in blocks[0]["fields"])]


def view(bot: BotInSlack, user: str = KARI) -> Mapping[str, Any]:
    return bot.slack.workspace.views[view_id(bot, user)].content


def view_id(bot: BotInSlack, user: str) -> str:
    return bot.slack.workspace.modals[user][-1]


def form(bot: BotInSlack, user: str = KARI) -> Mapping[str, Any]:
    """The form, once it has opened by the button of `/samling varsler`."""
    bot.acts.click(user, InMessage(CHANNEL, asked(bot, user=user).ts), "subscription_change")
    bot.eventually(lambda: bot.slack.workspace.modals.get(user) and "submit" in view(bot, user))
    return view(bot, user)


def chosen_in(form: Mapping[str, Any]) -> dict[str, Any]:
    """What is chosen in a form that nobody has touched, in the shape in which it is filled in."""
    held: dict[str, Any] = {}
    for block in form["blocks"]:
        element = block["element"]
        if element["type"] == "radio_buttons":
            held[element["action_id"]] = element.get("initial_option", {}).get("value")
        else:
            held[element["action_id"]] = [one["value"] for one in element.get("initial_options", [])]
    return held


def submitted(bot: BotInSlack, choices: Mapping[str, Any], user: str = KARI) -> Any:
    form(bot, user)
    bot.acts.fill(user, view_id(bot, user), {(name, name): value for name, value in choices.items()})
    return bot.acts.submit(user, view_id(bot, user))


def direct_reminders(bot: BotInSlack) -> list[tuple[str, str, str]]:
    """To whom, of which event at which step, and in which state; the snoozed ones not among them."""
    with bot.services.database.reading() as session:
        columns = select(Person.slack_user_id, Delivery.key, Delivery.state)
        rows = columns.join(Person, Person.id == Delivery.person_id).where(Delivery.kind == "reminder")
        return sorted((user, key.rpartition(":")[0], state) for user, key, state in session.execute(rows))


def told(bot: BotInSlack, user: str, moment: datetime) -> list[str]:
    """The direct messages to somebody, once all that is due at a moment is done."""
    bot.slack.workspace.clock.advance(moment - bot.slack.workspace.now())
    bot.tick(moment)
    return [one.text for one in bot.slack.workspace.channels[bot.direct_message(user)].messages.values()]


# The glance


def test_who_never_chose_is_told_that_they_get_nothing_directly(ilag: BotInSlack) -> None:
    message = asked(ilag)
    assert (glance(message.blocks), message.text) == (
        [
            "Du får ingen påminnelser direkte fra meg, bare dem i kanalen.",
            "*Påminnelser*\nIngen",
            "*Oversikt*\nAldri",
            "*Språk*\nSom i kanalen",
        ],
        (
            "Du får ingen påminnelser direkte fra meg, bare dem i kanalen. "
            "Påminnelser: ingen. Oversikt: aldri. Språk: som i kanalen."
        ),
    )


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    "name",
    [
        "varsler", "varslinger", "påminnelser", "varsel", "varslingar", "påminningar", "notifications", "reminders",
        " Alerts ",
    ],
)  # fmt: skip
def test_it_has_names_in_each_language(ilag: BotInSlack, name: str) -> None:
    assert glance(asked(ilag, name).blocks)[1] == "*Påminnelser*\nIngen"


@pytest.mark.parametrize("transport", ["socket mode"])
def test_what_somebody_chose_is_seen_in_one_glance(ilag: BotInSlack) -> None:
    submitted(ilag, CHOSEN | {"days_before": ["30", "1", "0"], "muted": ["leka-2025", "rennebu-2025"]})
    assert glance(asked(ilag).blocks) == [
        "Dette får du direkte frå meg.",
        "*Påminningar*\n30 dagar før, 1 dag før og same morgon",
        "*Oversikt*\nKvar måndag",
        "*Språk*\nNynorsk",
        "*Ikkje meir om*\nSamling i Rennebu og Samling på Leka",
    ]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_where_the_workspace_has_no_programme_there_is_nothing_to_choose(bot: BotInSlack) -> None:
    assert asked(bot).text == sentence("nb", "question.not_understood")


# The window


def test_nothing_is_chosen_beforehand_for_who_never_chose(ilag: BotInSlack) -> None:
    assert chosen_in(form(ilag)) == NOTHING


def test_what_somebody_chose_stands_in_the_window_the_next_time(ilag: BotInSlack) -> None:
    submitted(ilag, CHOSEN)
    assert chosen_in(form(ilag)) == CHOSEN


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_language_that_is_known_already_is_chosen(ilag: BotInSlack) -> None:
    with ilag.services.database.writing() as session:
        session.add(Person(programme_id=1, slack_user_id=KARI, language="en"))
    assert chosen_in(form(ilag)) == NOTHING | {"language": "en"}


def test_who_submits_sees_what_holds_from_then_on_in_the_language_that_they_chose(ilag: BotInSlack) -> None:
    submitted(ilag, CHOSEN)
    assert glance(view(ilag)["blocks"]) == [
        "Lagra. Dette får du direkte frå meg.",
        "*Påminningar*\n7 dagar før og 3 dagar før",
        "*Oversikt*\nKvar måndag",
        "*Språk*\nNynorsk",
        "*Ikkje meir om*\nSamling på Leka",
    ]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_who_submits_nothing_gets_nothing(ilag: BotInSlack) -> None:
    submitted(ilag, {})
    assert (chosen_in(form(ilag)), direct_reminders(ilag)) == (
        NOTHING | {"digest": "off", "language": "channel"},
        [],
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_where_storing_fails_the_window_stays_with_a_kind_word(ilag: BotInSlack) -> None:
    form(ilag)
    with ilag.services.database.writing() as session:
        session.execute(text("ALTER TABLE subscription RENAME TO gone"))
    outcome = ilag.acts.submit(KARI, view_id(ilag, KARI))
    assert list(outcome.field_errors) == ["days_before"]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_guest_whom_the_programme_does_not_know_can_choose(ilag: BotInSlack) -> None:
    ilag.slack.workspace.add_user(User(GUEST, "gjest", "Gjest", is_restricted=True))
    ilag.slack.workspace.join(CHANNEL, GUEST)
    submitted(ilag, CHOSEN, GUEST)
    assert chosen_in(form(ilag, GUEST)) == CHOSEN


def test_a_submission_that_slack_delivers_again_has_no_effect(ilag: BotInSlack) -> None:
    """Killed: `first_sight` is not asked in `desk_for`."""
    submitted(ilag, CHOSEN)
    ilag.slack.workspace.close_modals(KARI)
    submitted(ilag, CHOSEN | {"days_before": ["1"]})
    (first, _) = [one.payload for one in ilag.slack.link.deliveries if one.payload.get("type") == "view_submission"]
    answer = ilag.app.dispatch(BoltRequest(mode="socket_mode", body=first))
    ilag.slack.workspace.close_modals(KARI)
    assert (answer.status, chosen_in(form(ilag))) == (200, CHOSEN | {"days_before": ["1"]})


# What follows


@pytest.mark.parametrize("transport", ["socket mode"])
def test_the_outbox_follows_at_once(ilag: BotInSlack) -> None:
    submitted(ilag, CHOSEN)
    assert (KARI, "reminder:rennebu-2025:3", "pending") in direct_reminders(ilag)


def test_a_reminder_comes_when_and_in_the_language_that_somebody_chose(ilag: BotInSlack) -> None:
    submitted(ilag, CHOSEN | {"days_before": ["3"], "digest": "off"})
    assert told(ilag, KARI, DUE) == [
        "Samlinga i Rennebu byrjar om 3 dagar. Når: 5.–6. mai 2025. Kvar: i Rennebu. Tema: Berekraftig samarbeid."
    ]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_language_chosen_after_planning_is_that_of_the_next_reminder(ilag: BotInSlack) -> None:
    submitted(ilag, CHOSEN | {"days_before": ["3"], "digest": "off"})
    ilag.slack.workspace.close_modals(KARI)
    submitted(ilag, {"language": "en"})
    assert [one.split(".")[0] for one in told(ilag, KARI, DUE)] == ["The gathering in Rennebu begins in 3 days"]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_language_is_that_of_the_next_answer(ilag: BotInSlack) -> None:
    before = asked(ilag, "hjelp").text
    submitted(ilag, {"language": "en"})
    assert (before, asked(ilag, "hjelp").text) == tuple(sentence(one, "help.introduction") for one in ("nb", "en"))


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    "fewer",
    [{"days_before": []}, {"muted": ["rennebu-2025"]}, {"is_muted": ["pause"]}],
    ids=["no lead times", "the event muted", "a pause"],
)
def test_who_wants_to_hear_nothing_any_more_hears_nothing(ilag: BotInSlack, fewer: Mapping[str, Any]) -> None:
    submitted(ilag, CHOSEN | {"days_before": ["3"], "digest": "off"})
    ilag.slack.workspace.close_modals(KARI)
    submitted(ilag, fewer)
    assert ((KARI, "reminder:rennebu-2025:3", "cancelled") in direct_reminders(ilag), told(ilag, KARI, DUE)) == (
        True,
        [],
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_what_one_chooses_changes_nothing_for_another(ilag: BotInSlack) -> None:
    submitted(ilag, CHOSEN)
    submitted(ilag, CHOSEN | {"language": "en"}, OLA)
    assert (chosen_in(form(ilag)), chosen_in(form(ilag, OLA))) == (CHOSEN, CHOSEN | {"language": "en"})
