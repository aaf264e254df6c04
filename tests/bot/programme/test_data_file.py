from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.programme.data_file import LARGEST, read_data_file
from bot.programme.faults import DataFileFaulty, Fault
from bot.texts.localized import LocalizedText
from models.records import AliasData, EventData, FactData, LinkData, OrganisationData, ProgrammeData, SourceData

# Each line is named by its number in the faults below.
SOUND = """\
programme:
  slug: valley
  name: {nb: Dalen, nn: Dalen, en: The valley}
  short_name: {nb: D, nn: D, en: V}
  description: {nb: Om dalen, nn: Om dalen, en: About the valley}
  language: nn
  zone: Europe/Oslo
  source: S1
sources:
  S1: {nb: Brev, nn: Brev, en: Letter}
organisations:
  leka:
    name: {nb: Leka, nn: Leka, en: Leka}
    kind: municipality
    role: host
    source: S1
events:
  leka-2025:
    kind: gathering
    title:
      nb: Samling
      nn: Samling
      en: Gathering
    when: 2025-09-05..2025-09-06
    status: planned
    host: leka
    source: S1
facts:
  goal:
    topic: goals
    title: {nb: Mål, nn: Mål, en: Goal}
    text: {nb: Målet., nn: Målet., en: The goal.}
    source: S1
"""

# The host's line and every line that an event may hold beside those of SOUND.
FULL = """\
    host: leka
    starts: 09:00
    ends: 15:30
    place: {nb: Leka, nn: Leka, en: Leka}
    place_preposition: {nb: på, nn: på, en: on}
    theme: {nb: Hav, nn: Hav, en: The sea}
    purpose: {nb: Lære, nn: Lære, en: To learn}
    links:
      - title: {nb: Program, nn: Program, en: Programme}
        url: https://example.org/leka
    aliases: {nb: [øya, havet], en: [island]}
    note: {nb: Sikkert, nn: Sikkert, en: Certain}
"""

DATES = "2025-09-05, 2025-09-05..2025-09-06, 2025-09, 2025-Q3, 2025-H2, 2025 or unset"
KINDS = "'gathering', 'evaluation', 'report', 'decision' or 'meeting'"
NO_GROUP = "must hold entries of its own, each a name, a colon and a value"
NO_ANCHORS = "anchors (&) and aliases (*) are not used here; write the text out, or put it in quotes"
NO_ID = "is no id; write small letters a–z, digits and single hyphens: leka-2025"
NO_ZONE = "is no time zone; write one such as Europe/Oslo"
EMPTY = "is empty; write a text, or leave the line out"


