"""What counts from today: days, `om to uker`, weekdays, and what neste, forrige, denne, førstkommende mean."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.answering.dates.clashes import names_a_weekend
from bot.answering.dates.days import day_or_days, month_with_year
from bot.answering.dates.lexicon import (
    A_FEW,
    AGO,
    AND,
    BOUNDS,
    COURSES,
    DEFINITE,
    ENDS,
    MODIFIERS,
    OF,
    RELATIVE_DAYS,
    SEVERAL,
    SHIFTS,
    UNITS,
    UNITS_TO_COME,
    WEEKDAYS,
    Modifier,
    word_set,
)
from bot.answering.dates.measure import Measure, measure
from bot.answering.dates.numbers import bare_year, count, pair_of_years, relative_year, years_away
from bot.answering.dates.placing import GRAINS, relative_to_today, this_one
from bot.answering.dates.sentence import (
    Phrase,
    Sentence,
    ended_by,
    first_from,
    look_up,
    past_link,
    skip,
    skip_article,
)
from bot.answering.dates.span import (
    DAY,
    WEEK,
    Grain,
    Stretch,
    Unit,
    counted,
    from_to,
    months_of,
    unit_around,
)
from bot.answering.dates.weeks import day_in, last_two_days, numbered_week
from bot.answering.dates.yearly import feast, season

_MORE_PRECISE = BOUNDS.keys() | {"i"}
"""Behind `til uka` and `til helga` these tell which."""
_ENGLISH = frozenset(("next", "this", "last"))
_SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5}
"""Read alone behind an English word that says which; without one they are other words, too."""
_TWICE: Mapping[tuple[str, str], int] = {("after", "next"): 2, ("before", "last"): -2}
_BEHIND_NEXT = ENDS | word_set("er e is was var va da then og and eller or i pa in on")
_FULL_WEEK = 5
"""From so many days on, `om to uker` is another week than this one."""


def relative_day(sentence: Sentence, i: int) -> Phrase | None:
    """`i dag`, `overimorgen`, `yesterday`, and `i dag for et år siden`."""
    found = look_up(RELATIVE_DAYS, sentence, i)
    if not found:
        return None
    away = _away(sentence, found[1])
    if away:
        day = counted(away.unit, sentence.at + found[0] * DAY, away.number)
        return relative_to_today(away.stop, "day", unit_around("day", day))
    return relative_to_today(found[1], "day", unit_around("day", sentence.at, found[0]))


def _away(sentence: Sentence, i: int) -> Measure | None:
    """`for et år siden`, `two weeks ago`, `om ei uke`: how far, back where negative."""
    found = measure(sentence, skip(sentence, i, frozenset(("om", "for"))))
    if found and sentence.folded[found.stop] in AGO:
        return found._replace(number=-found.number, stop=found.stop + 1)
    return found if sentence.folded[i] == "om" else None


def ago_or_ahead(sentence: Sentence, i: int) -> Phrase | None:
    """`om tre dager`, `in two weeks`, `for to uker siden`, `3 months ago`: the day, week, month that it leads to.

    `innen to uker`, `within a month` and `i løpet av fjorten dager` are all the days from today on.
    """
    lead = sentence.folded[i]
    if course := look_up(COURSES, sentence, i):
        return _rolling(sentence, course[1], 1)
    if lead in {"innen", "innan", "within"}:
        return _rolling(sentence, i + 1, 1)
    ahead = lead in {"om", "in"}
    found = measure(sentence, skip(sentence, i, frozenset(("om", "in", "for"))))
    if not found:
        return None
    if sentence.folded[found.stop] in AGO:
        return _led_back(sentence, found._replace(number=-found.most, most=-found.number, stop=found.stop + 1))
    if start := _counted_start(sentence, found.stop):
        by_day = start[2] and found.unit == "week"
        return _led_to(found._replace(stop=start[1], grain="day" if by_day else found.grain), start[0])
    return _led_to(found, sentence.at) if ahead else None


def _led_back(sentence: Sentence, back: Measure) -> Phrase | None:
    """`a year ago`, and `a year ago today`, which is that day."""
    named = look_up(RELATIVE_DAYS, sentence, back.stop)
    if not named:
        return _led_to(back, sentence.at)
    return _led_to(back._replace(stop=named[1], grain="day"), sentence.at + named[0] * DAY)


def _led_to(found: Measure, day: date) -> Phrase | None:
    """The day, week, month that a measure leads to, or all between those that its two numbers do."""
    first = unit_around(found.grain, counted(found.unit, day, found.number))
    last = unit_around(found.grain, counted(found.unit, day, found.most))
    grain: Grain = GRAINS[found.grain] if first == last else "period"
    return relative_to_today(found.stop, grain, Stretch(first.start, last.end))


def month_years_away(sentence: Sentence, i: int) -> Phrase | None:
    """`for to år siden i mai`, `in two years in spring`."""
    away = years_away(sentence, i)
    return _inside_year(sentence, *away) if away else None


def _counted_start(sentence: Sentence, i: int) -> tuple[date, int, bool] | None:
    """`from now`, `fra i morgen`: the day to count from, where it stops, and whether it was named."""
    if sentence.folded[i] not in {"from", "fra"}:
        return None
    if sentence.folded[i + 1] in {"now", "na", "no"}:
        return sentence.at, i + 2, False
    if (number := WEEKDAYS.get(sentence.folded[i + 1])) is not None:  # a week from Friday
        return sentence.at + (number - sentence.at.weekday()) % 7 * DAY, i + 2, True
    found = look_up(RELATIVE_DAYS, sentence, i + 1)
    return (sentence.at + found[0] * DAY, found[1], True) if found else None


def _rolling(sentence: Sentence, i: int, direction: int) -> Phrase | None:
    """So many days, weeks, months up to today, or from today on; today is one of them."""
    found = measure(sentence, skip_article(sentence, i))
    return _counted_from_today(sentence, (found.most, found.unit, found.stop), direction) if found else None


def _counted_from_today(sentence: Sentence, found: tuple[int, Unit, int], direction: int) -> Phrase | None:
    number, unit, stop = found
    grain: Grain = "days" if unit == "day" else "period"
    if direction < 0:
        first = counted(unit, sentence.at, -number) + DAY
        return relative_to_today(stop, grain, from_to(first, sentence.at))
    return relative_to_today(stop, grain, Stretch(sentence.at, counted(unit, sentence.at, number)))


def modified(sentence: Sentence, i: int) -> Phrase | None:
    """What neste, forrige, denne, førstkommende and their like say of the word behind them."""
    modifier = MODIFIERS.get(sentence.folded[i])
    if not modifier:
        return _number_first(sentence, i)
    j = i + 1
    if modifier == "whole":
        return _whole_unit(sentence, j)
    if SHIFTS[modifier] and sentence.folded[j] in SEVERAL:
        return _counted_from_today(sentence, (A_FEW, UNITS[sentence.folded[j]], j + 1), SHIFTS[modifier])
    if modifier in {"next", "last", "past", "coming"} and sentence.folded[j] not in {"a", "to"} | UNITS.keys():
        rolled = _rolling(sentence, j, 1 if modifier in {"next", "coming"} else -1)
        if rolled:
            return rolled
    if sentence.folded[j] == "to" and (rolled := _rolling(sentence, j, 1 if SHIFTS[modifier] > 0 else -1)):
        return rolled
    return (
        _modified_unit(sentence, j, modifier)
        or _modified_weekday(sentence, j, modifier)
        or _modified_yearly(sentence, j, modifier)
    )


def _whole_unit(sentence: Sentence, j: int) -> Phrase | None:
    """`hele uka`, `all week`, but not `hele uka etter påske`, `hele året 2024`."""
    name = sentence.folded[j]
    unit = UNITS.get(name)
    if not unit or unit == "day" or not (name in DEFINITE or sentence.folded[j - 1] == "all"):
        return None
    if sentence.folded[j + 1] in BOUNDS or sentence.folded[j + 1].isdigit():
        return None
    return relative_to_today(j + 1, GRAINS[unit], unit_around(unit, sentence.at))


def to_come(sentence: Sentence, i: int) -> Phrase | None:
    """`til uka` is next week, `til helga` the first weekend that has not begun, `helga som var` last week's."""
    found = look_up(UNITS_TO_COME, sentence, i)
    if not found or sentence.folded[found[1]].isdigit() or sentence.folded[found[1]] in _MORE_PRECISE:
        return None
    (unit, shift), stop = found
    if unit == "weekend" and shift > 0:  # this week's, unless it has begun
        shift = int(sentence.at.weekday() > 4)
    return relative_to_today(stop, GRAINS[unit], unit_around(unit, sentence.at, shift))


