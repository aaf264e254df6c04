"""A question with what it follows up, so that "og hvor?" after "enn Tydal?" is still about the theme asked first.

A follow-up is kept as the texts that it takes to understand it, not as what they were understood as: texts outlive
every change of the program, and of what is recorded.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from bot.answering.answer import Answer, answer
from bot.answering.answerer import Answerer
from bot.answering.question import Question
from bot.answering.understanding import understand
from bot.answering.words import LONGEST
from bot.texts.localized import Language, language_with_code

MOST_TEXTS = 4
"""A longer chain loses its oldest text. Such chains are rare: each text that names both what it is about and what it
asks begins a new one."""


@dataclass(frozen=True, slots=True)
class InContext:
    """A question as the last of `texts`, after those that it follows up; `language` is its language in doubt.

    Each text is one line of at most LONGEST characters, as a person typed it.
    """

    texts: tuple[str, ...]
    language: Language

    def __str__(self) -> str:
        """As a button's value or a column keeps it: the language, then a line for each text."""
        return "\n".join((self.language, *self.texts))

    @classmethod
    def read(cls, kept: str) -> Self:
        """What was kept so. ValueError where it was not."""
        language, *texts = kept.split("\n")
        return cls(tuple(texts), language_with_code(language))


def in_context(text: str, language: Language, earlier: InContext | None = None) -> InContext:
    """A text as somebody typed it, after what they asked earlier."""
    line = " ".join(text.split())[:LONGEST]
    if earlier is None:
        return InContext((line,), language)
    return InContext((*earlier.texts, line)[-MOST_TEXTS:], earlier.language)


def understood(answerer: Answerer, asked: InContext, at: date) -> Question:
    """What a question asks on the local day `at`, each of its texts read after the one before it."""
    question: Question | None = None
    for text in asked.texts:
        question = understand(text, at, answerer.index, question, asked.language)
    if question is None:
        raise ValueError("a question has at least one text")
    return question


def shortened(answerer: Answerer, asked: InContext, at: date) -> InContext:
    """The same question without the earlier texts that it does not need in order to mean what it means."""
    meant = understood(answerer, asked, at)
    for place in range(len(asked.texts) - 1):
        fewer = replace(asked, texts=(*asked.texts[:place], *asked.texts[place + 1 :]))
        if understood(answerer, fewer, at) == meant:
            return shortened(answerer, fewer, at)
    return asked


def answered(answerer: Answerer, asked: InContext, at: date) -> Answer:
    """The answer to a question, on the local day `at`."""
    return answer(understood(answerer, asked, at), answerer.records, at)