def _faults(content: str | bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(DataFileFaulty) as refusal:
        read_data_file(content)
    return [(fault.line, fault.path, fault.message) for fault in refusal.value.faults]


def _changed(*changes: tuple[str, str]) -> str:
    """The sound file with each old text, which must be there, replaced once."""
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_a_file_is_read_into_plain_records() -> None:
    text = _changed(
        (
            "    host: leka\n",
            FULL,
        )
    )
    source = SourceData("S1", LocalizedText("Brev", "Brev", "Letter"))
    assert read_data_file(text) == ProgrammeData(
        slug="valley",
        name=LocalizedText("Dalen", "Dalen", "The valley"),
        short_name=LocalizedText("D", "D", "V"),
        description=LocalizedText("Om dalen", "Om dalen", "About the valley"),
        language="nn",
        zone="Europe/Oslo",
        rules={},
        aliases=(),
        source=source,
        note=None,
        sources=(source,),
        organisations=(
            OrganisationData("leka", LocalizedText("Leka", "Leka", "Leka"), "municipality", "host", (), source, None),
        ),
        events=(
            EventData(
                id="leka-2025",
                kind="gathering",
                title=LocalizedText("Samling", "Samling", "Gathering"),
                definite=LocalizedText("Samling", "Samling", "Gathering"),
                first_day=date(2025, 9, 5),
                last_day=date(2025, 9, 6),
                precision="day",
                starts=time(9),
                ends=time(15, 30),
                status="planned",
                host="leka",
                place=LocalizedText("Leka", "Leka", "Leka"),
                place_preposition=LocalizedText("på", "på", "on"),
                theme=LocalizedText("Hav", "Hav", "The sea"),
                purpose=LocalizedText("Lære", "Lære", "To learn"),
                links=(LinkData(LocalizedText("Program", "Program", "Programme"), "https://example.org/leka"),),
                aliases=(AliasData("nb", "øya"), AliasData("nb", "havet"), AliasData("en", "island")),
                source=source,
                note=LocalizedText("Sikkert", "Sikkert", "Certain"),
            ),
        ),
        facts=(
            FactData(
                "goal",
                "goals",
                LocalizedText("Mål", "Mål", "Goal"),
                LocalizedText("Målet.", "Målet.", "The goal."),
                (),
                source,
                None,
            ),
        ),
    )


def test_a_file_of_bytes_with_a_byte_order_mark_reads_as_its_text() -> None:
    assert read_data_file(SOUND.encode("utf-8-sig")) == read_data_file(SOUND)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_line_ends_of_other_systems_make_no_difference(end: str) -> None:
    assert read_data_file(SOUND.replace("\n", end)) == read_data_file(SOUND)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_lines_of_faults_are_counted_alike_with_the_line_ends_of_other_systems(end: str) -> None:
    text = _changed(("facts:", "facts: \a"))
    assert _faults(text.replace("\n", end)) == _faults(text)


def test_over_two_days_an_event_may_end_at_an_earlier_hour_than_it_began() -> None:
    event = read_data_file(_changed(("host: leka", "starts: 15:00\n    ends: 09:00"))).events[0]
    assert (event.starts, event.ends) == (time(15), time(9))


def test_a_programme_may_have_nothing_recorded_yet() -> None:
    data = read_data_file(SOUND[: SOUND.index("organisations:")])
    assert (data.organisations, data.events, data.facts) == ((), (), ())


@pytest.mark.parametrize("text", ["no", "yes", "2025-09-05", "12", "null", "~", "0x10", "1.5", "true"])
def test_every_value_stays_the_text_that_was_written(text: str) -> None:
    data = read_data_file(_changed(("nb: Mål,", f"nb: {text},")))
    assert data.facts[0].title.nb == text


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        # dates and times
        ("when: 2025-09-05..2025-09-06", "when: 2025-13", [(24, "when", f"'2025-13' is no date; write {DATES}")]),
        ("2025-09-05..2025-09-06", "2025-02-29", [(24, "when", f"'2025-02-29' is no date; write {DATES}")]),
        (
            "2025-09-05..2025-09-06",
            "2025-09-06..2025-09-05",
            [(24, "when", "'2025-09-06..2025-09-05' ends before it begins; write the first day first")],
        ),
        ("when: 2025-09-05..2025-09-06", "when:", [(24, "when", f"'' is no date; write {DATES}")]),
        ("when: 2025-09-05..2025-09-06", "when: [2025]", [(24, "when", "must be one date")]),
        ("host: leka", "starts: 9:00", [(26, "starts", "'9:00' is no time of day; write it as 09:00")]),
        ("host: leka", "starts: 24:00", [(26, "starts", "'24:00' is no time of day; write it as 09:00")]),
        ("when: 2025-09-05..2025-09-06", "when: 2025-09\n    starts: 09:00", [
            (18, "", "starts needs a when that names the day"),
        ]),
        ("host: leka", "ends: 15:00", [(18, "", "ends needs starts beside it")]),
        ("when: 2025-09-05..2025-09-06", "when: 2025-09-05\n    starts: 15:00\n    ends: 09:00", [
            (18, "", "ends (09:00) must come after starts (15:00)"),
        ]),
        ("when: 2025-09-05..2025-09-06", "when: 2025-09-05\n    starts: 15:00\n    ends: 15:00", [
            (18, "", "ends (15:00) must come after starts (15:00)"),
        ]),
        # what an event must and may hold
        ("kind: gathering", f"kind: {'x' * 61}", [(19, "kind", f"'{'x' * 59}…' is not known here; write {KINDS}")]),
        ("    status: planned\n", "", [(18, "status", "is missing")]),
        ("kind: gathering", "kind: party", [(19, "kind", f"'party' is not known here; write {KINDS}")]),
        ("host: leka", "hosts: leka", [(26, "hosts", "is not known here; check the spelling, or remove it")]),
        ("host: leka", "host: lekka", [(26, "host", "'lekka' is not among the organisations of this file")]),
        ("host: leka", "host: [leka]", [(26, "host", "must be one text")]),
        ("host: leka\n    source: S1", "host: leka\n    source: S9", [
            (27, "source", "'S9' is not among the sources of this file"),
        ]),
        ("host: leka", "theme:", [(26, "theme", NO_GROUP)]),
        ("host: leka", "place_preposition: {nb: på, nn: på, en: on}", [
            (18, "", "place_preposition needs place beside it"),
        ]),
        ("host: leka", "links: https://example.org", [
            (26, "links", "must be a list, each item on its own line after a dash"),
        ]),
        ("host: leka", "links:\n      - {title: {nb: A, nn: A, en: A}, url: example.org}", [
            (27, "links › 1 › url", "'example.org' is no web address; write one that begins with https://"),
        ]),
        # texts in three languages
        ("      nn: Samling\n", "", [(20, "title › nn", "is missing; the text must stand in nb, nn and en")]),
        ("      nn: Samling\n", "      nn:\n", [(22, "title › nn", EMPTY)]),
        ("      nn: Samling\n", "      nn: '  '\n", [(22, "title › nn", EMPTY)]),
        ("en: Gathering", "en: Gathering\n      de: Treffen", [
            (24, "title › de", "is not known here; check the spelling, or remove it"),
        ]),
        # aliases
        ("host: leka", "aliases: {nb: [leka, '']}", [(26, "aliases › nb › 2", EMPTY)]),
        ("host: leka", "aliases:\n      nb: [Leka, leka]", [(27, "aliases › nb", "'leka' is listed twice")]),
        ("host: leka", "aliases: {se: [Leka]}", [
            (26, "aliases › se", "'se' is not known here; write 'nb', 'nn' or 'en'"),
        ]),
    ],
)  # fmt: skip
def test_a_fault_in_an_event_is_named_with_its_line_and_its_path(
    old: str, new: str, faults: list[tuple[int, str, str]]
) -> None:
    expected = [(line, " › ".join(filter(None, ["events › leka-2025", path])), told) for line, path, told in faults]
    assert _faults(_changed((old, new))) == expected


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("slug: valley", "slug: The Valley", [
            (2, "programme › slug", f"'The Valley' {NO_ID}"),
        ]),
        ("language: nn", "language: no", [
            (6, "programme › language", "'no' is not known here; write 'nb', 'nn' or 'en'"),
        ]),
        ("Europe/Oslo", "Europe/Leka", [(7, "programme › zone", f"'Europe/Leka' {NO_ZONE}")]),
        ("Europe/Oslo", "Europe", [(7, "programme › zone", f"'Europe' {NO_ZONE}")]),
        ("Europe/Oslo", "../Oslo", [(7, "programme › zone", f"'../Oslo' {NO_ZONE}")]),
        ("  S1:", "  S-1:", [
            (8, "programme › source", "'S1' is not among the sources of this file"),
            (10, "sources › S-1", "'S-1' is no id of a source; write letters and digits only: S2"),
            (16, "organisations › leka › source", "'S1' is not among the sources of this file"),
            (27, "events › leka-2025 › source", "'S1' is not among the sources of this file"),
            (33, "facts › goal › source", "'S1' is not among the sources of this file"),
        ]),
        ("sources:\n  S1: {nb: Brev, nn: Brev, en: Letter}\n", "sources: none\n", [(9, "sources", NO_GROUP)]),
        ("sources:\n", "sauces:\n", [
            (1, "sources", "is missing"),
            (8, "programme › source", "'S1' is not among the sources of this file"),
            (9, "sauces", "is not known here; check the spelling, or remove it"),
            (16, "organisations › leka › source", "'S1' is not among the sources of this file"),
            (27, "events › leka-2025 › source", "'S1' is not among the sources of this file"),
            (33, "facts › goal › source", "'S1' is not among the sources of this file"),
        ]),
        ("kind: municipality", "kind: town", [
            (14, "organisations › leka › kind",
             "'town' is not known here; write 'municipality', 'county', 'state', 'association' or 'committee'"),
        ]),
        ("role: host", "role: guest", [
            (15, "organisations › leka › role",
             "'guest' is not known here; write 'host', 'partner' or 'decision-maker'"),
        ]),
        ("  goal:\n", "  Goal 1:\n", [
            (29, "facts › Goal 1", f"'Goal 1' {NO_ID}"),
        ]),
        ("  goal:\n", "  goal:\n    topic: aims\n", [
            (31, "facts › goal › topic", "stands here a second time; the first is in line 30"),
        ]),
        ("facts:\n", "  leka-2025: {host: &h leka}\nfacts:\n", [
            (28, "events › leka-2025", "stands here a second time; the first is in line 18"),
            (28, "events › leka-2025 › host", NO_ANCHORS),
        ]),
        ("facts:\n", "  leka-2025: again\nfacts:\n", [
            (28, "events › leka-2025", "stands here a second time; the first is in line 18"),
        ]),
        ("text: {nb: Målet., nn: Målet., en: The goal.}", "text: The goal.", [(32, "facts › goal › text", NO_GROUP)]),
    ],
)  # fmt: skip
def test_a_fault_elsewhere_is_named_with_its_line_and_its_path(
    old: str, new: str, faults: list[tuple[int, str, str]]
) -> None:
    assert _faults(_changed((old, new))) == faults


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("slug: valley", "slug: 'valley", [
            (2, "", "opens a quotation mark that is never closed"),
        ]),
        ("slug: valley", "slug: val: ley", [
            (2, "", "can't be read as YAML: mapping values are not allowed in this context"),
        ]),
        ("  language", "\tlanguage", [(6, "", "begins with a tab; indent with spaces")]),
        ("slug: valley", "slug: val\u2028ley", [
            (2, "", "holds the character '\\u2028', which no text file should hold"),
        ]),
        ("slug: valley", "slug: val\aley", [(2, "", "holds the character '\\x07', which no text file should hold")]),
        ("slug: valley", "slug: &v valley", [(2, "programme › slug", NO_ANCHORS)]),
        ("slug: valley", "slug: *v", [(2, "programme › slug", NO_ANCHORS)]),
        ("slug: valley", "&s slug: valley", [(2, "programme › slug", NO_ANCHORS)]),
        ("slug: valley", "slug: !!str valley", [
            (2, "programme › slug", "tags (!) are not used here; put the text in quotes"),
        ]),
        ("slug: valley", "slug: valley\n  ? [a, b]\n  : c", [
            (3, "programme", "a name before a colon must be a plain word"),
        ]),
        ("sources:\n", "---\nsources:\n", [
            (1, "sources", "is missing"),
            (8, "programme › source", "'S1' is not among the sources of this file"),
            (9, "", "a second document begins with ---; the file must hold one"),
        ]),
    ],
)  # fmt: skip
def test_a_fault_of_yaml_is_named_with_its_line(old: str, new: str, faults: list[tuple[int, str, str]]) -> None:
    assert _faults(_changed((old, new))) == faults


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("", [(1, "", "the file is empty")]),
        ("# nothing yet\n", [(1, "", "the file is empty")]),
        ("- a\n- b\n", [(1, "", NO_GROUP)]),
        ("a text", [(1, "", NO_GROUP)]),
        (b"programme:\n  slug: Sn\xe5sa\n", [(2, "", "holds a byte that is not UTF-8; save the file as UTF-8")]),
        ("programme: \ud800", [(1, "", "holds a byte that is not UTF-8; save the file as UTF-8")]),
        (
            "events: [" * 20,
            [(1, " › ".join(["events", *["1 › events"] * 5]), "is nested too deep")],
        ),
        (b" " * (LARGEST + 1), [(1, "", "the file is larger than 1,000,000 bytes; is it the right one?")]),
        (b"events: [" * 1_200_000, [(1, "", "the file is larger than 1,000,000 bytes; is it the right one?")]),
    ],
    ids=["empty", "comment", "list", "text", "latin-1", "half a pair", "deep", "large", "ten megabytes"],
)
def test_what_is_no_data_file_is_refused(content: str | bytes, faults: list[tuple[int, str, str]]) -> None:
    assert _faults(content) == faults