def _number_first(sentence: Sentence, i: int) -> Phrase | None:
    """`de tre neste månedene`, `dei to siste vekene`."""
    found = count(sentence, i)
    modifier = MODIFIERS.get(sentence.folded[found[1]]) if found else None
    unit = UNITS.get(sentence.folded[found[1] + 1]) if found else None
    if not found or not unit or unit == "weekend" or not modifier or modifier == "this":
        return None
    return _counted_from_today(sentence, (found[0], unit, found[1] + 2), SHIFTS[modifier])


def _modified_unit(sentence: Sentence, j: int, modifier: Modifier) -> Phrase | None:
    name = sentence.folded[j]
    unit = UNITS.get(name)
    if not unit or (unit == "day" and modifier != "this"):
        return None
    latest = modifier == "past" or (sentence.folded[j - 1] == "siste" and name in DEFINITE and unit != "weekend")
    if latest:
        first = counted(unit, sentence.at, -1) + DAY
        return relative_to_today(j + 1, "period", from_to(first, sentence.at))
    shift = SHIFTS[modifier]
    if unit == "weekend" and modifier == "coming":
        shift = 0
    placed = unit_around(unit, sentence.at, shift)
    if unit == "week" and (inside := _weekday_inside(sentence, j + 1, placed)):
        return inside
    return Phrase(j + 1, GRAINS[unit], placed, year_said=unit == "year", relative=True)


