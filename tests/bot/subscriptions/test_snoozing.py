"""What a snoozed reminder leaves in the outbox."""

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.subscriptions.acting import Act
from bot.subscriptions.choices import Choices, choose
from bot.subscriptions.muting import mute_all, mute_one
from bot.subscriptions.snoozing import Refusal, Snooze, Snoozed, snooze_reminder
from bot.texts.localized import LocalizedText
from models.deliveries import Delivery
from models.programme import Programme
from tests.bot.subscriptions.conftest import KARI, NOW, OLA, RENNEBU, Acting

IN_AN_HOUR = datetime(2025, 4, 28, 7, 55, tzinfo=UTC)
TOMORROW = datetime(2025, 4, 29, 7, 0, tzinfo=UTC)


def snooze(acting: Acting, choice: Snooze, user: str = KARI, request_id: str | None = None) -> Snoozed | None:
    return snooze_reminder(acting.services, acting.act(user, request_id), RENNEBU, choice)


def outcome(acting: Acting, choice: Snooze) -> datetime | Refusal | None:
    came = snooze(acting, choice)
    return came.outcome if came else None


def test_somebody_is_reminded_at_the_moment_that_they_chose_and_no_later_than_the_event_begins(
    acting: Acting,
) -> None:
    acting.change_event(starts=time(10))
    snooze(acting, "hour")
    with acting.database.reading() as session:
        row = session.query(Delivery).filter(Delivery.kind == "snoozed").one()
    assert (row.key, row.due_at, row.expires_at, row.event_id) == (
        f"snoozed:rennebu-2025:{row.person_id}:2025-04-28T07:55:00+00:00",
        IN_AN_HOUR,
        datetime(2025, 5, 5, 8, 0, tzinfo=UTC),
        acting.event_ids()[RENNEBU],
    )


def test_they_are_told_the_moment_in_the_programmes_zone(acting: Acting) -> None:
    came = outcome(acting, "morning")
    assert isinstance(came, datetime)
    assert came.isoformat() == "2025-04-29T09:00:00+02:00"


def test_pressing_twice_reminds_once(acting: Acting) -> None:
    snooze(acting, "morning")
    snooze(acting, "morning")
    assert acting.snoozed() == [(KARI, TOMORROW, "pending")]


def test_pressing_again_a_minute_later_reminds_once_at_the_later_moment(acting: Acting) -> None:
    """Killed: the reminder that waited before is not cancelled."""
    snooze(acting, "hour")
    acting.now += timedelta(minutes=1)
    snooze(acting, "hour")
    assert acting.snoozed() == [
        (KARI, IN_AN_HOUR, "cancelled"),
        (KARI, IN_AN_HOUR + timedelta(minutes=1), "pending"),
    ]


def test_who_changes_their_mind_and_changes_it_back_is_reminded_at_what_they_chose_last(acting: Acting) -> None:
    """Killed: a moment that was cancelled before is taken for planned."""
    pressed: tuple[Snooze, ...] = ("hour", "morning", "hour")
    for choice in pressed:
        snooze(acting, choice)
    assert acting.snoozed() == [(KARI, IN_AN_HOUR, "pending"), (KARI, TOMORROW, "cancelled")]


def test_a_request_that_slack_delivers_again_has_no_effect_and_is_not_answered(acting: Acting) -> None:
    """Killed: `first_sight` is not asked. The second comes after midnight, when tomorrow is another day."""
    snooze(acting, "morning", request_id="trigger")
    acting.now += timedelta(days=1)
    again = snooze(acting, "morning", request_id="trigger")
    assert (again, acting.snoozed()) == (None, [(KARI, TOMORROW, "pending")])


def test_two_people_who_press_at_once_are_both_reminded(acting: Acting) -> None:
    people = [KARI, OLA, *(f"U{number}" for number in range(6))]
    threads = [threading.Thread(target=snooze, args=(acting, "morning", user)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert acting.snoozed() == [(user, TOMORROW, "pending") for user in sorted(people)]


def test_one_person_who_presses_many_times_at_once_is_reminded_once(acting: Acting) -> None:
    """They are not known yet. Killed: the programme is not held, so that each press makes them known."""
    threads = [threading.Thread(target=snooze, args=(acting, "morning")) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert acting.snoozed() == [(KARI, TOMORROW, "pending")]


def test_people_in_two_programmes_who_press_at_once_do_not_wait_for_each_other_for_ever(acting: Acting) -> None:
    """Killed: each holds their own programme first (`programme_held`), and planning then wants all of them."""
    with acting.database.writing() as session:
        text = LocalizedText("a", "a", "a")
        session.add(
            Programme(
                slug="second", slack_team_id="T2", name=text, short_name=text, description=text, language="nb",
                zone="Europe/Oslo", rules={}, source=text,
            )
        )  # fmt: skip
    failed: list[Exception] = []

    def press(team: str, number: int) -> None:
        try:
            mute_all(acting.services, Act(team, f"U{number}", f"{team} {number}"), is_muted=True)
        except SQLAlchemyError as error:
            failed.append(error)

    threads = [threading.Thread(target=press, args=(team, number)) for number in range(8) for team in ("T1", "T2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


@pytest.mark.parametrize("choice", ["hour", "morning"])
def test_what_would_come_when_the_event_has_begun_is_not_planned(acting: Acting, choice: Snooze) -> None:
    acting.take_place_on(NOW.date(), starts=time(9, 55))  # which is just in an hour
    assert (outcome(acting, choice), acting.snoozed()) == ("too_late", [])


def test_where_no_time_of_day_is_recorded_the_whole_first_day_is_in_time(acting: Acting) -> None:
    acting.take_place_on(date(2025, 4, 29))
    assert isinstance(outcome(acting, "morning"), datetime)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "cancelled"},
        {"precision": "month", "first_day": date(2025, 9, 1), "last_day": date(2025, 9, 30)},
        {"precision": "unset", "first_day": None, "last_day": None},
    ],
    ids=["cancelled", "its day taken back", "no time at all"],
)
def test_of_an_event_without_a_day_nobody_is_reminded(acting: Acting, change: dict[str, object]) -> None:
    acting.change_event(**change)
    assert (outcome(acting, "hour"), acting.snoozed()) == ("no_day", [])


def test_who_muted_the_event_is_told_so_rather_than_promised_a_reminder(acting: Acting) -> None:
    mute_one(acting.services, acting.act(), RENNEBU, is_muted=True)
    assert (outcome(acting, "hour"), acting.snoozed()) == ("muted", [])


def test_who_paused_everything_is_told_so_rather_than_promised_a_reminder(acting: Acting) -> None:
    choose(acting.services, acting.act(), Choices(is_muted=True), shown=())
    assert (outcome(acting, "hour"), acting.snoozed()) == ("paused", [])


def test_of_an_event_that_is_not_there_nothing_comes(acting: Acting) -> None:
    assert snooze_reminder(acting.services, acting.act(), "no-such-event", "hour") is None


def test_in_a_workspace_without_a_programme_nothing_comes(acting: Acting) -> None:
    assert snooze_reminder(acting.services, Act("T2", KARI, "request"), RENNEBU, "hour") is None
