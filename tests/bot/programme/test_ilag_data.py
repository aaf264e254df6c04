import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from bot.texts.localized import LocalizedText
from models.records import EventData, ProgrammeData
from models.vocabulary import Precision

# The tables below were written by hand from the project's reading of the presentation of 9 May 2025.

DAYS: dict[str, tuple[date, date, Precision]] = {
    "snasa-2023": (date(2023, 5, 3), date(2023, 5, 4), "day"),
    "meraker-2023": (date(2023, 10, 1), date(2023, 10, 31), "month"),
    "hoylandet-2024": (date(2024, 4, 1), date(2024, 4, 30), "month"),
    "tydal-2024": (date(2024, 9, 1), date(2024, 9, 30), "month"),
    "rennebu-2025": (date(2025, 5, 5), date(2025, 5, 6), "day"),
    "leka-2025": (date(2025, 9, 1), date(2025, 9, 30), "month"),
    "startmemo-2023": (date(2023, 12, 1), date(2023, 12, 31), "month"),
    "midterm-2024": (date(2024, 12, 1), date(2024, 12, 31), "month"),
    "finaleval-2025": (date(2025, 11, 1), date(2025, 11, 30), "month"),
    "finalreport-2025": (date(2025, 12, 1), date(2025, 12, 31), "month"),
    "actionplan-2023": (date(2023, 11, 15), date(2023, 11, 15), "day"),
    "landbruk-2025": (date(2025, 5, 9), date(2025, 5, 9), "day"),
}

# The host, then where it is and what about, in Bokmål.
GATHERINGS = {
    "snasa-2023": ("snasa", "på Snåsa", "Oppstart: «Vi ble I LAG»"),
    "meraker-2023": ("meraker", "i Meråker", "Kampen om kvalifisert arbeidskraft"),
    "hoylandet-2024": ("hoylandet", "på Høylandet", "Næringsutvikling"),
    "tydal-2024": ("tydal", "i Tydal", "Stedsutvikling og boligpolitikk"),
    "rennebu-2025": ("rennebu", "i Rennebu", "Bærekraftig samarbeid"),
    "leka-2025": ("leka", "på Leka", None),
}

SECTIONS = {
    "S1": ["direction-goals"],
    "S2": [
        "i-lag",
        "snasa",
        "meraker",
        "hoylandet",
        "tydal",
        "rennebu",
        "leka",
        "snasa-2023",
        "meraker-2023",
        "hoylandet-2024",
        "tydal-2024",
        "rennebu-2025",
        "leka-2025",
        "gatherings",
    ],
    "S3": [
        "trondelag-fylkeskommune",
        "distriktssenteret",
        "husbanken",
        "innovasjon-norge",
        "ks",
        "statsforvalteren",
        "participants",
        "team-around",
        "innovation-muscle",
    ],
    "S4": [
        "startmemo-2023",
        "midterm-2024",
        "finaleval-2025",
        "finalreport-2025",
        "evaluation",
        "new-knowledge",
        "reflections",
    ],
    "S5": ["competence-building"],
    "S6": ["project-areas", "projects-recruitment", "projects-business", "projects-place"],
    "S7": ["practical-training"],
    "S8": ["where-activity-happens"],
    "S9": ["cooperation-agreement", "process-leadership"],
    "S10": ["hovedutvalg-naring-industri", "actionplan-2023", "action-plan"],
    "S11": ["quotation"],
    "S12": ["landbruk-2025"],
}

