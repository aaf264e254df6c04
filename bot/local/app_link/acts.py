"""What people do in the workspace: write, run commands, click, fill in, submit, close, look at the Home tab.

Every act may be called from any thread but the server's own, and comes back when the person would see its outcome.
"""

import html
import re
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from bot.local.app_link import form, interactions, outcome
from bot.local.app_link.event_queue import EventQueue
from bot.local.app_link.events import app_home_opened, event_callback
from bot.local.app_link.interactions import Handles
from bot.local.app_link.outcome import Outcome
from bot.local.app_link.reply import Kind, Reply
from bot.local.app_link.response_urls import ResponseUrls
from bot.local.app_link.submission import after_submission
from bot.local.slack_error import SlackError
from bot.local.triggers import Triggers
from bot.local.workspace import Channel, Json, Message, User, View, Workspace

TYPED = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)>|@(?P<name>[\w.-]*\w)|(?P<link>https?://[^\s<>]+)")
"""What Slack's client makes a mention or a link of in what a person types."""


@dataclass(frozen=True, slots=True)
class InMessage:
    """Where a person clicks: in a message, ephemeral or not."""

    channel_id: str
    ts: str


@dataclass(frozen=True, slots=True)
class InView:
    """Where a person clicks: in a modal or the Home tab."""

    view_id: str


class Acts:
    """What the people of a workspace do towards the app.

    `ask` sends a payload of a kind and gives a future of the reply. LookupError from an act means that this person
    has no such channel, message, view, element or button in front of them; ValueError, no such option.
    """

    def __init__(
        self,
        workspace: Workspace,
        triggers: Triggers,
        events: EventQueue,
        response_urls: ResponseUrls,
        ask: Callable[[Kind, Json], Future[Reply]],
        deadline_seconds: float,
    ) -> None:
        self._workspace = workspace
        self._triggers = triggers
        self._events = events
        self._response_urls = response_urls
        self._ask = ask
        self._deadline_seconds = deadline_seconds
        self._entered: dict[tuple[str, ...], dict[tuple[str, str], Any]] = {}
        """What each person has put in, by view id, or by user, channel and ts of a message."""

    # Writing

    def post_message(self, user_id: str, channel_id: str, text: str, thread_ts: str | None = None) -> Outcome:
        """Write into a channel or direct message. Does not wait for the app, which hears of it by an event."""
        with self._workspace.lock:
            channel = self._channel(user_id, channel_id)
            if channel.is_archived:
                return Outcome(acked=False, shown=outcome.ARCHIVED)
            ts = self._workspace.next_ts()
            message = Message(ts=ts, user=user_id, text=as_sent(self._workspace, text), thread_ts=thread_ts)
            self._workspace.post(channel_id, message)
        return Outcome(acked=True, ts=ts)

    def run_command(self, user_id: str, channel_id: str, line: str) -> Outcome:
        """Run a slash command, `/name words …`; what the app acks with is posted.

        https://docs.slack.dev/interactivity/implementing-slash-commands
        """
        command, _, words = line.strip().partition(" ")
        if command not in self._workspace.app.commands:
            return Outcome(acked=False, shown=outcome.NO_SUCH_COMMAND.format(command=command))
        with self._workspace.lock:
            channel = self._channel(user_id, channel_id)
            handles = self._handles(user_id, channel_id=channel_id)
            text = as_sent(self._workspace, words.strip())
            payload = interactions.slash_command(self._workspace, user_id, channel, command, text, handles)
        seen = outcome.of_command(command, self._reply("slash_commands", payload))
        if seen.response and handles.response_url:
            try:
                self._response_urls.answer(handles.response_url, seen.response)
            except SlackError as error:
                shown = outcome.COMMAND_FAILED.format(command=command, error=error.code)
                return Outcome(acked=True, response=seen.response, shown=shown)
        return seen

    # Clicking and filling in

    def click(
        self,
        user_id: str,
        where: InMessage | InView,
        action_id: str,
        value: Any = None,
        *,
        block_id: str | None = None,
    ) -> Outcome:
        """Use an element that acts at once. `value` is what is chosen: an option's value, a date, a list of them.

        https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
        """
        with self._workspace.lock:
            if isinstance(where, InView):
                payload = self._action_in_view(self._view(user_id, where.view_id), action_id, block_id, value)
            else:
                payload = self._action_in_message(user_id, where, action_id, block_id, value)
        return outcome.of_action(self._reply("interactive", payload))

    def fill(self, user_id: str, view_id: str, entries: Mapping[tuple[str, str], Any]) -> Outcome:
        """Put values into the fields of a modal, by block_id and action_id. The app is not told."""
        with self._workspace.lock:
            view = self._view(user_id, view_id)
            for (block_id, action_id), value in entries.items():
                _, element = form.find_element(view.content["blocks"], action_id, block_id)
                form.stated(element, value)  # refuses what is not among the options
                self._entered.setdefault((view_id,), {})[block_id, action_id] = value
        return Outcome(acked=True)

    def submit(self, user_id: str, view_id: str) -> Outcome:
        """Submit the modal in front of a person. It stays, with what was put in, unless the app's ack says otherwise.

        https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission
        """
        with self._workspace.lock:
            view = self._top_modal(user_id, view_id)
            if view.content.get("submit") is None:
                raise LookupError(f"{view_id} has no button to submit it with")
            values = self._values(view)
            complaints = form.complaints(view.content["blocks"], values)
            if complaints:
                return Outcome(acked=False, field_errors=complaints)
            handles = self._handles(user_id, view_id=view_id)
            payload = interactions.view_submission(self._workspace, view, values, handles)
        reply = self._reply("interactive", payload)
        return after_submission(self._workspace, view, reply)

    def close(self, user_id: str, view_id: str) -> Outcome:
        """Close the modal in front of a person, and with `clear_on_close` all of them.

        The app is told where it asked to be: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_closed
        """
        with self._workspace.lock:
            view = self._top_modal(user_id, view_id)
            clears = bool(view.content.get("clear_on_close", False))
            payload = interactions.view_closed(self._workspace, view, self._values(view), is_cleared=clears)
            (self._workspace.close_modals if clears else self._workspace.close_modal)(user_id)
        if not view.content.get("notify_on_close", False):
            return Outcome(acked=True)
        return outcome.of_action(self._reply("interactive", payload))

    # The app's own places, and shortcuts

    def open_home(self, user_id: str) -> Outcome:
        """Look at the app's Home tab. Does not wait for the app."""
        return self._open_app(user_id, "home")

    def open_direct_message(self, user_id: str) -> Outcome:
        """Look at the direct message with the app. Does not wait for the app."""
        return self._open_app(user_id, "messages")

    def use_shortcut(self, user_id: str, callback_id: str, on: InMessage | None = None) -> Outcome:
        """Take a global shortcut, or one `on` a message.

        https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
        """
        with self._workspace.lock:
            if on is None:
                handles = self._handles(user_id)
                payload = interactions.global_shortcut(self._workspace, user_id, callback_id, handles)
            else:
                channel, message = self._message(user_id, on)
                handles = self._handles(user_id, channel_id=channel.id, original=message.ts)
                payload = interactions.message_shortcut(
                    self._workspace, user_id, callback_id, channel, message, handles
                )
        return outcome.of_action(self._reply("interactive", payload))

    # What the acts are made of

    def _reply(self, kind: Kind, payload: Json) -> Reply:
        try:
            # The reply comes by the deadline; the second more is for a server that stopped meanwhile.
            return self._ask(kind, payload).result(self._deadline_seconds + 1)
        except TimeoutError:
            return Reply("timed_out", reason="timeout")

    def _handles(
        self, user_id: str, *, view_id: str | None = None, channel_id: str | None = None, original: str | None = None
    ) -> Handles:
        response_url = None if channel_id is None else self._response_urls.issue(user_id, channel_id, original)
        return Handles(self._triggers.issue(user_id, view_id), response_url)

    def _action_in_view(self, view: View, action_id: str, block_id: str | None, value: Any) -> Json:
        act = self._act(view.content["blocks"], (view.id,), action_id, block_id, value)
        is_modal = view.content["type"] == "modal"
        handles = self._handles(view.user, view_id=view.id if is_modal else None)
        return interactions.block_actions_in_view(self._workspace, view, act, self._values(view), handles)

    def _action_in_message(
        self, user_id: str, where: InMessage, action_id: str, block_id: str | None, value: Any
    ) -> Json:
        channel, message = self._message(user_id, where)
        place = (user_id, channel.id, message.ts)
        act = self._act(message.blocks, place, action_id, block_id, value)
        values = form.state_values(message.blocks, self._entered.get(place, {}))
        handles = self._handles(user_id, channel_id=channel.id, original=message.ts)
        return interactions.block_actions_in_message(
            self._workspace, user_id, channel, message, act, values=values, handles=handles
        )

    def _act(self, blocks: Any, place: tuple[str, ...], action_id: str, block_id: str | None, value: Any) -> Json:
        block, element = form.find_element(blocks, action_id, block_id)
        if block["type"] == "input" and not block.get("dispatch_action", False):
            raise LookupError(f"{action_id!r} is filled in, and the app told of it when the view is submitted")
        act = form.action(block, element, value, self._workspace.next_ts())
        if element["type"] in form.ELEMENTS:
            self._entered.setdefault(place, {})[block["block_id"], action_id] = value
        return act

    def _values(self, view: View) -> Json:
        return form.state_values(view.content["blocks"], self._entered.get((view.id,), {}))

    def _open_app(self, user_id: str, tab: str) -> Outcome:
        with self._workspace.lock:
            channel = self._workspace.direct_message(user_id)
            for event in app_home_opened(self._workspace, user_id, channel, tab):
                self._events.publish(event_callback(self._workspace, event))
        return Outcome(acked=True)

    def _channel(self, user_id: str, channel_id: str) -> Channel:
        channel = self._workspace.channels[channel_id]
        if user_id not in channel.members:
            raise LookupError(f"{user_id} is not in {channel_id}")
        return channel

    def _message(self, user_id: str, where: InMessage) -> tuple[Channel, Message]:
        channel = self._channel(user_id, where.channel_id)
        message = channel.messages.get(where.ts) or channel.ephemeral.get(where.ts)
        if message is None or message.seen_only_by not in {None, user_id}:
            raise LookupError(f"{user_id} sees no message {where.ts} in {where.channel_id}")
        return channel, message

    def _view(self, user_id: str, view_id: str) -> View:
        """The Home tab of a person, or the modal in front of them."""
        if self._workspace.homes.get(user_id) == view_id:
            return self._workspace.views[view_id]
        return self._top_modal(user_id, view_id)

    def _top_modal(self, user_id: str, view_id: str) -> View:
        if self._workspace.modals.get(user_id, [])[-1:] != [view_id]:
            raise LookupError(f"{user_id} does not have the modal {view_id} in front of them")
        return self._workspace.views[view_id]


def as_sent(workspace: Workspace, typed: str) -> str:
    """What a person typed as Slack passes it on: `&`, `<` and `>` escaped, `@name` as `<@U…>`, links in `<…>`.

    https://docs.slack.dev/messaging/formatting-message-text
    """
    handles: dict[str, User] = {user.name.lower(): user for user in workspace.users.values()}
    parts, end = [], 0
    for found in TYPED.finditer(typed):
        user = workspace.users.get(found["id"] or "") or handles.get((found["name"] or "").lower())
        if user is not None:
            meant = f"<@{user.id}>"
        elif found["link"]:
            meant = f"<{html.escape(found['link'], quote=False)}>"
        else:
            continue
        parts += [html.escape(typed[end : found.start()], quote=False), meant]
        end = found.end()
    return "".join([*parts, html.escape(typed[end:], quote=False)])
