"""What the app's ack of a view_submission does to the modals of the person who submitted.

https://docs.slack.dev/surfaces/modals#response_actions
"""

from collections.abc import Mapping
from functools import partial

from bot.local.app_link.outcome import TROUBLE_CONNECTING, Outcome
from bot.local.app_link.reply import Reply
from bot.local.block_kit import completed, view_faults
from bot.local.workspace import Json, View, Workspace

DEEPEST = 3
"""Views that a stack of modals holds at most."""


def after_submission(workspace: Workspace, view: View, reply: Reply) -> Outcome:
    """Apply the ack to the submitted view. Where Slack cannot use it, the modal stays as it was."""
    if reply.result != "acked":
        return Outcome(acked=False, shown=TROUBLE_CONNECTING)
    answer = reply.payload or {}
    with workspace.lock:
        if view.id not in workspace.modals.get(view.user, ()):  # closed while the app thought
            return Outcome(acked=True, response=reply.payload)
        errors = answer.get("errors") if answer.get("response_action") == "errors" else None
        if errors is not None and _beside_fields(workspace.views[view.id], errors):
            return Outcome(acked=True, response=answer, field_errors=errors)
        if not _applied(workspace, view, answer):
            return Outcome(acked=True, response=answer, shown=TROUBLE_CONNECTING)
    return Outcome(acked=True, response=reply.payload)


def _applied(workspace: Workspace, view: View, answer: Json) -> bool:
    """Whether Slack can use the answer, done if so."""
    match answer:
        case {"response_action": "clear"}:
            workspace.close_modals(view.user)
        case {"response_action": "update", "view": content} if not view_faults(content):
            workspace.change_view(view.id, _named(workspace, content))
        case {"response_action": "push", "view": content} if not view_faults(content):
            if len(workspace.modals[view.user]) >= DEEPEST:
                return False
            workspace.push_modal(view.user, _named(workspace, content))
        case {"response_action": _}:
            return False
        case _:
            workspace.close_modal(view.user)
    return True


def _named(workspace: Workspace, content: Json) -> Json:
    return content | {"blocks": completed(content["blocks"], partial(workspace.next_id, "b"))}


def _beside_fields(view: View, errors: object) -> bool:
    """Whether these errors are texts for input blocks of the view: Slack takes no others."""
    inputs = {block["block_id"] for block in view.content["blocks"] if block["type"] == "input"}
    return (
        isinstance(errors, Mapping)
        and bool(errors)
        and all(block_id in inputs and isinstance(text, str) for block_id, text in errors.items())
    )