def test_a_nest_of_aliases_is_refused_without_being_unfolded() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    told = {message for _, _, message in _faults(bomb) if message == NO_ANCHORS}
    assert told == {NO_ANCHORS}


def test_faults_of_every_kind_come_together_by_line() -> None:
    text = _changed(
        ("language: nn", "language: no"),
        ("kind: municipality", "kind: &k municipality"),
        ("      nn: Samling\n", ""),
        ("when: 2025-09-05..2025-09-06", "when: soon"),
        ("host: leka", "host: nobody"),
        ("topic: goals", "topic: goals\n    topic: aims"),
    )
    assert _faults(text) == [
        (6, "programme › language", "'no' is not known here; write 'nb', 'nn' or 'en'"),
        (14, "organisations › leka › kind", NO_ANCHORS),
        (20, "events › leka-2025 › title › nn", "is missing; the text must stand in nb, nn and en"),
        (23, "events › leka-2025 › when", f"'soon' is no date; write {DATES}"),
        (25, "events › leka-2025 › host", "'nobody' is not among the organisations of this file"),
        (30, "facts › goal › topic", "stands here a second time; the first is in line 29"),
    ]


def test_a_refusal_reads_as_one_line_for_each_fault() -> None:
    refusal = DataFileFaulty([Fault(42, "events › leka-2025 › when", "is missing"), Fault(1, "", "is wrong")])
    assert str(refusal) == "line 1: is wrong\nline 42, events › leka-2025 › when: is missing"


