"""A lead's answer: what is stored, who is told, and what happens to two at once."""

import threading
from collections.abc import Mapping

import pytest
from sqlalchemy import select

from bot.questions.new_fact import LONGEST_TEXT, Draft, Fault, Form, form_for
from models.audit import AuditEntry
from models.deliveries import Delivery
from models.events import Alias, Fact
from models.programme import Person, programme_with_id
from tests.bot.questions.conftest import EVA, KARI, OLA, PETS, Programme

QUESTION = "er det lov å ha med kjæledyr?"
ALIKE = "er det lov å ha med kjeledyr"


def facts(programme: Programme) -> list[tuple[str, str, str, str]]:
    """What leads have answered: title and text in Bokmål, text in English, and the source."""
    with programme.database.reading() as session:
        rows = session.scalars(select(Fact).where(Fact.topic == "answers"))
        return [(one.title.nb, one.text.nb, one.text.en, one.source.nn) for one in rows]


def told(programme: Programme) -> list[tuple[str, str]]:
    """Who is to be told, and the delivery's key."""
    with programme.database.reading() as session:
        rows = session.execute(select(Person.slack_user_id, Delivery.key).join(Delivery))
        return sorted((user, key) for user, key in rows)


def test_an_answer_is_a_fact_in_all_languages_with_where_it_comes_from(programme: Programme) -> None:
    programme.ask(QUESTION)
    outcome = programme.answer(1)
    source = "Svar frå programleiinga, 28. april 2025"
    assert (outcome, facts(programme)) == (
        "answered",
        [("Kjæledyr", "Bare hunder i bånd.", "Bare hunder i bånd.", source)],
    )


def test_the_other_words_are_words_of_every_language(programme: Programme) -> None:
    programme.ask(QUESTION)
    programme.answer(1)
    with programme.database.reading() as session:
        fact = session.scalars(select(Fact).where(Fact.topic == "answers")).one()
        words = session.execute(select(Alias.text, Alias.language).where(Alias.fact_id == fact.id))
        assert sorted(map(tuple, words)) == [
            (word, language) for word in ("hund", "kjæledyr") for language in ("en", "nb", "nn")
        ]


def test_the_whole_group_is_answered_and_its_askers_forgotten(programme: Programme) -> None:
    for text, user in ((QUESTION, KARI), (ALIKE, EVA), ("finnes det lading for elbil?", KARI)):
        programme.ask(text, user)
    programme.answer(2)
    assert [(one.state, one.slack_user_id) for one in programme.kept()] == [
        ("answered", None),
        ("answered", None),
        ("open", KARI),
    ]


def test_each_asker_is_told_once_about_what_they_asked_last(programme: Programme) -> None:
    for text, user in ((QUESTION, KARI), (ALIKE, EVA), (ALIKE, KARI)):
        programme.ask(text, user)
    programme.answer(1)
    assert told(programme) == [(EVA, "told:2"), (KARI, "told:3")]


def test_every_process_gets_to_know_that_there_is_something_new(programme: Programme) -> None:
    programme.ask(QUESTION)
    before = version(programme)
    programme.answer(1)
    assert version(programme) == before + 1


def version(programme: Programme) -> int:
    with programme.database.reading() as session:
        return programme_with_id(session, programme.id).events_version


def test_who_answered_is_audited_and_not_who_asked_or_what(programme: Programme) -> None:
    programme.ask(QUESTION)
    programme.answer(1)
    with programme.database.reading() as session:
        entry = session.scalars(select(AuditEntry)).one()
        lead = session.scalars(select(Person.slack_user_id).where(Person.id == entry.person_id)).one()
    assert (lead, entry.action, entry.subject, entry.details) == (
        OLA,
        "question answered",
        "answer-1",
        {"questions": 1},
    )


def test_a_second_answer_finds_the_question_gone(programme: Programme) -> None:
    programme.ask(QUESTION)
    assert [programme.answer(1), programme.answer(1, lead=EVA), len(facts(programme))] == ["answered", "gone", 1]


