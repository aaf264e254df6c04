"""A lead steps in: what has not arrived is sent again, what waits is taken back."""

from dataclasses import dataclass

from bot.services import Services
from models.audit import record
from models.outbox_acts import Outcome, send_again, take_back
from models.programme import known_person, programme_of_team
from models.requests import REMEMBERED, first_sight
from models.vocabulary import DeliveryState

DONE: dict[Outcome, str] = {"sent_again": "delivery sent again", "cancelled": "delivery cancelled"}
"""What had an effect, and what it is called in the audit."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a lead does about deliveries that they saw in one state. `request_id` is Slack's id of it.

    What waits is taken back, everything else is sent again.
    """

    team_id: str
    user_id: str
    request_id: str
    seen: DeliveryState
    delivery_ids: tuple[int, ...]


def intervene(services: Services, act: Act) -> Outcome | None:
    """Do it, in one transaction, and tell what came of it; where of several, what was done. None = done before.

    A delivery that is not in that state any more is left alone.
    """
    now = services.clock()
    with services.database.writing() as session:
        programme = programme_of_team(session, act.team_id)
        if programme is None or not first_sight(session, act.request_id, (now + REMEMBERED).date()):
            return None
        lead = known_person(session, programme.id, act.user_id)
        outcomes: list[Outcome] = []
        for id_ in sorted(act.delivery_ids):  # in one order, so that two leads never wait for each other
            if act.seen == "pending":
                outcome = take_back(session, programme.id, id_)
            else:
                outcome = send_again(session, programme.id, id_, act.seen, now)
            if outcome in DONE:
                was = {"was": act.seen}
                record(session, programme.id, now, DONE[outcome], str(id_), was, person_id=lead.id)
            outcomes.append(outcome)
        return next((one for one in outcomes if one in DONE), outcomes[0])
