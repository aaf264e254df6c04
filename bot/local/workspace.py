"""What a Slack workspace holds: people, channels, messages, views, files, and the one app installed in it.

Nothing here speaks a protocol: the Web API (`web_api/`) and the app's link (`app_link/`) read and change this state,
and whoever must know of a change subscribes to it. Every method may be called from any thread.
"""

import itertools
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.local.clock import CalendarClock, Elapsed, monotonic

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the app's bot user. `name` is the handle, `real_name` what the page shows."""

    id: str
    name: str
    real_name: str
    title: str = ""
    locale: str = "nb-NO"
    tz: str = "Europe/Oslo"
    is_bot: bool = False
    is_restricted: bool = False
    """A guest who sees several channels."""
    is_ultra_restricted: bool = False
    """A guest who sees one channel."""
    deleted: bool = False
    """Deactivated."""


@dataclass(frozen=True, slots=True)
class InstalledApp:
    """The app installed in the workspace: its credentials, scopes, and what its manifest asks to be told of."""

    id: str
    name: str
    bot_id: str
    bot_user_id: str
    bot_token: str
    app_token: str
    signing_secret: str
    scopes: frozenset[str]
    commands: frozenset[str]
    """Slash commands with their slash."""
    events: frozenset[str]
    """Event names as the manifest has them: `message.channels`, `message.im`, `app_mention` …"""
    request_url: str | None = None
    """Where signed HTTP requests go; None = Socket Mode."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `ts` names it in its channel; a changed message keeps its `ts`."""

    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    metadata: Json | None = None
    bot_id: str | None = None
    subtype: str | None = None
    edited_ts: str | None = None
    files: tuple[str, ...] = ()
    seen_only_by: str | None = None
    """The one reader of an ephemeral message."""


@dataclass(slots=True)
class Channel:
    """A channel (C…), or a direct message between the app and a person (D…)."""

    id: str
    name: str
    created: int
    creator: str
    is_private: bool = False
    direct_with: str | None = None
    """The person at the other end of a direct message."""
    is_archived: bool = False
    topic: str = ""
    purpose: str = ""
    members: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    """By ts, in the order of posting. Ephemeral messages are not among them."""
    ephemeral: dict[str, Message] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """A modal or a Home tab as the app gave it, and the ids that Slack adds."""

    id: str
    user: str
    content: Json
    """What the app sent: type, title, blocks, callback_id, private_metadata …"""
    hash: str
    root_id: str
    previous_id: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that the app uploaded."""

    id: str
    name: str
    length: int
    upload_token: str
    created: int = 0
    """Seconds since 1970, by the calendar."""
    title: str = ""
    content: bytes | None = None
    """None until its bytes have come."""
    channel: str | None = None


# What subscribers are told of.


@dataclass(frozen=True, slots=True)
class MessagePosted:
    """A message has come into a channel; for an ephemeral one `message.seen_only_by` is set."""

    channel: Channel
    message: Message


@dataclass(frozen=True, slots=True)
class MessageChanged:
    """A message was edited."""

    channel: Channel
    before: Message
    after: Message


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message was removed."""

    channel: Channel
    message: Message


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """A user has become a member of a channel."""

    channel: Channel
    user: User
    inviter: str | None


@dataclass(frozen=True, slots=True)
class ViewChanged:
    """A modal was opened, pushed or updated, or a Home tab published. `view` None = the user's modals are closed."""

    user: str
    view: View | None


Change = MessagePosted | MessageChanged | MessageDeleted | MemberJoined | ViewChanged


