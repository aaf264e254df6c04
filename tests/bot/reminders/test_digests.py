"""When the next overview comes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.digests import INTERVALS, DigestKey, digest_plan
from bot.reminders.policy import Policy
from bot.working_days import is_working_day
from models.subscriptions import Subscriber
from models.vocabulary import DigestInterval

OSLO = ZoneInfo("Europe/Oslo")
moments = st.builds(datetime.combine, st.dates(date(2024, 1, 1), date(2032, 1, 1)), st.times(), st.just(OSLO))
intervals = st.sampled_from(INTERVALS)


def subscriber(person_id: int, digest: DigestInterval, *, is_muted: bool = False) -> Subscriber:
    return Subscriber(person_id, "nb", (), digest, is_muted, frozenset())


def following(interval: DigestInterval, now: datetime, *, only_working_days: bool = True) -> tuple[str, str, str]:
    """The day that the channel's next one is named after, when it comes, and until when it is valid."""
    policy = Policy(digest=interval, only_working_days=only_working_days)
    (one,) = digest_plan(policy, OSLO, (), now).wanted
    assert one.expires_at is not None
    due, expires = (moment.astimezone(OSLO).strftime("%Y-%m-%d %H:%M") for moment in (one.due_at, one.expires_at))
    return DigestKey.read(one.key).day.isoformat(), due, expires


@pytest.mark.parametrize(
    ("interval", "now", "expected"),
    [
        ("weekly", "2025-05-07 12:00", ("2025-05-12", "2025-05-12 09:00", "2025-05-19 09:00")),
        ("weekly", "2025-05-12 08:59", ("2025-05-12", "2025-05-12 09:00", "2025-05-19 09:00")),
        ("weekly", "2025-05-12 09:00", ("2025-05-19", "2025-05-19 09:00", "2025-05-26 09:00")),
        ("weekly", "2025-04-17 09:00", ("2025-04-21", "2025-04-22 09:00", "2025-04-28 09:00")),
        ("weekly", "2025-04-21 09:00", ("2025-04-21", "2025-04-22 09:00", "2025-04-28 09:00")),
        ("weekly", "2025-06-30 08:00", ("2025-06-30", "2025-06-30 09:00", "2025-08-04 09:00")),
        ("weekly", "2025-07-10 08:00", ("2025-08-04", "2025-08-04 09:00", "2025-08-11 09:00")),
        ("monthly", "2025-04-02 08:00", ("2025-05-01", "2025-05-02 09:00", "2025-06-02 09:00")),
        ("monthly", "2025-06-02 09:00", ("2025-08-01", "2025-08-01 09:00", "2025-09-01 09:00")),
    ],
    ids=[
        "in the middle of a week", "a minute before", "as it comes", "before Easter", "on Easter Monday",
        "before July", "in July", "before 1 May", "before the summer",
    ],
)  # fmt: skip
def test_the_next_one_comes_on_the_first_working_day_of_its_week_or_month_and_not_in_july(
    interval: DigestInterval, now: str, expected: tuple[str, str, str]
) -> None:
    assert following(interval, datetime.fromisoformat(now).replace(tzinfo=OSLO)) == expected


def test_where_a_programme_leaves_no_day_in_peace_the_weekly_one_comes_every_monday() -> None:
    now = datetime(2025, 4, 17, 9, 0, tzinfo=OSLO)
    assert following("weekly", now, only_working_days=False)[1:] == ("2025-04-21 09:00", "2025-04-28 09:00")


def test_each_reader_gets_what_they_chose_and_the_muted_nothing() -> None:
    readers = (subscriber(1, "weekly"), subscriber(2, "monthly"), subscriber(3, "off"))
    muted = subscriber(4, "weekly", is_muted=True)
    plan = digest_plan(Policy(), OSLO, (*readers, muted), datetime(2025, 5, 7, 12, 0, tzinfo=OSLO))
    assert [(one.key, one.person_id) for one in plan.wanted] == [
        ("digest:weekly:2025-05-12:1", 1),
        ("digest:monthly:2025-06-01:2", 2),
    ]


def test_what_somebody_had_chosen_before_is_looked_for() -> None:
    plan = digest_plan(Policy(), OSLO, (subscriber(1, "off"),), datetime(2025, 5, 7, 12, 0, tzinfo=OSLO))
    theirs = {key for key in plan.keys if key.endswith(":1")}
    assert theirs == {
        "digest:weekly:2025-05-12:1",
        "digest:weekly:2025-05-19:1",
        "digest:monthly:2025-06-01:1",
        "digest:monthly:2025-07-01:1",
        "digest:monthly:2025-08-01:1",
    }


@given(intervals, moments)
def test_it_comes_on_a_working_day_outside_july_at_nine(interval: DigestInterval, now: datetime) -> None:
    """Killed: taking the Monday as it is; leaving July in."""
    (one,) = digest_plan(Policy(digest=interval), OSLO, (), now).wanted
    due = one.due_at.astimezone(OSLO)
    assert (is_working_day(due.date()), due.month == 7, due.time()) == (True, False, time(9))


@given(intervals, moments)
def test_when_one_has_come_the_next_is_the_one_until_which_it_was_valid(
    interval: DigestInterval, now: datetime
) -> None:
    """Killed: planning again the one that comes just now."""
    (one,) = digest_plan(Policy(digest=interval), OSLO, (), now).wanted
    (after,) = digest_plan(Policy(digest=interval), OSLO, (), one.due_at).wanted
    assert (after.due_at, after.key != one.key) == (one.expires_at, True)


@given(intervals, moments, st.floats(0, 0.999))
def test_until_one_comes_it_stays_the_next(interval: DigestInterval, now: datetime, part: float) -> None:
    """Killed: naming a digest after the day on which it is planned; beginning to look in the week after this one."""
    plan = digest_plan(Policy(digest=interval), OSLO, (), now)
    assert plan.until is not None
    later = now.astimezone(UTC) + (plan.until - now) * part  # hours that pass, also in the night that has 25
    assert digest_plan(Policy(digest=interval), OSLO, (), later).wanted == plan.wanted


@given(st.sampled_from(INTERVALS), st.dates(), st.none() | st.integers(1))
def test_a_key_is_read_back(interval: DigestInterval, day: date, person_id: int | None) -> None:
    """Killed: reading the channel as a person."""
    key = DigestKey(interval, day, person_id)
    assert DigestKey.read(str(key)) == key


@given(intervals, moments)
def test_the_next_one_is_never_more_than_ten_weeks_away(interval: DigestInterval, now: datetime) -> None:
    """Killed: counting months by 62 days."""
    assert digest_plan(Policy(digest=interval), OSLO, (), now).wanted[0].due_at - now < timedelta(weeks=10)
