"""Numbers as they stand in dates: counts, ordinals, days of a month and years."""

from bot.answering.dates.clashes import NOT_DATES_BEFORE, NOT_YEARS_AFTER
from bot.answering.dates.lexicon import (
    AGO,
    COMPOUND_HEADS,
    DASHES,
    DAY_SUFFIXES,
    ENGLISH_TENS,
    MONTHS,
    NUMBER_PHRASES,
    NUMBERS,
    ORDINALS,
    ORDINALS_AS_TYPED,
    RELATIVE_YEARS,
    UNITS,
)
from bot.answering.dates.sentence import Sentence, is_dash, look_up, skip

Found = tuple[int, int]
"""A number, and where its words stop."""
_YEAR_LINKS = frozenset((",", "i", "in", "of", "av", "for"))
_APOSTROPHES = frozenset(("'", "’", "‘"))


def digits(sentence: Sentence, i: int, longest: int = 2) -> int | None:
    """Word `i` as a number of at most so many ASCII digits."""
    word = sentence.folded[i]
    return int(word) if 0 < len(word) <= longest and word.isascii() and word.isdigit() else None


def count(sentence: Sentence, i: int) -> Found | None:
    """How many: `3`, `tre`, `a`, `et par`."""
    if found := look_up(NUMBER_PHRASES, sentence, i):
        return found
    number = digits(sentence, i, 3)
    if number is None:
        number = NUMBERS.get(sentence.folded[i])
    return (number, i + 1) if number else None


def ordinal(sentence: Sentence, i: int) -> Found | None:
    """Which one: `3.`, `3rd`, `tredje`, `twenty-third`."""
    word = sentence.folded[i]
    if word in ORDINALS:
        return ORDINALS_AS_TYPED.get(sentence.words[i].text.casefold(), ORDINALS[word]), i + 1
    if word in ENGLISH_TENS:
        one = ORDINALS.get(sentence.folded[j := i + 1 + is_dash(sentence, i + 1)], 10)
        return (ENGLISH_TENS[word] + one, j + 1) if one < 10 else None
    number = digits(sentence, i)
    if number is None:
        return None
    if sentence.joined(i + 1) and (sentence.folded[i + 1] == "." or sentence.folded[i + 1] in DAY_SUFFIXES):
        return number, i + 2
    return None


def day_number(sentence: Sentence, i: int) -> Found | None:
    """A day of a month: an ordinal, or a bare number up to 31."""
    found = ordinal(sentence, i)
    if not found and (number := digits(sentence, i)):
        found = number, i + 1
    return found if found and 1 <= found[0] <= 31 else None


def full_year(number: int) -> int:
    """A year of two digits: 90–99 is in the twentieth century."""
    return number if number > 99 else number + (1900 if number >= 90 else 2000)


def four_digits(sentence: Sentence, i: int) -> int | None:
    """A year from 1990 to 2099."""
    word = sentence.folded[i]
    number = digits(sentence, i, 4) if len(word) == 4 else None
    return number if number and 1990 <= number <= 2099 else None


def apostrophe_year(sentence: Sentence, i: int) -> Found | None:
    """`'25`."""
    if sentence.folded[i] in _APOSTROPHES and sentence.joined(i + 1) and len(sentence.folded[i + 1]) == 2:
        number = digits(sentence, i + 1)
        return (full_year(number), i + 2) if number is not None else None
    return None


def relative_year(sentence: Sentence, i: int) -> Found | None:
    """`i fjor`, `next year`, `for to år siden`, `om to år`."""
    found = look_up(RELATIVE_YEARS, sentence, i)
    return (sentence.at.year + found[0], found[1]) if found else years_away(sentence, i)


def years_away(sentence: Sentence, i: int) -> Found | None:
    """The year so many years from this one, `for to år siden`, `in two years`."""
    lead = sentence.folded[i] if sentence.folded[i] in {"for", "om", "in"} else ""
    found = count(sentence, i + bool(lead))
    if not found or UNITS.get(sentence.folded[found[1]]) != "year":
        return None
    if sentence.folded[found[1] + 1] in AGO:
        return sentence.at.year - found[0], found[1] + 2
    return (sentence.at.year + found[0], found[1] + 1) if lead in {"om", "in"} else None


