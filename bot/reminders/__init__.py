"""Reminders: which should exist, by the policy, and having the outbox hold just those."""
