"""The two line formats that tools rely on: questions answered, and questions understood, a JSON line each.

A line that can't be read gives a line that says so; none stops the rest.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from bot.answering.answerer import Answerer
from bot.answering.dates import Span


def answered_lines(answerer: Answerer, lines: Iterable[str], today: date) -> Iterator[str]:
    """For each line `{"id", "text", "at", "context"}` a line `{"id", "text", "language", "answered", "events"}`."""
    for line in lines:
        if line.strip():
            yield _json(_answered(answerer, line, today))


def understood_lines(answerer: Answerer, lines: Iterable[str], today: date) -> Iterator[str]:
    """For each line, a plain question or `{"text", "at"}`, what it was understood as.

    Days are inclusive; None with the other set is an open end.
    """
    for line in lines:
        if line.strip():
            yield _json(_understood(answerer, line, today))


def _answered(answerer: Answerer, line: str, today: date) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        text, at = _text_of(asked), _day_of(asked, today)
        context = _context_of(asked)
    except (ValueError, RecursionError) as error:
        return {"error": f"not a question: {error}"}
    answer = answerer.answered(text, at, context)
    return {
        "id": asked.get("id"),
        "text": answer.text,
        "language": answer.language,
        "answered": answer.answered,
        "events": [event.id for event in answer.events],
    }


def _understood(answerer: Answerer, line: str, today: date) -> dict[str, Any]:
    text, at = line.rstrip("\n"), today
    if line.lstrip().startswith("{"):
        try:
            asked = json.loads(line)
            text, at = _text_of(asked), _day_of(asked, today)
        except (ValueError, RecursionError) as error:
            return {"error": f"not a question: {error}"}
    question = answerer.understood(text, at)
    first, last = _days(question.spans)
    return {
        "text": text,
        "language": question.language,
        "intent": question.intent,
        "events": list(question.events),
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "grain": question.grain,
        "words": question.time_words,
    }


def _days(spans: tuple[Span, ...]) -> tuple[date | None, date | None]:
    """The first and the last day of what is asked about: of several stretches of the first and what follows it."""
    if not spans:
        return None, None
    first, last = spans[0].first, spans[0].last
    for span in spans[1:]:
        if last is None or span.start != last + timedelta(days=1):
            break
        last = span.last
    return first, last


def _text_of(asked: object) -> str:
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('a line must hold {"text": "…"}')  # noqa: TRY004 - one kind of error for a line that is none
    return str(asked["text"])


def _context_of(asked: dict[str, Any]) -> str | None:
    context = asked.get("context")
    if context is not None and not isinstance(context, str):
        raise ValueError("context must be a text or null")
    return context


def _day_of(asked: dict[str, Any], today: date) -> date:
    at = asked.get("at")
    return today if at is None else date.fromisoformat(str(at))


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
