"""The queries of the evaluation record."""

from models.database import Database
from models.evaluation import rounds_newest_first, signatures_in
from models.reflections import reflections_in
from tests.bot.evaluation.rounds import Voice, add_round, ilag


def test_rounds_come_with_their_events_the_one_that_opens_last_first(database: Database) -> None:
    with database.writing() as session:
        programme = ilag(session)
        for uid in ("tydal-2024", "leka-2025", "rennebu-2025"):
            add_round(session, programme, uid)
        found = [event.uid for _, event in rounds_newest_first(session, programme.id)]
    assert found == ["leka-2025", "rennebu-2025", "tydal-2024"]


def test_only_those_who_signed_are_named(database: Database) -> None:
    with database.writing() as session:
        programme = ilag(session)
        round_ = add_round(session, programme, "rennebu-2025", [Voice(), Voice(signed_by="UKARI"), Voice()])
        signed = [one.id for one in reflections_in(session, round_.id) if one.signed_by is not None]
        assert signatures_in(session, round_.id) == dict.fromkeys(signed, "UKARI")