class Workspace:
    """The state of one workspace. Hold `lock` for a change that takes several steps.

    `clock` gives message timestamps; `elapsed` gives real seconds for whatever expires.
    """

    def __init__(
        self,
        app: InstalledApp,
        clock: CalendarClock,
        elapsed: Elapsed = monotonic,
        team_id: str = "T0LOCAL0001",
        team_name: str = "Lokalt arbeidsrom",
        team_domain: str = "lokalt",
    ) -> None:
        self.lock = threading.RLock()
        self.app = app
        self.clock = clock
        self.elapsed = elapsed
        self.team_id = team_id
        self.team_name = team_name
        self.team_domain = team_domain
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.views: dict[str, View] = {}
        self.modals: dict[str, list[str]] = {}
        """The view ids on each user's stack of modals, the topmost last; at most three deep."""
        self.homes: dict[str, str] = {}
        """Each user's published Home tab, by view id."""
        self.files: dict[str, File] = {}
        self._subscribers: list[Callable[[Change], None]] = []
        self._numbers = itertools.count(1)
        self._last_ts = 0
        self.add_user(User(app.bot_user_id, app.name.lower(), app.name, is_bot=True))

    # Names and time

    def next_id(self, prefix: str) -> str:
        """A fresh id such as Slack's: the prefix and ten letters or digits."""
        return f"{prefix}0{next(self._numbers):09d}"

    def next_ts(self) -> str:
        """A message timestamp: the calendar's seconds with microseconds, later than every one before it."""
        with self.lock:
            self._last_ts = max(self._last_ts + 1, int(self.clock.now().timestamp() * 1_000_000))
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def now(self) -> datetime:
        """The calendar's moment."""
        return self.clock.now()

    # Subscribing

    def subscribe(self, tell: Callable[[Change], None]) -> None:
        """Have `tell` called, under the lock and in order, with every change. It must return at once."""
        self._subscribers.append(tell)

    def announce(self, change: Change) -> None:
        """Tell every subscriber of a change."""
        with self.lock:
            for tell in self._subscribers:
                tell(change)

    # People and channels

    def add_user(self, user: User) -> User:
        """Add a person, or replace the one with that id (to deactivate somebody, say)."""
        with self.lock:
            self.users[user.id] = user
            return user

    def add_channel(
        self,
        name: str,
        members: Iterable[str] = (),
        *,
        is_private: bool = False,
        channel_id: str | None = None,
    ) -> Channel:
        """Make a channel with these members, nobody being told of them."""
        with self.lock:
            people = list(members)
            channel = Channel(
                id=channel_id or self.next_id("C"),
                name=name,
                created=int(self.now().timestamp()),
                creator=people[0] if people else self.app.bot_user_id,
                is_private=is_private,
                members=people,
            )
            self.channels[channel.id] = channel
            return channel

    def direct_message(self, user_id: str) -> Channel:
        """The direct message between the app and a person, made at first use."""
        with self.lock:
            for channel in self.channels.values():
                if channel.direct_with == user_id:
                    return channel
            channel = Channel(
                id=self.next_id("D"),
                name=user_id,
                created=int(self.now().timestamp()),
                creator=self.app.bot_user_id,
                direct_with=user_id,
                members=[self.app.bot_user_id, user_id],
            )
            self.channels[channel.id] = channel
            return channel

    def join(self, channel_id: str, user_id: str, inviter: str | None = None) -> None:
        """Make a user a member of a channel; somebody who is one already stays one and nobody is told."""
        with self.lock:
            channel = self.channels[channel_id]
            if user_id in channel.members:
                return
            channel.members.append(user_id)
            self.announce(MemberJoined(channel, self.users[user_id], inviter))

    def leave(self, channel_id: str, user_id: str) -> None:
        """End a user's membership, if there is one."""
        with self.lock:
            members = self.channels[channel_id].members
            if user_id in members:
                members.remove(user_id)

    # Messages

    def post(self, channel_id: str, message: Message) -> Message:
        """Put a message into a channel (an ephemeral one beside it) and tell of it."""
        with self.lock:
            channel = self.channels[channel_id]
            (channel.ephemeral if message.seen_only_by else channel.messages)[message.ts] = message
            self.announce(MessagePosted(channel, message))
            return message

    def change(self, channel_id: str, ts: str, **fields: Any) -> Message:
        """Change fields of a message, ephemeral or not, and tell of it. KeyError where there is none."""
        with self.lock:
            channel = self.channels[channel_id]
            box = channel.messages if ts in channel.messages else channel.ephemeral
            before = box[ts]
            box[ts] = replace(before, **fields)
            self.announce(MessageChanged(channel, before, box[ts]))
            return box[ts]

    def remove(self, channel_id: str, ts: str) -> None:
        """Delete a message, ephemeral or not, and tell of it. KeyError where there is none."""
        with self.lock:
            channel = self.channels[channel_id]
            box = channel.messages if ts in channel.messages else channel.ephemeral
            self.announce(MessageDeleted(channel, box.pop(ts)))

    # Views

    def open_modal(self, user_id: str, content: Json) -> View:
        """Show a user a modal, instead of whatever modals they had open."""
        with self.lock:
            for view_id in self.modals.pop(user_id, []):
                del self.views[view_id]
            return self._stack(user_id, content, previous=None)

    def push_modal(self, user_id: str, content: Json) -> View:
        """Put a modal on top of the user's topmost. IndexError where they have none open."""
        with self.lock:
            return self._stack(user_id, content, previous=self.views[self.modals.get(user_id, [])[-1]])

    def _stack(self, user_id: str, content: Json, previous: View | None) -> View:
        view_id = self.next_id("V")
        view = View(
            view_id,
            user_id,
            content,
            self._next_hash(),
            root_id=previous.root_id if previous else view_id,
            previous_id=previous.id if previous else None,
        )
        self.views[view_id] = view
        self.modals.setdefault(user_id, []).append(view_id)
        self.announce(ViewChanged(user_id, view))
        return view

    def change_view(self, view_id: str, content: Json) -> View:
        """Give a modal or Home tab other content, and so another hash. KeyError where it is not open."""
        with self.lock:
            view = replace(self.views[view_id], content=content, hash=self._next_hash())
            self.views[view_id] = view
            self.announce(ViewChanged(view.user, view))
            return view

    def publish_home(self, user_id: str, content: Json) -> View:
        """Show a user this Home tab. It keeps its id from one publishing to the next."""
        with self.lock:
            if user_id in self.homes:
                return self.change_view(self.homes[user_id], content)
            view_id = self.next_id("V")
            view = View(view_id, user_id, content, self._next_hash(), root_id=view_id)
            self.views[view_id] = view
            self.homes[user_id] = view_id
            self.announce(ViewChanged(user_id, view))
            return view

    def close_modal(self, user_id: str) -> None:
        """Close the user's topmost modal, if there is one; the one below shows again."""
        with self.lock:
            stack = self.modals.get(user_id, [])
            if not stack:
                return
            del self.views[stack.pop()]
            self.announce(ViewChanged(user_id, self.views[stack[-1]] if stack else None))

    def close_modals(self, user_id: str) -> None:
        """Close all the user's modals, if there are any."""
        with self.lock:
            stack = self.modals.pop(user_id, [])
            for view_id in stack:
                del self.views[view_id]
            if stack:
                self.announce(ViewChanged(user_id, None))

    def _next_hash(self) -> str:
        return f"{int(self.now().timestamp())}.{next(self._numbers):08x}"

    def add_file(self, file: File) -> File:
        """Add a file, or replace the one with that id (when its bytes have come, or it is shared)."""
        with self.lock:
            self.files[file.id] = file
            return file
