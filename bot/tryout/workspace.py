"""The stand-in for Slack as `samling try` and `samling local` start it: the bot installed, and invented people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import PortTaken
from bot.local.clock import CalendarClock
from bot.local.fault_plan import FaultPlan
from bot.local.server import LocalSlack
from bot.local.workspace import InstalledApp, Message, User, Workspace
from bot.manifest import BOT_EVENTS, BOT_SCOPES, COMMAND, NAME
from bot.settings import Credentials
from bot.tryout.people import EVALUATOR, LEAD, PEOPLE

STARTS = datetime(2025, 4, 28, 8, 55, tzinfo=ZoneInfo("Europe/Oslo"))
"""A Monday: the week before the gathering in Rennebu."""
CREDENTIALS = Credentials("xoxb-invented", "xapp-invented", None, b"invented, as everything here is")
SIGNS_WITH = "invented"
PROGRAMME_CHANNEL = "C0ILAG00001"
COFFEE_CHANNEL = "C0KAFFE0001"
WELCOME = (
    "Velkommen! Her snakker vi om samlingene i I LAG. Spør Samling, for eksempel `/samling når er neste samling?`"
)


@contextmanager
def local_workspace(
    port: int,
    request_url: str | None = None,
    *,
    paced: bool = True,
    starts: datetime = STARTS,
    faults: FaultPlan | None = None,
) -> Iterator[LocalSlack]:
    """A running stand-in with the programme's channel, a second one without the bot, and people who are invented.

    `paced` False = without Slack's rate limits; `faults` = what goes wrong. Raises PortTaken.
    """
    workspace = Workspace(_installed(request_url), CalendarClock(starts))
    for one in PEOPLE:
        workspace.add_user(
            User(one.user_id, one.handle, one.labelled_name, title=one.title, is_restricted=one.is_guest)
        )
    everybody = [one.user_id for one in PEOPLE]
    employees = [one.user_id for one in PEOPLE if not one.is_guest]
    workspace.add_channel("i-lag", [*everybody, workspace.app.bot_user_id], channel_id=PROGRAMME_CHANNEL)
    workspace.add_channel("kaffekroken", employees, channel_id=COFFEE_CHANNEL)
    workspace.post(PROGRAMME_CHANNEL, Message(workspace.next_ts(), LEAD.user_id, WELCOME))
    try:
        slack = LocalSlack(workspace, port, paced=paced, faults=faults)
    except OSError as error:
        raise PortTaken(f"port {port} can't be used ({error.strerror}); choose another with --port") from None
    with slack:
        yield slack


def settings_for_a_bot(slack: LocalSlack) -> dict[str, str]:
    """What a bot started elsewhere needs to connect to the stand-in, as variables."""
    app = slack.workspace.app
    over = {"SLACK_SIGNING_SECRET": SIGNS_WITH} if app.request_url else {"SLACK_APP_TOKEN": app.app_token}
    return {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": app.bot_token,
        **over,
        "SAMLING_SECRET": CREDENTIALS.secret.hex(),
        "SAMLING_CHANNEL": PROGRAMME_CHANNEL,
        "SAMLING_LEADS": LEAD.user_id,
        "SAMLING_EVALUATORS": EVALUATOR.user_id,
    }


def _installed(request_url: str | None) -> InstalledApp:
    return InstalledApp(
        id="A0SAMLING01",
        name=NAME,
        bot_id="B0SAMLING01",
        bot_user_id="U0SAMLING01",
        bot_token=CREDENTIALS.bot_token,
        app_token=str(CREDENTIALS.app_token),
        signing_secret=SIGNS_WITH,
        request_url=request_url,
        scopes=frozenset(BOT_SCOPES),
        commands=frozenset([COMMAND]),
        events=frozenset(BOT_EVENTS),
    )
