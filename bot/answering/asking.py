"""What a message asks for, by its question words: tables of phrases, folded, in every language at once.

A phrase is looked up as whole words; the longest one at a place wins, so "hvor mange" is not "hvor". To teach the bot
a new way of asking, add its phrase to a table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, Literal, TypeVar

from bot.answering.words import Word, fold

Asked = Literal[
    "when", "where", "who", "host", "theme", "purpose", "length", "until", "since", "count", "which", "list",
    "any", "greeting", "thanks", "help",
]  # fmt: skip
Order = Literal["next", "previous", "first", "last"]

_ASKED: dict[Asked, str] = {
    "when": """
        når | nar | naar | kva tid | katid | ka ti | ka tid | korti | kårti | når tid | hvilken dag |
        hvilken dato | hvilke datoer | kva dag | kva dato | ka dag | dato | datoen | datoene | datoane |
        tidspunkt | when | whens | when's | what date | what dates | which date | which day | what day |
        date | dates
    """,
    "where": """
        hvor | kor | kvar | kor hen | hvor hen | hvilket sted | hvilken kommune | kva stad | kva kommune
        | where | wheres | where's | what place | which municipality | which place
    """,
    "who": """
        hvem | kven | kem | who | whom | deltar | deltek | deltaker | deltakere | deltakerne |
        deltakarar | deltakarane | participants | attends | takes part | take part | hvilke roller |
        which roles
    """,
    "host": """
        by whom | av hvem | av kven | av kem | who adopted | hvem vedtok | kven vedtok |
        vert | verter | vertskap | vertskapet | vertskommune | vertskommunen | vertskommuner | vertar |
        vertskommunar | arrangør | arrangerer | arrangerte | arrangerar | host | hosts | hosted |
        hosting
    """,
    "theme": """
        tema | temaet | temaer | temaene | temaa | handlet om | handla om | handler om | handlar om |
        gjaldt | theme | themes | topic | topics | subject | about | om hva | om kva
    """,
    "purpose": """
        mål | målet | maal | maalet | målsetting | formål | formålet | føremål | føremålet | hensikt |
        hensikten | purpose | goal | aim | objective
    """,
    "length": """
        hvor lenge | kor lenge | hvor lang | kor lang | hvor mange dager varer | varighet | how long |
        how many days
    """,
    "until": """
        hvor lenge til | hvor lenge er det til | kor lenge til | kor lenge er det til | hvor mange dager
        til | kor mange dagar til | hvor mange uker til | kor mange veker til | hvor mange dager er det
        til | kor mange dagar er det til | hvor mange uker er det til | kor mange veker er det til | how
        long until | how long till | how long before | how many days until | how many weeks until | how
        long is it until | how many days is it until | kor lang tid er det til | hvor lang tid er det
        til
    """,
    "since": """
        hvor lenge siden | hvor lenge er det siden | kor lenge sidan | kor lenge er det sidan | kor
        lenge sia | kor lenge siden | hvor lang tid siden | how long ago | how long since | how long is
        it since | how long has it been since
    """,
    "count": """
        hvor mange | kor mange | kor mang | antall | talet på | how many | number of
    """,
    "which": """
        hvilken | hvilket | hvilke | kva for | kva for ein | kva for ei | ka for | ka slags | which
    """,
    "list": """
        hva skjer | kva skjer | ka skjer | hva skjedde | kva skjedde | ka skjedde | kva hende | hva
        hender | hva foregår | alle | oversikt | oversikten | liste | list | show | vis | all |
        everything | what happens | what happened | what's happening | what is happening | whats
        happening | what's on | whats on | what is on | events | hva har skjedd | kva har skjedd |
        program | kalender | calendar | schedule | over the years | gjennom årene
    """,
    "any": """
        er det noe | er det noko | e det nå | e det nåkka | er det nokon | er det noen | noe | noko |
        nokon | noen | anything | is there | are there | any
    """,
    "greeting": """
        hei | heisann | hallo | halla | hello | hi | hey | god morgen | god dag | morn | god kveld |
        good morning
    """,
    "thanks": """
        takk | tusen takk | mange takk | thanks | thank you | thx | cheers | supert | flott | topp
    """,
    "help": """
        hjelp | help | hva kan du | kva kan du | ka kan du | what can you do | hvem er du | kven er du |
        who are you
    """,
}
_ORDERS: dict[Order, str] = {
    "next": """
        neste | nest | neiste | kommende | komande | førstkommende | next | upcoming | coming
    """,
    "previous": """
        forrige | førre | forje | forrige gang | sist | sist gang | siste gang | i sted | previous |
        last time | most recent | nyeste | siste vi hadde | vi var sist | latest
    """,
    "first": """
        første | fyrste | først | first | aller første
    """,
    "last": """
        siste | aller siste | siste i programmet | last | final one
    """,
}


Meaning = TypeVar("Meaning", Asked, Order)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[Meaning]):
    """A phrase of a table found in a message. `words` is a half-open range of its words."""

    means: Meaning
    words: tuple[int, int]


def asked_in(words: tuple[Word, ...]) -> tuple[Phrase[Asked], ...]:
    """Every question phrase of a message, in order, none inside another."""
    return tuple(_found(words, _table_of_questions()))


def orders_in(words: tuple[Word, ...]) -> tuple[Phrase[Order], ...]:
    """Every word of order (next, previous …) of a message."""
    return tuple(_found(words, _table_of_orders()))


@cache
def _table_of_questions() -> Mapping[tuple[str, ...], Asked]:
    return _by_words(_ASKED)


@cache
def _table_of_orders() -> Mapping[tuple[str, ...], Order]:
    return _by_words(_ORDERS)


def _by_words(table: Mapping[Meaning, str]) -> Mapping[tuple[str, ...], Meaning]:
    """The table turned round: the folded words of each phrase, to what it means."""
    return {
        tuple(fold(word) for word in phrase.split()): means
        for means, phrases in table.items()
        for phrase in phrases.split("|")
    }


def _found(words: tuple[Word, ...], table: Mapping[tuple[str, ...], Meaning]) -> Iterator[Phrase[Meaning]]:
    longest = max(map(len, table))
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            means = table.get(tuple(word.folded for word in words[place : place + length]))
            if means:
                yield Phrase(means, (place, place + length))
                place += length
                break
        else:
            place += 1
