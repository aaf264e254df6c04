"""Seasons, holidays and movable feasts. Said on Monday 12 May 2025, in no tense."""

from collections.abc import Callable

import pytest

CASES = (
    ("i høst", "2025-09-01", "2025-11-30", "i høst"),
    ("i haust", "2025-09-01", "2025-11-30", "i haust"),
    ("i host", "2025-09-01", "2025-11-30", "i host"),
    ("til høsten", "2025-09-01", "2025-11-30", "til høsten"),
    ("til hosten", "2025-09-01", "2025-11-30", "til hosten"),
    ("til våren", "2026-03-01", "2026-05-31", "til våren"),
    ("i vår", "2025-03-01", "2025-05-31", "i vår"),
    ("i vår 2024", "2024-03-01", "2024-05-31", "i vår 2024"),
    ("i sommer", "2025-06-01", "2025-08-31", "i sommer"),
    ("i sommar", "2025-06-01", "2025-08-31", "i sommar"),
    ("i vinter", "2024-12-01", "2025-02-28", "i vinter"),
    ("this fall", "2025-09-01", "2025-11-30", "this fall"),
    ("in the fall", "2025-09-01", "2025-11-30", "fall"),
    ("fall 2025", "2025-09-01", "2025-11-30", "fall 2025"),
    ("autumn 2025", "2025-09-01", "2025-11-30", "autumn 2025"),
    ("spring 2026", "2026-03-01", "2026-05-31", "spring 2026"),
    ("in spring", "2025-03-01", "2025-05-31", "spring"),
    ("this spring", "2025-03-01", "2025-05-31", "this spring"),
    ("sommeren 2024", "2024-06-01", "2024-08-31", "sommeren 2024"),
    ("the summer of 2024", "2024-06-01", "2024-08-31", "summer of 2024"),
    ("våren 2024", "2024-03-01", "2024-05-31", "våren 2024"),
    ("vinteren 2025", "2024-12-01", "2025-02-28", "vinteren 2025"),
    ("vinteren 2024/25", "2024-12-01", "2025-02-28", "vinteren 2024/25"),
    ("neste vår", "2026-03-01", "2026-05-31", "neste vår"),
    ("forrige høst", "2024-09-01", "2024-11-30", "forrige høst"),
    ("sist vinter", "2024-12-01", "2025-02-28", "sist vinter"),
    ("i fjor høst", "2024-09-01", "2024-11-30", "i fjor høst"),
    ("høstsamlinga", "2025-09-01", "2025-11-30", "høstsamlinga"),
    ("påske", "2026-04-02", "2026-04-06", "påske"),
    ("i påska", "2026-04-02", "2026-04-06", "påska"),
    ("påsken 2024", "2024-03-28", "2024-04-01", "påsken 2024"),
    ("Easter", "2026-04-02", "2026-04-06", "Easter"),
    ("palmesøndag 2024", "2024-03-24", "2024-03-24", "palmesøndag 2024"),
    ("skjærtorsdag 2024", "2024-03-28", "2024-03-28", "skjærtorsdag 2024"),
    ("langfredag 2024", "2024-03-29", "2024-03-29", "langfredag 2024"),
    ("2. påskedag 2024", "2024-04-01", "2024-04-01", "2. påskedag 2024"),
    ("Kristi himmelfartsdag", "2025-05-29", "2025-05-29", "Kristi himmelfartsdag"),
    ("pinse", "2025-06-08", "2025-06-09", "pinse"),
    ("pinsehelga", "2025-06-07", "2025-06-09", "pinsehelga"),
    ("17. mai", "2025-05-17", "2025-05-17", "17. mai"),
    ("1. mai", "2026-05-01", "2026-05-01", "1. mai"),
    ("nasjonaldagen", "2025-05-17", "2025-05-17", "nasjonaldagen"),
    ("jul", "2025-12-24", "2025-12-26", "jul"),
    ("Christmas", "2025-12-24", "2025-12-26", "Christmas"),
    ("julaften", "2025-12-24", "2025-12-24", "julaften"),
    ("1. juledag", "2025-12-25", "2025-12-25", "1. juledag"),
    ("2. juledag", "2025-12-26", "2025-12-26", "2. juledag"),
    ("romjula", "2025-12-27", "2025-12-31", "romjula"),
    ("nyttår", "2025-12-31", "2026-01-01", "nyttår"),
    ("nyttårsaften", "2025-12-31", "2025-12-31", "nyttårsaften"),
    ("sankthans", "2025-06-23", "2025-06-23", "sankthans"),
    ("St. Hans", "2025-06-23", "2025-06-23", "St. Hans"),
    ("olsok", "2025-07-29", "2025-07-29", "olsok"),
    ("fellesferien", "2025-07-07", "2025-07-27", "fellesferien"),
    ("vinterferien 2024", "2024-02-19", "2024-02-25", "vinterferien 2024"),
    ("høstferien", "2025-10-06", "2025-10-12", "høstferien"),
    ("neste jul", "2025-12-24", "2025-12-26", "neste jul"),
    ("forrige påske", "2025-04-17", "2025-04-21", "forrige påske"),
    ("dagen etter 17. mai", "2025-05-18", "2025-05-18", "dagen etter 17. mai"),
    ("to uker før jul", "2025-12-08", "2025-12-14", "to uker før jul"),
    ("three days after Easter", "2026-04-09", "2026-04-09", "three days after Easter"),
    ("advent", "2025-11-30", "2025-12-24", "advent"),
)


@pytest.mark.parametrize(("text", "first", "last", "words"), CASES)
def test_a_season_or_feast_is_read(
    read: Callable[..., object], text: str, first: str | None, last: str | None, words: str
) -> None:
    assert read(text, "2025-05-12", None) == [(first, last, words)]
