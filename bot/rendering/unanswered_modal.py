"""The window in which a lead answers a group of questions: while it loads, its form, and what came of it."""

import re
from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    InputBlock,
    MarkdownTextObject,
    PlainTextInputElement,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.questions.new_fact import LONGEST_TITLE, Draft, Fault, Field, Form, Outcome
from bot.rendering.answer_buttons import shortened
from bot.rendering.answers import escaped_within
from bot.texts.catalogues import sentence
from bot.texts.localized import Language

FORM = "unanswered_fact"
"""The callback id of the form; its private_metadata is the id of a question of the group."""
LONGEST_INPUT = 3_000
"""https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element"""
LONGEST_QUESTION = 1_000


def loading_modal(language: Language) -> View:
    """What stands there until the question has been fetched."""
    return _said(language, sentence(language, "reflection.loading"))


def outcome_modal(language: Language, outcome: Outcome) -> View:
    """What came of it."""
    return _said(language, sentence(language, f"fact.outcome.{outcome}"))


def not_yours_modal(language: Language) -> View:
    """That only leads answer here."""
    return _said(language, sentence(language, "unanswered.not_yours"))


def form_modal(language: Language, form: Form) -> View:
    """The form about a group of questions, with what is suggested in it."""
    asked = sentence(language, "fact.asked", question=escaped_within(form.question, LONGEST_QUESTION))
    words = "\n".join(form.other_words)[:LONGEST_INPUT]
    return View(
        type="modal",
        callback_id=FORM,
        private_metadata=str(form.question_id),
        title=PlainTextObject(text=sentence(language, "fact.form")),
        submit=PlainTextObject(text=sentence(language, "fact.submit")),
        close=PlainTextObject(text=sentence(language, "reflection.close")),
        blocks=[
            SectionBlock(text=MarkdownTextObject(text=asked, verbatim=True)),
            _input(language, "title", form.title or None, max_length=LONGEST_TITLE),
            _input(language, "text", None, multiline=True, max_length=LONGEST_INPUT),
            _input(language, "other_words", words or None, multiline=True, max_length=LONGEST_INPUT),
        ],
    )


def draft_in(view: Mapping[str, Any]) -> Draft:
    """What a lead wrote in a submitted form."""
    values = view["state"]["values"]
    title, text, other_words = (
        (values[name][name]["value"] or "").strip() for name in ("title", "text", "other_words")
    )
    words = (" ".join(one.split()) for one in re.split(r"[\n,]", other_words))
    return Draft(" ".join(title.split()), text, tuple(one for one in words if one))


def errors_beside(language: Language, faults: Mapping[Field, Fault]) -> dict[str, str]:
    """What is wrong, by the block that it is shown beside."""
    return {
        field: sentence(language, f"fact.fault.{field}.{fault.kind}", words=shortened(fault.words))
        for field, fault in faults.items()
    }


def _input(language: Language, field: Field, value: str | None, **how: Any) -> InputBlock:
    return InputBlock(
        block_id=field,
        label=sentence(language, f"fact.field.{field}"),
        hint=sentence(language, f"fact.hint.{field}"),
        element=PlainTextInputElement(action_id=field, initial_value=value, **how),
        optional=field == "other_words",
    )


def _said(language: Language, text: str) -> View:
    return View(
        type="modal",
        title=PlainTextObject(text=sentence(language, "fact.form")),
        close=PlainTextObject(text=sentence(language, "reflection.done")),
        blocks=[SectionBlock(text=MarkdownTextObject(text=text))],
    )
