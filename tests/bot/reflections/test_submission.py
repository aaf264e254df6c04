"""Answering, changing, withdrawing, being absent: whatever is done, in whatever order, by whomever."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.reflections.form import Form, form_for
from bot.reflections.submission import Outcome, SecretChanged
from models.database import Database
from models.reflections import Reflection
from tests.bot.reflections.conftest import TIMES, Play

ACTS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["submit", "withdraw", "be_absent"]), st.booleans()), max_size=12
)


def test_a_second_delivery_of_a_submission_does_not_undo_what_came_between(play: Play) -> None:
    """Killed by submitting without `first_sight`."""
    play.submit(0, 2, request_id="first")
    play.submit(0, 5)
    assert (play.submit(0, 2, request_id="first"), play.said()) == ("answered", [({"usefulness": 5}, "participant")])


def test_a_second_delivery_of_a_withdrawal_does_not_delete_a_new_answer(play: Play) -> None:
    play.submit(0)
    play.withdraw(0, "first")
    play.submit(0)
    assert (play.withdraw(0, "first"), play.states()) == ("withdrawn", {"answered": 1, "invited": 2})


def test_a_second_delivery_of_an_absence_does_not_hide_a_withdrawal(play: Play) -> None:
    play.be_absent(0, "first")
    play.submit(0)
    play.withdraw(0)
    assert (play.be_absent(0, "first"), play.states()) == ("absent", {"withdrawn": 1, "invited": 2})


@pytest.mark.parametrize("act", ["submit", "withdraw"])
def test_under_another_secret_who_has_answered_gets_a_lasting_error_and_no_second_reflection(
    play: Play, act: str
) -> None:
    play.submit(0)
    play.secret = b"another secret that tests made up"
    with pytest.raises(SecretChanged) as raised:
        getattr(play, act)(0)
    assert (raised.value.retryable, len(play.said())) == (False, 1)


def test_somebody_of_another_workspace_is_not_invited(database: Database) -> None:
    ours, theirs = Play(database), Play(database)
    theirs.round_id = ours.round_id
    assert theirs.submit(0) == "not_invited"


def test_nobody_is_shown_what_another_said(play: Play) -> None:
    play.submit(0, words="Bare mitt")
    shown = []
    for person in (0, 1):
        form = form_for(play.services, play.act(person))
        assert isinstance(form, Form)
        shown.append(form.said.answers if form.said else None)
    assert shown == [{"usefulness": 4, "takeaway": "Bare mitt"}, None]


def test_only_who_chose_to_sign_is_named(play: Play) -> None:
    play.submit(0)
    play.submit(1, signs=True)
    with play.database.reading() as session:
        signed = session.scalars(select(Reflection.signed_by).where(Reflection.round_id == play.round_id)).all()
    assert sorted(one is not None for one in signed) == [False, True]


def test_of_eight_submissions_of_one_person_at_once_one_reflection_is_left(play: Play) -> None:
    """Killed by reading the invitee without `with_for_update` (PostgreSQL)."""
    together = threading.Barrier(8)
    outcomes: list[Outcome] = []

    def answer() -> None:
        together.wait()
        outcomes.append(play.submit(0))

    threads = [threading.Thread(target=answer) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (outcomes, len(play.said())) == (["answered"] * 8, 1)


@given(ACTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_counts_hold_after_any_acts_of_anybody(database: Database, acts: list[tuple[int, str, bool]]) -> None:
    """Everybody stays in just one state, and there are as many reflections as people who have answered.

    Killed by storing a changed answer beside the first, and by leaving the state "answered" after a withdrawal.
    """
    play = Play(database, people=4)
    for person, act, is_late in acts:
        play.now = TIMES.late_from if is_late else TIMES.opens_at
        getattr(play, act)(person)
    with database.reading() as session:
        ours = select(func.count(), func.count(Reflection.link.distinct())).where(
            Reflection.round_id == play.round_id
        )
        reflections, links = session.execute(ours).one()
    states = play.states()
    assert (sum(states.values()), reflections, links) == (4, states.get("answered", 0), states.get("answered", 0))
