"""The time that a sentence speaks of, by its verbs. Nobody parses here: a table of verb forms for each time decides.

What order words say (last, previous, next) is not tense: "the last gathering" may be over or to come.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from bot.answering.asking import question_words
from bot.answering.framing import framed_until
from bot.answering.words import Word, folded_words

Tense = Literal["past", "future"]

_PAST = """
    var va ble vart blei hadde skjedde hendte hende fant foregikk møttes møttest møtte kom sa gikk gjekk handlet
    handla gjaldt gjald deltok vedtok godkjente godkjende startet starta begynte byrja sluttet slutta varte
    vara arrangerte skjedd sjedd hendt fikk fekk gjorde snakket snakka diskuterte lærte lærde reiste dro leverte
    presenterte
    was were wasn't weren't did didn't had happened occurred took met came said went hosted started began ended lasted
    adopted passed approved decided delivered published missed attended talked discussed learned learnt covered
"""
_FUTURE = """
    skal ska kommer kjem kjæm blir bli vert kommende komande vil planlegges
    will won't shall we'll i'll it'll upcoming coming gonna due
"""
_PRESENT = """
    er e skjer hender foregår har ha finnes finst gjelder gjeld handler handlar starter startar
    begynner byrjar møtes møtest holdes varer varar slutter sluttar deltar deltek
    is isn't are aren't am i'm we're there's it's what's whats when's whens where's wheres who's whos how's hows has
    hasn't have haven't do does happens starts begins ends lasts takes meet meets
"""
_HAVE = "har ha hi has have hasn't haven't"
_PARTICIPLES = """
    vært vore vørre vorre vorri vørri hatt skjedd hendt blitt vorte kommet kome komme kommi gått møttes møttest
    holdt halde been had happened come passed taken met ended finished started begun gone visited besøkt vitja gjesta
"""
_BE = "er e is are"
_DONE = """
    levert publisert utgitt vedtatt vedteken vedteke holdt avholdt arrangert gjennomført ferdigstilt delivered
    published released adopted passed approved godkjent held gjort fattet fatta tatt teke gjennomførte
"""
_NO_VERBS = frozenset({"så", "vår", "vårt", "våre", "å", "hå"})
"""Without their rings these are verbs: sa, var, vart."""
_ENDS_OF_CLAUSES = frozenset(",.;:!?–—()")


def tense_of(words: tuple[Word, ...]) -> Tense | None:
    """Whether a message speaks of what was or of what is to come; None for one without a verb that tells.

    The present counts as the time to come, for "what happens in September" asks for the next September. In one clause
    the past wins over the present ("when is it that we were …"), and of past and future the first. Of several clauses
    the one that asks decides, or else the last that has such a verb. What frames a question ("I was wondering if")
    has a tense of its own, which counts only where the question has none.
    """
    begins = framed_until(words)
    return (_tense_of(words[begins:]) if begins else None) or _tense_of(words)


def _tense_of(words: tuple[Word, ...]) -> Tense | None:
    told = [(tense, asks) for clause, asks in _clauses(words) if (tense := _tense_of_clause(clause))]
    asking = [tense for tense, asks in told if asks]
    return asking[0] if asking else told[-1][0] if told else None


def _tense_of_clause(clause: list[str]) -> Tense | None:
    table = _times()
    told = [table[word] for word in clause if word in table]
    perfect = not folded_words(_HAVE).isdisjoint(clause) and not folded_words(_PARTICIPLES).isdisjoint(clause)
    if not folded_words(_BE).isdisjoint(clause) and not folded_words(_DONE).isdisjoint(clause):
        return "past"  # "is the report delivered?"
    for time in told:
        if time != "present":
            return "past" if time == "past" or perfect else "future"
    return "past" if perfect else "future" if told else None


def _clauses(words: tuple[Word, ...]) -> Iterator[tuple[list[str], bool]]:
    """The folded words of each clause, and whether there is a question word among them."""
    clause: list[str] = []
    for word in words:
        if word.folded in _ENDS_OF_CLAUSES:
            yield clause, not question_words().isdisjoint(clause)
            clause = []
        elif word.text.casefold() not in _NO_VERBS:
            clause.append(word.folded)
    yield clause, not question_words().isdisjoint(clause)


@cache
def _times() -> Mapping[str, Literal["past", "future", "present"]]:
    times: dict[str, Literal["past", "future", "present"]] = {}
    times.update(dict.fromkeys(folded_words(_PRESENT), "present"))
    times.update(dict.fromkeys(folded_words(_FUTURE), "future"))
    times.update(dict.fromkeys(folded_words(_PAST), "past"))
    return times
