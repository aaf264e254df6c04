"""views.open, views.push, views.update, views.publish."""

import json

from bot.local import block_kit
from bot.local.shapes import view_json
from bot.local.slack_error import SlackError, bad_arguments
from bot.local.web_api.arguments import Arguments
from bot.local.web_api.call import Context
from bot.local.web_api.visibility import known_user
from bot.local.workspace import Json, View, Workspace

DEEPEST_STACK = 3
LARGEST_VIEW = 250_000
"""Bytes: https://docs.slack.dev/reference/methods/views.open, view_too_large."""


def open_modal(context: Context, given: Arguments) -> Json:
    """Open a modal for the person whose act gave the trigger: https://docs.slack.dev/reference/methods/views.open.

    SlackError invalid_arguments (what is wrong with the view, and where), view_too_large, duplicate_external_id, and
    expired_trigger_id, exchanged_trigger_id, invalid_trigger_id. A refused view does not use up the trigger.
    """
    workspace = context.workspace
    with workspace.lock:
        content = sound_view(workspace, given.structure("view"), "modal")
        trigger = context.triggers.redeem(given.text("trigger_id"))
        return {"view": view_json(workspace, workspace.open_modal(trigger.user_id, content))}


def push_modal(context: Context, given: Arguments) -> Json:
    """Put a modal on top of the one acted in, three deep at most: https://docs.slack.dev/reference/methods/views.push.

    SlackError as for open_modal, and push_limit_reached. A trigger that is not from an open modal is invalid here.
    """
    workspace = context.workspace
    with workspace.lock:
        content = sound_view(workspace, given.structure("view"), "modal")
        trigger = context.triggers.redeem(given.text("trigger_id"))
        stack = workspace.modals.get(trigger.user_id, [])
        if trigger.view_id not in stack:
            raise SlackError("invalid_trigger_id")
        if len(stack) >= DEEPEST_STACK:
            raise SlackError("push_limit_reached")
        return {"view": view_json(workspace, workspace.push_modal(trigger.user_id, content))}


def update(context: Context, given: Arguments) -> Json:
    """Change a view that is open, named by `view_id` or `external_id`.

    https://docs.slack.dev/reference/methods/views.update
    SlackError not_found, hash_conflict (`hash` is not the view's latest), and open_modal's on the view.
    """
    workspace = context.workspace
    with workspace.lock:
        view = _named_view(workspace, given)
        content = sound_view(workspace, given.structure("view"), view.content["type"], instead_of=view)
        _agree_on_hash(view, given)
        return {"view": view_json(workspace, workspace.change_view(view.id, content))}


def publish_home(context: Context, given: Arguments) -> Json:
    """Show a person this Home tab: https://docs.slack.dev/reference/methods/views.publish.

    SlackError user_not_found, hash_conflict, and open_modal's on the view.
    """
    workspace = context.workspace
    with workspace.lock:
        user = known_user(workspace, given.text("user_id"))
        before = workspace.views.get(workspace.homes.get(user.id, ""))
        content = sound_view(workspace, given.structure("view"), "home", instead_of=before)
        if before is not None:
            _agree_on_hash(before, given)
        return {"view": view_json(workspace, workspace.publish_home(user.id, content))}


def sound_view(workspace: Workspace, view: object, kind: str, instead_of: View | None = None) -> Json:
    """A view that the app sent, its blocks named as Slack names them.

    SlackError invalid_arguments (with what is wrong where), view_too_large, or duplicate_external_id where another
    view than the one it stands `instead_of` bears its external_id.
    """
    if not isinstance(view, dict):
        raise bad_arguments("must provide an object [json-pointer:/view]")
    if found := block_kit.view_faults(view):
        raise bad_arguments(*found)
    if view["type"] != kind:
        raise bad_arguments(f"must be of type {kind} [json-pointer:/view/type]")
    if len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    if any(
        other.content.get("external_id") == view["external_id"] and (instead_of is None or other.id != instead_of.id)
        for other in workspace.views.values()
        if view.get("external_id")
    ):
        raise SlackError("duplicate_external_id")
    return block_kit.completed_view(view, lambda: workspace.next_id("b"))


def _named_view(workspace: Workspace, given: Arguments) -> View:
    if given.text("view_id"):
        view = workspace.views.get(given.text("view_id"))
    elif given.text("external_id"):
        named = (v for v in workspace.views.values() if v.content.get("external_id") == given.text("external_id"))
        view = next(named, None)
    else:
        raise bad_arguments("missing required field: view_id or external_id")
    if view is None:
        raise SlackError("not_found")
    return view


def _agree_on_hash(view: View, given: Arguments) -> None:
    if given.text("hash") and given.text("hash") != view.hash:
        raise SlackError("hash_conflict")
