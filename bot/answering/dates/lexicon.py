"""The closed lexicon of time: Bokmål, Nynorsk, Trøndersk and English together, since people mix them in a sentence.

Every form is folded (`fold` in `words.py`: no æøå). A form means its time in every language; where it also means
something else, `clashes.py` says when it is a time. A phrase of several words is written with spaces.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar

from bot.answering.dates.span import Unit

_Value = TypeVar("_Value")
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], _Value], ...]]
"""By first word: the phrases that begin with it, longest first, and what each stands for."""


def phrases(rows: Iterable[tuple[str, _Value]]) -> Phrases[_Value]:
    """A table to look phrases up in, from rows of forms (divided by ` / `) and their meaning."""
    table: dict[str, list[tuple[tuple[str, ...], _Value]]] = {}
    for forms, value in rows:
        for form in forms.split(" / "):
            words = tuple(form.split())
            table.setdefault(words[0], []).append((words, value))
    return {word: tuple(sorted(found, key=lambda one: -len(one[0]))) for word, found in table.items()}


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, as a set."""
    return frozenset(text.split())


def _forms(rows: Iterable[tuple[str, _Value]]) -> dict[str, _Value]:
    """A table of single words."""
    return {form: value for forms, value in rows for form in forms.split()}


MONTHS: dict[str, int] = _forms(
    (
        ("januar january januari jan", 1),
        ("februar february februari febuary feb", 2),
        ("mars march mar", 3),
        ("april apr aprill", 4),
        ("mai may", 5),
        ("juni june jun", 6),
        ("juli july jul", 7),
        ("august augusti aug", 8),
        ("september septmber setember septemer sept sep", 9),
        ("oktober october okt oct", 10),
        ("november novmber nov", 11),
        ("desember december desemer des dec", 12),
    )
)
ABBREVIATED = word_set("jan feb mar apr jun jul aug sept sep okt oct nov des dec")
"""May have a dot behind."""
ONLY_NORWEGIAN = word_set("januar februar mars mai juni juli oktober desember okt des")
"""Norwegian has the day before the month, so that `mai 25` is a year; `May 25` is a day."""

WEEKDAYS: dict[str, int] = _forms(
    (
        ("mandag mandagen mandagan mondag monday mandags manda mandan", 0),
        ("tirsdag tirsdagen tysdag tysdagen tuesday tirsdags tirsda tirsdan tirdag tysda tysdan", 1),
        ("onsdag onsdagen onsdags wednesday wensday wedensday onsda onsdan", 2),
        ("torsdag torsdagen torsdags thursday thrusday torsda torsdan", 3),
        ("fredag fredagen fredags friday freda fredan", 4),
        ("lordag lordagen laurdag laurdagen saturday lorda lordan laurda laurdan", 5),
        ("sondag sondagen sundag sundagen sunday sonda sondan sundan", 6),
    )
)
WEEKDAY_ABBREVIATIONS = word_set(
    "man tir tirs tys ons tor tors fre fr lor lau son sun mon tue tues wed thu thur thurs fri sat"
)
"""Read only in front of a date: `ons. 5. mai`."""

SEASONS: dict[str, int] = _forms(
    (
        ("vinter vinteren vintaren vintern vintarn vinter'n winter", 0),
        ("var varen spring springtime varens varparten", 3),
        ("sommer sommeren sommar sommaren sommarn sommern somme sommer'n sommar'n summer summertime", 6),
        ("host hosten hostens hostparten haust hausten haustparten autumn fall", 9),
    )
)
"""Each by its first month: winter is December–February, called by the year of its January."""

COMPOUNDED: dict[str, int] = _forms((("vinter", 0), ("var", 3), ("sommer sommar", 6), ("host haust", 9)))
COMPOUND_HEADS = word_set(
    "samling samlinga samlingen samlingan samlingene samlingane samlinger samlingar mote motet moter moteplass"
)
"""`septembersamlinga` names a time, `sommerjobb` does not."""

