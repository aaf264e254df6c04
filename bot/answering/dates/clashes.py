"""Words that are a time in one place and something else in another, and how each is told apart.

What is unclear is not read as a time: a date that nobody meant is worse than one that is asked for again.
"""

from bot.answering.dates.lexicon import (
    BOUNDS,
    DASHES,
    MODIFIERS,
    MONTHS,
    ORDINALS,
    PARTS,
    RELATIVE_YEARS,
    UNITS,
    word_set,
)
from bot.answering.dates.sentence import Sentence

_LEADS = (
    frozenset(("i", "in", "of", "av", "til", "te", "this", "each", "mid", "early", "late", "month"))
    | frozenset(word for word in BOUNDS if word not in {"for", "ut", "to", "sa", "so", "as", "up", "no", "not"})
    | MODIFIERS.keys()
    | ORDINALS.keys()
    | PARTS.keys()
)
"""Words in front of which only a noun can stand."""
_LINKS = frozenset(("to", "til", "og", "and", "or", "eller", "through", "/")) | DASHES
_NEEDS_LEAD = frozenset(("may", "march", "jan", "mar", "jun", "jul", "sep", "dec", "des"))
"""may and march are English verbs; Jan is a man; mar, des, sep and dec are bits of other words; jul is Christmas."""
_ALSO_NAMES = frozenset(("mai", "may", "april", "june", "august", "jan", "juni", "juli"))
"""People are called so: Mai-Britt, Theresa May, August."""
_BEFORE_NAMES = frozenset(("er", "e", "var", "med", "heter", "heiter", "hei", "hilsen", "kjenner"))
_AFTER_MAY = word_set("i we you he she it they there be have not also as well the this that a one")
_BEFORE_PLANET = frozenset(("on", "pa", "planet", "planeten", "to"))
_AFTER_MARS = word_set("bar bars rover mission")
_SEASON_LEADS = _LEADS | {"the", "denne", "siste", "sist", "hele", "heile"}
_OVER_IS_AFTER = word_set(
    "jul jula julen nyttar paske paska pasken pinse pinsa pinsen helga helgen haelga sommeren sommaren sommer'n "
    "ferien fellesferien fellesferia sommerferien sommarferien juleferien paskeferien "
    "vinterferien hostferien haustferien"
)
_BEFORE_SPRING = word_set("neste forrige forre sist denne fjor ifjor")
_AFTER_OUR_SPRING = word_set(
    "pa i med til som og eller er det vi de eg jeg ae e skal ska blir vert var ble kommer noe noko for fra av at "
    "dei du ar aret ogsa na no igjen"
)
"""Words that go on after `i vår`; before any other word it is `i vår kommune`, in our municipality."""
NOT_DATES_BEFORE = word_set(
    "nr number nummer mal goal kap epost "
    "postnummer postnr tlf telefon mobil phone side page rom romm room kr nok ca punkt pkt "
    "versjon version kapittel section paragraf saksnr sak"
) | {"#", "+", "$", "€", "§", "£"}
NOT_YEARS_AFTER = word_set(
    "kr kroner krone nok deltakere deltakarar personer folk people participants mennesker stk km m meter prosent "
    "percent timer hours ganger times pong points kg million millioner mill euro dollar innbyggere innbyggjarar"
) | {"%", "€", "$", ":"}


def names_a_month(sentence: Sentence, i: int) -> bool:
    """Whether word `i`, which is in MONTHS, is a month here."""
    word, name = sentence.words[i], sentence.folded[i]
    before, after = sentence.folded[i - 1], sentence.folded[i + 1]
    numbered = (
        before.isdigit()
        or after.isdigit()
        or (before in {".", "th", "st", "nd", "rd"} and sentence.folded[i - 2].isdigit())
    )
    linked = before in _LINKS and (sentence.folded[i - 2] in MONTHS or sentence.folded[i - 2].isdigit())
    links_on = after in _LINKS and sentence.folded[i + 2] in MONTHS
    led = numbered or linked or links_on or before in _LEADS or after in ORDINALS
    capital, inside = word.text[0].isupper(), i > 0 and before not in {".", "!", "?", ":", "\n"}
    if name == "jul":  # July only beside a day: everywhere else it is Christmas
        return before.isdigit() or (before == "." and sentence.folded[i - 2].isdigit())
    if name == "may" and after in _AFTER_MAY and not (after == "the" and sentence.folded[i + 2].isdigit()):
        return False
    if name == "mars" and not linked and (after in _AFTER_MARS or (capital and before in _BEFORE_PLANET)):
        return False
    if name in _ALSO_NAMES and not led and capital and not _may_stand_alone(sentence, i):
        return False
    if name in _NEEDS_LEAD and not led:
        return capital and name in {"may", "march"} and (inside or _may_stand_alone(sentence, i))
    return True


