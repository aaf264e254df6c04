"""The schema's history, run by `models.migrate`."""