# What the presentation says, in its own words: each text holds them in this order.
WORDS = {
    "direction-goals": [
        "kommunene i hele Trøndelag",
        "en tydelig innsats på næringsutvikling og eget utviklingsarbeid",
        "offentlig sektor i hele Trøndelag",
        "en forsknings- og innovasjonskultur",
    ],
    "gatherings": ["to samlinger i året", "én kommune som vertskap"],
    "participants": ["Prosjektledere", "ordførere", "kommunedirektører", "Laget rundt"],
    "team-around": [
        "Laget rundt",
        "Trøndelag fylkeskommune",
        "Distriktssenteret",
        "Husbanken",
        "Innovasjon Norge",
        "KS",
        "Statsforvalteren",
    ],
    "innovation-muscle": ["inviteres", "trene innovasjonsmuskelen"],
    "evaluation": ["oppstartsnotat", "midtveisevaluering", "midtveisrapport", "sluttevaluering", "sluttrapport"],
    "new-knowledge": ["bærekraftige samarbeidsmodeller", "best for kommunene", "gode og effektive for laget rundt"],
    "reflections": ["etter hver samling"],
    "competence-building": [
        "prosessledelse",
        "sertifisering i prosessledelse",
        "designdrevet innovasjon (fordypning)",
    ],
    "project-areas": ["kvalifisering og rekruttering", "næringsutvikling", "stedsutvikling"],
    "projects-recruitment": ["kvalifisering og rekruttering", "forskjellige"],
    "projects-business": ["næringsutvikling", "avsluttede og pågående"],
    "projects-place": ["stedsutvikling", "små og store fellesprosjekter"],
    "practical-training": [
        "designmetodikk",
        "strategisk framsikt",
        "målkonflikt",
        "innovative anskaffelser (fellesprosjekt)",
        "modning av aktuelle fellesprosjekter",
    ],
    "where-activity-happens": [
        "i og på tvers av kommunene",
        "Distriktssatsinga I LAG",
        "Bygdevekstavtaler",
        "Omstillingsprogram",
    ],
    "cooperation-agreement": ["I LAG-kommunene", "Trøndelag fylkeskommune"],
    "process-leadership": ["Prosessledelse", "bru", "bærekraftige samarbeidsmodeller"],
    "action-plan": ["handlingsplanperiode", "vedtatt 15. november 2023", "Hovedutvalg for Næring og Industri"],
    "quotation": ["Drit lei elendighetsbeskrivelser", "Kirsten Indgjerd Værdal", "direktør for plan og næring"],
}

# Quoted or a name: kept as it is in every language.
KEPT = re.compile("Drit lei elendighetsbeskrivelser|Vi ble I LAG|kommer desember 2025|«Prosessledelse»")

