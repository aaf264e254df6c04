"""Stretches open at one end, and stretches between two times. Said on Monday 12 May 2025, in no tense."""

from collections.abc import Callable

import pytest

CASES = (
    ("kva skjer før jul?", "2025-05-12", "2025-12-24", "før jul"),
    ("førr jul", "2025-05-12", "2025-12-24", "førr jul"),
    ("foer jul", "2025-05-12", "2025-12-24", "foer jul"),
    ("skjer for jul", "2025-05-12", "2025-12-24", "for jul"),
    ("before Christmas", "2025-05-12", "2025-12-24", "before Christmas"),
    ("før påske", "2025-05-12", "2026-04-01", "før påske"),
    ("før sommeren", "2025-05-12", "2025-05-31", "før sommeren"),
    ("before 2024", None, "2023-12-31", "before 2024"),
    ("etter sommeren", "2025-09-01", None, "etter sommeren"),
    ("after the summer", "2025-09-01", None, "after the summer"),
    ("etter 15. mai", "2025-05-16", None, "etter 15. mai"),
    ("etter jul", "2025-12-27", None, "etter jul"),
    ("etter jul før påske", "2025-12-27", "2026-04-01", "etter jul før påske"),
    ("after Easter and before summer", "2026-04-07", "2026-05-31", "after Easter and before summer"),
    ("innen 1. juni", "2025-05-12", "2025-06-01", "innen 1. juni"),
    ("by Friday", "2025-05-12", "2025-05-16", "by Friday"),
    ("until September", "2025-05-12", "2025-09-30", "until September"),
    ("fram til jul", "2025-05-12", "2025-12-24", "fram til jul"),
    ("til og med juni", "2025-05-12", "2025-06-30", "til og med juni"),
    ("innen utgangen av mai", "2025-05-12", "2025-05-31", "innen utgangen av mai"),
    ("innen utgangen av året", "2025-05-12", "2025-12-31", "innen utgangen av året"),
    ("fra mai", "2025-05-01", None, "fra mai"),
    ("fra og med mai", "2025-05-01", None, "fra og med mai"),
    ("frå og med mai", "2025-05-01", None, "frå og med mai"),
    ("fra mai og utover", "2025-05-01", None, "fra mai og utover"),
    ("mai og utover", "2025-05-01", None, "mai og utover"),
    ("from May onwards", "2025-05-01", None, "from May onwards"),
    ("f.o.m. 1. mai t.o.m. 3. juni", "2025-05-01", "2025-06-03", "f.o.m. 1. mai t.o.m. 3. juni"),
    ("siden september", "2024-09-01", "2025-05-12", "siden september"),
    ("sidan september", "2024-09-01", "2025-05-12", "sidan september"),
    ("since March", "2025-03-01", "2025-05-12", "since March"),
    ("since 2023", "2023-01-01", "2025-05-12", "since 2023"),
    ("mellom april og oktober 2024", "2024-04-01", "2024-10-31", "mellom april og oktober 2024"),
    ("between April and May", "2025-04-01", "2025-05-31", "between April and May"),
    ("mellom 5. og 7. mai", "2026-05-05", "2026-05-07", "mellom 5. og 7. mai"),
    ("fra 5. til 7. mai", "2026-05-05", "2026-05-07", "fra 5. til 7. mai"),
    ("fra april til oktober", "2025-04-01", "2025-10-31", "fra april til oktober"),
    ("fra 2023 til 2025", "2023-01-01", "2025-12-31", "fra 2023 til 2025"),
    ("fra i dag til 1. juni", "2025-05-12", "2025-06-01", "fra i dag til 1. juni"),
    ("mai–juni", "2025-05-01", "2025-06-30", "mai–juni"),
    ("jan-feb", "2026-01-01", "2026-02-28", "jan-feb"),
    ("august-oktober 2024", "2024-08-01", "2024-10-31", "august-oktober 2024"),
    ("from May to July", "2025-05-01", "2025-07-31", "from May to July"),
    ("resten av året", "2025-05-12", "2025-12-31", "resten av året"),
    ("resten av uka", "2025-05-12", "2025-05-18", "resten av uka"),
    ("rest of the month", "2025-05-12", "2025-05-31", "rest of the month"),
    ("ut året", "2025-05-12", "2025-12-31", "ut året"),
    ("hittil i år", "2025-01-01", "2025-05-12", "hittil i år"),
    ("så langt i år", "2025-01-01", "2025-05-12", "så langt i år"),
    ("so far this year", "2025-01-01", "2025-05-12", "so far this year"),
    ("so far", None, "2025-05-12", "so far"),
)


@pytest.mark.parametrize(("text", "first", "last", "words"), CASES)
def test_a_bound_opens_or_closes_a_stretch(
    read: Callable[..., object], text: str, first: str | None, last: str | None, words: str
) -> None:
    assert read(text, "2025-05-12", None) == [(first, last, words)]
