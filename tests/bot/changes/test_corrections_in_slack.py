"""Who was reminded of an event that is changed since hears of it once, by the running bot."""

import pytest

from tests.bot.changes.conftest import Programme

pytestmark = pytest.mark.parametrize("transport", ["socket mode"])
SEVEN_DAYS = (
    "Samlinga i Rennebu begynner om 7 dager. Når: 5.–6. mai 2025. Hvor: i Rennebu. Tema: Bærekraftig samarbeid."
)
MOVED = "Flyttet: Samlinga i Rennebu er flyttet fra 5.–6. mai til 12.–13. mai 2025."
MOVED_AGAIN = "Flyttet: Samlinga i Rennebu er flyttet fra 12.–13. mai til 14.–15. mai 2025."
TO_12 = ("when: 2025-05-05..2025-05-06", "when: 2025-05-12..2025-05-13")
TO_14 = ("when: 2025-05-12..2025-05-13", "when: 2025-05-14..2025-05-15")
BACK_TO_5 = TO_12[::-1]
CANCELLED = (
    "when: 2025-05-05..2025-05-06\n    status: confirmed",
    "when: 2025-05-05..2025-05-06\n    status: cancelled",
)


@pytest.fixture
def reminded(programme: Programme) -> Programme:
    """The channel has been told, on 28 April at nine, that Rennebu is on 5 and 6 May."""
    programme.at(2025, 4, 28, 9, 0)
    assert programme.said_in() == [SEVEN_DAYS]
    return programme


def corrections(programme: Programme) -> list[str]:
    return programme.said_in()[1:]


def test_one_who_was_reminded_is_told_of_each_move_once_ten_minutes_after_it(reminded: Programme) -> None:
    said = []
    reminded.changes(TO_12)
    reminded.at(2025, 4, 28, 9, 9)
    said.append(corrections(reminded))
    reminded.at(2025, 4, 28, 9, 11)
    said.append(corrections(reminded))
    reminded.changes(TO_14)
    reminded.at(2025, 4, 28, 9, 22)
    said.append(corrections(reminded))
    reminded.at(2025, 5, 3, 12, 0)
    assert (said, corrections(reminded)) == ([[], [MOVED], [MOVED, MOVED_AGAIN]], [MOVED, MOVED_AGAIN])


def test_two_changes_within_ten_minutes_cause_one_correction(reminded: Programme) -> None:
    """Killed: leaving the correction of the first change in the outbox."""
    reminded.changes(TO_12)
    reminded.at(2025, 4, 28, 9, 5)
    reminded.changes(TO_14)
    reminded.at(2025, 4, 28, 9, 14)
    before = corrections(reminded)
    reminded.at(2025, 4, 28, 12, 0)
    assert (before, corrections(reminded)) == (
        [],
        ["Flyttet: Samlinga i Rennebu er flyttet fra 5.–6. mai til 14.–15. mai 2025."],
    )


def test_a_change_that_is_taken_back_in_time_causes_none(reminded: Programme) -> None:
    reminded.changes(TO_12)
    reminded.at(2025, 4, 28, 9, 5)
    reminded.changes(BACK_TO_5)
    reminded.at(2025, 4, 28, 12, 0)
    assert corrections(reminded) == []


def test_a_cancelled_event_is_told_of_with_the_days_that_were_told(reminded: Programme) -> None:
    reminded.changes(CANCELLED)
    reminded.at(2025, 4, 28, 12, 0)
    reminded.at(2025, 5, 7, 12, 0)
    assert corrections(reminded) == ["Avlyst: Samlinga i Rennebu, som var satt til 5.–6. mai 2025, er avlyst."]


def test_an_event_that_is_on_again_is_told_of_with_its_days(reminded: Programme) -> None:
    reminded.changes(CANCELLED)
    reminded.at(2025, 4, 28, 10, 0)
    reminded.changes(CANCELLED[::-1])
    reminded.at(2025, 4, 28, 11, 0)
    assert corrections(reminded)[1:] == ["Likevel ikke avlyst: Samlinga i Rennebu er 5.–6. mai 2025."]


def test_in_the_evening_a_correction_waits_for_the_morning(reminded: Programme) -> None:
    reminded.at(2025, 4, 28, 19, 55)
    reminded.changes(TO_12)
    reminded.at(2025, 4, 29, 6, 59)
    before = corrections(reminded)
    reminded.at(2025, 4, 29, 7, 0)
    assert (before, corrections(reminded)) == ([], [MOVED])


def test_a_channel_that_was_not_reminded_yet_is_told_nothing(programme: Programme) -> None:
    programme.changes(TO_12)
    programme.at(2025, 4, 28, 12, 0)
    assert programme.said_in() == []


def test_what_is_changed_once_all_of_it_is_over_is_told_to_nobody(reminded: Programme) -> None:
    reminded.at(2025, 5, 7, 0, 0)
    before = corrections(reminded)
    reminded.changes(("when: 2025-05-05..2025-05-06", "when: 2025-05-05"))
    reminded.at(2025, 5, 7, 12, 0)
    assert corrections(reminded) == before


def test_a_reminder_that_tells_the_new_day_leaves_nothing_to_correct(reminded: Programme) -> None:
    """Killed: rendering a correction without looking at what was told since it was planned."""
    reminded.at(2025, 5, 2, 8, 55)
    reminded.changes(("when: 2025-05-05..2025-05-06", "when: 2025-05-05..2025-05-07"))
    reminded.at(2025, 5, 2, 12, 0)
    assert corrections(reminded) == [
        "Samlinga i Rennebu begynner om 3 dager. Når: 5.–7. mai 2025. Hvor: i Rennebu. Tema: Bærekraftig samarbeid."
    ]


def test_a_start_of_the_bot_between_change_and_correction_changes_nothing(reminded: Programme) -> None:
    reminded.changes(TO_12)
    reminded.at(2025, 4, 28, 9, 5)
    reminded.changes()
    reminded.at(2025, 4, 28, 9, 11)
    assert corrections(reminded) == [MOVED]
