"""What is said of an event whose day is not known, to the channel and to a lead."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.rendering.message import Message
from bot.rendering.reminders import reminder_message
from bot.rendering.undated import undated_message
from bot.texts.localized import LANGUAGES, Language
from models.claims import ClaimedDelivery
from models.database import Database
from models.events import Event, event_with_uid
from models.programme import appoint, programme_with_id

NOW = datetime(2025, 8, 1, 7, 0, tzinfo=UTC)
LEAD = 1
OF_THE_MONTH = {
    ("leka-2025", "nb"): "Samlinga på Leka er i september 2025. Dagen er ikke satt ennå.",
    ("leka-2025", "nn"): "Samlinga på Leka er i september 2025. Dagen er ikkje sett enno.",
    ("leka-2025", "en"): "The gathering on Leka is in September 2025. The day is not set yet.",
    ("finaleval-2025", "nb"): "Sluttevalueringa er i november 2025. Dagen er ikke satt ennå.",
    ("finaleval-2025", "nn"): "Sluttevalueringa er i november 2025. Dagen er ikkje sett enno.",
    ("finaleval-2025", "en"): "The final evaluation is in November 2025. The day is not set yet.",
    ("finalreport-2025", "nb"): "Sluttrapporten skal leveres i desember 2025. Dagen er ikke satt ennå.",
    ("finalreport-2025", "nn"): "Sluttrapporten skal leverast i desember 2025. Dagen er ikkje sett enno.",
    ("finalreport-2025", "en"): "The final report is due in December 2025. The day is not set yet.",
}
WHAT_NEXT = {
    "nb": ("Sett dagen når den er avtalt, så får alle påminnelser i tide.", "Sett dagen"),
    "nn": ("Set dagen når han er avtalt, så får alle påminningar i tide.", "Set dagen"),
    "en": ("Set the day once it is agreed, and everybody gets reminders in time.", "Set the day"),
}


@pytest.fixture
def ilag(database: Database) -> Database:
    """The shipped data and a lead."""
    with database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        appoint(session, 1, "lead", ["ULEAD"])
    return database


def event(session: Session, uid: str) -> Event:
    found = event_with_uid(session, 1, uid)
    assert found is not None
    return found


def of_the_month(database: Database, uid: str, language: Language = "nb") -> Message | None:
    with database.writing() as session:
        programme_with_id(session, 1).language = language
        key, event_id = f"reminder:{uid}:month", event(session, uid).id
        delivery = ClaimedDelivery(1, "owner", 1, key, "reminder", event_id, None, None, NOW, 1, "C", None, False)
        return reminder_message(session, delivery, NOW)


def undated(database: Database, language: Language = "nb") -> Message | None:
    with database.writing() as session:
        programme_with_id(session, 1).language = language
        key, event_id = f"undated:leka-2025:45:{LEAD}", event(session, "leka-2025").id
        delivery = ClaimedDelivery(1, "owner", 1, key, "undated", event_id, None, LEAD, NOW, 1, None, "U", False)
        return undated_message(session, delivery, NOW)


@pytest.mark.parametrize(("uid", "language"), OF_THE_MONTH)
def test_the_channel_is_told_the_month_and_that_the_day_is_not_set(
    ilag: Database, uid: str, language: Language
) -> None:
    message = of_the_month(ilag, uid, language)
    assert message is not None
    assert message.text == OF_THE_MONTH[uid, language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lead_is_told_so_too_and_what_to_do(ilag: Database, language: Language) -> None:
    message = undated(ilag, language)
    assert message is not None
    (button,) = message.arguments()["blocks"][1]["elements"]
    next_step, label = WHAT_NEXT[language]
    assert (message.text, button["text"]["text"]) == (
        f"{OF_THE_MONTH['leka-2025', language]} {next_step}",
        label,
    )


GONE = [
    {"status": "cancelled"},
    {"precision": "day", "first_day": date(2025, 9, 10), "last_day": date(2025, 9, 10)},
    {"precision": "unset", "first_day": None, "last_day": None},
]


@pytest.mark.parametrize("change", GONE, ids=["cancelled", "its day set", "its month taken back"])
def test_nothing_is_said_of_what_is(ilag: Database, change: dict[str, object]) -> None:
    with ilag.writing() as session:
        one = event(session, "leka-2025")
        for name, value in change.items():
            setattr(one, name, value)
    assert (of_the_month(ilag, "leka-2025"), undated(ilag)) == (None, None)


def test_who_leads_no_more_is_not_asked_for_the_day(ilag: Database) -> None:
    with ilag.writing() as session:
        appoint(session, 1, "lead", [])
    assert undated(ilag) is None
