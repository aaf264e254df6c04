"""Telling the leads what it takes a person to put right: once a day for each place and reason, as a delivery."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from sqlalchemy.orm import Session

from models.claims import ClaimedDelivery, Settlement
from models.deliveries import PlannedDelivery, add_deliveries
from models.programme import people_in

KIND = "notice"
UNCERTAIN = "uncertain"
"""The reason where nobody can tell whether a message arrived; the others are Slack's error codes."""
WORTH_TELLING = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NoticeKey:
    """What a notice is about, as its key says it. `place` is a Slack channel's id or a user's; `day` is UTC's."""

    reason: str
    place: str
    person_id: int
    day: date

    def __str__(self) -> str:
        return f"{KIND}:{self.reason}:{self.place}:{self.person_id}:{self.day}"

    @classmethod
    def read(cls, key: str) -> Self:
        """What such a key says."""
        _, reason, place, person_id, day = key.split(":")
        return cls(reason, place, int(person_id), date.fromisoformat(day))


def tell_leads(session: Session, delivery: ClaimedDelivery, outcome: Settlement, now: datetime) -> None:
    """Plan a direct message to each lead about a delivery that failed or is uncertain, if none is planned yet.

    In the transaction that settles the delivery. A notice that can't be delivered is told to nobody but the log.
    """
    place = delivery.slack_user_id or delivery.slack_channel_id
    if delivery.kind == KIND or place is None:
        return
    reason = UNCERTAIN if outcome.state == UNCERTAIN else outcome.last_error or ""
    leads = people_in(session, delivery.programme_id, "lead")
    add_deliveries(
        session,
        delivery.programme_id,
        [
            PlannedDelivery(
                key=str(NoticeKey(reason, place, lead.id, now.astimezone(UTC).date())),
                kind=KIND,
                due_at=now,
                expires_at=now + WORTH_TELLING,
                person_id=lead.id,
            )
            for lead in leads
        ],
    )
