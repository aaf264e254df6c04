"""What a lead is told when something could not be delivered."""

from datetime import UTC, date, datetime

import pytest

from bot.deliveries.notices import NoticeKey
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.rendering.notices import SENTENCES, notice_message
from bot.texts.catalogues import sentence
from bot.texts.localized import LANGUAGES, Language
from models.claims import ClaimedDelivery
from models.database import Database
from models.programme import appoint, person_with_id

NOW = datetime(2025, 4, 28, 7, 0, tzinfo=UTC)
DAY = date(2025, 4, 28)


def notice(database: Database, reason: str, place: str, language: Language | None = None) -> str:
    """A notice to the lead of the shipped programme, whose language is Bokmål."""
    key = str(NoticeKey(reason, place, 1, DAY))
    with database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        appoint(session, 1, "lead", ["UKARI"])
        person_with_id(session, 1).language = language
        delivery = ClaimedDelivery(
            1, "owner", 1, key, "notice", None, None, 1, NOW, attempts=1, slack_channel_id=None,
            slack_user_id="UKARI", is_in_doubt=False,
        )  # fmt: skip
        return notice_message(session, delivery, NOW).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_in_the_language_that_the_lead_chose(database: Database, language: Language) -> None:
    assert notice(database, "is_archived", "CILAG", language) == sentence(
        language, "notice.is_archived", place="<#CILAG>"
    )


def test_a_lead_who_chose_none_is_told_in_the_language_of_the_programme(database: Database) -> None:
    assert notice(database, "is_archived", "CILAG") == sentence("nb", "notice.is_archived", place="<#CILAG>")


def test_a_person_is_mentioned_as_a_person(database: Database) -> None:
    assert notice(database, "user_disabled", "UOLA") == sentence("nb", "notice.receiver", place="<@UOLA>")


def test_a_reason_without_a_sentence_of_its_own_is_given_by_its_code(database: Database) -> None:
    assert notice(database, "msg_too_long", "CILAG") == (
        "Jeg fikk ikke sendt en melding til <#CILAG>, og det hjelper ikke å prøve igjen. "
        "Gi feilkoden `msg_too_long` til den som satte meg opp."
    )


@pytest.mark.parametrize("reason", sorted(SENTENCES))
def test_a_key_says_what_it_was_made_of(reason: str) -> None:
    assert NoticeKey.read(str(NoticeKey(reason, "CILAG", 12, DAY))) == NoticeKey(reason, "CILAG", 12, DAY)
