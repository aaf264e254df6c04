"""What a correction says, in each language, of each thing that can change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.deliveries.posting import NotYet
from bot.reminders.last_word import told_of
from bot.rendering.corrections import correction_message
from bot.rendering.message import Message
from bot.texts.localized import LANGUAGES, Language, LocalizedText
from models.claims import ClaimedDelivery
from models.database import Database
from models.deliveries import Delivery
from models.events import Event
from tests.bot.reflections.conftest import add_event

NOW = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)
RENNEBU = {
    "definite": LocalizedText("samlinga i Rennebu", "samlinga i Rennebu", "the gathering in Rennebu"),
    "first_day": date(2025, 5, 5),
    "last_day": date(2025, 5, 6),
    "precision": "day",
    "status": "confirmed",
    "starts": time(10),
    "place": LocalizedText("Rennebu", "Rennebu", "Rennebu"),
    "place_preposition": LocalizedText("i", "i", "in"),
}
MAY = {"precision": "month", "first_day": date(2025, 5, 1), "last_day": date(2025, 5, 31), "starts": None}
SPRING = {"precision": "half-year", "first_day": date(2025, 1, 1), "last_day": date(2025, 6, 30), "starts": None}
UNSET = {"precision": "unset", "first_day": None, "last_day": None, "starts": None}
WEEK_LATER = {"first_day": date(2025, 5, 12), "last_day": date(2025, 5, 13)}
YEAR_LATER = {"first_day": date(2026, 5, 12), "last_day": date(2026, 5, 13)}
OPPDAL = {"place": LocalizedText("Oppdal", "Oppdal", "Oppdal")}
RENAMED = {"definite": LocalizedText("fagsamlinga", "fagsamlinga", "the workshop")}
NOT_THERE = "will not be in Rennebu after all. No new place has been set."
CANCELLED = {"status": "cancelled"}


def given(database: Database, before: dict[str, Any], now: dict[str, Any]) -> tuple[Event, ClaimedDelivery]:
    """An event that the channel was told of as it was before, and the correction that is being sent."""
    event = add_event(database)
    with database.writing() as session:
        event = session.merge(event)
        for name, value in (RENNEBU | before).items():
            setattr(event, name, value)
        about = {"programme_id": event.programme_id, "event_id": event.id, "due_at": NOW}
        session.add(Delivery(key="r", kind="reminder", state="sent", told=told_of(event), **about))
        sending = Delivery(key="c", kind="correction", state="sending", **about)
        session.add(sending)
        for name, value in (RENNEBU | before | now).items():
            setattr(event, name, value)
        event.sequence += 1
    claimed = ClaimedDelivery(
        id=sending.id, owner="o", programme_id=event.programme_id, key="c", kind="correction", event_id=event.id,
        round_id=None, person_id=None, due_at=NOW, attempts=1, slack_channel_id="C", slack_user_id=None,
        is_in_doubt=False,
    )  # fmt: skip
    return event, claimed


def corrected(
    database: Database, before: dict[str, Any], now: dict[str, Any], language: Language = "nb"
) -> Message | None:
    _, claimed = given(database, before, now)
    with database.writing() as session:
        session.connection().exec_driver_sql(f"UPDATE programme SET language = '{language}'")  # noqa: S608 - one of three
    with database.reading() as session:
        return correction_message(session, claimed, NOW)


def said(database: Database, before: dict[str, Any], now: dict[str, Any]) -> tuple[str, ...]:
    """The same correction in each language."""
    messages = [corrected(database, before, now, language) for language in LANGUAGES]
    return tuple(message.text if message else "" for message in messages)


@pytest.mark.parametrize(
    ("before", "now", "sentences"),
    [
        (
            {},
            WEEK_LATER,
            (
                "Flyttet: Samlinga i Rennebu er flyttet fra 5.–6. mai til 12.–13. mai 2025.",
                "Flytta: Samlinga i Rennebu er flytta frå 5.–6. mai til 12.–13. mai 2025.",
                "Moved: The gathering in Rennebu has been moved from 5–6 May to 12–13 May 2025.",
            ),
        ),
        (
            {},
            CANCELLED,
            (
                "Avlyst: Samlinga i Rennebu, som var satt til 5.–6. mai 2025, er avlyst.",
                "Avlyst: Samlinga i Rennebu, som var sett til 5.–6. mai 2025, er avlyst.",
                "Cancelled: The gathering in Rennebu, which was set for 5–6 May 2025, has been cancelled.",
            ),
        ),
        (
            CANCELLED,
            {"status": "planned"},
            (
                "Likevel ikke avlyst: Samlinga i Rennebu er 5.–6. mai 2025.",
                "Likevel ikkje avlyst: Samlinga i Rennebu er 5.–6. mai 2025.",
                "Not cancelled after all: The gathering in Rennebu is on 5–6 May 2025.",
            ),
        ),
        (
            MAY,
            {**RENNEBU, "starts": None},
            (
                "Dagen er satt: Samlinga i Rennebu er 5.–6. mai 2025.",
                "Dagen er sett: Samlinga i Rennebu er 5.–6. mai 2025.",
                "The day is set: The gathering in Rennebu is on 5–6 May 2025.",
            ),
        ),
        (
            SPRING,
            MAY,
            (
                "Nytt tidspunkt: Samlinga i Rennebu er nå satt til mai 2025.",
                "Nytt tidspunkt: Samlinga i Rennebu er no sett til mai 2025.",
                "New time: The gathering in Rennebu is now set for May 2025.",
            ),
        ),
        (
            {},
            UNSET,
            (
                "Utsatt: Samlinga i Rennebu er ikke 5.–6. mai 2025 likevel. Nytt tidspunkt er ikke satt.",
                "Utsett: Samlinga i Rennebu er ikkje 5.–6. mai 2025 likevel. Nytt tidspunkt er ikkje sett.",
                "Postponed: The gathering in Rennebu is not on 5–6 May 2025 after all. No new time has been set.",
            ),
        ),
        (
            {},
            RENAMED,
            (
                "Nytt navn: Samlinga i Rennebu heter nå fagsamlinga.",
                "Nytt namn: Samlinga i Rennebu heiter no fagsamlinga.",
                "New name: The gathering in Rennebu is now called the workshop.",
            ),
        ),
        (
            {},
            OPPDAL,
            (
                "Nytt sted: Samlinga i Rennebu skal være i Oppdal.",
                "Ny stad: Samlinga i Rennebu skal vere i Oppdal.",
                "New place: The gathering in Rennebu will be in Oppdal.",
            ),
        ),
        (
            {},
            {"place": None, "place_preposition": None},
            (
                "Stedet er åpent igjen: Samlinga i Rennebu skal ikke være i Rennebu likevel. Nytt sted er ikke satt.",
                "Staden er open igjen: Samlinga i Rennebu skal ikkje vere i Rennebu likevel. Ny stad er ikkje sett.",
                f"The place is open again: The gathering in Rennebu {NOT_THERE}",
            ),
        ),
        (
            {},
            {"starts": time(12, 30)},
            (
                "Nytt klokkeslett: Samlinga i Rennebu er satt til kl. 12:30.",
                "Nytt klokkeslett: Samlinga i Rennebu er sett til kl. 12:30.",
                "New time of day: The gathering in Rennebu is set for 12:30.",
            ),
        ),
        (
            {},
            {"starts": None},
            (
                "Klokkeslettet er åpent igjen: Samlinga i Rennebu er ikke satt til kl. 10:00 lenger.",
                "Klokkeslettet er ope igjen: Samlinga i Rennebu er ikkje sett til kl. 10:00 lenger.",
                "The time of day is open again: The gathering in Rennebu is no longer set for 10:00.",
            ),
        ),
    ],
    ids=[
        "moved", "cancelled", "on again", "the day is set", "the month is set", "put off", "renamed", "another place",
        "no place", "another time", "no time",
    ],
)  # fmt: skip
def test_each_change_is_said_in_each_language(
    database: Database, before: dict[str, Any], now: dict[str, Any], sentences: tuple[str, ...]
) -> None:
    assert said(database, before, now) == sentences


def test_several_changes_are_all_said_under_the_new_name(database: Database) -> None:
    assert said(database, {}, {**WEEK_LATER, **OPPDAL, **RENAMED})[0] == (
        "Nytt navn: Samlinga i Rennebu heter nå fagsamlinga. "
        "Flyttet: Fagsamlinga er flyttet fra 5.–6. mai til 12.–13. mai 2025. "
        "Nytt sted: Fagsamlinga skal være i Oppdal."
    )


def test_a_cancelled_event_is_called_as_it_was_and_nothing_else_of_it_is_said(database: Database) -> None:
    assert said(database, {}, {**WEEK_LATER, **OPPDAL, **RENAMED, **CANCELLED})[0] == (
        "Avlyst: Samlinga i Rennebu, som var satt til 5.–6. mai 2025, er avlyst."
    )


def test_into_another_year_both_years_are_said(database: Database) -> None:
    assert said(database, {}, YEAR_LATER)[0] == (
        "Flyttet: Samlinga i Rennebu er flyttet fra 5.–6. mai 2025 til 12.–13. mai 2026."
    )


def test_a_gathering_that_gets_a_day_less_is_moved_and_not_first_set(database: Database) -> None:
    """Killed: taking every day within the days before for the first that was set."""
    assert said(database, {}, {"last_day": date(2025, 5, 5)})[0] == (
        "Flyttet: Samlinga i Rennebu er flyttet fra 5.–6. mai til 5. mai 2025."
    )


def test_a_month_instead_of_its_day_is_a_new_time(database: Database) -> None:
    assert said(database, {}, MAY)[0] == "Nytt tidspunkt: Samlinga i Rennebu er nå satt til mai 2025."


@pytest.mark.parametrize(
    "change",
    [
        {"status": "planned"},
        {"theme": LocalizedText("Noe annet", "Noko anna", "Something else")},
        {"definite": replace(RENNEBU["definite"], en="the Rennebu gathering")},  # type: ignore[type-var] # a text
        {},
    ],
    ids=["not confirmed any more", "another theme", "another name in another language", "nothing"],
)
def test_what_was_not_told_is_not_corrected(database: Database, change: dict[str, Any]) -> None:
    assert corrected(database, {}, change) is None


def test_a_place_and_a_time_that_were_left_open_are_not_corrected(database: Database) -> None:
    """Killed: comparing whatever was not told with what is recorded now."""
    assert corrected(database, {"place": None, "starts": None}, {**OPPDAL, "starts": time(9)}) is None


def test_what_people_wrote_is_shown_letter_by_letter(database: Database) -> None:
    wild = LocalizedText("fag & <!channel>", "x", "x")
    message = corrected(database, {}, {"definite": wild, "place": wild})
    assert message is not None
    assert (message.text.count("<"), message.text.count("&lt;!channel&gt;")) == (0, 3)


def test_in_slack_a_time_of_day_is_shown_in_the_zone_of_who_reads_it(database: Database) -> None:
    message = corrected(database, {}, {"starts": time(12, 30)})
    assert message is not None
    assert message.blocks[0].to_dict()["text"]["text"] == (
        "*Nytt klokkeslett: Samlinga i Rennebu er satt til kl. <!date^1746441000^{time}|12:30>.*"
    )


def test_a_correction_is_the_word_that_the_next_is_held_against(database: Database) -> None:
    event, claimed = given(database, {}, WEEK_LATER)
    with database.reading() as session:
        message = correction_message(session, claimed, NOW)
    assert message is not None
    assert message.told == told_of(event)


def test_of_two_corrections_that_are_sent_at_once_the_older_gives_way_and_the_newer_waits(database: Database) -> None:
    """Killed: having each wait for the other."""
    event, older = given(database, {}, WEEK_LATER)
    with database.writing() as session:
        newer = Delivery(
            programme_id=event.programme_id,
            event_id=event.id,
            due_at=NOW,
            key="d",
            kind="correction",
            state="sending",
        )
        session.add(newer)
    with database.reading() as session:
        first = correction_message(session, older, NOW)
        with pytest.raises(NotYet):
            correction_message(session, replace(older, id=newer.id, key="d"), NOW)
    assert first is None
