"""The outbox engine: claim, render, post, settle; and look again where the outcome is not known."""
