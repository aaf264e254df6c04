"""The evaluation record as a message: the newest round whole, each older one in a line, the rest in a file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.answering.wording import capitalized, date_of, days
from bot.evaluation.record import Figures, OpenRound, QuestionResults, Record, SealedRound, Turnout
from bot.reflections.questions import QUESTION_SETS, SCALE
from bot.rendering.answers import MOST_CHARACTERS, escaped
from bot.rendering.message import Message
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.records import EventData

DOWNLOAD = "evaluation_download"
"""The button's action id."""
BAR = 12
"""Characters of the longest bar: with its number and its count it stands on one line of a phone."""
TEXT_SECTIONS = 10
"""Sections of written answers to a question; a message has 50 blocks at most."""
OLDER_SECTIONS = 5


def record_message(language: Language, zone: str, record: Record) -> Message:
    """The record. `zone` (an IANA name) is where its days are. Who may read single answers gets the file's button."""
    title = HeaderBlock(text=PlainTextObject(text=sentence(language, "record.title")))
    if not record.rounds:
        none = _none_yet(language, zone, record.next_opens)
        return Message(none, (title, _section(none)))
    newest, *older = record.rounds
    lines = [_line(language, zone, one) for one in older]
    blocks = [
        title,
        *_newest(language, zone, newest),
        *[_section(part) for part in _packed(lines, "\n")][:OLDER_SECTIONS],
    ]
    if any(isinstance(one, SealedRound) and one.texts is not None for one in record.rounds):
        blocks.append(_button(language))
    return Message(_line(language, zone, newest), tuple(blocks))


def _none_yet(language: Language, zone: str, opens: datetime | None) -> str:
    if opens is None:
        return sentence(language, "record.none")
    return sentence(language, "record.none.until", date=_day(language, zone, opens))


def _newest(language: Language, zone: str, newest: OpenRound | SealedRound) -> Iterator[Block]:
    yield _section(_line(language, zone, newest))
    if isinstance(newest, OpenRound):
        yield _section(sentence(language, "record.later"))
        return
    if not newest.questions:
        yield _section(sentence(language, "record.too_few"))
    for question in QUESTION_SETS[newest.question_set].questions:
        heading = f"*{sentence(language, f'record.question.{question.name}')}*"
        if question.kind == "scale" and question.name in newest.questions:
            yield from _results(language, heading, newest.questions[question.name])
        elif question.kind == "scale" and newest.questions:
            yield _section(f"{heading}\n{sentence(language, 'record.question_too_few')}")
        elif question.kind == "text" and newest.texts is not None:
            yield from _texts(language, heading, newest.texts.get(question.name, ()))


def _line(language: Language, zone: str, one: OpenRound | SealedRound) -> str:
    """A round in a line: which it is, and how many have answered."""
    return f"*{_name(language, one.event)}*\n{_turnout(language, one.turnout)} {_state(language, zone, one)}"


def _name(language: Language, event: EventData) -> str:
    return escaped(f"{event.title.in_language(language)}, {date_of(language, event)}")


def _turnout(language: Language, turnout: Turnout) -> str:
    if not turnout.eligible:
        return sentence(language, "record.nobody_asked")
    percent = round(100 * turnout.answered / turnout.eligible)
    return sentence(language, "record.turnout", answered=turnout.answered, eligible=turnout.eligible, percent=percent)


def _state(language: Language, zone: str, one: OpenRound | SealedRound) -> str:
    if isinstance(one, SealedRound):
        return sentence(language, "record.sealed")
    return sentence(language, "record.late" if one.is_late else "record.open", date=_day(language, zone, one.until))


def _results(language: Language, heading: str, results: QuestionResults) -> Iterator[Block]:
    yield _section(f"{heading}\n{_of(language, results.of_all)}\n```{_bars(results.of_all)}```")
    if results.by_role:
        yield _breakdown(language, sentence(language, "record.by_role"), results.by_role)
    if results.by_organisation_kind:
        yield _breakdown(language, sentence(language, "record.by_kind"), results.by_organisation_kind)


def _of(language: Language, figures: Figures) -> str:
    median = format_decimal(figures.median, locale=language)
    return sentence(language, "record.figures", n=figures.n, median=median)


def _bars(figures: Figures) -> str:
    """A line for each number of the scale, the longest bar as long as a phone is wide."""
    most = max(figures.distribution.values())
    counts = ((number, figures.distribution.get(number, 0)) for number in SCALE)
    return "\n".join(f"{number} {'█' * -(-count * BAR // most)} {count}" for number, count in counts)


def _breakdown(language: Language, heading: str, groups: Mapping[str, Figures]) -> Block:
    named = ((capitalized(sentence(language, f"group.{group}")), figures) for group, figures in groups.items())
    lines = (f"{name}: {_of(language, figures)}" for name, figures in named)
    return _section("\n".join([f"*{heading}*", *lines]))


def _texts(language: Language, heading: str, texts: Sequence[str]) -> Iterator[Block]:
    if not texts:
        yield _section(f"{heading}\n{sentence(language, 'record.no_texts')}")
        return
    parts = list(_packed([heading, *(f"• {escaped(text)}" for text in texts)], "\n"))
    yield from map(_section, parts[:TEXT_SECTIONS])
    if len(parts) > TEXT_SECTIONS:
        yield _section(sentence(language, "record.more_in_file"))


def _packed(lines: Iterable[str], between: str) -> Iterator[str]:
    """The lines in as few texts as sections can hold. A line too long for one is broken, never within an escape."""
    pack = ""
    for line in lines:
        for piece in _broken(line):
            if pack and len(pack) + len(between) + len(piece) > MOST_CHARACTERS:
                yield pack
                pack = piece
            else:
                pack = f"{pack}{between}{piece}" if pack else piece
    if pack:
        yield pack


def _broken(line: str) -> Iterator[str]:
    while len(line) > MOST_CHARACTERS:
        end = MOST_CHARACTERS
        escape = line.rfind("&", end - 4, end)
        if escape >= 0 and ";" not in line[escape:end]:
            end = escape
        yield line[:end]
        line = line[end:]
    yield line


def _section(text: str) -> Block:
    # Verbatim: Slack must not turn a name or an address in people's text into a link or a mention.
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))


def _button(language: Language) -> Block:
    return ActionsBlock(elements=[ButtonElement(text=sentence(language, "record.download"), action_id=DOWNLOAD)])


def _day(language: Language, zone: str, moment: datetime) -> str:
    day = moment.astimezone(ZoneInfo(zone)).date()
    return days(language, day, day)
