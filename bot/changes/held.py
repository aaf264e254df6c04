"""What a lead answers who is asked whether a gathering was held, besides when it was: it was not, or not yet."""

from bot.changes.act import Act, Outcome, Subject, acted_on
from bot.reminders.held import asked_again
from bot.services import Services
from models.deliveries import add_deliveries
from models.planned import known_with_keys
from models.recorded import event_alone


def cancel(services: Services, act: Act) -> Outcome:
    """Cancel an event whose day is not set. One that has got its day meanwhile stays as it is."""

    def do(subject: Subject) -> Outcome:
        event = subject.event
        if event.precision == "day" and event.status != "cancelled":
            return Outcome("has_day", event_alone(event))
        if subject.is_new and event.status != "cancelled":
            event.status = "cancelled"
            subject.count_change("event cancelled", {})
        return Outcome("cancelled", event_alone(event))

    return acted_on(services, act, do)


def ask_again(services: Services, act: Act) -> Outcome:
    """Have the lead asked once more in two weeks; who has been asked twice is not asked again."""

    def do(subject: Subject) -> Outcome:
        event = event_alone(subject.event)
        if event.precision == "day" or event.status == "cancelled":
            return Outcome("cancelled" if event.status == "cancelled" else "has_day", event)
        again = asked_again(subject.event, subject.lead.id, subject.zone, subject.now)
        add_deliveries(subject.session, subject.programme.id, [again])
        known = known_with_keys(subject.session, subject.programme.id, [again.key])[again.key]
        if known.state != "pending":
            return Outcome("asked_no_more", event)
        return Outcome("asked_again", event, asks=known.due_at.astimezone(subject.zone).date())

    return acted_on(services, act, do)
