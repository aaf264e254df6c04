"""What holds for every name of the shipped data, and for any text.

Each property says which mutation of `entities` it was seen to catch.
"""

from collections.abc import Iterator
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.entities import find_entities
from bot.answering.entity_index import Index, build_index
from bot.answering.words import read_words
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.texts.localized import LANGUAGES
from models.records import ProgrammeData

SAID_BY_ANOTHER = frozenset(
    # Names of facts that name an event, or a kind of events, first: "the action plan" is the decision.
    {("action-plan", name) for name in (
        "handlingsplan", "handlingsplanen", "handlingsplanperioden", "action plan", "action plan period",
        "New action plan period",
    )}
    | {("gatherings", name) for name in ("Samlingene", "Samlingane", "The gatherings")}
    | {("evaluation", name) for name in ("milepæler", "milepælar", "milestones")}
)  # fmt: skip
LONG = 7
"""Letters from which a misspelt name must never be taken for another."""


@cache
def programme() -> ProgrammeData:
    return read_data_file(shipped_data_file())


@cache
def index() -> Index:
    """No fixture: hypothesis prints what a failing test was given, and an index is half a megabyte."""
    return build_index(programme())


def named(text: str) -> set[str]:
    """The ids of all that a text names."""
    return {id_ for mention in find_entities(index(), read_words(text)) for id_ in mention.ids}


def names() -> Iterator[tuple[str, str]]:
    """The id of each thing with each of its names and aliases; a host's bare name is that of its gathering."""
    data = programme()
    hosts = {event.host for event in data.events if event.place}
    for thing in (*data.events, *data.organisations, *data.facts):
        yield from ((thing.id, alias.text) for alias in thing.aliases)
    for language in LANGUAGES:
        yield from ((thing.id, thing.title.in_language(language)) for thing in (*data.events, *data.facts))
        yield from ((one.id, one.name.in_language(language)) for one in data.organisations if one.id not in hosts)
        yield from (
            (event.id, event.place.in_language(language)) for event in data.events if event.place and event.host
        )


def typed(name: str) -> Iterator[str]:
    """A name in each case, and with what people write for æøå without the keys for them."""
    for cased in (name, name.lower(), name.upper(), name.title()):
        yield cased
        yield cased.translate(str.maketrans({"å": "a", "ø": "o", "æ": "ae", "Å": "A", "Ø": "O", "Æ": "AE"}))
        yield cased.translate(str.maketrans({"å": "aa", "ø": "oe", "æ": "ae", "Å": "AA", "Ø": "OE", "Æ": "AE"}))


def misspelt(name: str) -> Iterator[str]:
    """A name with each letter dropped, doubled, and swapped with the next."""
    for place, letter in enumerate(name):
        before, after = name[:place], name[place + 1 :]
        yield from (before + after, before + letter * 2 + after, before + after[:1] + letter + after[1:])


def test_every_name_finds_its_thing_and_no_other_in_any_case_with_and_without_nordic_letters() -> None:
    # Caught: only Bokmål aliases indexed; words looked up as typed instead of folded.
    wrong = [
        (text, found)
        for id_, name in sorted(set(names()) - SAID_BY_ANOTHER)
        for text in typed(name)
        if (found := named(text)) != {id_}
    ]
    assert wrong == []


def test_a_name_of_seven_letters_with_a_letter_dropped_doubled_or_swapped_is_never_another_thing() -> None:
    # Caught: every word within six errors taken, instead of the nearest within one or two.
    wrong = [
        (text, found)
        for id_, name in sorted(set(names()) - SAID_BY_ANOTHER)
        if name.isalpha() and len(name) >= LONG
        for text in misspelt(name)
        if (found := named(text)) not in ({id_}, set())
    ]
    assert wrong == []


@given(
    text=st.text(max_size=300)
    | st.lists(
        st.sampled_from(["Leka", "i", "lag", "samling", "ferja", "Oslo", "-", "«", "5", "«»", "rapprt", "final"])
    ).map(" ".join)
)
def test_any_text_gives_mentions_of_its_own_words_in_their_order(text: str) -> None:
    # Caught: mentions left in the order in which they were found; a span that ends at its last word, not behind it.
    words = read_words(text)
    found = [mention.words for mention in find_entities(index(), words)]
    assert found == sorted(span for span in found if 0 <= span[0] < span[1] <= len(words))


@given(noise=st.lists(st.sampled_from(["når", "er", "the", "where", "was", "hva", "og", "den", "neste"]), max_size=6))
def test_small_words_before_a_name_change_nothing(noise: list[str]) -> None:
    # Caught: names looked up at the first word of a message only.
    assert named(" ".join([*noise, "Leka"])) == {"leka-2025"}
