"""What people are told of an event that has been moved, or is cancelled, whatever it is that they ask."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answerer import Answerer, build_answerer
from bot.programme.data_file import read_data_file, shipped_data_file
from models.records import DatingData, EventData, ProgrammeData
from models.vocabulary import Precision

BEFORE = date(2025, 4, 10)
AFTER = date(2025, 6, 10)
MAY_5 = DatingData(date(2025, 5, 5), date(2025, 5, 6), "day")
MAY_12 = DatingData(date(2025, 5, 12), date(2025, 5, 13), "day")
APRIL = DatingData(date(2025, 4, 1), date(2025, 4, 30), "month")
UNSET: tuple[None, None, Precision] = (None, None, "unset")


@pytest.fixture(scope="session")
def data() -> ProgrammeData:
    return read_data_file(shipped_data_file())


def with_event(data: ProgrammeData, id_: str, **fields: object) -> Answerer:
    events: tuple[EventData, ...] = tuple(
        replace(one, **fields) if one.id == id_ else one
        for one in data.events  # type: ignore[arg-type]  # by name
    )
    return build_answerer(replace(data, events=events))


@pytest.fixture(scope="session")
def moved(data: ProgrammeData) -> Answerer:
    """Rennebu was to be 5–6 May, and is 12–13 May."""
    days = {"first_day": MAY_12.first_day, "last_day": MAY_12.last_day, "precision": "day"}
    return with_event(data, "rennebu-2025", moved_from=MAY_5, **days)


@pytest.fixture(scope="session")
def cancelled(data: ProgrammeData) -> Answerer:
    return with_event(data, "leka-2025", status="cancelled")


@pytest.mark.parametrize(
    ("at", "text", "said"),
    [
        (BEFORE, "når er samlinga i Rennebu?", (
            "Samlinga i Rennebu er 12.–13. mai 2025. Tidspunktet er flyttet fra 5.–6. mai 2025."
        )),
        (AFTER, "når var samlinga i Rennebu?", (
            "Samlinga i Rennebu var 12.–13. mai 2025. Tidspunktet ble flyttet fra 5.–6. mai 2025."
        )),
        (BEFORE, "Kva tid er samlinga i Rennebu?", (
            "Samlinga i Rennebu er 12.–13. mai 2025. Tidspunktet er flytta frå 5.–6. mai 2025."
        )),
        (AFTER, "Kva tid var samlinga i Rennebu?", (
            "Samlinga i Rennebu var 12.–13. mai 2025. Tidspunktet vart flytta frå 5.–6. mai 2025."
        )),
        (BEFORE, "when is the next gathering?", (
            "The gathering in Rennebu is on 12–13 May 2025. The date has been moved from 5–6 May 2025."
        )),
        (AFTER, "when was the Rennebu gathering?", (
            "The gathering in Rennebu was on 12–13 May 2025. The date was moved from 5–6 May 2025."
        )),
        (BEFORE, "hvor er neste samling?", (
            "Samlinga er i Rennebu 12.–13. mai 2025. Tidspunktet er flyttet fra 5.–6. mai 2025."
        )),
        (BEFORE, "hvor lenge er det til samlinga i Rennebu?", (
            "Det er 32 dager til samlinga i Rennebu, som er 12.–13. mai 2025. Tidspunktet er flyttet fra "
            "5.–6. mai 2025."
        )),
        (BEFORE, "er det samling 5. mai?", (
            "Jeg har ingen samlinger registrert 5. mai 2025. Samlinga i Rennebu er 12.–13. mai 2025. Tidspunktet er "
            "flyttet fra 5.–6. mai 2025."
        )),
        (BEFORE, "er samlinga i Rennebu 5. mai?", (
            "Samlinga i Rennebu er 12.–13. mai 2025. Tidspunktet er flyttet fra 5.–6. mai 2025."
        )),
        (BEFORE, "kva skjer i veke 19?", (
            "I tida 5.–11. mai 2025 skjer dette: Digital møteplass for landbrukskontora (9. mai 2025). Samlinga i "
            "Rennebu er 12.–13. mai 2025. Tidspunktet er flytta frå 5.–6. mai 2025."
        )),
        (BEFORE, "what happens in the first half of May?", (
            "In the period 1–15 May 2025, this is planned: Digital meeting place for the agricultural offices (9 May "
            "2025) and Gathering in Rennebu (12–13 May 2025, moved from 5–6 May 2025)."
        )),
        (BEFORE, "når er sluttrapporten?", "Sluttrapporten kommer i desember 2025; dagen er ikke satt."),
    ],
)  # fmt: skip
def test_a_moved_event_says_when_it_is_and_when_it_was_to_be(moved: Answerer, at: date, text: str, said: str) -> None:
    assert moved.answered(text, at).text == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("når er samlinga på Leka?", (
            "Samlinga på Leka er på et tidspunkt som ikke er satt. Det gamle tidspunktet, april 2025, gjelder ikke "
            "lenger."
        )),
        ("kva tid er samlinga på Leka?", (
            "Samlinga på Leka er på eit tidspunkt som ikkje er sett. Det gamle tidspunktet, april 2025, gjeld ikkje "
            "lenger."
        )),
        ("when is the gathering on Leka?", (
            "The gathering on Leka is at a time that has not been set. "
            "The earlier date, April 2025, no longer applies."
        )),
    ],
)  # fmt: skip
def test_an_event_that_lost_its_date_says_which_no_longer_holds(data: ProgrammeData, text: str, said: str) -> None:
    days = dict(zip(("first_day", "last_day", "precision"), UNSET, strict=True))
    assert with_event(data, "leka-2025", moved_from=APRIL, **days).answered(text, BEFORE).text == said


OFF = "Samlinga på Leka, som skulle være i september 2025, er avlyst."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("når er Leka-samlinga?", OFF),
        ("hvor er samlinga på Leka?", OFF),
        ("hvor lenge er det til Leka-samlinga?", OFF),
        ("hvor lenge varer samlinga på Leka?", OFF),
        ("hva skjer på Leka?", OFF),
        ("er det samling i september?", OFF),
        ("hvem er vert for Leka-samlinga?", f"{OFF} Leka skulle være vertskap."),
        ("hva er temaet på Leka-samlinga?", f"{OFF} Temaet for samlinga på Leka er ikke registrert."),
        ("hva er målet med Leka-samlinga?", f"{OFF} Målet med samlinga på Leka er ikke registrert."),
        ("når er neste samling?", f"Jeg har ingen flere samlinger registrert. {OFF}"),
        ("hvor mange samlinger er det igjen?", f"Jeg har ingen samlinger registrert. {OFF}"),
        ("hvem deltar på Leka-samlinga?", (
            f"{OFF} Prosjektledere, ordførere og kommunedirektører fra kommunene deltar på samlingene. "
            "«Laget rundt» er også med."
        )),
        ("hva skjer framover?", (
            "Fra og med 10. juni 2025 skjer dette: Samling på Leka (september 2025, avlyst), Sluttevaluering "
            "(november 2025) og Sluttrapport (desember 2025)."
        )),
        ("hvor mange samlinger er det i 2025?", "Det har vært 1 samling: Samling i Rennebu (5.–6. mai 2025)."),
    ],
)  # fmt: skip
def test_a_cancelled_event_says_so_and_counts_as_no_coming_one(cancelled: Answerer, text: str, said: str) -> None:
    assert cancelled.answered(text, AFTER).text == said


def test_what_a_cancelled_gathering_was_to_be_about_is_told_as_what_was_to_be(data: ProgrammeData) -> None:
    answer = with_event(data, "tydal-2024", status="cancelled").answered("what was the theme in Tydal?", AFTER)
    assert answer.text == (
        "The gathering in Tydal, which was to be in September 2024, has been cancelled. Its theme was to be: Place "
        "development and housing policy."
    )


WAYS = ("hva skjer {}?", "er det samling {}?", "skal vi noe {}?", "samlinger {}?")


@cache
def shipped() -> ProgrammeData:
    """The programme's data, for a fixture among the arguments would be printed with each failing example."""
    return read_data_file(shipped_data_file())


@given(first=st.dates(date(2025, 6, 11), date(2025, 12, 31)), length=st.integers(0, 3), way=st.sampled_from(WAYS))
def test_whoever_asks_about_a_day_that_an_event_had_is_told_the_days_that_it_has(
    first: date, length: int, way: str
) -> None:
    """Killed: `moved_away` comparing the first day of the earlier dating only."""
    last = first + timedelta(days=length)
    answerer = with_event(
        shipped(), "tydal-2024", moved_from=DatingData(first, last, "day"), precision="day",
        first_day=date(2026, 3, 3), last_day=date(2026, 3, 4),
    )  # fmt: skip
    text = answerer.answered(way.format(f"{last.day}.{last.month}.{last.year}"), AFTER).text
    assert "Samlinga i Tydal er 3.–4. mars 2026. Tidspunktet er flyttet fra" in text
