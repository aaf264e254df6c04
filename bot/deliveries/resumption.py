"""What failed because the bot was not in a channel goes out once it is."""

from bot.services import Services
from models.deliveries import resume_failed

CURED_BY_INVITATION = ("not_in_channel", "channel_not_found")
"""What Slack says of a channel that the bot is not in: a public one, a private one."""


def resume_after_invitation(services: Services, slack_team_id: str, slack_channel_id: str) -> int:
    """Have what failed in a channel that the bot was invited to wait again, unless it has expired; give the number.

    Repeatable: a second delivery of Slack's event finds nothing left to resume.
    """
    with services.database.writing() as session:
        return resume_failed(session, slack_team_id, slack_channel_id, CURED_BY_INVITATION, services.clock())
