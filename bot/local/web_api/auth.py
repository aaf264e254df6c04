"""auth.test and apps.connections.open."""

from bot.local.web_api.arguments import Arguments
from bot.local.web_api.call import Context
from bot.local.workspace import Json


def bot_identity(context: Context, _given: Arguments) -> Json:
    """Who the bot token is for. https://docs.slack.dev/reference/methods/auth.test."""
    workspace = context.workspace
    return {
        "url": f"https://{workspace.team_domain}.slack.com/",
        "team": workspace.team_name,
        "user": workspace.users[workspace.app.bot_user_id].name,
        "team_id": workspace.team_id,
        "user_id": workspace.app.bot_user_id,
        "bot_id": workspace.app.bot_id,
        "is_enterprise_install": False,
    }


def app_identity(context: Context, _given: Arguments) -> Json:
    """Which app an app-level token is for. https://docs.slack.dev/reference/methods/auth.test."""
    return {"app_name": context.workspace.app.name, "app_id": context.workspace.app.id}


def open_connection(context: Context, _given: Arguments) -> Json:
    """A fresh Socket Mode address, good once. https://docs.slack.dev/reference/methods/apps.connections.open."""
    return {"url": context.new_connection_url(context.base_url)}
