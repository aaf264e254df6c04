"""The programme's things that a message names, over the shipped data."""

import pytest

from bot.answering.entities import find_entities
from bot.answering.entity_index import Index, build_index
from bot.answering.words import read_words
from bot.programme.data_file import read_data_file, shipped_data_file

Named = tuple[str, *tuple[str, ...]]
SNASA, MERAKER, HOYLANDET = ("place", "snasa-2023"), ("place", "meraker-2023"), ("place", "hoylandet-2024")
TYDAL, RENNEBU, LEKA = ("place", "tydal-2024"), ("place", "rennebu-2025"), ("place", "leka-2025")
AT_LEKA, AT_TYDAL, AT_RENNEBU = ("event", "leka-2025"), ("event", "tydal-2024"), ("event", "rennebu-2025")
AT_HOYLANDET, AT_MERAKER, AT_SNASA = ("event", "hoylandet-2024"), ("event", "meraker-2023"), ("event", "snasa-2023")
FINAL, MIDTERM, GATHERING = ("event", "finalreport-2025"), ("event", "midterm-2024"), ("event-kind", "gathering")


@pytest.fixture(scope="session")
def index() -> Index:
    return build_index(read_data_file(shipped_data_file()))


def named(index: Index, text: str, taken: frozenset[int] = frozenset()) -> list[Named]:
    """Each mention's kind and ids."""
    return [(mention.kind, *mention.ids) for mention in find_entities(index, read_words(text), taken)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("leka?", [LEKA]),
        ("LEKA", [LEKA]),
        ("Lekas", [LEKA]),
        ("Leka's", [LEKA]),
        ("snåsa", [SNASA]),
        ("Snaasa", [SNASA]),
        ("Snasa", [SNASA]),
        ("Meraaker", [MERAKER]),
        ("meraker", [MERAKER]),
        ("Meråkers", [MERAKER]),
        ("Hoylandet", [HOYLANDET]),
        ("Hoeylandet", [HOYLANDET]),
        ("Tydal og Rennebu", [TYDAL, RENNEBU]),
        ("når er Leka?", [LEKA]),
        ("Leka kommune", [("organisation", "leka")]),
        ("Snåsa municipality", [("organisation", "snasa")]),
    ],
)
def test_a_place_is_the_events_there_and_a_municipality_is_itself(
    index: Index, text: str, things: list[Named]
) -> None:
    assert named(index, text) == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Leka-samlinga", [AT_LEKA]),
        ("lekasamlinga", [AT_LEKA]),
        ("leka samlinga", [AT_LEKA]),
        ("Lekasamlingen", [AT_LEKA]),
        ("Lekas samling", [AT_LEKA]),
        ("Leka gathering", [AT_LEKA]),
        ("the Leka meeting", [AT_LEKA]),
        ("samlinga på Leka", [AT_LEKA]),
        ("samlingen på leka", [AT_LEKA]),
        ("gathering on Leka", [AT_LEKA]),
        ("the gathering in Tydal", [AT_TYDAL]),
        ("Tydal-møtet", [AT_TYDAL]),
        ("tydalssamlinga", [AT_TYDAL]),
        ("Rennebusamlingen", [AT_RENNEBU]),
        ("rennebu-samlingas", [AT_RENNEBU]),
        ("høylandssamlinga", [AT_HOYLANDET]),
        ("Meråkersamlinga", [AT_MERAKER]),
        ("snasasamlinga", [AT_SNASA]),
        ("oppstartssamlinga", [AT_SNASA]),
        ("kick-off", [AT_SNASA]),
        ("kickoff", [AT_SNASA]),
        ("the start-up gathering", [AT_SNASA, GATHERING]),
    ],
)
def test_a_place_with_a_word_for_gathering_is_the_event(index: Index, text: str, things: list[Named]) -> None:
    assert named(index, text) == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("kampen om kvalifisert arbeidskraft", AT_MERAKER),
        ("kvalifisert arbeidskraft", AT_MERAKER),
        ("skilled labour", AT_MERAKER),
        ("skilled labor", AT_MERAKER),
        ("næringsutvikling", AT_HOYLANDET),
        ("naeringsutvikling", AT_HOYLANDET),
        ("naringsutvikling", AT_HOYLANDET),
        ("business development", AT_HOYLANDET),
        ("boligpolitikk", AT_TYDAL),
        ("boligpolitikken", AT_TYDAL),
        ("bustadpolitikk", AT_TYDAL),
        ("housing policy", AT_TYDAL),
        ("stedsutvikling og boligpolitikk", AT_TYDAL),
        ("Stadutvikling", AT_TYDAL),
        ("bærekraftig samarbeid", AT_RENNEBU),
        ("baerekraftig samarbeid", AT_RENNEBU),
        ("berekraftig samarbeid", AT_RENNEBU),
        ("sustainable cooperation", AT_RENNEBU),
    ],
)
def test_a_theme_in_any_language_is_the_event_that_had_it(index: Index, text: str, thing: Named) -> None:
    assert named(index, text) == [thing]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("sluttrapporten", FINAL),
        ("the final report", FINAL),
        ("endelig rapport", FINAL),
        ("sluttevalueringa", ("event", "finaleval-2025")),
        ("the final evaluation", ("event", "finaleval-2025")),
        ("midtveisrapporten", MIDTERM),
        ("midtvegsevalueringa", MIDTERM),
        ("mid-term report", MIDTERM),
        ("midterm evaluation", MIDTERM),
        ("oppstartsnotatet", ("event", "startmemo-2023")),
        ("the start memo", ("event", "startmemo-2023")),
        ("handlingsplanen", ("event", "actionplan-2023")),
        ("the action plan", ("event", "actionplan-2023")),
        ("digital møteplass", ("event", "landbruk-2025")),
        ("digital moteplass", ("event", "landbruk-2025")),
        ("landbrukskontorene", ("event", "landbruk-2025")),
        ("digital meeting", ("event", "landbruk-2025")),
        ("laget rundt", ("fact", "team-around")),
        ("«laget rundt»", ("fact", "team-around")),
        ("the team around", ("fact", "team-around")),
        ("retningsmål", ("fact", "direction-goals")),
        ("the direction goals", ("fact", "direction-goals")),
        ("project areas", ("fact", "project-areas")),
        ("prosjektene", ("fact", "project-areas")),
        ("prosjekter er det innen stedsutvikling", ("fact", "projects-place")),
        ("competence building", ("fact", "competence-building")),
        ("sertifiseringa", ("fact", "competence-building")),
        ("den praktiske treninga", ("fact", "practical-training")),
        ("aktivitetane", ("fact", "where-activity-happens")),
        ("the cooperation agreement", ("fact", "cooperation-agreement")),
        ("drit lei elendighetsbeskrivelser", ("fact", "quotation")),
        ("kven deltek", ("fact", "participants")),
        ("hvor ofte", ("fact", "gatherings")),
        ("følgeevalueringa", ("fact", "evaluation")),
        ("Husbanken", ("organisation", "husbanken")),
        ("Husbankens", ("organisation", "husbanken")),
        ("Housing Bank", ("organisation", "husbanken")),
        ("KS", ("organisation", "ks")),
        ("ks", ("organisation", "ks")),
        ("Innovation Norway", ("organisation", "innovasjon-norge")),
        ("Innovasjon Noreg", ("organisation", "innovasjon-norge")),
        ("County Governor", ("organisation", "statsforvalteren")),
        ("statsforvaltaren", ("organisation", "statsforvalteren")),
        ("fylkeskommunen", ("organisation", "trondelag-fylkeskommune")),
        ("distriktsenteret", ("organisation", "distriktssenteret")),
        ("I LAG", ("programme", "i-lag")),
        ("Distriktssatsinga", ("programme", "i-lag")),
    ],
)
def test_a_name_or_alias_is_its_thing(index: Index, text: str, thing: Named) -> None:
    assert named(index, text) == [thing]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("samling", ["gathering"]),
        ("samlinga", ["gathering"]),
        ("samlingen", ["gathering"]),
        ("samlingene", ["gathering"]),
        ("samlingane", ["gathering"]),
        ("samlingan", ["gathering"]),
        ("gatherings", ["gathering"]),
        ("høstsamlinga", ["gathering"]),
        ("septembersamlinga", ["gathering"]),
        ("møtet", ["gathering", "meeting"]),
        ("meetings", ["gathering", "meeting"]),
        ("rapporten", ["report"]),
        ("reports", ["report"]),
        ("evalueringa", ["evaluation"]),
        ("vedtaket", ["decision"]),
        ("decision", ["decision"]),
        ("milepæler", ["evaluation", "report"]),
        ("milepælane", ["evaluation", "report"]),
        ("milestones", ["evaluation", "report"]),
    ],
)
def test_a_word_for_a_kind_of_event_is_that_kind(index: Index, text: str, kinds: list[str]) -> None:
    assert named(index, text) == [("event-kind", *kinds)]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("hvordan blir været?", "weather"),
        ("korleis er vêret", "weather"),
        ("how's the weather", "weather"),
        ("når er fristen", "deadline"),
        ("deadline?", "deadline"),
        ("klokkeslett", "time-of-day"),
        ("what time", "time-of-day"),
        ("hvilket lokale", "venue"),
        ("venue?", "venue"),
        ("hvem er foredragsholder", "speaker"),
        ("who is the speaker", "speaker"),
        ("agenda", "agenda"),
        ("dagsorden", "agenda"),
        ("hva koster det", "price"),
        ("går det buss", "travel"),
        ("når går ferja", "ferry"),
        ("ferge?", "ferry"),
        ("hva er det til lunsj", "food"),
        ("lunch?", "food"),
        ("hotell", "hotel"),
        ("parkering", "parking"),
        ("påmelding", "registration"),
        ("deltakerlista", "participants"),
        ("telefonnummer", "contact"),
        ("e-post", "contact"),
        ("referatet", "documents"),
        ("slides", "documents"),
    ],
)
def test_what_no_data_records_is_an_attribute(index: Index, text: str, attribute: str) -> None:
    assert named(index, text) == [("attribute", attribute)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("the ferry to Leka", [("attribute", "ferry"), LEKA]),
        ("Leka-ferja", [LEKA, ("attribute", "ferry")]),
        ("været på Leka", [("attribute", "weather"), LEKA]),
        ("Kvar på Leka skal vi møtast?", [("attribute", "venue"), LEKA]),
        ("where in Rennebu", [("attribute", "venue"), RENNEBU]),
        ("hvor er Leka?", [LEKA]),
        ("hvilken samling handlet om næringsutvikling?", [GATHERING, AT_HOYLANDET]),
        (
            "ka ti e fristen førr påmelding te Leka?",
            [("attribute", "deadline"), ("attribute", "registration"), LEKA],
        ),
        ("Var samlinga i Tydal før den på Høylandet?", [AT_TYDAL, HOYLANDET]),
        (
            "is Innovation Norway part of the team around?",
            [("organisation", "innovasjon-norge"), ("fact", "team-around")],
        ),
        ("samling på Røros", [GATHERING, ("foreign-place", "Røros")]),
        ("Leka, Oslo", [LEKA, ("foreign-place", "Oslo")]),
    ],
)
def test_several_things_come_in_the_order_of_the_words(index: Index, text: str, things: list[Named]) -> None:
    assert named(index, text) == things