def _reads_or_is_refused(content: str | bytes) -> bool:
    """Whether reading ends in data or in faults that lie within the file; any other error passes through."""
    try:
        read_data_file(content)
    except DataFileFaulty as refusal:
        text = content if isinstance(content, str) else content.decode("latin-1")
        lines = text.count("\n") + text.count("\r") + 1
        return bool(refusal.faults) and all(1 <= fault.line <= lines + 1 for fault in refusal.faults)
    return True


@given(st.text() | st.binary())
def test_arbitrary_content_is_read_or_refused(content: str | bytes) -> None:
    """Kills: leaving the search for characters that YAML refuses out of read_lined_yaml."""
    assert _reads_or_is_refused(content)


YAML_PIECES = [
    *SOUND.splitlines(keepends=True),
    *["- ", "? ", ": ", "{", "}", "[", "]", "&a ", "*a ", "!t ", "|\n", ">-\n", "'", '"', "#", "---\n", "...\n"],
    *["%YAML 1.1\n", "<<: ", "\t", "  ", "\n", "\r", "nb: ", "events:\n", "\u2028", "\x85", "\ufeff"],
]


@example("? [a]\n: b\n")
@given(st.lists(st.sampled_from(YAML_PIECES), max_size=40).map("".join))
def test_pieces_of_yaml_in_any_order_are_read_or_refused(content: str) -> None:
    """Kills: taking every key for a plain word in _read_mapping (`? [a]`)."""
    assert _reads_or_is_refused(content)


@given(st.integers(0, len(SOUND)), st.integers(0, 40), st.text(max_size=5))
def test_a_sound_file_with_a_piece_replaced_is_read_or_refused(start: int, length: int, piece: str) -> None:
    """Kills: taking the line of an entry that is missing for granted in line_of."""
    assert _reads_or_is_refused(SOUND[:start] + piece + SOUND[start + length :])
