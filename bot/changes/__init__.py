"""Changing an event: by a data file or by a lead in Slack, with all that follows from it in the same transaction."""