NUMBERS: dict[str, int] = _forms(
    (
        ("en ei et ett eit eitt ein one a an", 1),
        ("to two", 2),
        ("tre three", 3),
        ("fire four", 4),
        ("fem five", 5),
        ("seks six", 6),
        ("sju syv seven", 7),
        ("atte eight", 8),
        ("ni nine", 9),
        ("ti ten", 10),
        ("elleve eleven", 11),
        ("tolv twelve", 12),
        ("tretten thirteen", 13),
        ("fjorten fourteen", 14),
        ("femten fifteen", 15),
        ("seksten sixteen", 16),
        ("sytten seventeen", 17),
        ("atten eighteen", 18),
        ("nitten nineteen", 19),
        ("tjue tyve twenty", 20),
        ("tretti thirty", 30),
        ("forti forty", 40),
        ("femti fifty", 50),
        ("seksti sixty", 60),
        ("nitti ninety", 90),
        ("hundre hundred", 100),
    )
)
NUMBER_PHRASES = phrases(
    (
        ("et par / eit par / a couple of / a couple / couple of / par", 2),
        ("non fa / nokre fa / a few / few / non / nokre / nan", 3),
    )
)
_TENS = (("tjue", 20), ("tretti", 30))
_ONES = (
    ("forste fyrste fyste forst first", 1),
    ("andre annen anna annet second", 2),
    ("tredje third", 3),
    ("fjerde fourth", 4),
    ("femte fifth", 5),
    ("sjette sixth", 6),
    ("sjuende sjuande syvende seventh", 7),
    ("attende attande eighth", 8),
    ("niende niande ninth", 9),
)
ORDINALS: dict[str, int] = _forms(
    (
        *_ONES,
        ("tiende tiande tenth", 10),
        ("ellevte eleventh", 11),
        ("tolvte twelfth", 12),
        ("trettende trettande thirteenth", 13),
        ("fjortende fjortande fourteenth", 14),
        ("femtende femtande fifteenth", 15),
        ("sekstende sekstande sixteenth", 16),
        ("syttende syttande seventeenth", 17),
        ("eighteenth", 18),
        ("nittende nittande nineteenth", 19),
        ("tjuende tjuande tyvende twentieth", 20),
        ("trettiende trettiande thirtieth", 30),
    )
) | {ten + form: value + one for ten, value in _TENS for forms, one in _ONES for form in forms.split()}
ENGLISH_TENS = {"twenty": 20, "thirty": 30}
ORDINALS_AS_TYPED = {"attende": 18, "attande": 18}
"""Of the words that fold alike, the one that has no ring: åttende is the 8th."""
DAY_SUFFIXES = frozenset(("st", "nd", "rd", "th", "de", "te"))
"""Written on to a number: 5th, 5te."""

UNITS: dict[str, Unit] = _forms(
    (
        ("dag dagen dagene dager dagers dagar dagars dagane daga dagan dogn dognet dgr day days", "day"),
        ("uke uka uken ukes ukas ukens uker ukers ukene ukan uge uga ugen uger uku vuku vaeka vaeku", "week"),
        ("veke veka veker vekers vekene vekas vekes week weeks week's wk wks", "week"),
        ("helg helga helgen haelg haelga helger helgene helgas helgens weekend weekends wknd", "weekend"),
        ("maned maneden maneder maneders manedene maneds manedens mnd", "month"),
        ("manad manaden manader manaders manadene manads month months month's", "month"),
        ("kvartal kvartalet kvartaler kvartals kv quarter quarters quarter's", "quarter"),
        ("tertial tertialet", "tertial"),
        ("halvar halvaret", "half-year"),
        ("ar aret arene ara ars arets year years year's", "year"),
    )
)
DEFINITE = word_set(
    "dagen haelga uka uken ukens ukas uku vuku vaeka veka vekas uga ugen helga helgen maneden "
    "manedens manaden kvartalet tertialet halvaret aret arets"
)
"""`slutten av uka` is this week's end; `den siste uka` the last seven days, where `siste uke` is the week before."""

SEVERAL = word_set("dagene dagane daga dagan days ukene ukan vekene weeks manedene manadene months arene ara years")
A_FEW = 3
"""Without a number, as in `de siste ukene`, they are counted as a few, which is three."""

