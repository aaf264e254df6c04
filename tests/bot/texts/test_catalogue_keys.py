"""Each sentence of the catalogues is said somewhere, each that is said is there, and it fits where Slack shows it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.catalogues import catalogue
from bot.texts.localized import LANGUAGES, Language

ROOT = Path(__file__).parents[3]
SOURCES = sorted(path for package in ("bot", "handlers") for path in (ROOT / package).rglob("*.py"))
KEYS = frozenset(catalogue("nb"))
SAYING = {"sentence", "say"}
TITLES = {
    "help.title": 24,
    "help.close": 24,
    "home.next": 150,
    "record.download": 75,
    "reflection.answer": 75,
    "reflection.was_absent": 75,
    "reflection.title": 24,
    "reflection.submit": 24,
    "reflection.close": 24,
    "reflection.done": 24,
    "reflection.withdraw": 75,
    "reflection.withdraw_yes": 30,
    "reflection.sign": 75,
    "answer.calendar": 75,
    "answer.share": 75,
    "answer.helped": 75,
    "answer.not_helped": 75,
    "share.by": 150,
    "unanswered.title": 150,
    "unanswered.answer": 75,
    "unanswered.dismiss": 75,
    "unanswered.earlier": 75,
    "unanswered.later": 75,
    "undated.set_day": 75,
    "fact.form": 24,
    "fact.submit": 24,
    "fact.field.title": 2000,
    "fact.field.text": 2000,
    "fact.field.other_words": 2000,
    "outbox.title": 150,
    "outbox.view.coming": 68,
    "outbox.view.sent": 68,
    "outbox.view.failed": 68,
    "outbox.view.uncertain": 68,
    "outbox.view.dropped": 68,
    "outbox.kind.digest": 300,
    "outbox.kind.notice": 300,
    "outbox.kind.told": 300,
    "outbox.stop": 75,
    "outbox.send_again": 30,
    "outbox.send_after_all": 75,
    "outbox.confirm.title": 100,
    "outbox.confirm.text": 300,
    "outbox.confirm.no": 30,
    "outbox.earlier": 75,
    "outbox.later": 75,
    "reminder.snooze_hour": 75,
    "reminder.snooze_morning": 75,
    "reminder.mute": 75,
    "reminder.pause": 75,
    "reminder.choose": 75,
    "muted.undo": 75,
    "subscription.title": 24,
    "subscription.change": 75,
    "subscription.submit": 24,
    "subscription.muted": 2000,
    "subscription.pause": 75,
    "subscription.choose_events": 150,
    "subscription.field.days_before": 2000,
    "subscription.field.digest": 2000,
    "subscription.field.muted": 2000,
    "language.channel": 75,
    "held.set_day": 75,
    "held.cancel": 75,
    "held.not_yet": 75,
    "held.cancel_title": 100,
    "held.cancel_yes": 30,
    "held.cancel_no": 30,
    "day.title": 24,
    "day.submit": 24,
    "day.field.first_day": 2000,
    "day.field.last_day": 2000,
}
"""Keys that are shown as a title, button, label or header, and how long that may be: of a modal 24 characters
(https://docs.slack.dev/reference/views/modal-views), of a button 75, of a header block 150; of a
confirmation 100, 300 and 30."""
SECTION = 3000
"""https://docs.slack.dev/reference/block-kit/blocks/section-block."""


def literals(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def pattern(built: ast.JoinedStr, within: ast.AST) -> re.Pattern[str]:
    """What an f-string can come to: any word in each place; in the first, one that stands in the same function."""
    pieces = [re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w-]+" for part in built.values]
    if isinstance(built.values[0], ast.FormattedValue):
        pieces[0] = "|".join(re.escape(word) for word in literals(within) if re.fullmatch(r"[\w-]+", word))
    return re.compile(f"({pieces[0]}){''.join(pieces[1:])}")


def said() -> tuple[set[str], set[re.Pattern[str]]]:
    """Every text of the code, and the pattern of every f-string."""
    texts, patterns = set(), set()
    for path in SOURCES:
        module = ast.parse(path.read_text("utf-8"))
        texts.update(literals(module))
        for function in (one for one in ast.walk(module) if isinstance(one, ast.FunctionDef)):
            built = (one for one in ast.walk(function) if isinstance(one, ast.JoinedStr))
            patterns.update(pattern(one, function) for one in built if "." in "".join(literals(one)))
    return texts, patterns


def asked_for() -> Iterator[tuple[str, ast.expr, ast.AST]]:
    """What stands as the key in each call that says a sentence, with its file and the function around it."""
    for path in SOURCES:
        for function in (
            one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.FunctionDef)
        ):
            for call in (one for one in ast.walk(function) if isinstance(one, ast.Call)):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                if name in SAYING:
                    for key in call.args[: 2 if name == "sentence" else 1]:
                        yield f"{path.name}:{key.lineno}", key, function


def test_every_key_that_is_said_is_in_the_catalogues() -> None:
    unknown = []
    for place, key, function in asked_for():
        choices = (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,)
        for choice in choices:
            if isinstance(choice, ast.Constant) and choice.value not in KEYS:
                unknown.append((place, choice.value))
            if isinstance(choice, ast.JoinedStr) and not any(map(pattern(choice, function).fullmatch, KEYS)):
                unknown.append((place, ast.unparse(choice)))
    assert unknown == []


def test_every_key_of_the_catalogues_is_said() -> None:
    texts, patterns = said()
    assert [key for key in sorted(KEYS - texts) if not any(one.fullmatch(key) for one in patterns)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_begins_as_a_sentence_ends_as_one(language: Language) -> None:
    begun = {
        key: text
        for key, text in catalogue(language).items()
        if key not in TITLES and " " in text and (text[0].isupper() or text.startswith("{What}"))
    }
    assert {key: text for key, text in begun.items() if text[-1] not in ".!?:}`»”"} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_where_slack_shows_it(language: Language) -> None:
    lengths = {key: len(text) for key, text in catalogue(language).items()}
    assert {key: length for key, length in lengths.items() if length > TITLES.get(key, SECTION)} == {}