@pytest.mark.parametrize(
    "name",
    ["Oslo", "røros", "Roros", "Trondheim", "Levanger", "Steinkjer", "Namsos", "Stjørdal", "Verdal", "Grong", "Heim",
     "Bergen", "Tromsø", "Midtre Gauldal", "Mo i Rana", "Nærøysund"],
)  # fmt: skip
def test_a_place_that_is_not_the_programmes_is_foreign_and_named_as_typed(index: Index, name: str) -> None:
    expected = name.replace(" i ", " ")
    assert named(index, f"samling i {name}?") == [GATHERING, ("foreign-place", expected)]


@pytest.mark.parametrize(
    "text",
    ["", "hei!", "lek", "leke på lekeplassen", "tyder på det", "rennet", "merker du det",
     "vær så snill",
     "ver så god",
     "of course", "heim", "moss on a stone", "launder", "ka e det", "17. mai", "snart", "thanks a lot 🙏",
     "forsamlingen", "«»--", "kommer du?"],
)  # fmt: skip
def test_a_false_friend_names_nothing(index: Index, text: str) -> None:
    assert named(index, text) == []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("smalinger", GATHERING),
        ("gathring", GATHERING),
        ("the fianl report", FINAL),
        ("midtveisrapprt", MIDTERM),
        ("midtvegsevaluringa", MIDTERM),
        ("distriktsentret", ("organisation", "distriktssenteret")),
        ("hoylande", HOYLANDET),
        ("Høylandett", HOYLANDET),
        ("rennbu", RENNEBU),
        ("Levangr", ("foreign-place", "Levangr")),
        ("hoylandet gathring", AT_HOYLANDET),
        ("slutrapporten", FINAL),
        ("statsforvaltern", ("organisation", "statsforvalteren")),
        ("inovasjon norge", ("organisation", "innovasjon-norge")),
    ],
)
def test_a_typing_error_still_names_its_thing(index: Index, text: str, thing: Named) -> None:
    assert named(index, text) == [thing]


def test_a_mention_tells_where_it_stands_and_how_it_was_found(index: Index) -> None:
    found = find_entities(index, read_words("so when is the fianl report due"))
    assert [(one.words, one.score, one.how) for one in found] == [((4, 6), 0.8, "fuzzy")]


def test_words_already_taken_name_nothing(index: Index) -> None:
    assert named(index, "Leka 2025", frozenset({0})) == []


def test_a_taken_word_may_be_part_of_a_longer_name(index: Index) -> None:
    assert named(index, "mål for 2025", frozenset({2})) == [("fact", "direction-goals")]
