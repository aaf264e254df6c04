"""Days and holidays that have a name, as they fall in Norway. The dates of Easter's company move with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from bot.answering.dates.span import DAY, Stretch, from_to, weeks_of


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    The anonymous algorithm of 1876, as in Jean Meeus, Astronomical Algorithms, chapter 8: the golden number, the
    century's corrections, the moon's age and the way to Sunday.
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Feast:
    """A named time of the year.

    `eve` is how many of its first days still count as before it: Christmas Eve is in Christmas, and the last day
    before it.
    """

    yearly: Callable[[int], Stretch | None]
    eve: int = 0


def _fixed(first: tuple[int, int], last: tuple[int, int], year: int) -> Stretch:
    return from_to(date(year, *first), date(year + (last < first), *last))


def _movable(first: int, last: int, year: int) -> Stretch:
    """Days counted from Easter Sunday."""
    sunday = easter(year)
    return from_to(sunday + first * DAY, sunday + last * DAY)


def _advent(year: int) -> Stretch:
    """From the fourth Sunday before Christmas Day to Christmas Eve."""
    fourth = date(year, 12, 24) - timedelta(days=(date(year, 12, 24).weekday() + 1) % 7)
    return from_to(fourth - 21 * DAY, date(year, 12, 24))


def _nth_sunday(month: int, number: int, year: int) -> Stretch:
    first = date(year, month, 1)
    sunday = first + timedelta(days=6 - first.weekday() + 7 * (number - 1))
    return from_to(sunday, sunday)


def _advent_sunday(number: int, year: int) -> Stretch:
    sunday = _advent(year).start + (number - 1) * timedelta(days=7)
    return from_to(sunday, sunday)


def _days(month: int, first: int, last: int | None = None) -> Feast:
    return Feast(partial(_fixed, (month, first), (month, last or first)))


def _from_easter(first: int, last: int | None = None) -> Feast:
    return Feast(partial(_movable, first, first if last is None else last))


def _weeks(first: int, last: int) -> Feast:
    return Feast(partial(weeks_of, first, last))


_CHRISTMAS = Feast(partial(_fixed, (12, 24), (12, 26)), eve=1)
_NEW_YEAR = Feast(partial(_fixed, (12, 31), (1, 1)), eve=1)
_EASTER = _from_easter(-3, 1)
_WHITSUN = _from_easter(49, 50)

FEASTS: tuple[tuple[str, Feast], ...] = (
    ("jul / jula / julen / julehelga / julehelgen / juletider / christmas / xmas / christmas time", _CHRISTMAS),
    ("lille julaften / lillejulaften / litle julaftan / litlejulaftan / veslejulaftan / vesle julaftan",
     _days(12, 23)),
    ("julaften / julaftan / jolaftan / julekvelden / christmas eve", _days(12, 24)),
    ("juledag / juledagen / christmas day", _days(12, 25)),
    ("boxing day", _days(12, 26)),
    ("romjul / romjula / romjulen / romjola", _days(12, 27, 31)),
    ("juleferien / juleferie / christmas holidays / christmas break", Feast(partial(_fixed, (12, 21), (1, 2)))),
    ("nyttar / arsskiftet / arsskifte / new year / new year's / new years / turn of the year", _NEW_YEAR),
    ("nyttarsaften / nyttarsaftan / new year's eve / new years eve", _days(12, 31)),
    ("nyttarsdag / nyttarsdagen / forste nyttarsdag / new year's day / new years day", _days(1, 1)),
    ("nyaret", _days(1, 1, 31)),
    ("samefolkets dag / samefolkets dagen / sami national day", _days(2, 6)),
    ("paske / paska / pasken / paskehelga / paskehelgen / pasketider / easter / easter weekend", _EASTER),
    ("paskeuka / paskeuken / paskeveka / easter week / holy week", _from_easter(-6, 0)),
    ("paskeferien / paskeferie / easter holidays / easter break", _from_easter(-8, 1)),
    ("palmesondag / palmesundag / palm sunday", _from_easter(-7)),
    ("skjaertorsdag / skjaertorsdagen / skjertorsdag / skaertorsdag / maundy thursday", _from_easter(-3)),
    ("langfredag / langfredagen / good friday", _from_easter(-2)),
    ("paskeaften / paskeaftan / paskelordag / easter eve / easter saturday / holy saturday", _from_easter(-1)),
    ("paskedag / paskedagen / easter sunday / easter day", _from_easter(0)),
    ("easter monday", _from_easter(1)),
    ("fastelavn / fastelavnssondag / fastelavnssundag / shrove sunday", _from_easter(-49)),
    ("askeonsdag / oskeonsdag / ash wednesday", _from_easter(-46)),
    ("kristihimmelfart / kristihimmelfartsdag / kr . himmelfartsdag / kr himmelfartsdag",
     _from_easter(39)),
    ("kristi himmelfartsdag / kristi himmelfart / kristi himmelferdsdag / ascension day", _from_easter(39)),
    ("pinse / pinsa / pinsen / whitsun / pentecost / whit weekend", _WHITSUN),
    ("pinsehelga / pinsehelgen", _from_easter(48, 50)),
    ("pinseaften / pinseaftan", _from_easter(48)),
    ("pinsedag / pinsedagen / whit sunday", _from_easter(49)),
    ("whit monday", _from_easter(50)),
    ("arbeidernes dag / arbeidarane sin dag / may day / labour day", _days(5, 1)),
    ("frigjoringsdagen / frigjeringsdagen / liberation day", _days(5, 8)),
    ("grunnlovsdagen / grunnlovsdag / nasjonaldagen / nasjonaldag / constitution day / national day", _days(5, 17)),
    ("sankthans / sankthansaften / sankthansaftan / sankt hans / st . hans / st . hansaften / st hans / midsummer",
     _days(6, 23)),
    ("jonsok / jonsokaften / jonsokaftan / jonsokkvelden", _days(6, 23)),
    ("olsok / olavsdagene / st . olav's day", _days(7, 29)),
    ("fellesferien / fellesferie / fellesferia / general staff holiday", _weeks(28, 30)),
    # School holidays differ between counties and years: Trøndelag's weeks, and the summer's usual frame.
    # "Før ferien", of which nothing tells, is before the summer's: the others are called by their names.
    ("sommerferien / sommerferie / sommarferien / sommarferie / ferien / feria / ferian",
     Feast(partial(_fixed, (6, 20), (8, 17)))),
    ("summer holidays / summer holiday / summer break / summer vacation", Feast(partial(_fixed, (6, 20), (8, 17)))),
    ("vinterferien / vinterferie / vinterferieuka / vinterferieveka / winter holidays / winter break", _weeks(8, 8)),
    ("hostferien / hostferie / hostferieuka / haustferien / haustferie / haustferieveka / autumn break",
     _weeks(41, 41)),
    ("autumn holidays", _weeks(41, 41)),
    ("forsommeren / forsommaren", _days(6, 1, 30)),
    ("sensommeren / seinsommeren / seinsommaren / ettersommeren / ettersommaren", _days(8, 1, 31)),
    ("skolear / skolearet / skulear / skulearet / school year",
     Feast(partial(_fixed, (8, 18), (6, 19)))),
    ("varsemester / varsemesteret / varhalvaret / spring term", Feast(partial(_fixed, (1, 1), (6, 30)))),
    ("hostsemester / hostsemesteret / haustsemester / haustsemesteret / autumn term",
     Feast(partial(_fixed, (8, 1), (12, 31)))),
    ("hosthalvaret / hausthalvaret", Feast(partial(_fixed, (7, 1), (12, 31)))),
    ("kvinnedagen / women's day", _days(3, 8)),
    ("valentinsdag / valentinsdagen / valentine's day", _days(2, 14)),
    ("morsdag / morsdagen", Feast(partial(_nth_sunday, 2, 2))),
    ("farsdag / farsdagen", Feast(partial(_nth_sunday, 11, 2))),
    ("allehelgensdag / allehelgen / helgemesse / all saints day / all saints ' day",
     Feast(partial(_nth_sunday, 11, 1))),
    ("fn - dagen / un day", _days(10, 24)),
    ("halloween", _days(10, 31)),
    ("luciadag / luciadagen", _days(12, 13)),
    ("advent / adventstida / adventstiden", Feast(_advent)),
)  # fmt: skip
"""Names, folded, and what they name. Days of a pair have a number before them, see NUMBERED."""

NUMBERED: dict[str, tuple[int, Callable[[int], Feast]]] = {
    "juledag": (2, lambda number: _days(12, 24 + number)),
    "paskedag": (2, lambda number: _from_easter(number - 1)),
    "pinsedag": (2, lambda number: _from_easter(48 + number)),
    "advent": (4, lambda number: Feast(partial(_advent_sunday, number))),
}
"""How many there are, and which: `1. juledag`, `andre påskedag`, `3. advent`."""