def _weekday_inside(sentence: Sentence, i: int, week: Stretch) -> Phrase | None:
    """`neste uke onsdag`, `neste uke på onsdag`."""
    j = skip(sentence, skip(sentence, i, frozenset((",",))), frozenset(("pa", "on")))
    number = WEEKDAYS.get(sentence.folded[j])
    if number is None or sentence.folded[j + 1].isdigit():
        return None
    return relative_to_today(j + 1, "day", unit_around("day", week.start + number * DAY))


def _modified_weekday(sentence: Sentence, j: int, modifier: Modifier) -> Phrase | None:
    """`neste onsdag` is next week's, `forrige onsdag` last week's; `sist onsdag`, last Wednesday the latest one gone.

    `denne onsdagen`, `førstkommende onsdag` are the coming one; in the past tense `denne` is the latest.
    """
    number = WEEKDAYS.get(sentence.folded[j])
    if number is None and sentence.folded[j - 1] in _ENGLISH:
        number = _SHORT_WEEKDAYS.get(sentence.folded[j])
    if number is None:
        return None
    at = sentence.at
    if modifier == "next" or sentence.folded[j - 1] in {"forrige", "forre", "fyrre", "previous"}:
        day = unit_around("week", at, SHIFTS[modifier]).start + number * DAY
    elif modifier in {"last", "past"} or (modifier == "this" and sentence.tense == "past"):
        today_too = modifier == "this"
        day = at - ((at.weekday() - number - (not today_too)) % 7 + (not today_too)) * DAY
    else:
        day = at + (number - at.weekday()) % 7 * DAY
    return relative_to_today(j + 1, "day", unit_around("day", day))


def _modified_yearly(sentence: Sentence, j: int, modifier: Modifier) -> Phrase | None:
    """Months, seasons and feasts: next and last are the nearest that do not hold today.

    But the next season is that of the next year: before it comes `i høst`, `til høsten`, this autumn.
    """
    found = season(sentence, j, led=True) or feast(sentence, j) or month_with_year(sentence, j)
    if not found or not found.yearly:
        return found
    at, grain = sentence.at, found.grain
    if modifier == "next":
        placed = found.yearly(at.year + 1) if grain == "season" else first_from(found.yearly, at + DAY)
    elif modifier == "coming":
        placed = first_from(found.yearly, at + DAY)
    elif modifier == "this":
        return this_one(sentence, found)
    else:
        placed = ended_by(found.yearly, at)
    return relative_to_today(found.stop, grain, placed, found.eve)


def weekday(sentence: Sentence, i: int) -> Phrase | None:
    """`onsdag`: the coming one, today included; in the past the latest. `onsdag neste uke`, `onsdag i uke 38`."""
    number = WEEKDAYS.get(sentence.folded[i])
    if number is None:
        return None
    if inside := _inside_week(sentence, number, i + 1):
        return inside
    other = past_link(sentence, i + 1) or i + 1 + (sentence.folded[i + 1] in AND)
    if sentence.folded[other] in WEEKDAYS and (inside := _inside_week(sentence, number, other + 1)):
        return replace(inside, stop=i + 1)  # mandag og tirsdag, mandag til fredag i uke 37
    ahead = ago_or_ahead(sentence, i + 1)
    if ahead and ahead.placed and abs((ahead.placed.start - sentence.at).days) >= _FULL_WEEK:  # fredag om 14 dager
        day = unit_around("week", ahead.placed.start).start + number * DAY
        return (
            relative_to_today(ahead.stop, "day", unit_around("day", day)) if ahead.grain in {"day", "week"} else None
        )
    days = (number - sentence.at.weekday()) % 7
    if sentence.tense == "past" and days:
        days -= 7
    if sentence.folded[i].endswith("day") and sentence.folded[i + 1] == "week" and sentence.folded[i + 2] in ENDS:
        return relative_to_today(i + 2, "day", unit_around("day", sentence.at + (days + 7) * DAY))  # Tuesday week
    return relative_to_today(i + 1, "day", unit_around("day", sentence.at + days * DAY))


