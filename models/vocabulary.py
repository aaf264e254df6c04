"""The closed sets of words that the tables, the data file and the rest of the bot share. Imports nothing heavy."""

from typing import Literal

EventKind = Literal["gathering", "evaluation", "report", "decision", "meeting"]
EventStatus = Literal["planned", "confirmed", "cancelled"]
"""RFC 5545's STATUS in the programme's words: tentative, confirmed, cancelled."""
Precision = Literal["day", "month", "quarter", "half-year", "year", "unset"]
"""How exactly an event is dated. Its days are the first and last of that period."""

OrganisationKind = Literal["municipality", "county", "state", "association", "committee"]
OrganisationRole = Literal["host", "partner", "decision-maker"]
Role = Literal["lead", "project-manager", "mayor", "municipal-director", "partner", "evaluator", "participant"]
"""What a person is in the programme; it decides what the bot lets them do."""

DeliveryState = Literal["pending", "sending", "sent", "failed", "uncertain", "expired", "superseded", "cancelled"]
"""Where a delivery is on its way; only pending and sending are still to end."""
CANCELLED_BY_LEAD = "cancelled_by_lead"
"""The `last_error` of a delivery that a lead took back: planning does not bring it again."""
OutboxView = Literal["coming", "sent", "failed", "uncertain", "dropped"]
"""The outbox as people look at it: what waits or is being sent, and what became of the rest."""
DigestInterval = Literal["off", "weekly", "monthly"]
"""How often a person or the channel gets an overview of the coming weeks: on Mondays, or at the start of a month."""
RoundState = Literal["planned", "open", "late", "sealed"]
"""Planned until the first working day after its event, open for answers, late (who has not answered still may), then
sealed for good."""
ParticipationState = Literal["invited", "answered", "withdrawn", "absent", "declined"]
"""What is known of an invitee without knowing what they said. Only `invited` is nudged."""

QuestionSource = Literal["unanswered", "thumbs_down"]
"""Why a question is on the list of the unanswered: the bot had no answer, or somebody said that it did not help."""
QuestionState = Literal["open", "answered", "dismissed"]
