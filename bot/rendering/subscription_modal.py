"""The window in which somebody chooses what to be told: while it loads, its form, and what holds from then on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    InputBlock,
    InputInteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.answering.wording import capitalized, date_of
from bot.rendering.answer_buttons import shortened
from bot.rendering.subscriptions import glance_block, lead_time
from bot.subscriptions.choices import LEAD_TIMES, Choices, Standing
from bot.texts.catalogues import sentence
from bot.texts.localized import LANGUAGES, Language, language_with_code
from models.vocabulary import DigestInterval

FORM = "subscription"
"""The callback id of the form. Its fields are called as those of `Choices`."""
CHANNEL = "channel"
"""The option that stands for the channel's language."""
PAUSE = "pause"
DIGESTS: tuple[DigestInterval, ...] = get_args(DigestInterval)


def loading_modal(language: Language) -> View:
    """What stands there until the choices have been fetched."""
    return _said(language, SectionBlock(text=MarkdownTextObject(text=sentence(language, "reflection.loading"))))


def no_programme_modal(language: Language) -> View:
    """That there is nothing to choose here."""
    return _said(language, SectionBlock(text=MarkdownTextObject(text=sentence(language, "question.not_understood"))))


def saved_modal(language: Language, standing: Standing) -> View:
    """What holds from now on."""
    return _said(language, glance_block(language, standing, sentence(language, "subscription.saved")))


def form_modal(language: Language, standing: Standing) -> View:
    """The form with what somebody chose in it. Nothing is chosen beforehand for those who never chose."""
    return View(
        type="modal",
        callback_id=FORM,
        title=PlainTextObject(text=sentence(language, "subscription.title")),
        submit=PlainTextObject(text=sentence(language, "subscription.submit")),
        close=PlainTextObject(text=sentence(language, "reflection.close")),
        blocks=list(_fields(language, standing)),
    )


def choices_in(view: Mapping[str, Any]) -> Choices:
    """What somebody chose in a submitted form; who chose no digest gets none."""
    days, digest, language, muted, pause = (
        _chosen(view, name) for name in ("days_before", "digest", "language", "muted", "is_muted")
    )
    return Choices(
        days_before=tuple(int(one) for one in days),
        digest=next((one for one in DIGESTS if [one] == digest), "off"),
        language=next((language_with_code(one) for one in language if one != CHANNEL), None),
        is_muted=bool(pause),
        muted=frozenset(muted),
    )


def shown_in(view: Mapping[str, Any]) -> frozenset[str]:
    """The uids of the events that a form offered."""
    offered = (block["element"]["options"] for block in view["blocks"] if block["block_id"] == "muted")
    return frozenset(option["value"] for options in offered for option in options)


def _fields(language: Language, standing: Standing) -> Iterator[Block]:
    choices = standing.choices
    leads = {str(days): lead_time(language, days) for days in LEAD_TIMES}
    yield _field(language, _boxes("days_before", leads, map(str, choices.days_before)))
    digests: dict[str, str] = {one: sentence(language, f"interval.{one}") for one in DIGESTS}
    yield _field(language, _radio("digest", digests, choices.digest if standing.has_chosen else None))
    languages = {one: sentence(language, f"language.{one}") for one in (CHANNEL, *LANGUAGES)}
    chosen = choices.language or (CHANNEL if standing.has_chosen else None)
    yield _field(language, _radio("language", languages, chosen))
    if standing.events:
        yield _field(language, _muted(language, standing))
    pause = {PAUSE: sentence(language, "subscription.pause")}
    yield _field(language, _boxes("is_muted", pause, pause if choices.is_muted else ()))


def _field(language: Language, element: InputInteractiveElement) -> Block:
    return InputBlock(
        block_id=element.action_id,
        label=sentence(language, f"subscription.field.{element.action_id}"),
        hint=sentence(language, f"subscription.hint.{element.action_id}"),
        element=element,
        optional=True,
    )


def _boxes(name: str, labels: Mapping[str, str], chosen: Iterable[str]) -> CheckboxesElement:
    options = _options(labels)
    initial = [options[one] for one in chosen if one in options]
    return CheckboxesElement(action_id=name, options=list(options.values()), initial_options=initial or None)


def _radio(name: str, labels: Mapping[str, str], chosen: str | None) -> RadioButtonsElement:
    options = _options(labels)
    initial = options[chosen] if chosen else None
    return RadioButtonsElement(action_id=name, options=list(options.values()), initial_option=initial)


def _muted(language: Language, standing: Standing) -> StaticMultiSelectElement:
    options = _options(
        {one.id: f"{one.title.in_language(language)} ({date_of(language, one)})" for one in standing.events}
    )
    initial = [options[one.id] for one in standing.muted_events]
    return StaticMultiSelectElement(
        action_id="muted",
        placeholder=sentence(language, "subscription.choose_events"),
        options=list(options.values()),
        initial_options=initial or None,
    )


def _options(labels: Mapping[str, str]) -> dict[str, Option]:
    return {value: Option(value=value, text=shortened(capitalized(label))) for value, label in labels.items()}


def _said(language: Language, block: Block) -> View:
    return View(
        type="modal",
        title=PlainTextObject(text=sentence(language, "subscription.title")),
        close=PlainTextObject(text=sentence(language, "reflection.done")),
        blocks=[block],
    )


def _chosen(view: Mapping[str, Any], name: str) -> list[str]:
    """The values of the options that are chosen in a field; none where it is not in the form."""
    held = view["state"]["values"].get(name, {}).get(name, {})
    options = held.get("selected_options") or [held.get("selected_option")]
    return [option["value"] for option in options if option]