def bare_year(sentence: Sentence, i: int) -> Found | None:
    """A year that stands by itself. Amounts, numbers of things, parts of phone numbers and `2024-planen` are none."""
    if year := apostrophe_year(sentence, i):
        return year
    number = four_digits(sentence, i)
    before, after = sentence.folded[i - 1], sentence.folded[i + 1]
    if not number or before in NOT_DATES_BEFORE or after in NOT_YEARS_AFTER or before.isdigit() or after.isdigit():
        return None
    return None if _part_of_something(sentence, i) else (number, i + 1)


def _part_of_something(sentence: Sentence, i: int) -> bool:
    """Whether the digits at word `i` are written on to others, or to a word: R2025, 3.2025, 2025,50, 2024-planen.

    Two years with a dash or a slash between them are two years, and `2025-samlinga` is the gathering of 2025.
    """
    before, after = sentence.folded[i - 1], sentence.folded[i + 1]
    if sentence.joined(i):
        span_of_years = before in DASHES | {"/"} and four_digits(sentence, i - 2)
        in_figures = before in {".", ",", ":", "/", "-"} and sentence.folded[i - 2].isdigit()
        if before.isalpha() or (in_figures and not span_of_years):
            return True
    if not sentence.joined(i + 1):
        return False
    further = sentence.folded[i + 2] if sentence.joined(i + 2) else ""
    if after in DASHES or after == "/":
        return further.isalpha() and further not in COMPOUND_HEADS
    return after.isalpha() or after == "_" or (after in {".", ","} and further.isdigit())


def year_behind(sentence: Sentence, i: int) -> Found | None:
    """The year of a month, a season, a week: `2025`, `, 2025`, `i 2025`, `-25`, `'25`, `i fjor`."""
    if found := relative_year(sentence, i) or apostrophe_year(sentence, i):
        return found
    if sentence.joined(i + 1) and (is_dash(sentence, i) or (sentence.folded[i] == "/" and sentence.joined(i))):
        number = four_digits(sentence, i + 1) or (len(sentence.folded[i + 1]) == 2 and digits(sentence, i + 1))
        return (full_year(number), i + 2) if number and not goes_on_as_day(sentence, i + 2) else None
    j = skip(sentence, i, _YEAR_LINKS)
    if number := four_digits(sentence, j):
        return number, j + 1
    return (apostrophe_year(sentence, j) or relative_year(sentence, j)) if j > i else None


def goes_on_as_day(sentence: Sentence, i: int) -> bool:
    """Whether the number before word `i` is a day: 28. mai–25. juni, mai–25/6."""
    if sentence.folded[i] == "." and sentence.joined(i):
        return sentence.folded[i + 1].isdigit() or sentence.folded[i + 1] in MONTHS
    before_digits = sentence.folded[i] in {"/", ":"} and sentence.joined(i) and sentence.folded[i + 1].isdigit()
    return before_digits or sentence.folded[i] in MONTHS


def short_year(sentence: Sentence, i: int) -> Found | None:
    """A year behind what can't be counted: also two bare digits, if nothing follows that they could count."""
    if found := year_behind(sentence, i):
        return found
    number = digits(sentence, i)
    after = sentence.folded[i + 1]
    if not number or not 20 <= number <= 49 or len(sentence.folded[i]) < 2 or after.isalnum() or after in {".", ":"}:
        return None
    return full_year(number), i + 1


def pair_of_years(sentence: Sentence, i: int, shortest: int = 4) -> tuple[int, int, int] | None:
    """`2024/25`, `2024–2025`, and with `shortest` 2 also `24/25`: both years, and where they stop."""
    first, last = digits(sentence, i, 4), digits(sentence, i + 2, 4)
    between = sentence.folded[i + 1]
    if not first or last is None or len(sentence.folded[i]) < shortest:
        return None
    first, last = full_year(first), full_year(last)
    if not 1990 <= first < last <= 2099 or not (is_dash(sentence, i + 1) or (between == "/" and last == first + 1)):
        return None
    return first, last, i + 3
