"""What one person chose, kept and changed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.subscriptions.choices import LEAD_TIMES, Choices, choose
from bot.subscriptions.muting import mute_all, mute_one
from bot.texts.localized import LANGUAGES
from models.programme import language_for
from models.subscriptions import subscribers, wants_to_hear_of
from tests.bot.subscriptions.conftest import KARI, OLA, RENNEBU, Acting

LEKA = "leka-2025"
COMING = (RENNEBU, LEKA)
CHOICES = st.builds(
    Choices,
    days_before=st.sets(st.sampled_from(LEAD_TIMES)).map(lambda days: tuple(sorted(days, reverse=True))),
    digest=st.sampled_from(["off", "weekly", "monthly"]),
    language=st.sampled_from([None, *LANGUAGES]),
    is_muted=st.booleans(),
    muted=st.sets(st.sampled_from(COMING)).map(frozenset),
)


def chosen(acting: Acting, user: str = KARI) -> Choices:
    return acting.standing(user).choices


def keep(acting: Acting, choices: Choices, user: str = KARI, request_id: str | None = None) -> None:
    choose(acting.services, acting.act(user, request_id), choices, shown=COMING)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@example(first=Choices(muted=frozenset(COMING), is_muted=True), second=Choices())
@given(first=CHOICES, second=CHOICES)
def test_what_somebody_chose_last_is_what_they_have(acting: Acting, first: Choices, second: Choices) -> None:
    """Killed: `mute_event` that never unmutes, `subscribe` that leaves an existing row, a language kept when None."""
    keep(acting, first)
    keep(acting, second)
    assert chosen(acting) == second


def test_who_is_not_known_has_chosen_nothing(acting: Acting) -> None:
    standing = acting.standing("UGUEST")
    assert (standing.choices, standing.has_chosen) == (Choices(), False)


def test_what_one_person_chooses_is_theirs_alone(acting: Acting) -> None:
    keep(acting, Choices((7,), "weekly", "en", is_muted=True, muted=frozenset(COMING)), OLA)
    assert chosen(acting) == Choices()


def test_what_is_chosen_is_what_the_planning_reads(acting: Acting) -> None:
    keep(acting, Choices((0, 14, 7), "monthly", "nn", muted=frozenset({LEKA})))
    with acting.database.reading() as session:
        (one,) = subscribers(session, 1)
    assert (one.days_before, one.digest, one.language, one.muted_event_ids) == (
        (14, 7, 0),
        "monthly",
        "nn",
        frozenset({acting.event_ids()[LEKA]}),
    )


def test_an_event_that_was_not_offered_stays_muted(acting: Acting) -> None:
    """It may have been muted while the window was open. Killed: every event that is not chosen is unmuted."""
    mute_one(acting.services, acting.act(), LEKA, is_muted=True)
    choose(acting.services, acting.act(), Choices(), shown=[RENNEBU])
    assert chosen(acting).muted == {LEKA}


def test_choices_that_slack_delivers_again_have_no_effect(acting: Acting) -> None:
    keep(acting, Choices((7,)), request_id="trigger")
    keep(acting, Choices((1,)))
    keep(acting, Choices((7,)), request_id="trigger")
    assert chosen(acting) == Choices((1,))


def test_the_events_one_can_choose_among_are_those_to_come(acting: Acting) -> None:
    assert [event.id for event in acting.standing().events] == [
        RENNEBU,
        "landbruk-2025",
        LEKA,
        "finaleval-2025",
        "finalreport-2025",
    ]


def test_an_event_can_be_muted_and_heard_of_again_by_somebody_who_never_chose(acting: Acting) -> None:
    seen = []
    for is_muted in (True, True, False, False):
        mute_one(acting.services, acting.act(), RENNEBU, is_muted=is_muted)
        seen.append(chosen(acting).muted == {RENNEBU})
    assert seen == [True, True, False, False]


def test_a_pause_keeps_what_was_chosen(acting: Acting) -> None:
    before = Choices((7, 1), "weekly", "en", muted=frozenset({LEKA}))
    keep(acting, before)
    mute_all(acting.services, acting.act(), is_muted=True)
    paused = chosen(acting)
    mute_all(acting.services, acting.act(), is_muted=False)
    assert (paused, chosen(acting)) == (replace(before, is_muted=True), before)


def test_a_pause_of_somebody_who_never_chose_holds(acting: Acting) -> None:
    mute_all(acting.services, acting.act(), is_muted=True)
    assert chosen(acting) == Choices(is_muted=True)


@pytest.mark.parametrize(
    ("choices", "wants"),
    [
        (Choices(), True),
        (Choices(muted=frozenset({LEKA})), True),
        (Choices(muted=frozenset({RENNEBU})), False),
        (Choices(is_muted=True), False),
    ],
    ids=["nothing muted", "another muted", "it is muted", "all is muted"],
)
def test_whether_somebody_wants_to_hear_of_an_event(acting: Acting, choices: Choices, *, wants: bool) -> None:
    keep(acting, choices)
    keep(acting, Choices(is_muted=not choices.is_muted, muted=frozenset(COMING) - choices.muted), OLA)
    kari = acting.person_id(KARI)
    with acting.database.reading() as session:
        assert wants_to_hear_of(session, kari, acting.event_ids()[RENNEBU]) is wants


def test_a_language_holds_from_the_next_word_on(acting: Acting) -> None:
    keep(acting, Choices(language="nn"))
    with acting.database.reading() as session:
        assert language_for(session, "T1", KARI) == "nn"
