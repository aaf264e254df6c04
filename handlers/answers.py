"""What the bot answers to a text in a workspace: a subcommand's message, or the answer to a question."""

import html
from datetime import date
from zoneinfo import ZoneInfo

from bot.answering.answerer import Answerer, build_answerer
from bot.rendering.answers import answer_message
from bot.rendering.message import Message
from bot.rendering.questions import not_understood
from bot.services import Services
from handlers.asker import asker_of
from handlers.subcommands import subcommand_named
from models.programme import programme_of_team
from models.recorded import recorded


class Answers:
    """Answers questions from what is recorded, with an index in memory that is rebuilt when the records change."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._built: dict[int, tuple[int, Answerer]] = {}
        """By programme: the version of its records that the answerer was built from. Threads may build it twice."""

    def to(self, team_id: str, user_id: str, text: str) -> Message:
        """The message that answers a person's text, as Slack sent it: with &, < and > escaped."""
        asker = asker_of(self._services, team_id, user_id)
        text = html.unescape(text)
        subcommand = subcommand_named(text, asker.role)
        if subcommand:
            return subcommand.answer(self._services, asker)
        found = self._answerer(team_id)
        if found is None:
            return not_understood(asker.language)
        answerer, today = found
        return answer_message(answerer.answered(text, today, otherwise=asker.language))

    def _answerer(self, team_id: str) -> tuple[Answerer, date] | None:
        with self._services.database.reading() as session:
            programme = programme_of_team(session, team_id)
            if programme is None:
                return None
            version, answerer = self._built.get(programme.id, (None, None))
            if answerer is None or version != programme.events_version:
                answerer = build_answerer(recorded(session, programme))
                self._built[programme.id] = (programme.events_version, answerer)
            return answerer, self._services.clock().astimezone(ZoneInfo(programme.zone)).date()
