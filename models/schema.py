"""All tables, gathered: whoever needs the whole schema imports it from here."""

from models import audit, deliveries, events, programme, questions, reflections, requests
from models.base import Base

TABLES = (
    programme.Programme,
    programme.Organisation,
    programme.Person,
    events.Event,
    events.EventLink,
    events.Fact,
    events.Alias,
    reflections.Round,
    reflections.Participation,
    reflections.Reflection,
    reflections.Answer,
    deliveries.Delivery,
    requests.SeenRequest,
    questions.EarlierQuestion,
    questions.UnansweredQuestion,
    questions.HelpfulAnswers,
    audit.AuditEntry,
)
METADATA = Base.metadata
