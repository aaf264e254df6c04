"""The language of a message, by words that only one language has: a closed table, with weights.

Dialect counts as Bokmål, for that is what it is answered in. What Bokmål and Nynorsk share tells Norwegian from
English, and no more.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Literal

from bot.answering.everyday import EVERYDAY, everyday_spelled
from bot.answering.fillers import FILLERS
from bot.answering.nearest import Spellings, nearest, spellings
from bot.answering.words import Word, fold
from bot.texts.localized import Language

_Tongue = Literal["nb", "nn", "no", "en"]
"""A language, or `no`: Norwegian, and no telling which of its two written languages."""

_MARKERS: tuple[tuple[_Tongue, int, str], ...] = (
    # Bokmål, then dialect as it is written. Weight 3: one such word settles it.
    ("nb", 3, """
        hva hvem hvor hvordan hvorfor hvilken hvilket hvilke jeg ikke noe noen mye uke uka ukene uken fra
        siden hvis bare måned måneder måneden mandag tirsdag lørdag søndag ble blitt dere deres kun hun de
        nå samlinger samlingene samlingen møter møtene deltar deltakere kommunene skjedde hendte vært sier
        sagt neppe hjelpen været kvelden datoen satt bli""",
    ),
    ("nb", 4, """
        ka kem korti kårti katid koss kordan koffer kofor æ itj itte hainn hu kainn nån nånn nåkka førr uga
        ugå va vorri åsså ska mårå sku hi kjæm e førrige te dåkk dokker dåkker vess samlingan fårr""",
    ),
    ("nn", 3, """
        kva kven kvar korleis kvifor kvart eg ikkje noka noko nokon nokre mykje veke veka veker vekene frå sidan
        viss berre månad månader månaden måndag tysdag laurdag sundag vart vert blei ein eit dei dykk dykkar
        korkje førre samlingar samlingane milepælar milepælane møta deltek deltakarar kommunane hende vore seier
        kjem då desse
        einaste heile difor saman deira hennar takkar vêret hjelpa møtast møtest trong bustadpolitikk
        stadutvikling berekraftig midtvegs midtvegsevaluering midtvegsevalueringa midtvegsrapport
        midtvegsrapporten statsforvaltaren haust hausten sommar tidlegare leiar""",
    ),
    ("nn", 2, "veit"),
    ("nn", 1, "kor seinare fyrste fyrst ho"),
    ("no", 1, """
        og er på når det den vi har skal neste samling samlinga til med om var som av kan alle før etter
        hvert hei takk tusen siste forrige første mai juni juli oktober desember januar februar mars år i
        dag går morgen året våren høst høsten vår sommer jul påske temaet tema rapport rapporten rapporter
        møte møtet sluttrapport sluttrapporten evaluering evalueringa handlingsplan mange lenge hos du deg
        seg meg må ja nei mellom ut igjen snart der forresten gang skjer sist helga kvartal hjelp vennligst
        klokka kommer kommune kommunen vertskap dato programmet prosjekt bygda ha""",
    ),
    ("en", 3, """
        the what when where who whom which how why is are was were did does will would should could can't
        what's whats when's whens where's wheres who's whos how's hows gathering gatherings of and there it
        this that these those thanks thank please hello many they you your our with about next previous
        upcoming week month year today tomorrow yesterday before after until since between report evaluation
        meeting theme happened happens happening isn't don't doesn't didn't haven't hasn't has have had been
        be left ask tell just sorry missed us it's by whom from or not any anything all on an""",
    ),
    ("en", 1, """
        in to dates goal public sector last first final spring autumn summer winter fall january february march may
        june july october december hey hi lot goals projects participants agreement days day one ones and more out""",
    ),
)  # fmt: skip
_ENDINGS: tuple[tuple[_Tongue, str], ...] = (
    ("nn", "ane"), ("nn", "ingar"), ("nn", "leg"), ("nn", "lege"), ("nn", "leiing"), ("nn", "asjonar"),
    ("nb", "ene"), ("nb", "inger"), ("nb", "lig"), ("nb", "lige"), ("nb", "ledelse"), ("nb", "asjoner"),
)  # fmt: skip
"""Endings of longer words that stand in no table, as far as they tell the two written Norwegians apart."""
_OF_EVERYDAY: Mapping[str, tuple[_Tongue, int]] = {"Nynorsk": ("nn", 1), "dialect": ("nb", 2), "English": ("en", 1)}
"""What an everyday word tells that only this tongue has."""
_DIALECT_PAIRS = frozenset({("ha", "vi"), ("ha", "æ"), ("mange", "samlinga"), ("mang", "samlinga")})
"""Words that are dialect only beside each other: Nynorsk has "har vi" and "mange samlingar"."""
_DIALECT_PAIR: tuple[_Tongue, int] = ("nb", 2)
_WEAKEST = 1
_STRONG = 3
_SHORTEST_CORRECTED = 5
_LONG = 7
_WRITTEN: Mapping[str, Language] = {"nb": "nb", "nn": "nn"}
_QUOTATIONS = {"«": "»", "“": "”", "”": "”", "„": "“", '"': '"'}


