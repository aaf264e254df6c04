"""Slack delivers some requests again; the second has no effect."""

from bot.services import Services
from models.requests import REMEMBERED, first_sight


def seen_before(services: Services, request_id: str) -> bool:
    """Whether a request with this `event_id` or `trigger_id` was here already. Asking records it.

    For effects outside the database (a reply). An effect inside it records its request in its own transaction.
    """
    with services.database.writing() as session:
        return not first_sight(session, request_id, (services.clock() + REMEMBERED).date())
