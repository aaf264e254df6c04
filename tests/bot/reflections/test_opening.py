"""Who is in the channel that morning is invited, once, however many bots run."""

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.local.server import LocalSlack
from bot.local.workspace import User
from bot.reflections.opening import open_rounds, people_present
from bot.reflections.questions import GATHERING
from bot.services import Services
from models.database import Database
from models.deliveries import known_deliveries
from models.programme import appoint
from models.reflections import participation_states, plan_round, rounds_by_event
from tests.bot.reflections.conftest import OPENS, SECRET, TIMES, add_event
from tests.bot_in_slack.fixtures import APP, CHANNEL, KARI, OLA, make_workspace


class Morning:
    """A planned round, and the workspace in which it opens."""

    def __init__(self, database: Database, slack: LocalSlack) -> None:
        self.database, self.slack = database, slack
        self.services = Services(database, lambda: OPENS, WebClient(APP.bot_token, base_url=slack.api_url), SECRET)
        self.event = add_event(database)
        with database.writing() as session:
            plan_round(session, self.event, GATHERING.id, TIMES)

    def states(self) -> dict[str, int]:
        with self.database.reading() as session:
            round_ = rounds_by_event(session, self.event.programme_id)[self.event.id]
            return dict(participation_states(session, round_.id))

    def prompts(self) -> int:
        with self.database.reading() as session:
            return len(known_deliveries(session, self.event.programme_id, "prompt"))


@pytest.fixture
def morning(database: Database) -> Iterator[Morning]:
    with LocalSlack(make_workspace(), paced=False) as slack:
        yield Morning(database, slack)


def test_every_invitee_gets_a_prompt_that_ends_with_the_round(morning: Morning) -> None:
    open_rounds(morning.services, OPENS)
    with morning.database.reading() as session:
        prompts = known_deliveries(session, morning.event.programme_id, "prompt").values()
    assert (morning.states(), {(one.due_at, one.expires_at) for one in prompts}, len(prompts)) == (
        {"invited": 2},
        {(OPENS, TIMES.seal_at)},
        2,
    )


def test_a_channel_of_several_pages_is_read_to_the_end(morning: Morning) -> None:
    """Killed by asking for the first page only."""
    for number in range(450):
        user = morning.slack.workspace.add_user(User(f"U{number:04d}", f"n{number}", f"N {number}"))
        morning.slack.workspace.join(CHANNEL, user.id)
    assert len(people_present(morning.services.slack, CHANNEL)) == 452


@pytest.mark.parametrize("flag", ["is_bot", "deleted", "is_restricted", "is_ultra_restricted"])
def test_bots_guests_and_deactivated_people_are_not_there(morning: Morning, flag: str) -> None:
    morning.slack.workspace.add_user(User(OLA, "ola", "Ola", **{flag: True}))
    assert people_present(morning.services.slack, CHANNEL) == [KARI]


def test_an_evaluator_is_not_invited(morning: Morning) -> None:
    with morning.database.writing() as session:
        appoint(session, morning.event.programme_id, "evaluator", [OLA])
    open_rounds(morning.services, OPENS)
    assert (morning.states(), morning.prompts()) == ({"invited": 1}, 1)


def test_of_four_bots_that_open_a_round_at_once_one_does(morning: Morning) -> None:
    """Killed by opening without looking whether the round is still planned."""
    together = threading.Barrier(4)
    opened: list[int] = []

    def open_it() -> None:
        together.wait()
        opened.append(open_rounds(morning.services, OPENS))

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(opened), morning.states(), morning.prompts()) == (1, {"invited": 2}, 2)


def test_nothing_is_opened_before_its_time(morning: Morning) -> None:
    assert open_rounds(morning.services, OPENS - timedelta(seconds=1)) == 0


def test_a_round_that_slept_through_its_days_is_dropped_and_nobody_asked(
    morning: Morning, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "bot"):
        opened = open_rounds(morning.services, TIMES.late_from)
    with morning.database.reading() as session:
        rounds = rounds_by_event(session, morning.event.programme_id)
    told = f"the round of event {morning.event.id} was not opened in time and is dropped"
    assert (opened, rounds, morning.prompts(), caplog.messages) == (0, {}, 0, [told])


def test_where_slack_does_not_tell_who_is_there_the_round_waits(morning: Morning) -> None:
    del morning.slack.workspace.channels[CHANNEL]
    with pytest.raises(SlackApiError):
        open_rounds(morning.services, OPENS)
    assert (morning.states(), morning.prompts()) == ({}, 0)
