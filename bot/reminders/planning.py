"""Having the outbox hold just the reminders and digests that should exist."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.reminders.digests import KIND as DIGEST
from bot.reminders.digests import digest_plan
from bot.reminders.fingerprint import Fingerprint, fingerprint_of
from bot.reminders.held import HELD, held_questions
from bot.reminders.plan import KIND, UNDATED, changes, reminders_of
from bot.reminders.policy import policy_of
from bot.services import Services
from models.deliveries import KnownDelivery, PlannedDelivery, add_deliveries, cancel_delivery, plan_anew
from models.events import events_of
from models.planned import known_of_events, known_to_come, known_with_keys, programmes_held
from models.programme import Programme, people_in, programmes
from models.subscriptions import subscribers

KINDS = (KIND, UNDATED, HELD)


def plan_reminders(session: Session, now: datetime) -> None:
    """Bring the outbox to the plan, in the transaction that changed events, rules, leads or subscriptions.

    `now` is aware. Planning again changes nothing, and then reads nothing of the outbox. A delivery that somebody is
    sending at this moment stays as it is, and so does one of these kinds whose key does not begin with its kind.
    """
    for programme in programmes_held(session):
        _plan(session, programme, now)


def plan_digests(services: Services, now: datetime) -> int:
    """Plan the next digests once one has gone by; 0 = there was nothing to plan, which one short query tells."""
    with services.database.reading() as session:
        before = [Fingerprint.read(one.planned_for, now) for one in programmes(session)]
    if not any(one and one.digests_until and one.digests_until <= now for one in before):
        return 0
    with services.database.writing() as session:
        plan_reminders(session, now)
    return 1


def _plan(session: Session, programme: Programme, now: datetime) -> None:
    before = Fingerprint.read(programme.planned_for, now)
    policy, zone = policy_of(programme.rules), ZoneInfo(programme.zone)
    people = subscribers(session, programme.id)
    lead_ids = [one.id for one in people_in(session, programme.id, "lead")]
    wanted = {
        str(event.id): (
            *reminders_of(event, policy, zone, people, lead_ids),
            *held_questions(event, lead_ids, zone),
        )
        for event in events_of(session, programme.id)
    }
    coming = digest_plan(policy, zone, people, now)
    after = Fingerprint(
        now,
        {id_: fingerprint_of(of_event) for id_, of_event in wanted.items() if _may_be_sent(of_event, now)},
        fingerprint_of(coming.wanted),
        coming.until,
    )
    changed = before.differing(after) if before else set(wanted)
    if changed:
        known = known_of_events(session, [int(id_) for id_ in changed], KINDS)
        _settle(session, programme.id, [one for id_ in changed for one in wanted.get(id_, ())], _ours(known), now)
    digests_changed = before is None or before.digests != after.digests
    if digests_changed:
        known = known_with_keys(session, programme.id, coming.keys)
        if before is None:  # the clock may have been set back: then one may wait that is further off than any to come
            known = {**known_to_come(session, programme.id, DIGEST, now), **known}
        _settle(session, programme.id, coming.wanted, known, now)
    if changed or digests_changed:
        programme.planned_for = str(after)


def _may_be_sent(planned: Iterable[PlannedDelivery], now: datetime) -> bool:
    """Whether one of them has not expired. What is over is looked at once more, and then not again."""
    return any(one.expires_at is None or one.expires_at > now for one in planned)


def _ours(known: Mapping[str, KnownDelivery]) -> Mapping[str, KnownDelivery]:
    """Those that planning has made: somebody else's of the same kind, as one that a person put off, are not its."""
    return {key: one for key, one in known.items() if key.startswith(tuple(f"{kind}:" for kind in KINDS))}


def _settle(
    session: Session,
    programme_id: int,
    wanted: Iterable[PlannedDelivery],
    known: Mapping[str, KnownDelivery],
    now: datetime,
) -> None:
    """Add, move and cancel."""
    change = changes(wanted, known, now)
    add_deliveries(session, programme_id, change.add)
    for one in change.anew:
        plan_anew(session, programme_id, one, known[one.key])
    for key in change.cancel:
        cancel_delivery(session, programme_id, key, known[key])