Modifier = Literal["next", "this", "last", "past", "coming", "whole"]
MODIFIERS: dict[str, Modifier] = _forms(
    (
        ("neste naeste nest next", "next"),
        ("forrige forre fyrre previous sist foregaende", "last"),
        ("siste last", "last"),
        ("past", "past"),
        ("denne dette denna detta innevaerende inneverande this current", "this"),
        ("hele heile all whole", "whole"),
        ("forstkommende fyrstkomande kommende komande coming upcoming", "coming"),
    )
)
SHIFTS: dict[Modifier, int] = {"next": 1, "coming": 1, "this": 0, "whole": 0, "last": -1, "past": -1}

RELATIVE_DAYS = phrases(
    (
        ("i dag / idag / da i dag / today / today's / tonight / i kveld / i natt / i ettermiddag", 0),
        ("i ettermiddag / this morning / this afternoon / this evening / i dag tidlig / dagens", 0),
        (
            "i morgen / i morgon / i morra / i marra / i mara / i morgo / i mora / i marga / imorgen",
            1,
        ),
        (
            "imorgon / imorra / imara / imarra / imarga / morgendagens / tomorrow / tomorow / tommorow / tomorrow's",
            1,
        ),
        ("tmrw", 1),
        ("i morgen tidlig / i morgon tidleg / tomorrow morning / i morgen kveld / tomorrow evening", 1),
        ("overimorgen / overimorgon / overimorra / overimara / over i morgen / i overmorgen / i overmorgon", 2),
        ("i overimorgen / over i morgon / over i morra / overi morra / overi morgen / overi mara", 2),
        ("overmorgen / overmorgon / day after tomorrow", 2),
        ("i gar / igar / i gar kveld / i gar kveld / gardagens / yesterday / yesterday's / last night", -1),
        ("i forgars / iforgars / forgars / forigars / i forgar / forigar / i forigars / day before yesterday", -2),
    )
)
UNITS_TO_COME: Phrases[tuple[Unit, int]] = phrases(
    (
        ("til uka / til uken / til veka / te uka / te uken / te veka / te uku / te vuku", ("week", 1)),
        ("uka som kommer / uken som kommer / uka som kjem / veka som kjem / uka som kjaem", ("week", 1)),
        ("uka som var / uken som var / veka som var / uka som gikk / veka som gjekk", ("week", -1)),
        ("til helga / til helgen / te helga / te haelga / til haelga / te helgen", ("weekend", 1)),
        ("helga som kommer / helgen som kommer / helga som kjem / haelga som kjaem", ("weekend", 1)),
        ("helga som var / helgen som var / haelga som va / helga som gikk / helga som gjekk", ("weekend", -1)),
    )
)

RELATIVE_YEARS = phrases(
    (
        ("i ar / iar / arets / this year / this year's / dette aret / dette ar / innevaerende ar / current year", 0),
        ("i fjor / ifjor / i fjord / fjorarets / fjoraret / last year / last year's / forrige ar / forre ar", -1),
        ("fjor / previous year / sist ar", -1),
        ("i forfjor / iforfjor / forfjor / year before last", -2),
        ("neste ar / neste ars / til neste ar / til ars / naeste ar / next year / next year's / kommende ar", 1),
        ("komande ar / coming year", 1),
    )
)

BoundKind = Literal["before", "after", "over", "from", "until", "since", "between", "rest", "so far"]
BOUNDS: Phrases[BoundKind] = phrases(
    (
        ("for / forr / fore / forut for / i forkant av / before / ahead of / prior to", "before"),
        ("fram mot / frem mot / in the run - up to", "before"),
        ("etter / ette / ettr / i etterkant av / after / following", "after"),
        ("over", "over"),
        ("tidligst / tidligst i / tidlegast / tidlegast i / not before / no earlier than / not until", "from"),
        ("fra og med / fra / fom / f . o . m . / f . o . m / starting / from / starting from / as of", "from"),
        (
            "til og med / tom / t . o . m . / t . o . m / innen / innan / innafor / fram til / frem til",
            "until",
        ),
        ("til og med utgangen av / innen utgangen av / innan utgangen av / by the end of / by end of", "until"),
        ("for utgangen av / before the end of / senest / seinast / senest i / seinast i", "until"),
        ("no later than / not later than / on or before", "until"),
        ("inntil / by / until / till / up to / through / ut", "until"),
        ("up to and including", "until"),
        ("siden / sidan / sia / helt siden / heilt sidan / since / ever since", "since"),
        ("mellom / millom / imellom / between", "between"),
        ("resten av / rest of / the rest of / remainder of", "rest"),
        ("senere i / senere / seinere i / seinere / seinare i / seinare / later in / later", "rest"),
        (
            "hittil i / sa langt i / hittil / sa langt / so far / until now / til na / frem til na / fram til na",
            "so far",
        ),
        (
            "fram til no / te na / te no / te nu / fram te na / up to now / up till now / til dags dato / to date",
            "so far",
        ),
        (
            "tidligere i / tidligere / tidlegare i / tidlegare / earlier in / earlier",
            "so far",
        ),
    )
)
OPEN_FROM_TODAY = phrases((
    ("fra og med na / fra og med no / starting now / as of now", None),
    ("snart / soon / shortly / framover / fremover / from now on / fra na av / fra no av / going forward", None),
))  # fmt: skip
OPEN_UNTIL_TODAY = phrases((("i det siste / nylig / nyleg / recently / lately", None),))

