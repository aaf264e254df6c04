"""What a message asks, as a frozen `Question`, and the sets of things that can be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from bot.answering.dates import Span
from bot.answering.phrases import Asked, Order
from bot.answering.tense import Tense
from bot.texts.localized import Language
from models.vocabulary import EventKind

Intent = Literal[
    "when", "where", "host", "theme", "purpose", "length", "until", "since", "count", "sequence", "whether",
    "list", "fact",
    "organisation", "programme", "greeting", "thanks", "help", "not recorded", "elsewhere", "not understood",
    "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What a message asks.

    `events`, `facts` and `organisations` are ids that it names; `kinds` the kinds of events it is about, empty for
    every kind; `spans` the days it asks about, `grain` how coarse they were said and `time_words` the words that said
    so; `attribute` names something that is not on record, as `venue`, a place elsewhere as it was typed, or the
    one word that was not understood. `ambiguous`: the events are those that one name fits equally well. `to_come`:
    what is still ahead is asked for, and not only in the present tense. `place_alone`: the events are named by no
    more than their place. `several`: it speaks of more than one, `many`: of how many in that order. `but` are
    events that it leaves out: "annet enn Rennebu"; `also` is what it asks beside `intent`: "… og hva er temaet?".
    `before` is the question that `following`, `preceding` and `between` count from.
    """

    text: str
    language: Language
    intent: Intent
    tense: Tense | None = None
    events: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    kinds: frozenset[EventKind] = frozenset()
    order: Order | None = None
    many: int = 1
    spans: tuple[Span, ...] = ()
    grain: str | None = None
    time_words: str = ""
    attribute: str | None = None
    ambiguous: bool = False
    to_come: bool = False
    place_alone: bool = False
    several: bool = False
    but: tuple[str, ...] = ()
    also: tuple[Intent, ...] = ()
    before: "Question | None" = None

    @property
    def span(self) -> Span | None:
        """The days it asks about, of several stretches the first."""
        return self.spans[0] if self.spans else None


EVERY_KIND: frozenset[EventKind] = frozenset(get_args(EventKind))
OF_THE_EVALUATION: frozenset[EventKind] = frozenset({"evaluation", "report"})
"""Kinds whose events follow one another: after the final evaluation comes the final report."""
GATHERINGS: frozenset[EventKind] = frozenset({"gathering"})
DECISIONS: frozenset[EventKind] = frozenset({"decision"})
OF_GATHERINGS = frozenset({"participants", "partners", "gatherings"})
"""Topics of facts that hold for each gathering; the others hold for the whole programme."""
SMALL_TALK: frozenset[Intent] = frozenset({"greeting", "thanks", "help"})
NO_SUBJECT: frozenset[Intent] = SMALL_TALK | {"elsewhere", "unknown", "fact", "organisation", "programme"}
"""Intents that leave no events for a follow-up to be about."""
ABOUT_ONE: frozenset[Intent] = frozenset(
    {"when", "where", "host", "theme", "purpose", "length", "until", "since", "not recorded"}
)
"""Intents that want one event: "når er samlinga" means the next one."""

BY_WORD: Mapping[Asked, Intent] = {
    # The first of these that a message has is what it asks: the particular before the general.
    "until": "until",
    "since": "since",
    "length": "length",
    "count": "count",
    "theme": "theme",
    "purpose": "purpose",
    "adopted": "host",
    "host": "host",
    "when": "when",
    "where": "where",
    "which": "when",
    "all": "list",
    "list": "list",
    "any": "list",
}