def _may_stand_alone(sentence: Sentence, i: int) -> bool:
    """No surname stands behind, no first name before, and no year either: a capital in mid-sentence is a name's."""
    follower = sentence.words[i + 1] if i + 1 < len(sentence.words) else None
    if follower and follower.folded in DASHES and not follower.spaced:
        return False
    if follower and follower.text[0].isupper() and not sentence.words[i].text.isupper():
        return False
    english = sentence.folded[i] in {"may", "april", "june", "august"}
    if sentence.folded[i - 1] in _BEFORE_NAMES:
        return False
    further = follower is not None and follower.folded.isalpha()
    first_name = i > 1 - further and sentence.words[i - 1].text[0].isupper() and sentence.folded[i - 1] not in MONTHS
    at_edge = i == 0 or not further
    return not first_name and (at_edge or (english and sentence.folded[i] != "april"))


def names_a_season(sentence: Sentence, i: int) -> bool:
    """Whether word `i`, which is in SEASONS, is a season here."""
    name, typed = sentence.folded[i], sentence.words[i].text.casefold()
    before, after = sentence.folded[i - 1], sentence.folded[i + 1]
    year_behind = _is_year(after) or (after in {"'", "i", "in"} and _is_year(sentence.folded[i + 2]))
    year_behind = year_behind or (
        after in RELATIVE_YEARS and sentence.folded[i + 2] in {"fjor", "ar", "forfjor", "year"}
    )
    if name == "var":  # vår is also "our", and without its ring "was"
        marked = typed != "var"
        if before == "i":
            return (marked and (not after.isalpha() or after in _AFTER_OUR_SPRING)) or not after.isalnum()
        return (marked and year_behind) or before in _BEFORE_SPRING
    if name == "host" and typed == "host":  # høst without its letter, or who receives the guests
        return before in {"i", "til", "neste", "forrige", "forre", "sist", "denne", "fjor"}
    if name in {"spring", "fall"}:  # verbs, and "i fall"
        fallen = name == "fall" and before == "i"
        return not fallen and (year_behind or before in _SEASON_LEADS or before in _LINKS)
    if name in {"varen", "hosten"} and typed == name:  # the goods, the cough
        return year_behind or before in _SEASON_LEADS or before == "pa"
    return True


def names_a_weekend(sentence: Sentence, i: int) -> bool:
    """Whether word `i` is a weekend here: Helga with a name behind it is a woman."""
    follower = sentence.words[i + 1] if i + 1 < len(sentence.words) else None
    named = follower is not None and follower.text.istitle() and follower.folded.isalpha()
    return not (named and sentence.words[i].text == "Helga" and sentence.folded[i + 1] not in UNITS)


def is_before(sentence: Sentence, i: int) -> bool:
    """Whether `for` is før. Without its letter it is "for", but in front of a Norwegian feast: `skjer for jul`."""
    if sentence.words[i].text.casefold() != "for":
        return True
    plans = sentence.folded[i - 1].startswith(("plan", "ide", "tema", "program"))
    return not plans and sentence.folded[i + 1] in {"jul", "jula", "paske", "paska", "pasken", "pinse", "nyttar"}


def is_past(sentence: Sentence, i: int) -> bool:
    """Whether Norwegian "over" stands before word `i`: `over helga` is after it, `over the weekend` is during it."""
    return sentence.folded[i] in _OVER_IS_AFTER


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1990" <= word <= "2099"
