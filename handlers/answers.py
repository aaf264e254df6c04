"""What the bot answers to a text in a workspace: a subcommand's message, or the answer to a question."""

import html
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.answering.answerer import Answerer, build_answerer
from bot.questions.follow_ups import InContext
from bot.questions.place import Place
from bot.questions.reply import Asking, Desk, replied
from bot.rendering.answer_buttons import answer_buttons
from bot.rendering.answers import answer_message
from bot.rendering.message import Message
from bot.rendering.questions import not_understood
from bot.services import Services
from handlers.asker import asker_of
from handlers.seen import seen_before
from handlers.subcommands import subcommand_named
from models.programme import programme_of_team
from models.recorded import recorded


@dataclass(frozen=True, slots=True)
class Request:
    """What Slack brings: somebody's text, as it sent it (with &, < and > escaped), and where they wrote it.

    `id` is Slack's of the request. `context` is what the text is asked after, where that is not what they asked last.
    """

    id: str
    team_id: str
    user_id: str
    place: Place
    text: str
    context: InContext | None = None


class Answers:
    """Answers questions from what is recorded, with an index in memory that is rebuilt when the records change."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._built: dict[int, tuple[int, Answerer]] = {}
        """By programme: the version of its records that the answerer was built from. Threads may build it twice."""

    def to(self, request: Request) -> Message | None:
        """The message that answers a request; None where the request was here before."""
        asker = asker_of(self._services, request.team_id, request.user_id)
        text = html.unescape(request.text)
        subcommand = None if request.context else subcommand_named(text, asker.role)
        desk = self.desk(request.team_id)
        if subcommand or desk is None:
            if seen_before(self._services, request.id):
                return None
            return subcommand.answer(self._services, asker) if subcommand else not_understood(asker.language)
        asking = Asking(request.user_id, request.place, text, asker.language, request.id, request.context)
        reply = replied(self._services, desk, asking)
        return answer_message(reply.answer, *answer_buttons(reply, request.place)) if reply else None

    def desk(self, team_id: str) -> Desk | None:
        """Who answers in a workspace today; None where it has no programme."""
        with self._services.database.reading() as session:
            programme = programme_of_team(session, team_id)
            if programme is None:
                return None
            version, answerer = self._built.get(programme.id, (None, None))
            if answerer is None or version != programme.events_version:
                answerer = build_answerer(recorded(session, programme))
                self._built[programme.id] = (programme.events_version, answerer)
            today = self._services.clock().astimezone(ZoneInfo(programme.zone)).date()
            return Desk(programme.id, answerer, today)