# Words that are right in Bokmål and wrong in Nynorsk, and the reverse, among those that such texts tend to hold.
BOKMAL_ONLY = re.compile(
    r"""\b(?:
    ikke|hva|jeg|uker?|fra|no[en]n?|noe|hvor|hvem|hvordan|hvilken|hvilket|hvilke|hvorfor|hver|mye|bare|være|ble|blitt
    |en|et|hele|tydelig|offentlig|forsknings?|følgeevaluering(?:a|en)?|bærekraftige?|deltar|deltaker(?:e|ne)|disse|dere
    |de|sted(?:er)?|stedsutvikling|boliger|bolig|boligpolitikk|økt|gjøre|sier|tidligere|innen|miljøer|kommunene
    |samling(?:er|ene|en)|ordførere|prosjekt(?:er|ene|ledere)|prosessledelse|aktivitet(?:er|ene)|avtaler|kommer
    |landbrukskontorene|utledet|refleksjon(?:er|ene)|rettet|omfatter|designdrevet|fordypning|forsiden|lysbilder?|lysbildet
    |nærheten|møtes|hun|selv|veien|milepæler|milepælene|partnere|modeller
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
NYNORSK_ONLY = re.compile(
    r"""\b(?:
    ikkje|kva|eg|vek[ea]|frå|nokon|noko|kor|kven|korleis|kvar|berre|vere|vart|vore|ein|eit|éin|heile|tydeleg|offentleg
    |forskings?|følgjeevaluering(?:a|en)?|berekraftige?|deltek|deltakar(?:ar|ane)|desse|dei|stadutvikling
    |bustadpolitikk|auka|gjere|seier|tidlegare|innan|kommunane|samling(?:ar|ane)|ordførarar|prosjektleiarar
    |prosessleiing|aktivitet(?:ar|ane)|avtalar|kjem|landbrukskontora|utleidde?|refleksjon(?:ar|ane)|retta|omfattar
    |designdriven|fordjuping|framsida|lysbilete[tr]?|nærleiken|møtest|òg|vedteken|milepæl(?:ar|ane)|modellar
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def _named(ilag: ProgrammeData) -> Iterator[tuple[str, str]]:
    yield ilag.slug, ilag.source.id
    for entry in (*ilag.organisations, *ilag.events, *ilag.facts):
        yield entry.id, entry.source.id


def _texts(value: object, path: str = "") -> Iterator[tuple[str, LocalizedText]]:
    """Every localized text in the data, with where it stands."""
    if isinstance(value, LocalizedText):
        yield path, value
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _texts(item, f"{path}.{getattr(item, 'id', position)}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), f"{path}.{field.name}")


def _by_id(ilag: ProgrammeData, event_id: str) -> EventData:
    return next(event for event in ilag.events if event.id == event_id)


def test_every_event_has_its_days_and_its_precision(ilag: ProgrammeData) -> None:
    assert {event.id: (event.first_day, event.last_day, event.precision) for event in ilag.events} == DAYS


def test_every_gathering_has_its_host_its_place_and_its_theme(ilag: ProgrammeData) -> None:
    found = {
        event.id: (
            event.host,
            f"{event.place_preposition and event.place_preposition.nb} {event.place and event.place.nb}",
            event.theme and event.theme.nb,
        )
        for event in ilag.events
        if event.kind == "gathering"
    }
    assert found == GATHERINGS


def test_every_event_has_its_kind_and_its_status(ilag: ProgrammeData) -> None:
    assert {event.id: (event.kind, event.status) for event in ilag.events} == {
        "snasa-2023": ("gathering", "confirmed"),
        "meraker-2023": ("gathering", "confirmed"),
        "hoylandet-2024": ("gathering", "confirmed"),
        "tydal-2024": ("gathering", "confirmed"),
        "rennebu-2025": ("gathering", "confirmed"),
        "leka-2025": ("gathering", "planned"),
        "startmemo-2023": ("report", "confirmed"),
        "midterm-2024": ("report", "confirmed"),
        "finaleval-2025": ("evaluation", "planned"),
        "finalreport-2025": ("report", "planned"),
        "actionplan-2023": ("decision", "confirmed"),
        "landbruk-2025": ("meeting", "confirmed"),
    }


def test_only_rennebu_has_a_goal_of_its_own(ilag: ProgrammeData) -> None:
    assert {event.id: event.purpose.nb for event in ilag.events if event.purpose} == {
        "rennebu-2025": "Økt utviklingskapasitet på varig basis, gjennom bærekraftig samarbeid"
    }


def test_the_presentation_gives_no_time_of_day_and_no_link(ilag: ProgrammeData) -> None:
    assert {(event.starts, event.ends, event.links) for event in ilag.events} == {(None, None, ())}


def test_the_committee_made_the_decision_on_the_action_plan(ilag: ProgrammeData) -> None:
    assert _by_id(ilag, "actionplan-2023").host == "hovedutvalg-naring-industri"


def test_what_was_inferred_says_so(ilag: ProgrammeData) -> None:
    inferred = ["snasa-2023", "meraker-2023", "hoylandet-2024", "tydal-2024", "leka-2025", "finaleval-2025"]
    assert [event.id for event in ilag.events if event.note and "utledet" in event.note.nb] == inferred


def test_every_organisation_has_its_kind_and_its_role(ilag: ProgrammeData) -> None:
    assert {one.id: (one.kind, one.role) for one in ilag.organisations} == {
        "snasa": ("municipality", "host"),
        "meraker": ("municipality", "host"),
        "hoylandet": ("municipality", "host"),
        "tydal": ("municipality", "host"),
        "rennebu": ("municipality", "host"),
        "leka": ("municipality", "host"),
        "trondelag-fylkeskommune": ("county", "partner"),
        "distriktssenteret": ("state", "partner"),
        "husbanken": ("state", "partner"),
        "innovasjon-norge": ("state", "partner"),
        "ks": ("association", "partner"),
        "statsforvalteren": ("state", "partner"),
        "hovedutvalg-naring-industri": ("committee", "decision-maker"),
    }


def test_every_section_of_the_presentation_is_represented(ilag: ProgrammeData) -> None:
    found: dict[str, list[str]] = {}
    for entry_id, section in _named(ilag):
        found.setdefault(section, []).append(entry_id)
    assert found == SECTIONS


def test_there_is_a_fact_for_each_thing_the_presentation_says(ilag: ProgrammeData) -> None:
    assert [fact.id for fact in ilag.facts] == list(WORDS)


@pytest.mark.parametrize(("fact_id", "words"), WORDS.items())
def test_a_fact_says_what_the_presentation_says(ilag: ProgrammeData, fact_id: str, words: list[str]) -> None:
    text = next(fact.text.nb for fact in ilag.facts if fact.id == fact_id)
    assert re.findall("|".join(map(re.escape, words)), text)[: len(words)] == words


def test_every_fact_is_a_sentence(ilag: ProgrammeData) -> None:
    texts = [text for fact in ilag.facts for text in (fact.text.nb, fact.text.nn, fact.text.en)]
    assert [text for text in texts if not re.fullmatch(r"[«A-ZÅÆØ].*\.", text)] == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_team_around_names_the_partners_as_the_organisations_do(ilag: ProgrammeData, language: str) -> None:
    team = next(fact for fact in ilag.facts if fact.id == "team-around")
    partners = [getattr(one.name, language) for one in ilag.organisations if one.role == "partner"]
    assert re.findall("|".join(partners), getattr(team.text, language)) == partners


def test_nynorsk_texts_hold_no_word_of_bokmal_only(ilag: ProgrammeData) -> None:
    texts = [(path, KEPT.sub("", text.nn)) for path, text in _texts(ilag)]
    assert [(path, word) for path, text in texts for word in BOKMAL_ONLY.findall(text)] == []


def test_bokmal_texts_hold_no_word_of_nynorsk_only(ilag: ProgrammeData) -> None:
    assert [(path, word) for path, text in _texts(ilag) for word in NYNORSK_ONLY.findall(text.nb)] == []


@pytest.mark.parametrize(("language", "foreign"), [("nn", BOKMAL_ONLY), ("nb", NYNORSK_ONLY)])
def test_aliases_stand_under_their_own_language(ilag: ProgrammeData, language: str, foreign: re.Pattern[str]) -> None:
    entries = (ilag, *ilag.organisations, *ilag.events, *ilag.facts)
    aliases = [alias.text for entry in entries for alias in entry.aliases if alias.language == language]
    assert [alias for alias in aliases if foreign.search(KEPT.sub("", alias))] == []


@pytest.mark.parametrize(
    ("alias", "ids"),
    [
        ("skilled labour", ["meraker-2023"]),
        ("economic development", ["hoylandet-2024"]),
        ("housing policy", ["tydal-2024"]),
        ("bustadpolitikk", ["tydal-2024"]),
        ("oppstartssamlinga", ["snasa-2023"]),
        ("midterm report", ["midterm-2024"]),
        ("county council", ["trondelag-fylkeskommune"]),
        ("statsforvaltar", ["statsforvalteren"]),
        ("handlingsplanen", ["actionplan-2023", "action-plan"]),
    ],
)
def test_other_words_lead_to_their_entries(ilag: ProgrammeData, alias: str, ids: list[str]) -> None:
    entries = (*ilag.organisations, *ilag.events, *ilag.facts)
    assert [entry.id for entry in entries if alias in [one.text for one in entry.aliases]] == ids


def test_the_programme_says_what_it_is(ilag: ProgrammeData) -> None:
    assert (ilag.slug, ilag.short_name.nb, ilag.name.nb, ilag.language, ilag.zone) == (
        "i-lag",
        "I LAG",
        "I LAG – Distriktssatsinga i Trøndelag",
        "nb",
        "Europe/Oslo",
    )
