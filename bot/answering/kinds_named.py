"""Words that name a kind of event in any programme: samling, rapport, vedtak, and "the next round" of gatherings."""

from collections.abc import Mapping
from typing import get_args

from models.vocabulary import EventKind

KINDS: Mapping[tuple[EventKind, ...], str] = {
    ("gathering",): """
        samling samlinga samlingen samlinger samlingene samlingar samlingane samlingan samlingæ samlinge gathering
        gatheringen gatheringa gatheringene gatherings fellessamling fellessamlinga fellessamlingen fellessamlinger
        fellessamlingene
    """,
    ("gathering", "meeting"): "møte møtet møter møtene møta møtene meeting meetings",
    get_args(EventKind): "event events hendelse hendelsen hendelser hendelsene hending hendinga hendingar hendingane",
    ("report",): """
        rapport rapporten rapporter rapportene rapportar rapportane report reports notat notatet memo memos
        deliverable deliverables
        leveranse leveransen leveranser leveransene evalueringsrapport evalueringsrapporten
        evalueringsrapportene evalueringsrapportar evalueringsrapportane
    """,
    ("evaluation",): "evaluering evalueringa evalueringen evalueringer evalueringar evaluation evaluations",
    ("decision",): "vedtak vedtaket vedtaka vedtakene beslutning beslutningen beslutninger decision decisions",
    ("evaluation", "report"): """
        milepæl milepælen milepæler milepælene milepælar milepælane milestone milestones delmål
        milepel milepelen milepeler milepelene
    """,
}  # fmt: skip
ROUNDS = """
    stop stops stopp stoppet round rounds runde runden runder edition editions utgave utgaven utgaver utgåve utgåva
    utgåver leg legs etappe etappen etapper
"""
BEHIND_ROUNDS = ("number", "nummer", "nr")
BEFORE_ROUNDS = """
    neste | næste | forrige | førre | siste | første | fyrste | andre | tredje | fjerde | femte | sjette | hvilken |
    hvilket | kva for ein | kva for ei | ka | next | previous | last | first | second | third | fourth | fifth |
    sixth | final | which | what | our | many | mange | mang
"""
"""Behind these a word for a round is one for a gathering: "is Leka the last stop?", but not "stop!"."""
TOPICS: Mapping[str, str] = {"training": "training"}
"""Words for a topic that no fact on it need be called by."""
WORK = """
    jobb jobben jobber jobbet jobba arbeider arbeidet arbeidde stilling stillinga stillingen rolle rolla rollen tittel
    tittelen yrke yrket job work works worked position role title
"""
"""What is told of a person beside what they said is as what they work."""
THIS_PROGRAMME = ("dette programmet", "this programme", "this program")
SEASONS = """
    høst haust vår sommer sommar vinter januar februar mars april mai juni juli august september oktober november
    desember avslutnings
"""
GATHERING_WORDS = ("samling", "gathering", "mote", "meeting", "treff")
"""Folded."""