def test_a_submission_that_comes_again_is_answered_as_the_first(programme: Programme) -> None:
    programme.ask(QUESTION)
    outcomes = [programme.answer(1, request_id="once") for _ in range(2)]
    assert (outcomes, len(facts(programme))) == (["answered", "answered"], 1)


def test_two_leads_who_answer_one_group_at_once_store_one_fact(programme: Programme) -> None:
    """Killed by finding the programme without holding it: both store a fact, or lock each other out.

    Each has another question of the group before them.
    """
    for text in (QUESTION, ALIKE):
        programme.ask(text)
    together = threading.Barrier(2)
    outcomes: list[object] = []

    def submit(question_id: int, lead: str) -> None:
        together.wait()
        outcomes.append(programme.answer(question_id, lead=lead))

    threads = [threading.Thread(target=submit, args=pair) for pair in ((1, OLA), (2, EVA))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(map(str, outcomes)), len(facts(programme)), len(told(programme))) == (["answered", "gone"], 1, 1)


def test_a_dismissed_question_is_gone_its_asker_forgotten_and_nobody_told(programme: Programme) -> None:
    programme.ask(QUESTION)
    programme.dismiss(1)
    (question,) = programme.kept()
    assert (question.state, question.slack_user_id, programme.answer(1), told(programme)) == (
        "dismissed",
        None,
        "gone",
        [],
    )


@pytest.mark.parametrize(
    ("draft", "faults"),
    [
        (Draft("", "", ()), {"title": Fault("empty"), "text": Fault("empty")}),
        (Draft("x" * 151, "Ja.", ()), {"title": Fault("too_long")}),
        (Draft("Leka", "Ja.", ()), {"title": Fault("taken", "Leka")}),
        (Draft("Kjæledyr", "x" * (LONGEST_TEXT + 1), ()), {"text": Fault("too_long")}),
        (Draft("Kjæledyr", "&" * (LONGEST_TEXT // 5 + 1), ()), {"text": Fault("too_long")}),
        (Draft("Kjæledyr", "Ja.", ("hund", "Tydal")), {"other_words": Fault("taken", "Tydal")}),
        (Draft("Kjæledyr", "Ja.", ("milepælene",)), {"other_words": Fault("taken", "milepælene")}),
        (Draft("Kjæledyr", "Ja.", ("hva er det?",)), {"other_words": Fault("too_general", "hva er det?")}),
        (Draft("Kjæledyr", "Ja.", ("???",)), {"other_words": Fault("too_general", "???")}),
        (Draft("Ferge til Leka", "Den går hver time.", ("når går ferga til Leka?", "ferge")), {}),
    ],
    ids=["empty", "long title", "title taken", "long", "escaped", "taken", "kind", "general", "no word", "sound"],
)
def test_what_is_wrong_is_said_of_its_field(programme: Programme, draft: Draft, faults: Mapping[str, Fault]) -> None:
    programme.ask(QUESTION)
    assert programme.answer(1, draft) == (faults or "answered")


def test_a_word_that_another_answer_has_already_is_taken(programme: Programme) -> None:
    programme.ask(QUESTION)
    programme.ask("finnes det lading for elbil?")
    programme.answer(1)
    assert programme.answer(2, Draft("Lading", "Ja.", PETS.other_words)) == {"other_words": Fault("taken", "hund")}


def test_what_people_asked_is_suggested_as_title_and_other_words_if_it_would_be_taken(programme: Programme) -> None:
    for text in ("hunder, er det lov?", "hunder, er det lov", "Leka?"):
        programme.ask(text, request_id=text)
    with programme.database.reading() as session:
        rows = programme_with_id(session, programme.id)
        suggested = form_for(session, rows, 1)
    assert suggested == Form(
        1, "hunder, er det lov", "hunder er det lov", ("hunder er det lov?", "hunder er det lov")
    )
