"""Norway's public holidays by name, held against another reckoning of them: the package `holidays`."""

from datetime import date

import pytest
from holidays import country_holidays

from bot.answering.dates import time_expressions
from bot.answering.words import read_words

YEARS = range(2000, 2050)


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("første nyttårsdag {}", "Første nyttårsdag"),
        ("nyttårsdag {}", "Første nyttårsdag"),
        ("New Year's Day {}", "Første nyttårsdag"),
        ("skjærtorsdag {}", "Skjærtorsdag"),
        ("Maundy Thursday {}", "Skjærtorsdag"),
        ("langfredag {}", "Langfredag"),
        ("Good Friday {}", "Langfredag"),
        ("første påskedag {}", "Første påskedag"),
        ("1. påskedag i {}", "Første påskedag"),
        ("Easter Sunday {}", "Første påskedag"),
        ("andre påskedag {}", "Andre påskedag"),
        ("Easter Monday {}", "Andre påskedag"),
        ("1. mai {}", "Arbeidernes dag"),
        ("arbeidernes dag {}", "Arbeidernes dag"),
        ("17. mai {}", "Grunnlovsdag"),
        ("grunnlovsdagen {}", "Grunnlovsdag"),
        ("Kristi himmelfartsdag {}", "Kristi himmelfartsdag"),
        ("Kristi himmelferdsdag {}", "Kristi himmelfartsdag"),
        ("første pinsedag {}", "Første pinsedag"),
        ("2. pinsedag {}", "Andre pinsedag"),
        ("Whit Monday {}", "Andre pinsedag"),
        ("første juledag {}", "Første juledag"),
        ("Christmas Day {}", "Første juledag"),
        ("andre juledag {}", "Andre juledag"),
        ("Boxing Day {}", "Andre juledag"),
    ],
)
def test_a_public_holiday_falls_where_the_calendar_has_it(name: str, theirs: str) -> None:
    """Caught: Ascension Day 40 days after Easter; `pinsedag` counted from 49; `easter` without its late term."""
    calendar = country_holidays("NO", years=YEARS, language="no")
    days = [
        day for year in YEARS for day, called in sorted(calendar.items()) if day.year == year and theirs in called
    ]
    times = [time_expressions(read_words(name.format(year)), date(2025, 5, 12)) for year in YEARS]
    assert [(one.span.first, one.span.last) for found in times for one in found] == [(day, day) for day in days]
