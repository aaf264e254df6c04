"""The outbox, as a lead sees it: how sending goes, a page of what comes or of what became of it, and what to do."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.answering.wording import capitalized, days, listed
from bot.deliveries.listed import Asked, Group, Listing
from bot.manifest import NAME
from bot.rendering.answers import escaped, escaped_within
from bot.rendering.message import Message
from bot.rendering.notices import SENTENCES, mention
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.outbox_acts import Outcome
from models.outbox_list import MOST_COUNTED, OVERDUE_AFTER, STATES
from models.vocabulary import CANCELLED_BY_LEAD

LOOK = "outbox_look"
"""The action ids' beginning; the value is the page to show, see `bot.deliveries.listed.Asked`."""
ACT = "outbox_act"
"""The action id; the value is the state in which the deliveries were seen, their ids, and the page they are on."""
ABOUT_AN_EVENT = frozenset({
    "reminder", "snoozed", "undated", "correction", "held", "held_again", "prompt", "sealed",
})  # fmt: skip
ABOUT_NONE = frozenset({"digest", "notice", "told"})
"""Kinds that have words of their own; every other one is a message."""
LONGEST_NAME = 200
"""Characters of what a delivery is about."""


def outbox_list_message(
    language: Language, zone: str, listing: Listing, now: datetime, outcome: Outcome | None = None
) -> Message:
    """A page as it is at `now`. `zone` (an IANA name) is where its days are; `outcome` what came of a lead's act."""
    told = " ".join(_status(language, listing))
    header = HeaderBlock(text=PlainTextObject(text=sentence(language, "outbox.title")))
    blocks = [header, ContextBlock(elements=[MarkdownTextObject(text=told)]), _views(language, listing)]
    if outcome is not None:
        came = sentence(language, f"outbox.outcome.{outcome}")
        told, blocks = f"{came} {told}", [*blocks, _section(f"*{came}*")]
    if not listing.groups:
        blocks.append(_section(sentence(language, f"outbox.none.{listing.asked.view}")))
    blocks += [_group(language, ZoneInfo(zone), listing.asked, group, now) for group in listing.groups]
    return Message(told, (*blocks, *_pages(language, listing)))


def _status(language: Language, listing: Listing) -> Iterator[str]:
    """How sending goes."""
    if listing.stopped_for is not None:
        minutes = max(1, round(listing.stopped_for.total_seconds() / 60))
        yield sentence(language, "outbox.stopped.one" if minutes == 1 else "outbox.stopped.other", minutes=minutes)
    if listing.overdue == 1:
        yield sentence(language, "outbox.overdue.one")
    elif listing.overdue:
        yield sentence(language, "outbox.overdue.other", count=_capped(listing.overdue))
    if listing.stopped_for is None and not listing.overdue:
        yield sentence(language, "outbox.well")


def _views(language: Language, listing: Listing) -> Block:
    """A button for each view, with how many it has; the one that is shown stands out."""
    return ActionsBlock(
        elements=[
            ButtonElement(
                text=sentence(language, f"outbox.view.{view}", count=_capped(listing.counts[view])),
                action_id=f"{LOOK}:{view}",
                value=str(Asked(view)),
                style="primary" if view == listing.asked.view else None,
            )
            for view in STATES
        ]
    )


def _group(language: Language, zone: ZoneInfo, asked: Asked, group: Group, now: datetime) -> Block:
    what = capitalized(escaped_within(_what(language, group), LONGEST_NAME))
    place = _place(language, group)
    told = " ".join(_came(language, zone, group, place, now))
    button = _button(language, asked, group, now)
    return SectionBlock(text=MarkdownTextObject(text=f"*{what}*\n{told}", verbatim=True), accessory=button)


def _what(language: Language, group: Group) -> str:
    """What is sent: of which kind, and about which event."""
    kind, event = group.first.kind, group.first.event
    if event is not None:
        key = f"outbox.kind.{kind}" if kind in ABOUT_AN_EVENT else "outbox.kind.other_event"
        return sentence(language, key, what=event.in_language(language))
    return sentence(language, f"outbox.kind.{kind}" if kind in ABOUT_NONE else "outbox.kind.other")