PARTS = phrases(
    (
        ("starten av / starten pa / begynnelsen av / begynnelsa av / byrjinga av / byrjinga pa / tidlig i", (3, 0)),
        ("tidleg i / tidlig pa / tidleg pa / tidlig / tidleg / early / early in / start of / beginning of", (3, 0)),
        ("primo", (3, 0)),
        ("mid - / mid / midt i / midt pa / midten av / midten pa / middle of / medio", (3, 1)),
        ("slutten av / slutten pa / sent i / seint i / sent pa / seint pa / late / late in / end of", (3, 2)),
        ("utgangen av / ultimo", (3, 2)),
        ("forste halvdel av / fyrste halvdel av / forste del av / first half of", (2, 0)),
        ("andre halvdel av / siste halvdel av / siste del av / second half of / last half of", (2, 1)),
    )
)
"""How many parts, and which, from 0."""
TURNS = phrases((("manedsskiftet / manadsskiftet / manedskiftet / manadskiftet / turn of the month", None),))

DASHES = frozenset("-–—−‐‑")
TO = frozenset(("til", "te", "to", "through", "thru", "until", "till"))
BETWEEN = word_set("mellom millom imellom between")
THROUGH = phrases((
    ("til og med / tom / t . o . m . / t . o . m / fram til / frem til", None),
    ("up to / up until / up to and including", None),
))  # fmt: skip
"""Between a first and a last day they are as `til`."""
LASTS = phrases(
    (
        ("siste / last", -1),
        ("nest siste / nestsiste / nest sist / next to last / second to last / second last / penultimate", -2),
    )
)
"""Ordinals that count from the end."""
COURSES = phrases((("i lopet av / gjennom / during / throughout / in the course of / over the course of", None),))
EVERY = word_set("hver hvert kvar kvart every each annenhver annahver annankvar")
"""`hver fredag` is no day."""
APPROXIMATELY = word_set(
    "ca cirka circa omtrent rundt omkring omlag about around roughly approximately nesten almost nearly knapt snaut "
    "droyt drygt snart litt just over under mer meir mindre enn more less than godt minst bare berre only"
)
"""In front of a measure; of themselves most of them tell of no time."""
MORE_OR_LESS = word_set(
    "snau snaut snaue droy droyt droye dryg drygt god godt gode good knapp knapt knappe liten lita lite short full "
    "fulle hel helt hele heil heilt heile whole solid stiv"
)
"""Between a number and its unit: a good week is read as a week."""
HALF = word_set("halv halvt halve half")
ONE_AND_A_HALF = word_set("halvannen halvannan halvanna halvannet halvtanna halvtannen halvtannan")
AND = frozenset(("og", "and", "&", "+", "eller", "or", "å"))
ENDS = frozenset(("", "?", "!", ".", ",", ";", ":", ")"))
"""Behind these, or at the end of the text, a number counts nothing more."""
ARTICLES = frozenset(("the", "den", "det", "de", "dei"))
OF = frozenset(("i", "in", "of", "av", "pa", "on", "til"))
AGO = frozenset(("siden", "sidan", "sia", "sea", "ago"))
NOW = frozenset(("now", "na", "no"))
"""Today, between `fra` or `mellom` and what ends it."""
CLOCK = frozenset(("kl", "klokka", "klokken", "klokko"))