def _inside_week(sentence: Sentence, number: int, i: int) -> Phrase | None:
    """That weekday of the week that is named at word `i`: i uke 38, neste uke, the week after next."""
    j = skip_article(sentence, skip(sentence, i, OF))
    week = numbered_week(sentence, j) or _week_only(sentence, j)
    if week and week.placed:
        return Phrase(week.stop, "day", unit_around("day", week.placed.start + number * DAY), relative=True)
    if week and week.yearly:
        weekly = week.yearly
        return Phrase(week.stop, "day", yearly=lambda year: day_in(weekly(year), number), year_said=week.year_said)
    return None


def _week_only(sentence: Sentence, i: int) -> Phrase | None:
    modifier = MODIFIERS.get(sentence.folded[i])
    if modifier and UNITS.get(sentence.folded[i + 1]) == "week":
        return _modified_unit(sentence, i + 1, modifier)
    if further := after_next(sentence, i):
        return further if further.grain == "week" else None
    return feast(sentence, i) if sentence.folded[i].endswith(("uka", "uken", "veka")) else None


def after_next(sentence: Sentence, i: int) -> Phrase | None:
    """`uka etter neste`, `måneden før forrige`, but not `uka etter neste samling`: two on, two back."""
    unit, bound = UNITS.get(sentence.folded[i]), look_up(BOUNDS, sentence, i + 1)
    if not unit or unit == "day" or not bound or sentence.folded[bound[1] + 1] not in _BEHIND_NEXT:
        return None
    steps = _TWICE.get((bound[0], MODIFIERS.get(sentence.folded[bound[1]], "")))
    return relative_to_today(bound[1] + 1, GRAINS[unit], unit_around(unit, sentence.at, steps)) if steps else None


def weekend(sentence: Sentence, i: int) -> Phrase | None:
    """`helga`, `i helgen`: this week's; in the past tense the latest that has begun. Also in front of its days."""
    if sentence.folded[i] not in {"helga", "haelga", "helgen", "helgas", "helgens", "weekend", "wknd", "helgene"}:
        return None
    if not names_a_weekend(sentence, i):
        return None
    if dated := day_or_days(sentence, skip(sentence, i + 1, frozenset(("of",)))):
        return _weekend_of(dated) if dated.grain == "day" else dated
    week = numbered_week(sentence, j := skip(sentence, i + 1, OF))
    if week and UNITS[sentence.folded[j]] == "week":
        if week.placed:
            return Phrase(week.stop, "weekend", last_two_days(week.placed), year_said=week.year_said)
        weekly = week.yearly
        return Phrase(week.stop, "weekend", yearly=lambda year: weekly and last_two_days(weekly(year)))
    this = unit_around("weekend", sentence.at)
    if sentence.tense == "past" and this.start > sentence.at:
        this = Stretch(this.start - WEEK, this.end - WEEK)
    return relative_to_today(i + 1, "weekend", this)


def _weekend_of(day: Phrase) -> Phrase:
    """The weekend of a day of it: the weekend of 13 September."""
    placed, yearly = day.placed, day.yearly

    def of_year(number: int) -> Stretch | None:
        one = yearly(number) if yearly else None
        return one and unit_around("weekend", one.start)

    return replace(
        day, grain="weekend", placed=placed and unit_around("weekend", placed.start), yearly=yearly and of_year
    )


def year(sentence: Sentence, i: int) -> Phrase | None:
    """`2025`, `'25`, `i fjor`, and a month or season of it: `i fjor høst`, `next year in May`."""
    if pair := pair_of_years(sentence, i):
        first, last, stop = pair
        return Phrase(stop, "period", months_of(1, 12 * (last - first + 1), first), year_said=True, ends=True)
    relative = relative_year(sentence, i)
    found = relative or bare_year(sentence, i)
    if not found:
        return None
    number, stop = found
    if relative and (inside := _inside_year(sentence, number, stop)):
        return inside
    return Phrase(stop, "year", months_of(1, 12, number), year_said=True, relative=bool(relative))


def _inside_year(sentence: Sentence, number: int, stop: int) -> Phrase | None:
    """The month or season behind a year that counts from today."""
    j = skip(sentence, stop, OF)
    inner = season(sentence, j, led=True) or month_with_year(sentence, j)
    if not inner or not inner.yearly:
        return None
    return Phrase(inner.stop, inner.grain, inner.yearly(number), year_said=True, relative=True)
