"""A lead answers a group of questions: a new fact, at hand for whoever asks next, and word to those who asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.answering.answerer import Answerer, build_answerer
from bot.answering.entities import find_entities
from bot.answering.language import is_common
from bot.answering.wording import days
from bot.answering.words import read_words
from bot.questions.alike import Group
from bot.questions.unanswered_list import Act, group_around
from bot.services import Services
from bot.texts.catalogues import sentence
from bot.texts.localized import LANGUAGES, LocalizedText
from models.audit import record
from models.deliveries import PlannedDelivery, add_deliveries
from models.events import Alias, Fact, facts_of
from models.programme import Programme, known_person, programme_held
from models.recorded import recorded
from models.requests import REMEMBERED, first_sight

TOLD = "told"
"""The kind of the deliveries that tell an asker. Their key is `told:` and the question's id."""
WORTH_TELLING = timedelta(days=14)
TOPIC = "answers"
LONGEST_TITLE = 150
LONGEST_TEXT = 2_800
"""Characters as Slack counts them, `&` for five: a section holds 3,000."""

Field = Literal["title", "text", "other_words"]
FaultKind = Literal["empty", "too_long", "taken", "too_general"]
Outcome = Literal["answered", "gone"]
"""Gone: somebody else has dealt with the question meanwhile."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as a lead wrote it; `other_words` are what people may call it."""

    title: str
    text: str
    other_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What a lead finds in the window: the question asked last of a group, and what is suggested for two fields."""

    question_id: int
    question: str
    title: str
    other_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field; `words` are the words in it that are meant."""

    kind: FaultKind
    words: str = ""


def answer_questions(services: Services, act: Act, draft: Draft) -> Outcome | Mapping[Field, Fault]:
    """Store a draft as a fact, in one transaction with all that follows from it; or say what is wrong with it.

    Leads who answer at once come one after the other, for each holds the programme: the second finds it gone.
    """
    now = services.clock()
    with services.database.writing() as session:
        programme = programme_held(session, act.team_id)
        if programme is None:
            return "gone"
        group = group_around(session, programme, act.question_id)
        if group is not None and (faults := dict(_faults(draft, build_answerer(recorded(session, programme))))):
            return faults
        if not first_sight(session, act.request_id, (now + REMEMBERED).date()):
            return "answered"
        if group is None:
            return "gone"
        _answer(session, programme, group, act, draft, now)
        return "answered"


def form_for(session: Session, programme: Programme, question_id: int) -> Form | None:
    """The form about the group that a question is in; None where somebody has dealt with it.

    The questions themselves are suggested, as the title and as other words: what was asked so is answered so. What
    would be refused is not suggested.
    """
    group = group_around(session, programme, question_id)
    if group is None:
        return None
    answerer = build_answerer(recorded(session, programme))
    texts = {one.text.casefold(): " ".join(one.text.replace(",", " ").split()) for one in group.questions}
    words = [text for text in texts.values() if not (_is_too_general(text) or _names_something(text, answerer))]
    title = words[-1] if words and len(words[-1]) <= LONGEST_TITLE else ""
    return Form(group.first.id, group.questions[-1].text, title, tuple(words))


def _faults(draft: Draft, answerer: Answerer) -> Iterator[tuple[Field, Fault]]:
    if not draft.title:
        yield "title", Fault("empty")
    elif len(draft.title) > LONGEST_TITLE:
        yield "title", Fault("too_long")
    elif _names_something(draft.title, answerer):
        yield "title", Fault("taken", draft.title)
    if not draft.text:
        yield "text", Fault("empty")
    elif len(draft.text) + 4 * draft.text.count("&") + 3 * sum(map(draft.text.count, "<>")) > LONGEST_TEXT:
        yield "text", Fault("too_long")
    for words in draft.other_words:
        if _is_too_general(words):
            yield "other_words", Fault("too_general", words)
        elif _names_something(words, answerer):
            yield "other_words", Fault("taken", words)


def _names_something(text: str, answerer: Answerer) -> bool:
    """Whether the bot takes a whole text, as it is spelled, for something that it knows already."""
    words = read_words(text)
    kinds = {"event", "place", "organisation", "fact", "programme", "event-kind"}
    found = find_entities(answerer.index, words)
    return any(one.words == (0, len(words)) and one.kind in kinds and one.how != "fuzzy" for one in found)


def _is_too_general(text: str) -> bool:
    """Whether a text has no word of its own, so that it would fit nearly every question."""
    return all(is_common(word.folded) for word in read_words(text) if word.text[0].isalpha())


def _answer(session: Session, programme: Programme, group: Group, act: Act, draft: Draft, now: datetime) -> None:
    fact = _fact(session, programme, group, draft, now)
    programme.events_version += 1
    lead = known_person(session, programme.id, act.user_id)
    count = {"questions": len(group.questions)}
    record(session, programme.id, now, "question answered", fact.slug, count, person_id=lead.id)
    _plan_telling(session, programme, group, now)
    for question in group.questions:
        question.state, question.fact_id, question.slack_user_id = "answered", fact.id, None


def _fact(session: Session, programme: Programme, group: Group, draft: Draft, now: datetime) -> Fact:
    """The fact with its other words. What the lead wrote stands for all three languages, as it was written once."""
    today = now.astimezone(ZoneInfo(programme.zone)).date()
    source = {one: sentence(one, "fact.source", date=days(one, today, today)) for one in LANGUAGES}
    fact = Fact(
        programme_id=programme.id,
        slug=f"answer-{group.first.id}",
        position=1 + max((one.position for one in facts_of(session, programme.id)), default=0),
        topic=TOPIC,
        title=_in_all_languages(draft.title),
        text=_in_all_languages(draft.text),
        source=LocalizedText(**source),
    )
    session.add(fact)
    session.flush()  # the fact gets its id
    for words in dict.fromkeys(draft.other_words):
        for language in LANGUAGES:
            session.add(Alias(programme_id=programme.id, fact_id=fact.id, language=language, text=words))
    return fact


def _in_all_languages(text: str) -> LocalizedText:
    return LocalizedText(text, text, text)


def _plan_telling(session: Session, programme: Programme, group: Group, now: datetime) -> None:
    """Word to each who asked, about the latest of their questions. From now on only these deliveries know of them."""
    asked_last = {one.slack_user_id: one for one in group.questions if one.slack_user_id}
    add_deliveries(
        session,
        programme.id,
        [
            PlannedDelivery(
                key=f"{TOLD}:{question.id}",
                kind=TOLD,
                due_at=now,
                expires_at=now + WORTH_TELLING,
                person_id=known_person(session, programme.id, user_id).id,
            )
            for user_id, question in asked_last.items()
        ],
    )
