"""What an overview of the coming weeks says."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.rendering.digest import MOST, digest_message
from bot.rendering.message import Message
from bot.texts.localized import LocalizedText
from models.claims import ClaimedDelivery
from models.database import Database
from models.events import Event, event_with_uid
from models.programme import known_person, programme_with_id
from models.subscriptions import MutedEvent, Subscription

MAY_5 = datetime(2025, 5, 5, 7, 0, tzinfo=UTC)
SEPTEMBER_1 = datetime(2025, 9, 1, 7, 0, tzinfo=UTC)
ANNA = 1
TEXT = LocalizedText("Møte & mat", "Møte & mat", "Meeting & meal")


@pytest.fixture
def ilag(database: Database) -> Database:
    """The shipped data; the channel gets an overview every month, Anna every week, in English."""
    with database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        programme_with_id(session, 1).rules = {"digest": "monthly"}
        known_person(session, 1, "UANNA").language = "en"
        session.flush()
        session.add(Subscription(person_id=ANNA, days_before=[], digest="weekly"))
    return database


def digest(
    database: Database, now: datetime, interval: str = "weekly", person_id: int | None = ANNA
) -> Message | None:
    key = f"digest:{interval}:2025-05-05:{person_id or 'channel'}"
    with database.reading() as session:
        delivery = ClaimedDelivery(1, "owner", 1, key, "digest", None, None, person_id, now, 1, "C", None, False)
        return digest_message(session, delivery, now)


def text(message: Message | None) -> list[str]:
    assert message is not None
    return message.text.split("\n")


def event(session: Session, uid: str) -> Event:
    found = event_with_uid(session, 1, uid)
    assert found is not None
    return found


def test_a_weekly_one_looks_five_weeks_ahead(ilag: Database) -> None:
    assert text(digest(ilag, MAY_5)) == [
        "Coming up in the next weeks:",
        "• Gathering in Rennebu: 5–6 May 2025",
        "• Digital meeting place for the agricultural offices: 9 May 2025",
    ]


def test_a_monthly_one_looks_a_quarter_ahead_and_gives_each_date_as_exactly_as_it_is_known(ilag: Database) -> None:
    assert text(digest(ilag, SEPTEMBER_1, "monthly", None)) == [
        "Dette skjer de neste månedene:",
        "• Samling på Leka: september 2025 (dagen er ikke satt ennå)",
        "• Sluttevaluering: november 2025 (dagen er ikke satt ennå)",
    ]


def test_what_the_reader_muted_is_not_in_it(ilag: Database) -> None:
    with ilag.writing() as session:
        session.add(MutedEvent(person_id=ANNA, event_id=event(session, "rennebu-2025").id))
    assert text(digest(ilag, MAY_5))[1:] == ["• Digital meeting place for the agricultural offices: 9 May 2025"]


def test_where_nothing_is_coming_nothing_is_sent(ilag: Database) -> None:
    assert digest(ilag, MAY_5.replace(year=2027)) is None


@pytest.mark.parametrize(
    ("interval", "person_id"), [("monthly", ANNA), ("weekly", None)], ids=["a person's", "the channel's"]
)
def test_one_that_is_wanted_no_more_is_not_sent(ilag: Database, interval: str, person_id: int | None) -> None:
    assert digest(ilag, MAY_5, interval, person_id) is None


def test_the_muted_are_sent_none(ilag: Database) -> None:
    with ilag.writing() as session:
        session.get_one(Subscription, ANNA).is_muted = True
    assert digest(ilag, MAY_5) is None


def test_what_people_wrote_is_shown_letter_by_letter(ilag: Database) -> None:
    with ilag.writing() as session:
        event(session, "rennebu-2025").title = TEXT
    assert text(digest(ilag, MAY_5))[1] == "• Meeting &amp; meal: 5–6 May 2025"


def test_the_first_of_many_are_told(ilag: Database) -> None:
    with ilag.writing() as session:
        session.add_all(
            Event(
                programme_id=1, uid=f"e{number}", kind="meeting", status="planned", title=TEXT, definite=TEXT,
                precision="day", first_day=date(2025, 5, 20), last_day=date(2025, 5, 20), source=TEXT,
            )
            for number in range(MOST + 5)
        )  # fmt: skip
    assert len(text(digest(ilag, MAY_5))) == 1 + MOST
