"""Questions about the shipped programme, and the whole answers that people read."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.answerer import Answerer, build_answerer
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.texts.catalogues import sentence
from bot.texts.localized import LANGUAGES, Language, LocalizedText
from models.records import AliasData

MAY = date(2025, 5, 12)
SUMMER = date(2024, 7, 1)
LATER = date(2026, 11, 23)


@pytest.fixture(scope="session")
def answerer() -> Answerer:
    return build_answerer(read_data_file(shipped_data_file()))


@pytest.mark.parametrize(
    ("at", "text", "said"),
    [
        (MAY, "Når er Leka-samlinga?", "Samlinga på Leka er i september 2025; dagen er ikke satt."),
        (MAY, "korti e Leka-samlinga?", "Samlinga på Leka er i september 2025; dagen er ikke satt."),
        (MAY, "Kva tid er samlinga på Leka?", "Samlinga på Leka er i september 2025; dagen er ikkje sett."),
        (MAY, "when is the Leka gathering?", "The gathering on Leka is in September 2025; the day has not been set."),
        (MAY, "når er neste samling?", "Samlinga på Leka er i september 2025; dagen er ikke satt."),
        (MAY, "hvor var forrige samling?", "Samlinga var i Rennebu 5.–6. mai 2025."),
        (MAY, "where was the first gathering?", "The gathering was in Snåsa on 3–4 May 2023."),
        (SUMMER, "temaet på neste samling?", "Temaet for samlinga i Tydal er: Stedsutvikling og boligpolitikk."),
        (MAY, "hva er temaet på Leka?", "Temaet for samlinga på Leka er ikke registrert."),
        (MAY, "hva var målet med Rennebu-samlinga?", (
            "Målet med samlinga i Rennebu var: Økt utviklingskapasitet på varig basis, gjennom bærekraftig samarbeid."
        )),
        (MAY, "når kommer sluttrapporten?", "Sluttrapporten kommer i desember 2025; dagen er ikke satt."),
        (LATER, "når kom sluttrapporten?", (
            "Sluttrapporten skulle komme i desember 2025. Det er ikke registrert om den er levert."
        )),
        (MAY, "when was the action plan adopted?", "The new action plan period was adopted on 15 November 2023."),
        (LATER, "når er neste samling?", "Jeg har ingen flere samlinger registrert."),
        (MAY, "hvor mange samlinger er det igjen?", "Det er 1 samling igjen: Samling på Leka (september 2025)."),
        (MAY, "what happened in 2024?", (
            "In 2024, this happened: Gathering in Høylandet (April 2024), Gathering in Tydal (September 2024) and "
            "Midterm evaluation with midterm report (December 2024)."
        )),
        (MAY, "skal vi ha samling på Røros?", "Jeg har ikke registrert noe om Røros."),
        (MAY, "takk for hjelpen!", "Bare hyggelig!"),
        (MAY, "takk for maten!", "Bare hyggelig!"),
        (MAY, "takk! og parkering?", "Jeg har ikke registrert noe om parkering."),
        (MAY, "god morgen alle sammen", "Hei! Spør meg gjerne om samlingene i programmet."),
        (MAY, "hei! hotell?", "Jeg har ikke registrert noe om overnattinga."),
        (MAY, "hei, er det Trondheim neste?", "Jeg har ikke registrert noe om Trondheim."),
        (MAY, "hvilken kommune er neste vert, er det Namsos?", (
            "Samlinga er på Leka i september 2025; dagen er ikke satt."
        )),
        (MAY, "når er neste samling, og hva er temaet?", (
            "Samlinga på Leka er i september 2025; dagen er ikke satt. "
            "Temaet for samlinga på Leka er ikke registrert."
        )),
        (MAY, "var den tredje samlinga i Tydal?", (
            "Samlinga i Tydal var i september 2024; dagen er ikke registrert. "
            "Tredje samling: Samling på Høylandet (april 2024)."
        )),
        (MAY, "kven stemde mot handlingsplanen?", (
            "Eg har ikkje registrert noko om avrøystinga for den nye handlingsplanperioden. "
            "Den nye handlingsplanperioden vart vedteken 15. november 2023."
        )),
        (MAY, "", (
            "Det vet jeg ikke. Prøv for eksempel «Når er neste samling?», «Hva skjer i 2025?» eller "
            "«Hvem er med på samlingene?»."
        )),
    ],
)  # fmt: skip
def test_a_question_gets_its_answer(answerer: Answerer, at: date, text: str, said: str) -> None:
    assert answerer.answered(text, at).text == said


@pytest.mark.parametrize(
    ("earlier", "text", "said"),
    [
        ("når er neste samling?", "og hvor?", "Samlinga er på Leka i september 2025; dagen er ikke satt."),
        ("what was the theme in Meråker?", "and Tydal?", (
            "The theme of the gathering in Tydal was: Place development and housing policy."
        )),
        ("hvilke samlinger er det?", "kor mange milepælar har evalueringa?", (
            "Det er 4 milepælar i alt: Oppstartsnotat (desember 2023), Midtvegsevaluering med midtvegsrapport "
            "(desember 2024), Sluttevaluering (november 2025) og Sluttrapport (desember 2025)."
        )),
        ("når var forrige samling?", "og neste?", "Samlinga på Leka er i september 2025; dagen er ikke satt."),
    ],
)  # fmt: skip
def test_a_follow_up_takes_over_what_it_leaves_out(answerer: Answerer, earlier: str, text: str, said: str) -> None:
    assert answerer.answered(text, MAY, earlier).text == said


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", [date(2023, 4, 10), SUMMER, MAY, date(2025, 9, 20)])
def test_the_examples_that_it_gives_are_ones_that_it_answers(
    answerer: Answerer, number: int, language: Language, at: date
) -> None:
    example = sentence(language, f"unknown.example.{number}", year=at.year)
    answer = answerer.answered(example, at)
    assert (answer.answered, answer.language if number == 2 else language) == (True, language)


@pytest.mark.parametrize(("otherwise", "language"), [("nb", "nb"), ("nn", "nn"), ("en", "nb")])
def test_a_norwegian_question_gets_a_norwegian_answer_whatever_the_setting(
    answerer: Answerer, otherwise: Language, language: Language
) -> None:
    assert answerer.answered("når er neste samling?", MAY, otherwise=otherwise).language == language


def test_a_new_fact_and_a_new_event_are_answered_without_code(answerer: Answerer) -> None:
    data = answerer.data
    fact = replace(
        data.facts[0],
        id="mentors",
        topic="mentors",
        title=LocalizedText("Mentorordning", "Mentorordning", "Mentoring"),
        text=LocalizedText("Hver kommune har en mentor.", "Kvar kommune har ein mentor.", "Each has a mentor."),
        aliases=(AliasData("nb", "mentorordninga"),),
    )
    event = replace(
        next(one for one in data.events if one.id == "tydal-2024"),
        id="froya-2026",
        title=LocalizedText("Samling på Frøya", "Samling på Frøya", "Gathering on Frøya"),
        definite=LocalizedText("samlinga på Frøya", "samlinga på Frøya", "the gathering on Frøya"),
        place=LocalizedText("Frøya", "Frøya", "Frøya"),
        place_preposition=LocalizedText("på", "på", "on"),
        first_day=date(2026, 4, 14),
        last_day=date(2026, 4, 15),
        precision="day",
        status="planned",
        theme=None,
        aliases=(),
    )
    more = build_answerer(replace(data, facts=(*data.facts, fact), events=(*data.events, event)))
    answers = [more.answered(text, MAY).text for text in ("hva er mentorordninga?", "når er samlinga på Frøya?")]
    assert answers == ["Hver kommune har en mentor.", "Samlinga på Frøya er 14.–15. april 2026."]
