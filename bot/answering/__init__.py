"""Answering: text → language, dates, entities → Question → Answer → sentence. It knows no Slack and no database."""