def _place(language: Language, group: Group) -> str:
    """To whom. Where nobody is told who that is, to how many."""
    first, count = group.first, len(group.deliveries)
    if not first.is_direct:
        channel = first.slack_channel_id
        return mention(channel) if channel else sentence(language, "outbox.no_channel_yet")
    if first.is_unnamed:
        return sentence(language, "outbox.people.one" if count == 1 else "outbox.people.other", count=count)
    return listed(language, [mention(one.slack_user_id) for one in group.deliveries if one.slack_user_id])


def _came(language: Language, zone: ZoneInfo, group: Group, place: str, now: datetime) -> Iterator[str]:
    """Where it goes and when; then what else there is to know of it, and to do."""
    first = group.first
    moment = first.due_at
    if first.state == "sent" and first.slack_ts:
        moment = datetime.fromtimestamp(float(first.slack_ts), zone)
    when = _when(language, zone, moment)
    match first.state:
        case "pending":
            is_late = first.due_at <= now - OVERDUE_AFTER
            yield sentence(language, "outbox.late" if is_late else "outbox.pending", place=place, when=when)
            if not first.is_direct and first.slack_channel_id is None:
                yield sentence(language, "outbox.why.no_channel")
            elif first.last_error:
                yield sentence(language, "outbox.why.retried")
        case "sending":
            yield sentence(language, "outbox.sending", place=place)
        case "sent":
            yield sentence(language, "outbox.sent", place=place, when=when)
        case _:
            yield sentence(language, "outbox.unsent", place=place, when=when)
            yield _why(language, group, place)
            if first.state in {"failed", "uncertain"} and _is_too_late(group, now):
                yield sentence(language, "outbox.outcome.too_late")


def _why(language: Language, group: Group, place: str) -> str:
    """Why something was not sent, or may not have been, with the remedy where there is one."""
    first = group.first
    if first.state == "failed":
        reason = first.last_error or ""
        return sentence(
            language, SENTENCES.get(reason, "notice.other"), place=place, bot=NAME, reason=escaped(reason)
        )
    if first.state == "uncertain":
        return sentence(
            language, "outbox.why.uncertain.direct" if first.is_direct else "outbox.why.uncertain.channel"
        )
    if first.state == "cancelled" and first.last_error == CANCELLED_BY_LEAD:
        return sentence(language, "outbox.why.cancelled_by_lead")
    return sentence(language, f"outbox.why.{first.state}")


def _button(language: Language, asked: Asked, group: Group, now: datetime) -> ButtonElement | None:
    """What a lead can do about it. Sending twice what may have arrived is asked about first."""
    first = group.first
    match first.state:
        case "pending":
            key = "outbox.stop"
        case "failed" | "uncertain" | "expired" if not _is_too_late(group, now):
            key = "outbox.send_again"
        case "cancelled" if first.last_error == CANCELLED_BY_LEAD and not _is_too_late(group, now):
            key = "outbox.send_after_all"
        case _:
            return None
    ids = ",".join(str(one.id) for one in group.deliveries)
    return ButtonElement(
        text=sentence(language, key),
        action_id=ACT,
        value=f"{first.state} {ids} {asked}",
        confirm=_confirm(language) if first.state == "uncertain" else None,
    )


def _confirm(language: Language) -> ConfirmObject:
    return ConfirmObject(
        title=sentence(language, "outbox.confirm.title"),
        text=PlainTextObject(text=sentence(language, "outbox.confirm.text")),
        confirm=sentence(language, "outbox.send_again"),
        deny=sentence(language, "outbox.confirm.no"),
    )


def _is_too_late(group: Group, now: datetime) -> bool:
    expires_at = group.first.expires_at
    return expires_at is not None and expires_at <= now


def _pages(language: Language, listing: Listing) -> Iterator[Block]:
    places = {"outbox.earlier": listing.earlier, "outbox.later": listing.later}
    buttons = [
        ButtonElement(text=sentence(language, key), action_id=f"{LOOK}:{key}", value=str(asked))
        for key, asked in places.items()
        if asked is not None
    ]
    if buttons:
        yield ActionsBlock(elements=buttons)


def _when(language: Language, zone: ZoneInfo, moment: datetime) -> str:
    """The day there, and the time of day, which Slack shows in the reader's zone."""
    local = moment.astimezone(zone)
    date = days(language, local.date(), local.date())
    time = f"<!date^{moment.timestamp():.0f}^{{time}}|{local:%H:%M}>"
    return sentence(language, "outbox.when", date=date, time=time)


def _capped(count: int) -> str:
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"


def _section(text: str) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=text))
