"""Two gatherings at one place: which of them a question means, and asking for it where it does not tell."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.answerer import Answerer, build_answerer
from bot.programme.data_file import read_data_file, shipped_data_file

AFTER_BOTH = date(2028, 1, 10)
BETWEEN = date(2026, 2, 1)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    """The shipped programme with a second gathering on Leka, in May 2027."""
    data = read_data_file(shipped_data_file())
    first = next(event for event in data.events if event.id == "leka-2025")
    again = replace(
        first,
        id="leka-2027",
        first_day=date(2027, 5, 4),
        last_day=date(2027, 5, 5),
        precision="day",
        status="confirmed",
    )
    return build_answerer(replace(data, events=(*data.events, again)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("når var samlinga på Leka?", (
            "Mener du Samling på Leka (september 2025) eller Samling på Leka (4.–5. mai 2027)?"
        )),
        ("Kvar var Leka-samlinga?", (
            "Meiner du Samling på Leka (september 2025) eller Samling på Leka (4.–5. mai 2027)?"
        )),
        ("when was the Leka gathering?", (
            "Do you mean Gathering on Leka (September 2025) or Gathering on Leka (4–5 May 2027)?"
        )),
    ],
)  # fmt: skip
def test_where_two_fit_equally_well_it_asks_which_one_is_meant(answerer: Answerer, text: str, said: str) -> None:
    answer = answerer.answered(text, AFTER_BOTH)
    assert (answer.text, answer.answered, answer.events, [event.id for event in answer.choice]) == (
        said, False, (), ["leka-2025", "leka-2027"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("at", "text", "event"),
    [
        (BETWEEN, "når var samlinga på Leka?", "leka-2025"),
        (BETWEEN, "når er samlinga på Leka?", "leka-2027"),
        (AFTER_BOTH, "når var samlinga på Leka i 2025?", "leka-2025"),
        (AFTER_BOTH, "Samling på Leka (4.–5. mai 2027)", "leka-2027"),
        (AFTER_BOTH, "Samling på Leka (september 2025)", "leka-2025"),
        (AFTER_BOTH, "når var forrige samling på Leka?", "leka-2027"),
        (AFTER_BOTH, "når var den første samlinga på Leka?", "leka-2025"),
    ],
)
def test_the_tense_the_days_or_the_order_settle_which_one_is_meant(
    answerer: Answerer, at: date, text: str, event: str
) -> None:
    assert [one.id for one in answerer.answered(text, at).events] == [event]


@pytest.mark.parametrize(
    ("earlier", "text", "event"),
    [
        ("når er samlinga i Rennebu?", "og den etter?", "leka-2025"),
        ("når var den første samlinga?", "and the one after that?", "meraker-2023"),
        ("hvor var samlinga i Tydal?", "og den før?", "hoylandet-2024"),
        (None, "hvilken samling kom etter Tydal?", "rennebu-2025"),
        (None, "which gathering was before Meråker?", "snasa-2023"),
        (None, "hva kommer etter sluttevalueringa?", "finalreport-2025"),
    ],
)
def test_the_one_after_counts_from_what_was_spoken_of(
    answerer: Answerer, earlier: str | None, text: str, event: str
) -> None:
    assert [one.id for one in answerer.answered(text, BETWEEN, earlier).events] == [event]


def test_a_cancelled_gathering_is_said_to_be_cancelled_and_is_no_longer_the_next(answerer: Answerer) -> None:
    data = answerer.data
    events = [replace(event, status="cancelled") if event.id == "leka-2027" else event for event in data.events]
    cancelled = build_answerer(replace(data, events=tuple(events)))
    texts = [cancelled.answered(text, BETWEEN).text for text in ("når er samlinga på Leka?", "når er neste samling?")]
    assert texts == [
        "Samlinga på Leka, som skulle være 4.–5. mai 2027, er avlyst.",
        "Jeg har ingen flere samlinger registrert. Samlinga på Leka, som skulle være 4.–5. mai 2027, er avlyst.",
    ]