def language_of(
    words: tuple[Word, ...], leaning: Language | None = None, *, follows: bool = False
) -> Language | None:
    """The language of a message; None where nothing in it tells, as in "Leka 2025".

    `leaning` is the language of the question before, or of the person or channel. It decides what is Norwegian and
    could be either ("når er Leka?"); there, a leaning to English gives Bokmål, and none gives None. A quotation is
    not the asker's own language: it counts only in a message that is nothing else. In a message that `follows` a
    question in Norwegian, a single weak marker ("kor da?") tells nothing. Where no word tells, a misspelt
    marker does.
    """
    return (
        _told(_unquoted(words), leaning, follows=follows)
        or _told(words, leaning, follows=follows)
        or _told(_put_right(words), leaning, follows=follows)
    )


def _put_right(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with those of them put right that are misspelt markers: "Leka plaese"."""
    return tuple(replace(word, text=meant, folded=meant) if (meant := _misspelt(word)) else word for word in words)


def _misspelt(word: Word) -> str | None:
    """The marker that a word is one typing error from; None for one that may be from markers of several languages."""
    if len(word.folded) < _SHORTEST_CORRECTED or not word.folded.isalpha():
        return None
    meant = [marker for marker, _ in nearest(word.folded, _strong_markers())]
    return meant[0] if len({_table()[marker][0] for marker in meant}) == 1 else None


def _told(words: tuple[Word, ...], leaning: Language | None, *, follows: bool) -> Language | None:
    markers = [marker for word in words if (marker := _marker(word))]
    pairs = pairwise(words)
    markers += [_DIALECT_PAIR for one, two in pairs if (one.text.casefold(), two.text.casefold()) in _DIALECT_PAIRS]
    totals = dict.fromkeys(("nb", "nn", "no", "en"), 0)
    for tongue, weight in markers:
        totals[tongue] += weight
    norwegian = totals["nb"] + totals["nn"] + totals["no"]
    if not markers:
        return None
    if totals["en"] > norwegian or (totals["en"] == norwegian and markers[0][0] == "en"):
        return "en"
    if follows and leaning in _WRITTEN and totals["nb"] + totals["nn"] == _WEAKEST:
        return leaning
    if totals["nb"] != totals["nn"]:
        return "nb" if totals["nb"] > totals["nn"] else "nn"
    for tongue, _ in markers:
        if tongue in _WRITTEN:
            return _WRITTEN[tongue]
    return "nb" if leaning == "en" else leaning


def _marker(word: Word) -> tuple[_Tongue, int] | None:
    """What a word tells, as it is spelled or, where that spelling stands in no table, without æøå."""
    table, typed = _table(), word.text.casefold()
    found = table.get(typed) or (table.get(word.folded) if typed not in everyday_spelled() else None)
    if found is None and len(word.folded) >= _LONG:
        return next(((tongue, 1) for tongue, ending in _ENDINGS if word.folded.endswith(ending)), None)
    return found


def _unquoted(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words outside quotation marks. A mark that is never closed quotes nothing."""
    kept: list[Word] = []
    place = 0
    while place < len(words):
        closing = _QUOTATIONS.get(words[place].text)
        end = next((i for i in range(place + 1, len(words)) if words[i].text == closing), None) if closing else None
        if end is None:
            kept.append(words[place])
            place += 1
        else:
            place = end + 1
    return tuple(kept)


@cache
def _table() -> Mapping[str, tuple[_Tongue, int]]:
    """Each marker as it is spelled; without its æøå too, unless that spells another (frå, fra)."""
    spelled = _everyday() | {
        word: (tongue, weight) for tongue, weight, markers in _MARKERS for word in markers.split()
    }
    bare = {fold(word): told for word, told in spelled.items() if fold(word) not in everyday_spelled()}
    return bare | spelled


@cache
def _strong_markers() -> Spellings:
    table, everyday = _table(), everyday_spelled()
    return spellings(
        word
        for word, (tongue, weight) in table.items()
        if tongue != "no"
        and weight >= _STRONG
        and word in everyday
        and len(word) >= _SHORTEST_CORRECTED
        and word == fold(word)
    )


def _everyday() -> dict[str, tuple[_Tongue, int]]:
    """The everyday words that stand in the row of one tongue only."""
    rows = {tongue: {*words.split(), *FILLERS.get(tongue, "").split()} for tongue, words in EVERYDAY.items()}
    others = {tongue: set().union(*(rows[other] for other in rows if other != tongue)) for tongue in rows}
    return {
        word: told for tongue, told in _OF_EVERYDAY.items() for word in rows[tongue] - others[tongue] if len(word) > 1
    }


def is_common(folded: str) -> bool:
    """Whether a folded word is an ordinary word of one of the languages, and so no misspelling of a name."""
    return folded in _table()
