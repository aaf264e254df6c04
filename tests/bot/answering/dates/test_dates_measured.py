"""How long from today, as people say it, neither more nor less exactly than they do. Said on Monday 12 May 2025."""

from collections.abc import Callable

import pytest

CASES = (
    # One and a half: a year's leads to a month, a month's and a week's to a week.
    ("om halvannet år", "2026-11-01", "2026-11-30"),
    ("om halvanna år", "2026-11-01", "2026-11-30"),
    ("for halvannet år siden", "2023-11-01", "2023-11-30"),
    ("om halvannen måned", "2025-06-23", "2025-06-29"),
    ("om ein og ein halv månad", "2025-06-23", "2025-06-29"),
    ("om halvanna veke", "2025-05-19", "2025-05-25"),
    ("om halvannen uke", "2025-05-19", "2025-05-25"),
    ("siste halvannet år", "2023-11-13", "2025-05-12"),
    ("innen halvannen måned", "2025-05-12", "2025-06-25"),
    ("om 1,5 år", "2026-11-01", "2026-11-30"),
    ("1,5 år siden", "2023-11-01", "2023-11-30"),
    ("2.5 years ago", "2022-11-01", "2022-11-30"),
    ("om to og et halvt år", "2027-11-01", "2027-11-30"),
    ("in one and a half years", "2026-11-01", "2026-11-30"),
    ("in a month and a half", "2025-06-23", "2025-06-29"),
    ("et halvt år siden", "2024-11-01", "2024-11-30"),
    ("in half a year", "2025-11-01", "2025-11-30"),
    # A good week is a week.
    ("om en snau uke", "2025-05-19", "2025-05-25"),
    ("om ei drøy veke", "2025-05-19", "2025-05-25"),
    ("om en drøy måned", "2025-06-01", "2025-06-30"),
    ("om en god uke", "2025-05-19", "2025-05-25"),
    ("in a good week", "2025-05-19", "2025-05-25"),
    ("a good month ago", "2025-04-01", "2025-04-30"),
    ("om en liten måned", "2025-06-01", "2025-06-30"),
    ("om knapt to uker", "2025-05-26", "2025-06-01"),
    ("om litt over en måned", "2025-06-01", "2025-06-30"),
    ("om nesten ein månad", "2025-06-01", "2025-06-30"),
    ("in just over two weeks", "2025-05-26", "2025-06-01"),
    ("for snart to år siden", "2023-01-01", "2023-12-31"),
    ("snart to år siden", "2023-01-01", "2023-12-31"),
    ("for mer enn to år siden", "2023-01-01", "2023-12-31"),
    ("innen en snau måned", "2025-05-12", "2025-06-11"),
    # A month or season of a year so many years away.
    ("for to år siden i mai", "2023-05-01", "2023-05-31"),
    ("i september for to år siden", "2023-09-01", "2023-09-30"),
    ("two years ago in May", "2023-05-01", "2023-05-31"),
    ("hausten for to år sidan", "2023-09-01", "2023-11-30"),
    ("om eitt år i mai", "2026-05-01", "2026-05-31"),
    ("5. mai for to år siden", "2023-05-05", "2023-05-05"),
    # Two or three weeks are both.
    ("om 2-3 uker", "2025-05-26", "2025-06-08"),
    ("om to–tre veker", "2025-05-26", "2025-06-08"),
    ("om to til tre måneder", "2025-07-01", "2025-08-31"),
    ("in two or three weeks", "2025-05-26", "2025-06-08"),
    ("for to-tre uker siden", "2025-04-21", "2025-05-04"),
    ("de neste 2-3 ukene", "2025-05-12", "2025-06-01"),
    # The time that it takes.
    ("om en ukes tid", "2025-05-19", "2025-05-25"),
    ("om to ukers tid", "2025-05-26", "2025-06-01"),
    ("om 14 dagers tid", "2025-05-26", "2025-05-26"),
    ("om ein månads tid", "2025-06-01", "2025-06-30"),
    ("in two weeks' time", "2025-05-26", "2025-06-01"),
    # The holiday that nobody needs to name is the summer's.
    ("før ferien", "2025-05-12", "2025-06-19"),
    ("i ferien", "2025-06-20", "2025-08-17"),
    ("uka etter ferien", "2025-08-18", "2025-08-24"),
    ("before the summer vacation", "2025-05-12", "2025-06-19"),
    # A day by its English ending alone.
    ("anything on 20th?", "2025-05-20", "2025-05-20"),
    ("what happens 21st", "2025-05-21", "2025-05-21"),
    ("20th and 21st?", "2025-05-20", "2025-05-21"),
    ("20th-22nd", "2025-05-20", "2025-05-22"),
    ("on 3rd?", "2025-06-03", "2025-06-03"),
    ("er det noe 20.?", "2025-05-20", "2025-05-20"),
)
NOT_READ = ("the 4th gathering", "4th?", "our 20th anniversary", "20th century", "hvor mange? 20.", "om et kvarter",
            "halvannen time", "en god samling", "litt mer om samlinga", "1,7 år")  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), CASES, ids=[text for text, *_ in CASES])
def test_a_measure_leads_to_as_much_as_is_meant(
    read: Callable[..., list[tuple[str | None, str | None, str]]], text: str, first: str, last: str
) -> None:
    assert [time[:2] for time in read(text, "2025-05-12", None)] == [(first, last)]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_measure_of_days_is_not_read(read: Callable[..., object], text: str) -> None:
    assert read(text, "2025-05-12", None) == []


def test_after_the_holiday_has_no_end(read: Callable[..., object]) -> None:
    assert read("etter ferien", "2025-05-12", None) == [("2025-08-18", None, "etter ferien")]
