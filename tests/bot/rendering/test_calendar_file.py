"""The calendar file, read back by another reader's rules and by icalendar's."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.rendering.calendar_file import NoDay, calendar_file
from bot.texts.localized import LocalizedText
from models.records import EventData, SourceData
from models.vocabulary import EventStatus, Precision

NOW = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)
TEXT = LocalizedText("tekst", "tekst", "text")
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
SHOWN = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.sampled_from(",;\\\n:\"'æøå🏔"), min_size=1)


def event(
    first: date | None,
    last: date | None,
    title: str = "Samling",
    precision: Precision = "day",
    status: EventStatus = "planned",
    **fields: LocalizedText | time,
) -> EventData:
    given = {"starts": None, "ends": None, "place": None, "theme": None, "purpose": None} | fields
    return EventData(
        id="rennebu-2025", kind="gathering", title=LocalizedText(title, title, title), definite=TEXT,
        first_day=first, last_day=last, precision=precision, status=status, host=None, place_preposition=None,
        links=(), aliases=(), source=SourceData("", TEXT), note=None, **given,
    )  # fmt: skip


def written(one: EventData) -> bytes:
    return calendar_file("nb", one, "rennebu-2025@i-lag.samling", 3, NOW)


def test_a_file_is_written_by_the_rules() -> None:
    one = event(
        date(2025, 5, 5),
        date(2025, 5, 6),
        "Samling, i Rennebu; snart",
        place=TEXT,
        theme=LocalizedText("Bærekraft", "Berekraft", "Sustainability"),
        purpose=LocalizedText("Mer samarbeid.", "Meir samarbeid.", "More cooperation."),
        starts=time(9),
        ends=time(15, 30),
    )
    assert written(one).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Samling//NO",
        "BEGIN:VEVENT",
        "SUMMARY:Samling\\, i Rennebu\\; snart",
        "DTSTART;VALUE=DATE:20250505",
        "DTEND;VALUE=DATE:20250507",
        "DTSTAMP:20250428T070000Z",
        "UID:rennebu-2025@i-lag.samling",
        "SEQUENCE:3",
        "DESCRIPTION:Tid: 09:00–15:30\\nTema: Bærekraft\\nMål: Mer samarbeid",
        "LOCATION:tekst",
        "STATUS:TENTATIVE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(DAYS, st.integers(0, 60), SHOWN)
def test_any_event_is_read_back_on_the_same_days_and_with_the_same_words(first: date, more: int, title: str) -> None:
    """Killed by a DTEND on the last day itself."""
    last = first + timedelta(days=more)
    (entry,) = Calendar.from_ical(written(event(first, last, title))).events
    days = entry["DTSTART"].dt, entry["DTEND"].dt - timedelta(days=1)
    assert (*days, str(entry["SUMMARY"])) == (first, last, title)


@given(SHOWN.map(lambda text: text * 40))
def test_no_line_is_longer_than_75_octets_and_each_ends_with_cr_and_lf(title: str) -> None:
    """Killed by joining the lines that icalendar folded, and by ending them with LF alone."""
    *lines, after = written(event(date(2025, 5, 5), date(2025, 5, 6), title)).split(b"\r\n")
    assert (max(map(len, lines)) <= 75, [one for one in lines if b"\n" in one or b"\r" in one], after) == (
        True,
        [],
        b"",
    )


@pytest.mark.parametrize(
    ("status", "name"), [("planned", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("cancelled", "CANCELLED")]
)
def test_how_certain_it_is_stands_in_it(status: EventStatus, name: str) -> None:
    one = event(date(2025, 5, 5), date(2025, 5, 6), status=status)
    assert f"STATUS:{name}" in written(one).decode().split("\r\n")


@pytest.mark.parametrize("precision", ["month", "quarter", "half-year", "year"])
def test_an_event_without_a_day_is_refused(precision: Precision) -> None:
    with pytest.raises(NoDay):
        written(event(date(2025, 9, 1), date(2025, 9, 30), precision=precision))


def test_an_event_at_no_set_time_is_refused() -> None:
    with pytest.raises(NoDay):
        written(event(None, None, precision="unset"))
