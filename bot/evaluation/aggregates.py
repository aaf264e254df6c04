"""What a sealed round may tell of its respondents as a group: computed once, at sealing.

The rule is official statistics' threshold rule, with five as the least number of respondents behind a figure:
https://stats.oecd.org/glossary/detail.asp?ID=7010. Its risks, differencing among them, are those of
https://sdctools.github.io/HandbookSDC/05-frequency-tables.html. Groups are merged or left out, never rounded. What
this does not hide is that everybody of a group said the same.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any, get_args

from models.vocabulary import ParticipationState

FEWEST = 5
"""Of respondents behind any figure."""
OTHER = "other"

Trait = Callable[["Respondent"], str]


@dataclass(frozen=True, slots=True)
class Respondent:
    """One reflection as statistics see it. `numbers` holds the answers on the scale, by question."""

    role: str
    organisation_kind: str
    numbers: Mapping[str, int]


def role_of(respondent: Respondent) -> str:
    """One of the two traits that respondents are told apart by."""
    return respondent.role


def kind_of(respondent: Respondent) -> str:
    """The other one: the kind of organisation."""
    return respondent.organisation_kind


def combination_of(respondent: Respondent) -> str:
    """Both traits together."""
    return f"{respondent.role}/{respondent.organisation_kind}"


def coarsened(respondents: Sequence[Respondent]) -> list[Respondent]:
    """The same respondents in the same order, with the traits that too few share made "other".

    "Other" itself may be fewer than five; nothing more is told of it. Where a role and a kind together would single
    out fewer than five, and fewer than either does alone, every kind becomes "other" and the roles stay. Doing it
    twice changes nothing.
    """
    roles, kinds = Counter(map(role_of, respondents)), Counter(map(kind_of, respondents))
    coarse = [
        replace(
            one,
            role=one.role if roles[one.role] >= FEWEST else OTHER,
            organisation_kind=one.organisation_kind if kinds[one.organisation_kind] >= FEWEST else OTHER,
        )
        for one in respondents
    ]
    if _singles_out(coarse):
        return [replace(one, organisation_kind=OTHER) for one in coarse]
    return coarse


def aggregated(states: Counter[ParticipationState], respondents: Sequence[Respondent]) -> dict[str, Any]:
    """A round's results, as JSON: `states`, `response_rate` (0 to 1, or None), `respondents`, `questions`.

    `questions` maps a question to its `n`, `median` and `distribution` (number as text → respondents), and to
    `by_role` and `by_organisation_kind`, each a mapping of groups to the same three. A question that fewer than five
    answered is not there, and a breakdown is there only if at least five of each of its groups answered.

    No cross-tables, and no complementary disclosure: figures of one breakdown add up to those of all respondents, so
    a group can't be left out of it and found by subtraction. A role may lie within a kind (every mayor is of a
    municipality), and then the kind less the role is a group as well. So both breakdowns are given only if at least
    five of each combination answered: all that adding and subtracting can reach is then made up of whole
    combinations. Otherwise there is one breakdown, by role if it may be given. Groups are those of all respondents,
    also where one of them skipped the question, for its absence would tell of its answers.

    The median, and no mean: a scale of agreement has an order, but no distances.
    """
    coarse = coarsened(respondents)
    questions = sorted({question for one in coarse for question in one.numbers})
    told = {question: _question(coarse, question) for question in questions}
    return {
        "states": {state: states[state] for state in get_args(ParticipationState)},
        "response_rate": response_rate(states),
        "respondents": len(coarse),
        "questions": {question: results for question, results in told.items() if results["n"] >= FEWEST},
    }


def eligible(states: Mapping[ParticipationState, int]) -> int:
    """How many could have answered: all who were invited, but for those who were absent from the event.

    https://aapor.org/standards-and-ethics/standard-definitions/: who turns out not to be eligible leaves the rate.
    """
    return sum(count for state, count in states.items() if state != "absent")


def response_rate(states: Mapping[ParticipationState, int]) -> float | None:
    """Answered per eligible (AAPOR's RR1), 0 to 1; None where nobody could answer. Who withdrew has not answered."""
    return states.get("answered", 0) / eligible(states) if eligible(states) else None


def _question(respondents: Sequence[Respondent], question: str) -> dict[str, Any]:
    by_role = _breakdown(respondents, question, role_of)
    by_kind = _breakdown(respondents, question, kind_of)
    if by_role and by_kind and not _large_enough(respondents, question, combination_of):
        by_kind = {}
    return {
        **_figures(one.numbers[question] for one in respondents if question in one.numbers),
        "by_role": by_role,
        "by_organisation_kind": by_kind,
    }


def _breakdown(respondents: Collection[Respondent], question: str, trait: Trait) -> dict[str, Any]:
    """The figures of each group; nothing where one of them is too small, or there is but one."""
    groups = sorted(set(map(trait, respondents)))
    if len(groups) < 2 or not _large_enough(respondents, question, trait):
        return {}
    return {
        group: _figures(
            one.numbers[question] for one in respondents if trait(one) == group and question in one.numbers
        )
        for group in groups
    }


def _large_enough(respondents: Collection[Respondent], question: str, trait: Trait) -> bool:
    """Whether at least five of every group answered the question."""
    answered = Counter(trait(one) for one in respondents if question in one.numbers)
    return all(answered[trait(one)] >= FEWEST for one in respondents)


def _figures(numbers: Iterable[int]) -> dict[str, Any]:
    counts = Counter(numbers)
    in_order = sorted(counts.elements())
    distribution = {str(number): counts[number] for number in sorted(counts)}
    return {"n": len(in_order), "median": float(median(in_order)), "distribution": distribution}


def _singles_out(respondents: Collection[Respondent]) -> bool:
    """Whether role and kind together tell apart a group under five that neither of them tells apart alone."""
    roles, kinds = Counter(map(role_of, respondents)), Counter(map(kind_of, respondents))
    together = Counter(map(combination_of, respondents))
    return any(
        together[combination_of(one)] < min(FEWEST, roles[one.role], kinds[one.organisation_kind])
        for one in respondents
    )
