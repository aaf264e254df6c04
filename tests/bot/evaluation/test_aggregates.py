"""What a sealed round tells of its respondents as a group, and what it keeps to itself."""

from collections import Counter
from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.evaluation.aggregates import Respondent, aggregated, coarsened

ROLES, KINDS = ("mayor", "partner", "other"), ("municipality", "state", "other")
GROUP = st.builds(
    lambda count, *fields: [Respondent(*fields)] * count,
    st.integers(1, 8),
    st.sampled_from(ROLES),
    st.sampled_from(KINDS),
    st.fixed_dictionaries({"useful": st.integers(1, 5)}, optional={"relevant": st.integers(1, 5)}),
)
respondents = st.lists(GROUP, max_size=8).flatmap(lambda groups: st.permutations(list(chain(*groups))))
"""Groups about as large as the threshold: drawn one by one, people would hardly ever make a breakdown."""


def people(count: int, role: str = "mayor", kind: str = "municipality", **numbers: int) -> list[Respondent]:
    return [Respondent(role, kind, numbers)] * count


def traits(found: list[Respondent]) -> Counter[tuple[str, str]]:
    return Counter((one.role, one.organisation_kind) for one in found)


@pytest.mark.parametrize(
    ("given_", "coarse"),
    [
        (people(5), {("mayor", "municipality"): 5}),
        (people(4), {("other", "other"): 4}),
        (people(6) + people(4, "partner", "state"), {("mayor", "municipality"): 6, ("other", "other"): 4}),
        (people(4) + people(3, "partner"), {("other", "municipality"): 7}),
        (people(5) + people(1, "other", "other"), {("mayor", "municipality"): 5, ("other", "other"): 1}),
    ],
    ids=["five stay", "four do not", "two groups", "one kind", "other may be one"],
)
def test_what_fewer_than_five_share_becomes_other(
    given_: list[Respondent], coarse: dict[tuple[str, str], int]
) -> None:
    assert traits(coarsened(given_)) == coarse


def test_a_kind_that_would_single_out_one_of_a_role_is_not_kept_for_anybody() -> None:
    nested = people(5) + people(5, "partner", "state") + people(1, "partner", "municipality")
    assert traits(coarsened(nested)) == {("mayor", "other"): 5, ("partner", "other"): 6}


@given(respondents)
def test_the_respondents_keep_their_order_and_their_numbers(found: list[Respondent]) -> None:
    """Killed: giving the coarsened respondents sorted by role."""
    assert [one.numbers for one in coarsened(found)] == [one.numbers for one in found]


@given(respondents)
def test_making_coarse_twice_changes_nothing(found: list[Respondent]) -> None:
    """Killed: looking for combinations before roles and kinds are made coarse, not after."""
    assert coarsened(coarsened(found)) == coarsened(found)


def test_the_results_of_a_round() -> None:
    states = Counter(invited=3, answered=12, withdrawn=1, absent=2)
    found = people(6, useful=4) + people(6, "partner", "state", useful=5)
    four = {"n": 6, "median": 4.0, "distribution": {"4": 6}}
    five = {"n": 6, "median": 5.0, "distribution": {"5": 6}}
    assert aggregated(states, found) == {
        "states": {"invited": 3, "answered": 12, "withdrawn": 1, "absent": 2, "declined": 0},
        "response_rate": 0.75,
        "respondents": 12,
        "questions": {
            "useful": {
                "n": 12,
                "median": 4.5,
                "distribution": {"4": 6, "5": 6},
                "by_role": {"mayor": four, "partner": five},
                "by_organisation_kind": {"municipality": four, "state": five},
            }
        },
    }


def test_nobody_to_answer_gives_no_rate() -> None:
    assert aggregated(Counter(absent=3), [])["response_rate"] is None


@pytest.mark.parametrize(("count", "told"), [(4, []), (5, ["useful"])])
def test_a_distribution_is_told_from_five_answers_on(count: int, told: list[str]) -> None:
    assert list(aggregated(Counter(), people(count, useful=3) + people(9))["questions"]) == told


def test_a_breakdown_is_not_told_where_one_of_its_groups_skipped_the_question() -> None:
    found = people(6, useful=4) + people(6, "partner", useful=4) + people(4, "other") + people(1, "other", useful=1)
    assert aggregated(Counter(), found)["questions"]["useful"]["by_role"] == {}


def test_two_breakdowns_that_give_away_a_group_by_subtraction_are_not_told_together() -> None:
    # The mayors are in the municipalities; these less the mayors are one person.
    found = people(5, useful=4) + people(5, "partner", "state", useful=4) + people(1, "partner", useful=1)
    told = aggregated(Counter(), found)["questions"]["useful"]
    assert (sorted(told["by_role"]), told["by_organisation_kind"]) == (["mayor", "partner"], {})


def reachable(groups: list[frozenset[int]]) -> set[frozenset[int]]:
    """Every set of people that unions and differences of the groups come to."""
    known = set(groups)
    while True:
        more = known | {
            made for one, other in combinations(known, 2) for made in (one - other, other - one, one & other)
        }
        if more == known:
            return known
        known = more


@given(respondents)
@example(
    people(6, useful=4)
    + people(6, "partner", "state", useful=4)
    + people(5, "partner")
    + people(1, "partner", useful=1)
)
def test_no_group_under_five_is_told_of_not_even_by_subtraction(found: list[Respondent]) -> None:
    """Killed: giving a breakdown by kind beside one by role without regard to combinations.

    And: counting the respondents of a group, not those of them who answered the question.
    """
    coarse = coarsened(found)
    for question, told in aggregated(Counter(), found)["questions"].items():
        answered = {number for number, one in enumerate(coarse) if question in one.numbers}
        by_role = {role: frozenset(n for n in answered if coarse[n].role == role) for role in told["by_role"]}
        by_kind = {
            kind: frozenset(n for n in answered if coarse[n].organisation_kind == kind)
            for kind in told["by_organisation_kind"]
        }
        groups = [frozenset(answered), *by_role.values(), *by_kind.values()]
        assert [len(group) for group in reachable(groups) if 0 < len(group) < 5] == []


@given(respondents)
def test_what_is_told_of_groups_adds_up_to_what_is_told_of_all(found: list[Respondent]) -> None:
    """Killed: leaving the smallest group out of a breakdown, from which it could be subtracted."""
    for told in aggregated(Counter(), found)["questions"].values():
        for breakdown in (told["by_role"], told["by_organisation_kind"]):
            if breakdown:
                whole = sum((Counter(group["distribution"]) for group in breakdown.values()), Counter[str]())
                assert whole == told["distribution"]


@given(respondents)
def test_every_distribution_sums_to_its_n(found: list[Respondent]) -> None:
    """Killed: counting every respondent into n, also who skipped the question."""
    for told in aggregated(Counter(), found)["questions"].values():
        groups = chain([told], told["by_role"].values(), told["by_organisation_kind"].values())
        assert all(sum(group["distribution"].values()) == group["n"] for group in groups)


@given(respondents)
def test_the_order_of_the_respondents_does_not_show_in_the_results(found: list[Respondent]) -> None:
    """Killed: listing the groups as they come, not sorted."""
    told, told_reversed = aggregated(Counter(), found), aggregated(Counter(), found[::-1])
    assert str(told) == str(told_reversed)


@given(respondents)
def test_raw_and_coarsened_respondents_give_the_same_results(found: list[Respondent]) -> None:
    """Killed: aggregating without coarsening first."""
    renamed = [replace(one) for one in coarsened(found)]
    assert aggregated(Counter(), renamed) == aggregated(Counter(), found)
