"""However an event is changed, and whatever goes wrong in sending: who was told of it ends up knowing how it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.answering.wording import days
from bot.changes.replanning import changing
from bot.deliveries.sending import deliver_due
from bot.local.slack_error import ServerFailedError
from bot.local.web_api.disturbance import Disturbance
from bot.texts.localized import LocalizedText
from models.deliveries import Delivery
from models.events import EarlierDating, Event, event_with_uid, redate
from models.programme import programme_with_id
from models.reflections import Round
from models.subscriptions import Subscription
from tests.bot.deliveries.conftest import TEXT, Delivering
from tests.bot_in_slack.fixtures import CHANNEL, KARI, OLA

OSLO = ZoneInfo("Europe/Oslo")
IN = LocalizedText("i", "i", "in")
MOST_PASSES = 50
REMINDER = re.compile(r"(\w+) begynner .*Når: (\d+\. \w+ \d{4})\. Hvor: (i \w+)\.")
CORRECTED = {
    "name": re.compile(r"Nytt navn: \w+ heter nå (\w+)\."),
    "day": re.compile(r"(?:er flyttet fra .*? til|Likevel ikke avlyst: \w+ er) (\d+\. \w+ \d{4})\."),
    "place": re.compile(r"Nytt sted: \w+ skal være (i \w+)\."),
}


@dataclass(frozen=True)
class Belief:
    """What somebody knows who has read every message to them. Of a cancelled event nothing else matters."""

    name: str = ""
    day: str = ""
    place: str = ""
    is_cancelled: bool = False

    def after(self, text: str) -> "Belief":
        """What they know having read one more."""
        if told := REMINDER.match(text):
            return Belief(told[1].casefold(), told[2], told[3])
        found = {what: match[1] for what, told in CORRECTED.items() if (match := told.search(text))}
        is_cancelled = text.startswith("Avlyst: ") or (self.is_cancelled and "Likevel ikke avlyst: " not in text)
        return replace(self, **found, is_cancelled=is_cancelled)


class Play:
    """An event a month from now, which is changed and told of. `now` moves on."""

    def __init__(self, delivering: Delivering, ola: int) -> None:
        self.delivering = delivering
        self.start = delivering.slack.workspace.now()
        self.now = self.start
        self.said_before = {channel: len(delivering.said_in(channel)) for channel in self.channels}
        with delivering.database.writing() as session:
            for table in (Delivery, EarlierDating, Round, Event):
                session.execute(delete(table))
            programme_with_id(session, 1).planned_for = None
            session.merge(Subscription(person_id=ola, days_before=[14, 7], digest="off", is_muted=False))
        self.change()

    @property
    def channels(self) -> tuple[str, str]:
        return CHANNEL, self.delivering.slack.workspace.direct_message(OLA).id

    def day(self, later: int = 0) -> date:
        return self.start.astimezone(OSLO).date() + timedelta(days=31 + later)

    def change(self, **fields: Any) -> None:
        """Change the event, as a lead or an import does; at first, record it."""
        with self.delivering.database.writing() as session, changing(session, self.now):
            event = event_with_uid(session, 1, "e")
            if event is None:
                session.add(
                    Event(
                        programme_id=1, uid="e", kind="gathering", status="planned", title=TEXT, source=TEXT,
                        precision="day", first_day=self.day(), last_day=self.day(), definite=named("samlinga"),
                        place=named("Rennebu"), place_preposition=IN,
                    )
                )  # fmt: skip
                return
            for name, value in fields.items():
                if name == "later":
                    redate(event, "day", self.day(value), self.day(value))
                else:
                    setattr(event, name, value)
            event.sequence += 1

    def wait(self, delta: timedelta) -> None:
        """Let time pass, though not until the event; what is due is sent."""
        self.go_to(min(self.now + delta, self.start + timedelta(days=28)))

    def go_to(self, now: datetime) -> None:
        behind = now - self.delivering.slack.workspace.now()  # none, once it waits no more: that clock runs by itself
        self.delivering.slack.workspace.clock.advance(max(behind, timedelta()))
        self.now = now
        deliver_due(self.delivering.outbox, now)

    def lose(self, *, has_effect: bool) -> None:
        """The next message is posted, or is not, and its sender does not hear of it."""
        lost = Disturbance("chat.postMessage", ServerFailedError(), has_effect=has_effect)
        self.delivering.slack.web_api.disturb(lost)

    def real_time_passes(self) -> None:
        self.delivering.real_time_passes()

    def come_to_rest(self) -> None:
        """Everything is sent that is to be sent within two days, by daylight."""
        later = self.now.astimezone(OSLO) + timedelta(days=2)
        self.go_to(later.replace(hour=12))
        for _ in range(MOST_PASSES):
            self.real_time_passes()
            deliver_due(self.delivering.outbox, self.now)
            with self.delivering.database.reading() as session:
                waiting = select(Delivery.id).where(Delivery.state.in_(("pending", "sending")))
                if not session.scalars(waiting.where(Delivery.due_at <= self.now)).all():
                    return
        raise AssertionError("something is never sent")

    def said(self, channel: str) -> list[str]:
        return self.delivering.said_in(channel)[self.said_before[channel] :]

    def truth(self) -> Belief:
        with self.delivering.database.reading() as session:
            event = event_with_uid(session, 1, "e")
            assert event is not None
            assert event.first_day is not None
            assert event.place is not None
            day = days("nb", event.first_day, event.first_day)
            return Belief(event.definite.nb, day, f"i {event.place.nb}", event.status == "cancelled")


def named(text: str) -> LocalizedText:
    return LocalizedText(text, text, text)


CHANGES: dict[str, dict[str, Any]] = {
    **{f"move by {later}": {"later": later} for later in (0, 2, 9)},
    "cancel": {"status": "cancelled"},
    "resume": {"status": "planned"},
    **{f"call it {name}": {"definite": named(name)} for name in ("samlinga", "treffet")},
    **{f"in {place}": {"place": named(place)} for place in ("Rennebu", "Oppdal")},
    "note something": {"theme": TEXT},
}
FAULTS: dict[str, Callable[[Play], None]] = {
    "nothing": lambda _: None,
    "lose a message": lambda play: play.lose(has_effect=False),
    "lose an answer": lambda play: play.lose(has_effect=True),
    "real time passes": Play.real_time_passes,
}
MINUTES, DAYS = timedelta(minutes=5), timedelta(days=8)
TOLD_IN_BETWEEN = [
    ("note something", "nothing", DAYS),
    ("note something", "lose a message", DAYS),
    ("in Oppdal", "real time passes", MINUTES),
    ("note something", "lose an answer", MINUTES),
    ("in Rennebu", "nothing", MINUTES),
]
"""Ola's reminder is lost while it is in Rennebu; sent again it tells of Oppdal, which nobody knows when that ends."""
WAITS = [MINUTES, timedelta(minutes=11), timedelta(hours=13), DAYS]
OVERTAKEN = [
    ("in Oppdal", "lose a message", timedelta(hours=13)),
    ("move by 2", "lose an answer", timedelta(hours=13)),
]
"""The correction of the first change is not sent after that of the second, of which nobody knows whether it was."""
steps = st.tuples(st.sampled_from(sorted(CHANGES)), st.sampled_from(sorted(FAULTS)), st.sampled_from(WAITS))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(history=TOLD_IN_BETWEEN)
@example(history=OVERTAKEN)
@given(history=st.lists(steps, max_size=6))
def test_who_was_told_ends_up_knowing_how_it_is_and_nobody_is_told_the_same_twice(
    delivering: Delivering, ola: int, history: Sequence[tuple[str, str, timedelta]]
) -> None:
    """Killed: planning no correction for whom a message was on its way to; not noting, before a change, what that may
    tell; not waiting for it when a correction is rendered; taking the row that was planned last for what was told
    last; holding a correction against reminders alone; keeping no `told` of a correction; leaving out the place.
    """
    play = Play(delivering, ola)
    play.wait(timedelta(days=2))
    for change, fault, wait in history:
        play.change(**CHANGES[change])
        FAULTS[fault](play)
        play.wait(wait)
    play.come_to_rest()
    truth = play.truth()
    for said in map(play.said, play.channels):
        known = Belief()
        for text in said:
            known = known.after(text)
        assert [bool(REMINDER.match(text)) for text in said[:1]] == [True][: len(said)]
        assert not said or known.is_cancelled == truth.is_cancelled
        assert not said or truth.is_cancelled or known == truth
        assert [one for one, following in pairwise(said) if one == following] == []
    assert delivering.said_to(KARI) == []
