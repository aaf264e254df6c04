"""What a person's act comes to, as that person sees it in Slack's client."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.local.app_link.reply import Reply
from bot.local.workspace import Json


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person's act comes to.

    `acked`: the app acknowledged it in time; for a message, which waits for nobody, that it was posted. `response` is
    the ack's payload; `shown` what Slack itself tells the person; `field_errors` what stands beside the fields of a
    modal, by block_id; `ts` the message that the act made.
    """

    acked: bool
    response: Json | None = None
    shown: str | None = None
    field_errors: Mapping[str, str] = field(default_factory=dict)
    ts: str | None = None


NO_SUCH_COMMAND = (
    '{command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as '
    'commands. If you are trying to send a message and not run a command, try preceding the "/" with an empty space.'
)
COMMAND_FAILED = '{command} failed with the error "{error}"'
TROUBLE_CONNECTING = "We had some trouble connecting. Try again?"
TIMED_OUT = "Operation timed out. Apps need to respond within 3 seconds."
FAILED = "This app responded with an error."
ARCHIVED = "This channel has been archived."


def of_command(command: str, reply: Reply) -> Outcome:
    """A slash command's: operation_timeout after the deadline, dispatch_failed where the app is not to be reached."""
    if reply.result == "acked":
        return Outcome(acked=True, response=reply.payload)
    error = "operation_timeout" if reply.result == "timed_out" else "dispatch_failed"
    return Outcome(acked=False, shown=COMMAND_FAILED.format(command=command, error=error))


def of_action(reply: Reply) -> Outcome:
    """An action's or a shortcut's: Slack warns beside the button."""
    if reply.result == "acked":
        return Outcome(acked=True, response=reply.payload)
    return Outcome(acked=False, shown=TIMED_OUT if reply.result == "timed_out" else FAILED)
