"""Answering: text → language, dates, entities → Question → Answer → sentence. Knows neither Slack nor the database."""
