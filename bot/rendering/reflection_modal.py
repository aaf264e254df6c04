"""The window in which somebody answers a round: while it loads, with its questions, and what came of it.

Nothing is said in a message, for Slack would keep its time, and that is the time of the answer.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ConfirmObject,
    InputBlock,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.answering.wording import capitalized, days
from bot.reflections.form import Form
from bot.reflections.questions import SCALE, Question
from bot.reflections.submission import Outcome, Said
from bot.rendering.answers import escaped
from bot.texts.catalogues import sentence
from bot.texts.localized import Language

FORM = "reflection"
"""The callback id of the window with the questions; its private_metadata is the round's id."""
WITHDRAW = "reflection_withdraw"
"""The button's action id; its value is the round's id."""
SIGN = "sign"
"""The block and the box in which one signs. The other fields are called after their questions."""
LONGEST_TEXT = 3000
"""https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element."""


def loading_modal(language: Language) -> View:
    """What stands there until the questions have been fetched."""
    return _modal(language, _section(sentence(language, "reflection.loading")))


def outcome_modal(language: Language, outcome: Outcome) -> View:
    """What came of an act, or why nothing did."""
    return _modal(language, _section(sentence(language, f"reflection.outcome.{outcome}")))


def form_modal(language: Language, form: Form) -> View:
    """The questions, with what was said before in them. Nothing is chosen beforehand."""
    return View(
        type="modal",
        callback_id=FORM,
        private_metadata=str(form.round_id),
        title=PlainTextObject(text=sentence(language, "reflection.title")),
        submit=PlainTextObject(text=sentence(language, "reflection.submit")),
        close=PlainTextObject(text=sentence(language, "reflection.close")),
        blocks=list(_form_blocks(language, form)),
    )


def said_in(view: Mapping[str, Any]) -> Said:
    """What somebody said in a submitted form; an empty text is no answer."""
    answers: dict[str, int | str] = {}
    fields = {block_id: next(iter(actions.values())) for block_id, actions in view["state"]["values"].items()}
    signature = fields.pop(SIGN)
    for question, field in fields.items():
        if field["type"] == "radio_buttons":
            answers[question] = int(field["selected_option"]["value"])
        elif text := (field["value"] or "").strip():
            answers[question] = text
    return Said(answers, is_signed=bool(signature["selected_options"]))


def _form_blocks(language: Language, form: Form) -> Iterator[Block]:
    until = days(language, form.last_day, form.last_day)
    what = escaped(capitalized(form.event.definite.in_language(language)))
    yield _section(f"*{what}*\n{sentence(language, 'reflection.promise', date=until)}")
    if form.said:
        yield _section(sentence(language, "reflection.said_before"))
        yield ActionsBlock(elements=[_withdraw_button(language, form.round_id)])
    said = form.said.answers if form.said else {}
    for question in form.question_set.questions:
        element = _scale if question.kind == "scale" else _text
        yield InputBlock(
            block_id=question.name,
            label=sentence(language, f"reflection.question.{question.name}"),
            element=element(language, question, said.get(question.name)),
            optional=question.kind == "text",
        )
    yield _signature(language, until, is_signed=bool(form.said and form.said.is_signed))


def _scale(language: Language, question: Question, said: int | str | None) -> RadioButtonsElement:
    options = {
        number: Option(value=str(number), text=sentence(language, f"reflection.scale.{question.name}.{number}"))
        for number in SCALE
    }
    chosen = options[said] if isinstance(said, int) else None
    return RadioButtonsElement(action_id=question.name, options=list(options.values()), initial_option=chosen)


def _text(language: Language, question: Question, said: int | str | None) -> PlainTextInputElement:  # noqa: ARG001 - as for a scale
    text = str(said) if said else None
    return PlainTextInputElement(action_id=question.name, multiline=True, max_length=LONGEST_TEXT, initial_value=text)


def _signature(language: Language, until: str, *, is_signed: bool) -> Block:
    box = Option(value=SIGN, text=sentence(language, "reflection.sign"))
    return InputBlock(
        block_id=SIGN,
        label=sentence(language, "reflection.signature"),
        hint=sentence(language, "reflection.signature_hint", date=until),
        element=CheckboxesElement(action_id=SIGN, options=[box], initial_options=[box] if is_signed else None),
        optional=True,
    )


def _withdraw_button(language: Language, round_id: int) -> ButtonElement:
    return ButtonElement(
        text=sentence(language, "reflection.withdraw"),
        action_id=WITHDRAW,
        value=str(round_id),
        style="danger",
        confirm=ConfirmObject(
            title=sentence(language, "reflection.withdraw"),
            text=PlainTextObject(text=sentence(language, "reflection.withdraw_confirm")),
            confirm=sentence(language, "reflection.withdraw_yes"),
            deny=sentence(language, "reflection.close"),
        ),
    )


def _modal(language: Language, *blocks: Block) -> View:
    return View(
        type="modal",
        title=PlainTextObject(text=sentence(language, "reflection.title")),
        close=PlainTextObject(text=sentence(language, "reflection.done")),
        blocks=list(blocks),
    )


def _section(text: str) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=text))
