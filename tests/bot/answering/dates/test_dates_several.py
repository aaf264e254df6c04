"""Several times in a sentence, their coarseness, and what a caller learns of how they were said."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.answering.dates import time_expressions
from bot.answering.words import read_words

AT = date(2025, 5, 12)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "samling 5.-6. mai 2025 i Rennebu og i september på Leka",
            [("2025-05-05", "2025-05-06", "5.-6. mai 2025"), ("2025-09-01", "2025-09-30", "september")],
        ),
        (
            "2024 og 2025",
            [("2024-01-01", "2024-12-31", "2024"), ("2025-01-01", "2025-12-31", "2025")],
        ),
        (
            "mandag og tirsdag i uke 37",
            [("2025-09-08", "2025-09-08", "mandag"), ("2025-09-09", "2025-09-09", "tirsdag i uke 37")],
        ),
        (
            "i mai, juni og august",
            [
                ("2025-05-01", "2025-05-31", "mai"),
                ("2025-06-01", "2025-06-30", "juni"),
                ("2025-08-01", "2025-08-31", "august"),
            ],
        ),
        (
            "May 5 2025 or May 6 2025 at 10:00",
            [("2025-05-05", "2025-05-05", "May 5 2025"), ("2025-05-06", "2025-05-06", "May 6 2025")],
        ),
        (
            "i morgen eller på fredag",
            [("2025-05-13", "2025-05-13", "i morgen"), ("2025-05-16", "2025-05-16", "fredag")],
        ),
        ("5. og 7. mai", [("2026-05-05", "2026-05-05", "5."), ("2026-05-07", "2026-05-07", "7. mai")]),
        ("5. eller 7. juni 2024", [("2024-06-05", "2024-06-05", "5."), ("2024-06-07", "2024-06-07", "7. juni 2024")]),
        (
            "5.–6. og 9. juni",
            [("2025-06-05", "2025-06-06", "5.–6."), ("2025-06-09", "2025-06-09", "9. juni")],
        ),
        ("May 5 and 7", [("2026-05-05", "2026-05-05", "May 5"), ("2026-05-07", "2026-05-07", "7")]),
        ("on the 5th and 9th", [("2025-06-05", "2025-06-05", "5th"), ("2025-06-09", "2025-06-09", "9th")]),
        (
            "1. og 3. kvartal 2024",
            [("2024-01-01", "2024-03-31", "1."), ("2024-07-01", "2024-09-30", "3. kvartal 2024")],
        ),
        (
            "uke 38, 40 og 42",
            [
                ("2025-09-15", "2025-09-21", "uke 38"),
                ("2025-09-29", "2025-10-05", "40"),
                ("2025-10-13", "2025-10-19", "42"),
            ],
        ),
        ("5. juni, 20 deltakere", [("2025-06-05", "2025-06-05", "5. juni")]),
        ("5. juni og 20 til", [("2025-06-05", "2025-06-05", "5. juni")]),
        (
            "3. juni kl. 10:00–11:30 og 4. juni kl 9",
            [("2025-06-03", "2025-06-03", "3. juni"), ("2025-06-04", "2025-06-04", "4. juni")],
        ),
        ("hver mandag i juni", [("2025-06-01", "2025-06-30", "juni")]),
        ("fra 5. juni kl. 9 til 6. juni kl. 15", [("2025-06-05", "2025-06-06", "fra 5. juni kl. 9 til 6. juni")]),
        ("may we meet in May?", [("2025-05-01", "2025-05-31", "May")]),
    ],
)
def test_each_time_of_a_sentence_is_read_in_order(
    read: Callable[..., object], text: str, times: list[tuple[str | None, str | None, str]]
) -> None:
    assert read(text, "2025-05-12", None) == times


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5. mai 2025", ("day", True, False)),
        ("5. mai", ("day", False, True)),
        ("5.–6. mai 2025", ("days", True, False)),
        ("i morgen", ("day", False, True)),
        ("uke 38 2025", ("week", True, False)),
        ("neste uke", ("week", False, True)),
        ("i helga", ("weekend", False, True)),
        ("mai 2025", ("month", True, False)),
        ("mai", ("month", False, True)),
        ("mai i fjor", ("month", True, True)),
        ("Q3 2025", ("quarter", True, False)),
        ("første halvår 2025", ("half-year", True, False)),
        ("høsten 2025", ("season", True, False)),
        ("i høst", ("season", False, True)),
        ("2025", ("year", True, False)),
        ("i fjor", ("year", True, True)),
        ("april–juni 2025", ("period", True, False)),
        ("april–juni", ("period", False, True)),
        ("før jul", ("period", False, True)),
        ("etter jul", ("open", False, True)),
        ("siden 2023", ("period", True, True)),
    ],
)
def test_a_time_tells_its_grain_and_whether_the_year_was_said_and_whether_it_is_relative(
    text: str, told: tuple[str, bool, bool]
) -> None:
    (time,) = time_expressions(read_words(text), AT)
    assert (time.grain, time.year_said, time.relative) == told
