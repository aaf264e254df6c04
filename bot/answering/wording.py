"""Dates, names and lists as each language words them. Sentences stand in the catalogues; this fills their places."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from bot.answering.dates import Span
from bot.texts.catalogues import sentence
from bot.texts.localized import Language, LocalizedText
from models.records import DatingData, EventData

_LOCALES: dict[Language, str] = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


def capitalized(text: str) -> str:
    """The text with a capital first letter, the rest as it stands."""
    return text[:1].upper() + text[1:]


def listed(language: Language, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
    """The items with commas, and the language's "and" before the last, or its "or"."""
    return format_list(items, style=style, locale=_LOCALES[language])


def date_of(language: Language, event: EventData | DatingData) -> str:
    """When an event is, no more exactly than it is known: `5.–6. mai 2025`, `september 2025`."""
    first, last = event.first_day, event.last_day
    if first is None or last is None:
        return sentence(language, "date.unset")
    match event.precision:
        case "day":
            return days(language, first, last)
        case "month":
            return format_skeleton("yMMMM", first, locale=_LOCALES[language])
        case "quarter":
            return sentence(language, f"date.quarter.{(first.month + 2) // 3}", year=first.year)
        case "half-year":
            return sentence(language, f"date.half_year.{(first.month + 5) // 6}", year=first.year)
        case _:
            return str(first.year)


def dated(language: Language, event: EventData) -> str:
    """When an event is, and that it is cancelled or from when it was moved: `september 2025, avlyst`."""
    text = date_of(language, event)
    if event.status == "cancelled":
        return sentence(language, "date.cancelled", date=text)
    if event.moved_from:
        return sentence(language, "date.moved", date=text, earlier=date_of(language, event.moved_from))
    return text


def days(language: Language, first: date, last: date) -> str:
    """A day, or days from the first to the last, with what they share said once: `5.–6. mai 2025`."""
    locale = _LOCALES[language]
    whole = format_date(last, format="long", locale=locale)
    if first == last:
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{format_skeleton('d', first, locale=locale)}–{whole}"
    if first.year == last.year:
        return f"{format_skeleton('MMMMd', first, locale=locale)}–{whole}"
    return f"{format_date(first, format='long', locale=locale)}–{whole}"


def on(language: Language, event: EventData) -> str:
    """When an event is, with the preposition that a sentence needs: `i september 2025`, `on 9 May 2025`."""
    if event.precision == "unset":
        return date_of(language, event)
    return sentence(language, "on.day" if event.precision == "day" else "on.period", date=date_of(language, event))


def during(language: Language, span: Span) -> str:
    """The days of a question, with preposition, always spelled out, so that a different reading shows."""
    first, last = span.first, span.last
    if first is None or last is None:
        return _open(language, first, last)
    after = last + timedelta(days=1)
    if first == last:
        return sentence(language, "on.day", date=days(language, first, last))
    if first.day == after.day == 1 and (after.year * 12 + after.month) - (first.year * 12 + first.month) == 1:
        return sentence(language, "on.period", date=format_skeleton("yMMMM", first, locale=_LOCALES[language]))
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1) and after.year == first.year + 1:
        return sentence(language, "on.period", date=first.year)
    return sentence(language, "during.days", days=days(language, first, last))


def during_each(language: Language, spans: Sequence[Span], style: Literal["standard", "or"] = "standard") -> str:
    """Several stretches of days, each with its preposition: `i mai 2025 og i juni 2025`."""
    return listed(language, [during(language, span) for span in spans], style)


def _open(language: Language, first: date | None, last: date | None) -> str:
    """Days without a beginning or an end; up to the end of a month by the month's name."""
    if last is None:
        return "" if first is None else sentence(language, "during.from", first=days(language, first, first))
    if (last + timedelta(days=1)).day == 1:
        month = format_skeleton("yMMMM", last, locale=_LOCALES[language])
        return sentence(language, "during.until_month", last=month)
    return sentence(language, "during.until", last=days(language, last, last))


def placed(language: Language, event: EventData) -> str | None:
    """Where an event is, with its preposition: `på Leka`; None where no place is recorded."""
    if event.place is None:
        return None
    place = event.place.in_language(language)
    preposition = event.place_preposition
    return f"{preposition.in_language(language)} {place}" if preposition else place


def said(language: Language, text: LocalizedText) -> str:
    """A recorded text in the language, without a full stop at its end."""
    return text.in_language(language).removesuffix(".")
