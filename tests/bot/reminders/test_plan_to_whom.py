"""What is planned beside the channel's countdown: to people who asked for it, of months, and to the leads."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.when import read_when
from bot.reminders.plan import is_of_the_month, reminders_of
from bot.reminders.policy import SHIPPED, Policy
from bot.texts.localized import LocalizedText
from models.deliveries import PlannedDelivery
from models.events import Event
from models.subscriptions import Subscriber

OSLO = ZoneInfo("Europe/Oslo")
TEXT = LocalizedText("tekst", "tekst", "text")
ANNA = Subscriber(7, "nb", (14, 0), "off", is_muted=False, muted_event_ids=frozenset())


def event(when: str, uid: str = "leka-2025", **fields: object) -> Event:
    found = read_when(when)
    given = {"kind": "gathering", "status": "planned", "starts": None} | fields
    return Event(
        id=1, uid=uid, title=TEXT, definite=TEXT, precision=found.precision, first_day=found.first_day,
        last_day=found.last_day, **given,
    )  # fmt: skip


def planned(
    one: Event, *subscribers: Subscriber, leads: tuple[int, ...] = (), policy: Policy = SHIPPED
) -> list[PlannedDelivery]:
    return list(reminders_of(one, policy, OSLO, subscribers, leads))


def local(moment: datetime | None) -> str:
    assert moment is not None
    return moment.astimezone(OSLO).strftime("%Y-%m-%d %H:%M")


def summary(found: list[PlannedDelivery]) -> list[tuple[str, int | None, str]]:
    return [(one.key, one.person_id, local(one.due_at)) for one in found]


# To people


def test_a_subscriber_is_reminded_at_their_own_steps_beside_the_channel() -> None:
    assert [one for one in summary(planned(event("2025-09-10"), ANNA)) if one[1]] == [
        ("reminder:leka-2025:14:7", 7, "2025-08-27 09:00"),
        ("reminder:leka-2025:0:7", 7, "2025-09-10 07:30"),
    ]


def test_a_subscriber_is_reminded_of_what_the_channel_is_not() -> None:
    assert [one.key for one in planned(event("2025-09-10", kind="meeting"), ANNA)] == [
        "reminder:leka-2025:14:7",
        "reminder:leka-2025:0:7",
    ]


@pytest.mark.parametrize(
    "fields", [{"is_muted": True}, {"muted_event_ids": frozenset({1})}, {"days_before": ()}], ids=repr
)
def test_who_wants_no_reminder_gets_none(fields: dict[str, object]) -> None:
    subscriber = replace(ANNA, **fields)  # type: ignore[arg-type] # as in the list above
    assert [one for one in planned(event("2025-09-10"), subscriber) if one.person_id] == []


def test_a_subscriber_is_reminded_of_an_event_though_another_is_muted() -> None:
    muted_another = replace(ANNA, muted_event_ids=frozenset({2}))
    assert planned(event("2025-09-10"), muted_another) == planned(event("2025-09-10"), ANNA)


uids = st.lists(st.sampled_from(["a", "30", "7", "1", "month", "%3A"]), min_size=1, max_size=3).map(":".join)


@given(st.lists(uids, min_size=2, max_size=20, unique=True), st.sampled_from([1, 7, 30]))
def test_no_two_deliveries_have_the_same_key(names: list[str], person_id: int) -> None:
    """Whatever is in the uids. Killed: putting a uid into the key as it is."""
    subscriber = replace(ANNA, person_id=person_id, days_before=(30, 7, 1, 0))
    found = [one for uid in names for one in planned(event("2025-09-10", uid), subscriber)]
    assert len({one.key for one in found}) == len(found)


@given(uids)
def test_the_keys_of_months_are_told_from_those_of_days(uid: str) -> None:
    """Killed: looking for the word anywhere in the key."""
    of_days, of_month = planned(event("2025-09-10", f"month{uid}"), ANNA), planned(event("2025-09", uid))
    told = [is_of_the_month(one.key) for one in (*of_days, *of_month)]
    assert told == [False] * len(of_days) + [True]


# Of months


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("2025-09", "2025-08-01 09:00"),
        ("2025-08", "2025-06-30 09:00"),
        ("2025-Q4", "2025-09-01 09:00"),
        ("2025-H2", "2025-05-30 09:00"),
        ("2026", "2025-12-02 09:00"),
    ],
)
def test_the_channel_is_told_once_of_an_event_whose_day_is_not_known_a_month_before(when: str, due: str) -> None:
    assert summary(planned(event(when))) == [("reminder:leka-2025:month", None, due)]


def test_it_is_not_told_any_more_when_the_month_has_begun() -> None:
    assert [local(one.expires_at) for one in planned(event("2025-09"))] == ["2025-09-01 00:00"]


@pytest.mark.parametrize(
    ("when", "fields"), [("unset", {}), ("2025-09", {"status": "cancelled"}), ("2025-09", {"kind": "meeting"})]
)
def test_nobody_is_told_of_what_is_not_reminded_of(when: str, fields: dict[str, object]) -> None:
    assert planned(event(when, **fields), ANNA, leads=(8,)) == []


# To the leads


def test_each_lead_is_told_90_and_45_days_before_the_month_that_the_day_is_not_set_yet() -> None:
    found = [one for one in summary(planned(event("2025-11"), leads=(8, 9))) if one[0].startswith("undated")]
    assert found == [
        ("undated:leka-2025:90:8", 8, "2025-08-01 09:00"),
        ("undated:leka-2025:45:8", 8, "2025-09-17 09:00"),
        ("undated:leka-2025:90:9", 9, "2025-08-01 09:00"),
        ("undated:leka-2025:45:9", 9, "2025-09-17 09:00"),
    ]


def test_such_a_message_is_valid_until_the_next_and_the_last_until_the_month_ends() -> None:
    found = planned(event("2025-11"), leads=(8,))
    assert [local(one.expires_at) for one in found if one.person_id] == ["2025-09-17 09:00", "2025-12-01 00:00"]


def test_once_the_day_is_set_the_day_is_counted_down_to_and_nothing_is_asked() -> None:
    assert {one.kind for one in planned(event("2025-11-12"), leads=(8,))} == {"reminder"}


periods = st.dates(date(2024, 1, 1), date(2032, 1, 1)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y-%m}", f"{day:%Y}-Q{(day.month + 2) // 3}", f"{day:%Y}"])
)


@given(periods)
def test_everything_about_a_month_is_due_before_it_begins(when: str) -> None:
    """Killed: taking the end of the month for its beginning."""
    one = event(when)
    first_day = one.first_day
    assert first_day is not None
    late = [each for each in planned(one, leads=(8,)) if each.due_at.astimezone(OSLO).date() >= first_day]
    assert late == []


@given(periods)
def test_of_what_a_lead_is_told_of_one_event_no_two_are_valid_at_once(when: str) -> None:
    """Killed: letting both be valid until the month ends."""
    first, second = [each for each in planned(event(when), leads=(8,)) if each.person_id]
    assert first.expires_at is not None
    assert first.expires_at - second.due_at == timedelta(0)
