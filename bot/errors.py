"""Errors of our own: each has a name, says what happened, and whether trying again can help."""


class SamlingError(Exception):
    """The base of every error that Samling raises on purpose. Its text is for the log or the terminal, in English."""

    retryable = False
    """Whether the same call may succeed later without anybody changing anything."""


class WrongInput(SamlingError):
    """What a person gave is not as it must be: a setting, an argument or a file. The message says how it must be."""


class PortTaken(SamlingError):
    """Another program listens on the port already, or it may not be used."""
