"""What people see, held by properties: nothing of others', and nothing lost on the way."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.local.clock import CalendarClock
from bot.local.page.snapshot import seen_change, whole_view
from bot.local.workspace import Change, InstalledApp, Message, User, Workspace

Json = dict[str, Any]
BOT, PEOPLE = "UBOT", ("UKARI", "UOLA", "UEVA")
CHANNELS = {"CALLE": PEOPLE, "CKARI": PEOPLE[:1], "CTO": PEOPLE[:2]}
APP = InstalledApp("A1", "Appen", "B1", BOT, "x", "x", "x", frozenset(), frozenset(), frozenset())


@dataclass
class Happening:
    """A workspace in which things happen. `secrets` says of each text that was written who may ever read it."""

    workspace: Workspace = field(
        default_factory=lambda: Workspace(APP, CalendarClock(datetime(2025, 4, 28, tzinfo=UTC), lambda: 0.0))
    )
    told: dict[str, list[Json]] = field(default_factory=lambda: {person: [] for person in PEOPLE})
    secrets: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in PEOPLE:
            self.workspace.add_user(User(person, person.lower(), person))
        for channel, members in CHANNELS.items():
            self.workspace.add_channel(channel.lower(), [*members, BOT], channel_id=channel)
        self.first = {person: whole_view(self.workspace, person, {}) for person in PEOPLE}
        self.workspace.subscribe(self.hear)

    def hear(self, change: Change) -> None:
        for person, updates in self.told.items():
            update = seen_change(self.workspace, person, change)
            if update is not None:
                updates.append(update)

    def write(self, channel_id: str, seen_only_by: str | None) -> None:
        text = f"hemmelighet {len(self.secrets)}."
        channel = self.workspace.channels[channel_id]
        self.secrets[text] = set(channel.members) if seen_only_by is None else {seen_only_by} & set(channel.members)
        message = Message(self.workspace.next_ts(), BOT, text, bot_id="B1", seen_only_by=seen_only_by)
        self.workspace.post(channel_id, message)

    def edit(self, channel_id: str, number: int) -> None:
        for ts, message in self.some_message(channel_id, number):
            text = f"hemmelighet {len(self.secrets)}."
            self.secrets[text] = self.secrets[message.text]
            self.workspace.change(channel_id, ts, text=text)

    def delete(self, channel_id: str, number: int) -> None:
        for ts, _ in self.some_message(channel_id, number):
            self.workspace.remove(channel_id, ts)

    def join(self, channel_id: str, person: str) -> None:
        channel = self.workspace.channels[channel_id]
        for message in channel.messages.values():
            self.secrets[message.text].add(person)
        for message in channel.ephemeral.values():
            if message.seen_only_by == person:
                self.secrets[message.text].add(person)
        self.workspace.join(channel_id, person)

    def show(self, person: str, kind: str) -> None:
        text = f"hemmelighet {len(self.secrets)}."
        self.secrets[text] = {person}
        title = {"type": "plain_text", "text": text}
        blocks = [{"type": "header", "block_id": "b", "text": title}]
        if kind == "home":
            self.workspace.publish_home(person, {"type": "home", "blocks": blocks})
        else:
            self.workspace.open_modal(person, {"type": "modal", "title": title, "blocks": blocks})

    def close(self, person: str) -> None:
        self.workspace.close_modal(person)

    def some_message(self, channel_id: str, number: int) -> list[tuple[str, Message]]:
        channel = self.workspace.channels[channel_id]
        messages = [*channel.messages.items(), *channel.ephemeral.items()]
        return [messages[number % len(messages)]] if messages else []


channels, people, numbers = st.sampled_from(list(CHANNELS)), st.sampled_from(PEOPLE), st.integers(0, 9)
DEEDS = st.one_of(
    st.tuples(st.just("write"), channels, st.none() | people),
    st.tuples(st.just("edit"), channels, numbers),
    st.tuples(st.just("delete"), channels, numbers),
    st.tuples(st.just("join"), channels, people),
    st.tuples(st.just("show"), people, st.sampled_from(["home", "modal"])),
    st.tuples(st.just("close"), people),
)


def happened(deeds: list[Any]) -> Happening:
    happening = Happening()
    for name, *given_to_it in deeds:
        getattr(happening, name)(*given_to_it)
    return happening


@given(st.lists(DEEDS, max_size=30))
def test_nobody_is_ever_told_what_only_others_see(deeds: list[Any]) -> None:
    """Killed: `sees` without its check of `seen_only_by`."""
    happening = happened(deeds)
    for person in PEOPLE:
        told = repr([happening.told[person], whole_view(happening.workspace, person, {})])
        leaked = [text for text, readers in happening.secrets.items() if text in told and person not in readers]
        assert leaked == []


@given(st.lists(DEEDS, max_size=30))
def test_who_follows_from_the_start_knows_what_who_comes_later_is_told(deeds: list[Any]) -> None:
    """Killed: no update for a deletion; a MessageChanged that gives the message as it was before."""
    happening = happened(deeds)
    for person in PEOPLE:
        known = known_of(happening.first[person])
        for update in happening.told[person]:
            take_in(known, update)
        assert known == known_of(whole_view(happening.workspace, person, {}))


def known_of(whole: Json) -> Json:
    """What a page knows after the first update: messages by channel and ts, and views."""
    texts = {
        channel["id"]: {message["ts"]: message for message in channel["messages"]} for channel in whole["channels"]
    }
    return {"messages": texts, "modals": whole["modals"], "home": whole["home"]}


def take_in(known: Json, update: Json) -> None:
    """What state.js does with an update."""
    match update:
        case {"kind": "channel", "channel": channel}:
            known["messages"][channel["id"]] = {message["ts"]: message for message in channel["messages"]}
        case {"kind": "message", "channel": channel, "message": message}:
            known["messages"][channel["id"]][message["ts"]] = message
        case {"kind": "deleted", "channel": channel_id, "ts": ts}:
            del known["messages"][channel_id][ts]
        case {"kind": "views", "modals": modals, "home": home}:
            known |= {"modals": modals, "home": home}
