"""A person's modals, one on top of the other, as the app's answer to a submission changes them.

https://docs.slack.dev/surfaces/modals#updating_modals. Hold the workspace's lock around each of these.
"""

from functools import partial

from bot.local.block_kit import completed
from bot.local.workspace import Json, View, ViewChanged, Workspace

DEEPEST = 3
"""Views that a stack of modals holds at most."""


def top(workspace: Workspace, user_id: str) -> View | None:
    """The modal that a person sees."""
    stack = workspace.modals.get(user_id)
    return workspace.views[stack[-1]] if stack else None


def push(workspace: Workspace, user_id: str, content: Json) -> View:
    """Put a view, sound by `view_faults`, on top. ValueError where there are three already."""
    stack = workspace.modals.setdefault(user_id, [])
    if len(stack) >= DEEPEST:
        raise ValueError("a stack of modals holds three views")
    view_id = workspace.next_id("V")
    below = stack[-1] if stack else None
    root_id = workspace.views[stack[0]].root_id if stack else view_id
    stack.append(view_id)
    return _show(workspace, View(view_id, user_id, content, "", root_id, below))


def update(workspace: Workspace, view: View, content: Json) -> View:
    """Give a view another content, sound by `view_faults`, and another hash; it keeps its id and place."""
    return _show(workspace, View(view.id, view.user, content, "", view.root_id, view.previous_id))


def close_top(workspace: Workspace, user_id: str) -> list[str]:
    """Close the modal that is seen; the one below it is seen then. Gives the id closed, if there was one."""
    stack = workspace.modals.get(user_id, [])
    closed = [stack.pop()] if stack else []
    return _closed(workspace, user_id, closed)


def close_all(workspace: Workspace, user_id: str) -> list[str]:
    """Close every modal of a person; gives their ids."""
    return _closed(workspace, user_id, workspace.modals.pop(user_id, []))


def _show(workspace: Workspace, view: View) -> View:
    blocks = completed(view.content["blocks"], partial(workspace.next_id, "b"))
    shown = View(
        view.id,
        view.user,
        view.content | {"blocks": blocks},
        f"{workspace.next_ts()}.{workspace.next_id('')}",
        view.root_id,
        view.previous_id,
    )
    workspace.views[view.id] = shown
    workspace.announce(ViewChanged(view.user, shown))
    return shown


def _closed(workspace: Workspace, user_id: str, view_ids: list[str]) -> list[str]:
    for view_id in view_ids:
        del workspace.views[view_id]
    workspace.announce(ViewChanged(user_id, top(workspace, user_id)))
    return view_ids
