"""What planning reads of the outbox: the deliveries of some events, or of some keys, whatever else there is."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.deliveries import UNENDED, Delivery, KnownDelivery
from models.programme import Programme


def programmes_held(session: Session) -> list[Programme]:
    """Every programme, as it stands now, with its planning held until the caller's transaction ends.

    On PostgreSQL by a lock of its row, which lets rows be added that refer to it; on SQLite a transaction that writes
    is alone. Two who planned side by side would each plan by what the other has changed meanwhile.
    """
    every = select(Programme).order_by(Programme.id).with_for_update(key_share=True)
    return list(session.scalars(every, execution_options={"populate_existing": True}))


def known_of_events(
    session: Session, event_ids: Collection[int], kinds: Collection[str]
) -> Mapping[str, KnownDelivery]:
    """The deliveries of these kinds about these events by their keys, whatever became of them."""
    return _known(session, Delivery.event_id.in_(event_ids), Delivery.kind.in_(kinds)) if event_ids else {}


def known_with_keys(session: Session, programme_id: int, keys: Collection[str]) -> Mapping[str, KnownDelivery]:
    """Those deliveries of a programme, by their keys, that have one of these."""
    return _known(session, Delivery.programme_id == programme_id, Delivery.key.in_(keys)) if keys else {}


def known_to_come(session: Session, programme_id: int, kind: str, now: datetime) -> Mapping[str, KnownDelivery]:
    """Those deliveries of a programme and of a kind, by their keys, that wait for a moment after `now`.

    It looks at every row that waits.
    """
    of_kind = (Delivery.programme_id == programme_id, Delivery.kind == kind)
    return _known(session, UNENDED, Delivery.due_at > now, *of_kind)


def _known(session: Session, *conditions: ColumnElement[bool]) -> Mapping[str, KnownDelivery]:
    columns = select(Delivery.key, Delivery.state, Delivery.due_at, Delivery.expires_at)
    rows = session.execute(columns.where(*conditions))
    return {key: KnownDelivery(state, due_at, expires_at) for key, state, due_at, expires_at in rows}
