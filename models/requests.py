"""Which of Slack's requests have had their effect, so that a second delivery of one has none."""

import hashlib
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Insert, String, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base

REMEMBERED = timedelta(days=2)
"""Slack redelivers within about an hour: https://docs.slack.dev/apis/events-api/#retries."""


class SeenRequest(Base):
    """One request, by a digest of its id.

    Slack's ids hold the time of the request, and a submission's would tell when somebody answered; a digest does not,
    and nothing finer than a day is kept beside it.
    """

    __tablename__ = "seen_request"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    forget_after: Mapped[date] = mapped_column(index=True)


def first_sight(session: Session, request_id: str, forget_after: date) -> bool:
    """Record a request, in the transaction of its effect, and tell whether it is the first with that id.

    `request_id` is Slack's `event_id` or `trigger_id`. Two at the same moment: one of them waits for the other's
    transaction, and then is told False.
    """
    digest = hashlib.sha256(request_id.encode()).hexdigest()
    values = {"digest": digest, "forget_after": forget_after}
    insert: Insert
    if session.get_bind().dialect.name == "postgresql":
        insert = postgresql.insert(SeenRequest).values(values).on_conflict_do_nothing()
    else:
        insert = sqlite.insert(SeenRequest).values(values).on_conflict_do_nothing()
    return session.scalars(insert.returning(SeenRequest.digest)).one_or_none() is not None


def forget_requests(session: Session, today: date) -> int:
    """Delete the requests that Slack will not deliver again, and give their number."""
    old: ColumnElement[bool] = SeenRequest.forget_after < today
    return len(session.scalars(delete(SeenRequest).where(old).returning(SeenRequest.digest)).all())
