"""A lead's act on the outbox has its effect once, whatever Slack delivers again."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select, update

from bot.deliveries.intervening import Act, intervene
from bot.services import Services
from bot.texts.localized import LocalizedText
from models.audit import AuditEntry
from models.database import Database
from models.deliveries import Delivery
from models.programme import Programme, appoint
from models.vocabulary import DeliveryState

NOON = datetime(2025, 4, 28, 12, tzinfo=UTC)
TEXT = LocalizedText("tekst", "tekst", "text")


@pytest.fixture
def services(database: Database) -> Services:
    """Of a programme that Kari leads, at noon. It needs no Slack."""
    programme = Programme(
        slug="i-lag", slack_team_id="T1", name=TEXT, short_name=TEXT, description=TEXT, language="nb",
        zone="Europe/Oslo", rules={}, source=TEXT,
    )  # fmt: skip
    with database.writing() as session:
        session.add(programme)
        session.flush()
        appoint(session, programme.id, "lead", ["UKARI"])
    return Services(database, lambda: NOON, None, b"")  # type: ignore[arg-type] # it needs no Slack


def store(services: Services, *states: DeliveryState) -> tuple[int, ...]:
    rows = [
        {
            "programme_id": 1,
            "key": f"key {n}",
            "kind": "reminder",
            "due_at": NOON + timedelta(hours=n),
            "state": state,
        }
        for n, state in enumerate(states)
    ]
    with services.database.writing() as session:
        return tuple(session.scalars(insert(Delivery).returning(Delivery.id, sort_by_parameter_order=True), rows))


def states(services: Services) -> list[str]:
    with services.database.reading() as session:
        return list(session.scalars(select(Delivery.state).order_by(Delivery.id)))


def audited(services: Services) -> int:
    with services.database.reading() as session:
        return session.scalars(select(func.count()).select_from(AuditEntry)).one()


@pytest.mark.parametrize("seen", ["failed", "pending"])
def test_the_same_request_has_one_effect(services: Services, seen: DeliveryState) -> None:
    """Killed: not recording the request; recording it in a transaction of its own that comes after."""
    act = Act("T1", "UKARI", "request", seen, store(services, seen))
    first = intervene(services, act)
    with services.database.writing() as session:
        session.execute(update(Delivery).values(state=seen))
    assert (first is None, intervene(services, act), states(services), audited(services)) == (False, None, [seen], 1)


def test_of_several_those_that_still_are_as_they_were_seen_are_sent_again(services: Services) -> None:
    ids = store(services, "sent", "failed", "failed")
    outcome = intervene(services, Act("T1", "UKARI", "request", "failed", ids))
    assert (outcome, states(services), audited(services)) == ("sent_again", ["sent", "pending", "pending"], 2)


def test_what_had_no_effect_is_not_audited(services: Services) -> None:
    outcome = intervene(services, Act("T1", "UKARI", "request", "failed", store(services, "sent")))
    assert (outcome, audited(services)) == ("gone", 0)


def test_in_a_workspace_without_a_programme_nothing_is_done(services: Services) -> None:
    ids = store(services, "failed")
    assert (intervene(services, Act("T2", "UKARI", "r", "failed", ids)), states(services)) == (None, ["failed"])
