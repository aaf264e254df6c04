"""Weeks by number, weekends, weekdays and what stands beside them. Said on Monday 12 May 2025, in no tense."""

from collections.abc import Callable

import pytest

CASES = (
    ("uke 38", "2025-09-15", "2025-09-21", "uke 38"),
    ("noe i uke 38?", "2025-09-15", "2025-09-21", "uke 38"),
    ("uka 38", "2025-09-15", "2025-09-21", "uka 38"),
    ("veke 38", "2025-09-15", "2025-09-21", "veke 38"),
    ("veke 38 2025", "2025-09-15", "2025-09-21", "veke 38 2025"),
    ("week 38", "2025-09-15", "2025-09-21", "week 38"),
    ("week 38 of 2025", "2025-09-15", "2025-09-21", "week 38 of 2025"),
    ("uke 38 i fjor", "2024-09-16", "2024-09-22", "uke 38 i fjor"),
    ("uke 38-40", "2025-09-15", "2025-10-05", "uke 38-40"),
    ("uke 51-2", "2025-12-15", "2026-01-11", "uke 51-2"),
    ("veke 52 til 1", "2025-12-22", "2026-01-04", "veke 52 til 1"),
    ("weeks 50–3", "2025-12-08", "2026-01-18", "weeks 50–3"),
    ("uke 38 og 39", "2025-09-15", "2025-09-28", "uke 38 og 39"),
    ("denne uka", "2025-05-12", "2025-05-18", "denne uka"),
    ("denne veka", "2025-05-12", "2025-05-18", "denne veka"),
    ("neste uke", "2025-05-19", "2025-05-25", "neste uke"),
    ("neste veke", "2025-05-19", "2025-05-25", "neste veke"),
    ("e det nå neste uga", "2025-05-19", "2025-05-25", "neste uga"),
    ("førre veke", "2025-05-05", "2025-05-11", "førre veke"),
    ("forrige uke", "2025-05-05", "2025-05-11", "forrige uke"),
    ("last week", "2025-05-05", "2025-05-11", "last week"),
    ("next week's", "2025-05-19", "2025-05-25", "next week's"),
    ("siste uke", "2025-05-05", "2025-05-11", "siste uke"),
    ("den siste uka", "2025-05-06", "2025-05-12", "siste uka"),
    ("past week", "2025-05-06", "2025-05-12", "past week"),
    ("uka etter", "2025-05-19", "2025-05-25", "uka etter"),
    ("uka før jul", "2025-12-15", "2025-12-21", "uka før jul"),
    ("uka etter påske", "2026-04-06", "2026-04-12", "uka etter påske"),
    ("uka etter 17. mai", "2025-05-19", "2025-05-25", "uka etter 17. mai"),
    ("helga", "2025-05-17", "2025-05-18", "helga"),
    ("i helga", "2025-05-17", "2025-05-18", "helga"),
    ("i helgen", "2025-05-17", "2025-05-18", "helgen"),
    ("neste helg", "2025-05-24", "2025-05-25", "neste helg"),
    ("forrige helg", "2025-05-10", "2025-05-11", "forrige helg"),
    ("this weekend", "2025-05-17", "2025-05-18", "this weekend"),
    ("next weekend", "2025-05-24", "2025-05-25", "next weekend"),
    ("helga etter påske", "2026-04-11", "2026-04-12", "helga etter påske"),
    ("siste helg i mai", "2025-05-31", "2025-06-01", "siste helg i mai"),
    ("onsdag", "2025-05-14", "2025-05-14", "onsdag"),
    ("neste onsdag", "2025-05-21", "2025-05-21", "neste onsdag"),
    ("denne onsdagen", "2025-05-14", "2025-05-14", "denne onsdagen"),
    ("førstkommende torsdag", "2025-05-15", "2025-05-15", "førstkommende torsdag"),
    ("forrige fredag", "2025-05-09", "2025-05-09", "forrige fredag"),
    ("på fredag", "2025-05-16", "2025-05-16", "fredag"),
    ("på laurdag", "2025-05-17", "2025-05-17", "laurdag"),
    ("på sundag", "2025-05-18", "2025-05-18", "sundag"),
    ("sist onsdag", "2025-05-07", "2025-05-07", "sist onsdag"),
    ("last Friday", "2025-05-09", "2025-05-09", "last Friday"),
    ("next Monday", "2025-05-19", "2025-05-19", "next Monday"),
    ("this Thursday", "2025-05-15", "2025-05-15", "this Thursday"),
    ("tysdag", "2025-05-13", "2025-05-13", "tysdag"),
    ("onsdag neste uke", "2025-05-21", "2025-05-21", "onsdag neste uke"),
    ("neste uke onsdag", "2025-05-21", "2025-05-21", "neste uke onsdag"),
    ("mandag i uke 38", "2025-09-15", "2025-09-15", "mandag i uke 38"),
    ("fredag uke 38 2025", "2025-09-19", "2025-09-19", "fredag uke 38 2025"),
    ("mandag til onsdag", "2025-05-12", "2025-05-14", "mandag til onsdag"),
    ("i hælga", "2025-05-17", "2025-05-18", "hælga"),
)


@pytest.mark.parametrize(("text", "first", "last", "words"), CASES)
def test_a_week_or_weekday_is_read(
    read: Callable[..., object], text: str, first: str | None, last: str | None, words: str
) -> None:
    assert read(text, "2025-05-12", None) == [(first, last, words)]
