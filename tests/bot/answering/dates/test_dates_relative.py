"""Days and stretches counted from today. Said on Monday 12 May 2025, in no tense."""

from collections.abc import Callable

import pytest

CASES = (
    ("i dag", "2025-05-12", "2025-05-12", "i dag"),
    ("idag", "2025-05-12", "2025-05-12", "idag"),
    ("today", "2025-05-12", "2025-05-12", "today"),
    ("i dag tidlig", "2025-05-12", "2025-05-12", "i dag tidlig"),
    ("tonight", "2025-05-12", "2025-05-12", "tonight"),
    ("i morgen", "2025-05-13", "2025-05-13", "i morgen"),
    ("i morgon", "2025-05-13", "2025-05-13", "i morgon"),
    ("i morra", "2025-05-13", "2025-05-13", "i morra"),
    ("i mårå", "2025-05-13", "2025-05-13", "i mårå"),
    ("imorgen", "2025-05-13", "2025-05-13", "imorgen"),
    ("tomorrow at 10:00", "2025-05-13", "2025-05-13", "tomorrow"),
    ("overimorgen", "2025-05-14", "2025-05-14", "overimorgen"),
    ("overmorgen", "2025-05-14", "2025-05-14", "overmorgen"),
    ("the day after tomorrow", "2025-05-14", "2025-05-14", "day after tomorrow"),
    ("i går", "2025-05-11", "2025-05-11", "i går"),
    ("igår", "2025-05-11", "2025-05-11", "igår"),
    ("yesterday", "2025-05-11", "2025-05-11", "yesterday"),
    ("i forgårs", "2025-05-10", "2025-05-10", "i forgårs"),
    ("forigårs", "2025-05-10", "2025-05-10", "forigårs"),
    ("the day before yesterday", "2025-05-10", "2025-05-10", "day before yesterday"),
    ("om tre dager", "2025-05-15", "2025-05-15", "om tre dager"),
    ("om fjorten dager", "2025-05-26", "2025-05-26", "om fjorten dager"),
    ("om to uker", "2025-05-26", "2025-06-01", "om to uker"),
    ("om ei veke", "2025-05-19", "2025-05-25", "om ei veke"),
    ("om 2 mnd", "2025-07-01", "2025-07-31", "om 2 mnd"),
    ("om et halvt år", "2025-11-01", "2025-11-30", "om et halvt år"),
    ("in two weeks", "2025-05-26", "2025-06-01", "in two weeks"),
    ("in a fortnight", "2025-05-26", "2025-05-26", "in a fortnight"),
    ("two weeks from now", "2025-05-26", "2025-06-01", "two weeks from now"),
    ("for to uker siden", "2025-04-28", "2025-05-04", "for to uker siden"),
    ("for to veker sidan", "2025-04-28", "2025-05-04", "for to veker sidan"),
    ("to uker siden", "2025-04-28", "2025-05-04", "to uker siden"),
    ("3 months ago", "2025-02-01", "2025-02-28", "3 months ago"),
    ("for ett år siden", "2024-01-01", "2024-12-31", "for ett år siden"),
    ("siste 30 dager", "2025-04-13", "2025-05-12", "siste 30 dager"),
    ("de siste 7 dagene", "2025-05-06", "2025-05-12", "siste 7 dagene"),
    ("the last two weeks", "2025-04-29", "2025-05-12", "last two weeks"),
    ("det siste året", "2024-05-13", "2025-05-12", "siste året"),
    ("de neste to ukene", "2025-05-12", "2025-05-25", "neste to ukene"),
    ("neste 14 dager", "2025-05-12", "2025-05-25", "neste 14 dager"),
    ("next 3 months", "2025-05-12", "2025-08-11", "next 3 months"),
    ("the next few weeks", "2025-05-12", "2025-06-01", "next few weeks"),
    ("innen to uker", "2025-05-12", "2025-05-25", "innen to uker"),
    ("within a month", "2025-05-12", "2025-06-11", "within a month"),
    ("i løpet av neste uke", "2025-05-19", "2025-05-25", "neste uke"),
    ("i løpet av høsten", "2025-09-01", "2025-11-30", "høsten"),
    ("snart", "2025-05-12", None, "snart"),
    ("soon", "2025-05-12", None, "soon"),
    ("i det siste", None, "2025-05-12", "i det siste"),
    ("de tre neste månedene", "2025-05-12", "2025-08-11", "tre neste månedene"),
    ("dei to siste vekene", "2025-04-29", "2025-05-12", "to siste vekene"),
    ("om noen uker", "2025-06-02", "2025-06-08", "om noen uker"),
    ("for noen dager siden", "2025-05-09", "2025-05-09", "for noen dager siden"),
)


@pytest.mark.parametrize(("text", "first", "last", "words"), CASES)
def test_what_counts_from_today_is_read(
    read: Callable[..., object], text: str, first: str | None, last: str | None, words: str
) -> None:
    assert read(text, "2025-05-12", None) == [(first, last, words)]
