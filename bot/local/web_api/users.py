"""users.info and users.list."""

from bot.local.shapes import user_json
from bot.local.web_api.arguments import Arguments
from bot.local.web_api.call import Context
from bot.local.web_api.paging import page
from bot.local.web_api.visibility import known_user
from bot.local.workspace import Json


def info(context: Context, given: Arguments) -> Json:
    """One user: https://docs.slack.dev/reference/methods/users.info. SlackError user_not_found."""
    workspace = context.workspace
    with workspace.lock:
        user = known_user(workspace, given.text("user"))
        return {"user": user_json(workspace, user, include_locale=given.flag("include_locale"))}


def list_all(context: Context, given: Arguments) -> Json:
    """Everybody, deactivated or not, app included: https://docs.slack.dev/reference/methods/users.list.

    Without a limit all come at once.
    """
    workspace = context.workspace
    with workspace.lock:
        everyone = list(workspace.users.values())
        shown, cursor = page(everyone, lambda user: user.id, given, default_limit=len(everyone))
        localised = given.flag("include_locale")
        return {
            "members": [user_json(workspace, user, include_locale=localised) for user in shown],
            "cache_ts": int(workspace.now().timestamp()),
            "response_metadata": {"next_cursor": cursor},
        }
