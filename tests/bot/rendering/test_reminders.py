"""What a reminder says, in each language."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy.orm import Session

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.rendering.message import Message
from bot.rendering.reminders import reminder_message
from bot.texts.localized import LANGUAGES, Language
from models.claims import ClaimedDelivery
from models.database import Database
from models.events import Event, event_with_uid
from models.programme import programme_with_id

MAY_4 = datetime(2025, 5, 4, 7, 0, tzinfo=UTC)
SAID = {
    ("rennebu-2025", "nb"): (
        "Samlinga i Rennebu begynner i morgen. Når: 5.–6. mai 2025. Hvor: i Rennebu. Tema: Bærekraftig samarbeid."
    ),
    ("rennebu-2025", "nn"): (
        "Samlinga i Rennebu byrjar i morgon. Når: 5.–6. mai 2025. Kvar: i Rennebu. Tema: Berekraftig samarbeid."
    ),
    ("rennebu-2025", "en"): (
        "The gathering in Rennebu begins tomorrow. When: 5–6 May 2025. Where: in Rennebu. "
        "Theme: Sustainable cooperation."
    ),
    ("finalreport-2025", "nb"): "Sluttrapporten skal leveres om 8 dager. Når: 12. mai 2025.",
    ("finalreport-2025", "nn"): "Sluttrapporten skal leverast om 8 dagar. Når: 12. mai 2025.",
    ("finalreport-2025", "en"): "The final report is due in 8 days. When: 12 May 2025.",
    ("finaleval-2025", "nb"): "Sluttevalueringa er i dag. Når: 4. mai 2025.",
    ("finaleval-2025", "nn"): "Sluttevalueringa er i dag. Når: 4. mai 2025.",
    ("finaleval-2025", "en"): "The final evaluation is today. When: 4 May 2025.",
}
DAYS = {"finalreport-2025": date(2025, 5, 12), "finaleval-2025": date(2025, 5, 4)}


@pytest.fixture
def ilag(database: Database) -> Database:
    """The shipped data, with days for the report and the evaluation, which have none yet."""
    with database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        for uid, day in DAYS.items():
            one = event(session, uid)
            one.precision, one.first_day, one.last_day = "day", day, day
    return database


def event(session: Session, uid: str) -> Event:
    found = event_with_uid(session, 1, uid)
    assert found is not None
    return found


def reminder(database: Database, uid: str, language: Language = "nb", now: datetime = MAY_4) -> Message | None:
    with database.writing() as session:
        programme_with_id(session, 1).language = language
        delivery = ClaimedDelivery(
            1, "owner", 1, "key", "reminder", event(session, uid).id, None, None, now, 1, "C", None, False
        )
        return reminder_message(session, delivery, now)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uid", ["rennebu-2025", *DAYS])
def test_a_reminder_says_what_how_soon_when_where_and_on_what_theme(
    ilag: Database, uid: str, language: Language
) -> None:
    message = reminder(ilag, uid, language)
    assert message is not None
    assert message.text == SAID[uid, language]


def test_how_soon_goes_by_the_days_of_the_programme_not_of_utc(ilag: Database) -> None:
    """At 22:30 in UTC it is the 4th in Oslo already."""
    message = reminder(ilag, "rennebu-2025", now=datetime(2025, 5, 3, 22, 30, tzinfo=UTC))
    assert message is not None
    assert message.text.startswith("Samlinga i Rennebu begynner i morgen.")


@pytest.mark.parametrize(
    "change",
    [{"status": "cancelled"}, {"precision": "month"}, {"first_day": date(2025, 5, 3), "last_day": date(2025, 5, 6)}],
    ids=["cancelled", "its day taken back", "begun yesterday"],
)
def test_there_is_no_reminder_of_what_is(ilag: Database, change: dict[str, object]) -> None:
    with ilag.writing() as session:
        one = event(session, "rennebu-2025")
        for name, value in change.items():
            setattr(one, name, value)
    assert reminder(ilag, "rennebu-2025") is None


def test_where_a_time_of_day_is_recorded_it_is_said(ilag: Database) -> None:
    with ilag.writing() as session:
        event(session, "rennebu-2025").starts = time(10)
    message = reminder(ilag, "rennebu-2025")
    assert message is not None
    assert "Når: 5.–6. mai 2025, fra kl. 10:00." in message.text
