from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.localized import LocalizedText
from models.database import Database
from models.events import Event, earlier_datings_of, event_with_uid, is_move, redate
from models.vocabulary import Precision

TEXT = LocalizedText("tekst", "tekst", "text")
SEPTEMBER = (date(2025, 9, 1), date(2025, 9, 30))
OCTOBER = (date(2025, 10, 1), date(2025, 10, 31))
NINTH = (date(2025, 9, 9), date(2025, 9, 10))
Days = tuple[date, date]


def lengthened(first: date, length: int) -> Days:
    return first, first + timedelta(days=length)


stretches = st.builds(lengthened, st.dates(date(2024, 1, 1), date(2026, 1, 1)), st.integers(0, 60))


@pytest.mark.parametrize(
    ("earlier", "days", "moves"),
    [
        (SEPTEMBER, NINTH, False),
        (SEPTEMBER, SEPTEMBER, False),
        (NINTH, NINTH, False),
        (None, NINTH, False),
        (None, None, False),
        (SEPTEMBER, OCTOBER, True),
        (NINTH, (date(2025, 9, 10), date(2025, 9, 11)), True),
        (NINTH, SEPTEMBER, True),
        (SEPTEMBER, (date(2025, 9, 30), date(2025, 10, 1)), True),
        (SEPTEMBER, None, True),
    ],
)
def test_an_event_moves_when_it_leaves_the_days_that_it_had(
    earlier: Days | None, days: Days | None, *, moves: bool
) -> None:
    assert is_move(earlier, days) is moves


@given(earlier=stretches, days=stretches)
def test_it_moves_just_when_one_of_its_days_is_new(earlier: Days, days: Days) -> None:
    """Killed: comparing the first days only."""

    def every(stretch: Days) -> set[date]:
        return {stretch[0] + timedelta(days=n) for n in range((stretch[1] - stretch[0]).days + 1)}

    assert is_move(earlier, days) == (not every(days) <= every(earlier))


def stored(database: Database, programme_id: int, precision: Precision, days: Days | None) -> None:
    first, last = days or (None, None)
    with database.writing() as session:
        session.add(
            Event(
                programme_id=programme_id,
                uid="leka-2025",
                kind="gathering",
                status="planned",
                title=TEXT,
                definite=TEXT,
                precision=precision,
                first_day=first,
                last_day=last,
                source=TEXT,
            )
        )


def redated(database: Database, programme_id: int, precision: Precision, days: Days | None) -> None:
    with database.writing() as session:
        event = event_with_uid(session, programme_id, "leka-2025")
        assert event is not None
        redate(event, precision, *(days or (None, None)))
        event.sequence += 1


def kept(database: Database, programme_id: int) -> list[tuple[int, Precision, date, date]]:
    with database.reading() as session:
        return [
            (one.sequence, one.precision, one.first_day, one.last_day)
            for one in earlier_datings_of(session, programme_id)
        ]


def test_each_move_keeps_what_was_before_it(database: Database, programme_id: int) -> None:
    stored(database, programme_id, "month", SEPTEMBER)
    redated(database, programme_id, "day", NINTH)
    redated(database, programme_id, "month", OCTOBER)
    redated(database, programme_id, "unset", None)
    assert kept(database, programme_id) == [(1, "day", *NINTH), (2, "month", *OCTOBER)]


def test_a_redated_event_has_its_new_days(database: Database, programme_id: int) -> None:
    stored(database, programme_id, "month", SEPTEMBER)
    redated(database, programme_id, "day", NINTH)
    with database.reading() as session:
        event = event_with_uid(session, programme_id, "leka-2025")
        assert event is not None
        assert (event.precision, event.first_day, event.last_day) == ("day", *NINTH)


def test_a_first_dating_keeps_nothing(database: Database, programme_id: int) -> None:
    stored(database, programme_id, "unset", None)
    redated(database, programme_id, "month", SEPTEMBER)
    assert kept(database, programme_id) == []


def test_what_an_event_was_dated_goes_with_it(database: Database, programme_id: int) -> None:
    stored(database, programme_id, "day", NINTH)
    redated(database, programme_id, "month", OCTOBER)
    with database.writing() as session:
        session.delete(event_with_uid(session, programme_id, "leka-2025"))
    assert kept(database, programme_id) == []
