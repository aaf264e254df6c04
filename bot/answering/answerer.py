"""From a text to its answer: the one way in, for Slack and for the terminal."""

from dataclasses import dataclass
from datetime import date

from bot.answering.answer import Answer, answer
from bot.answering.chronicle import Chronicles, chronicles
from bot.answering.entity_index import Index, build_index
from bot.answering.question import Question
from bot.answering.understanding import understand
from bot.texts.localized import Language
from models.records import ProgrammeData


@dataclass(frozen=True, slots=True)
class Answerer:
    """What is recorded of a programme, ready to be asked. Build it once for each version of the records."""

    records: Chronicles
    index: Index

    @property
    def data(self) -> ProgrammeData:
        """What is recorded, as it stands in the records."""
        return self.records.data

    def understood(self, text: str, at: date, earlier: str | None = None, otherwise: Language = "nb") -> Question:
        """What a text asks on the local day `at`, after an `earlier` one; `otherwise` is its language in doubt."""
        before = understand(earlier, at, self.index, otherwise=otherwise) if earlier else None
        return understand(text, at, self.index, before, otherwise)

    def answered(self, text: str, at: date, earlier: str | None = None, otherwise: Language = "nb") -> Answer:
        """The answer to a text."""
        return answer(self.understood(text, at, earlier, otherwise), self.records, at)


def build_answerer(data: ProgrammeData) -> Answerer:
    """An answerer of what is recorded."""
    return Answerer(chronicles(data), build_index(data))
