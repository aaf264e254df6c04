"""What stands in front of a question and says only that one is asked: "sjefen min lurer på" of "… når Leka er".

People say there what they like, and the bot need not know the words, nor take their tense for the question's.
"""

from functools import cache

from bot.answering.asking import question_words
from bot.answering.words import Word, folded_words

_FRAMES = """
    vite vete vet veit vett visst lure lurer lurar lurte spør spørre spørje spørr spurte spurde si sei seie sie
    fortell fortelle fortel fortelje fortæll minn minne påminne påminn husk huske husker hugs hugse hugsar hugsa sjekk
    sjekke ut høre høyre hør høyr usikker usikre usikkert nysgjerrig glemt gløymt glømt glemte gløymde aner aning
    peiling anelse skjønner forstår undres undrast svar svare opplyse bekrefte
    ask asks asked asking know knows knew tell remind remember recall wonder wonders wondering wondered curious clue
    idea sure unsure certain forgot forget forgotten forgetting confirm check out
"""
"""Words that a question follows."""
_REPORTS = """
    sier seier påstår mener meiner tror trur hørt høyrt hørte høyrde rykter rykte
    says say said heard hear reckon reckons think thinks rumour rumours
"""
"""Words that what somebody says follows, which is asked about: "sjefen sier at Leka er i mai"."""
_BETWEEN = """
    på om av meg mæ mæg oss deg dæ dæg litt no nå da du de dere dykk æ jeg eg æg vi i ikke ikkje itj ikkj akkurat bare
    berre egentlig eigentleg helt heilt hvis viss of about me us you him her on just exactly actually to with for
"""
"""What may stand between such a word and what it is about."""
_OPENERS = "om hvis viss if whether hvorvidt åssen hvordan korleis koss"
"""Words that open a question within a sentence, beside the question words."""
_LEFT_OUT = "om hvis viss if whether hvorvidt at that"
"""Words that do so and are no part of it."""


def framed_until(words: tuple[Word, ...]) -> int:
    """Where the last question within a sentence begins that a frame stands in front of; 0 where there is none."""
    for place in range(len(words) - 1, 0, -1):
        word = words[place].folded
        reported = word in {"at", "that"}
        if not reported and word not in _openers():
            continue
        before = place - 1
        while before >= 0 and words[before].folded in folded_words(_BETWEEN):
            before -= 1
        if before >= 0 and words[before].folded in folded_words(_REPORTS if reported else _FRAMES):
            return place + (word in folded_words(_LEFT_OUT))
    return 0


@cache
def _openers() -> frozenset[str]:
    return question_words() | folded_words(_OPENERS)
