"""All tables, gathered: whoever needs the whole schema imports it from here."""

from models import (
    audit,
    deliveries,
    events,
    heartbeats,
    programme,
    questions,
    reflections,
    requests,
    subscriptions,
)
from models.base import Base

TABLES = (
    programme.Programme,
    programme.Organisation,
    programme.Person,
    events.Event,
    events.EarlierDating,
    events.EventLink,
    events.Fact,
    events.Alias,
    reflections.Round,
    reflections.Participation,
    reflections.Reflection,
    reflections.Answer,
    deliveries.Delivery,
    subscriptions.Subscription,
    subscriptions.MutedEvent,
    heartbeats.Heartbeat,
    requests.SeenRequest,
    questions.EarlierQuestion,
    questions.UnansweredQuestion,
    questions.HelpfulAnswers,
    audit.AuditEntry,
)
METADATA = Base.metadata
