"""The people whom nobody plays answer by themselves: a direct message with buttons, and the form that it opens.

They know nothing of the app but what they see: what asks them something has a button that stands out. What they do
is drawn from a seed, so that it is the same every time.
"""

import queue
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from random import Random
from typing import Any

from bot.local.app_link.acts import Acts, InMessage
from bot.local.workspace import Change, Json, Message, MessagePosted, View, ViewChanged, Workspace

FORM_SECONDS = 5.0
"""How long somebody looks at a window that has nothing to fill in yet, before giving up."""
ANSWER_SECONDS = 1.0
"""How long they wait for a window that the second button may open, to close it."""
ANSWERS, ANSWERS_OTHERWISE = 0.7, 0.85
"""Of those asked, 70 % press the first button, 15 % the second, and the others let it lie."""
LEAVES_EMPTY = 0.4
"""Of the fields that may be left empty."""


class UnplayedPeople:
    """Everybody in a workspace but those whom `is_played` tells of, acting one after the other in a thread.

    `replies` are the texts that they choose from, by a field's action_id. Use it as long as the workspace runs.
    """

    def __init__(
        self,
        workspace: Workspace,
        acts: Acts,
        is_played: Callable[[str], bool],
        replies: Mapping[str, Sequence[str]],
        seed: int = 1,
    ) -> None:
        self._workspace = workspace
        self._acts = acts
        self._is_played = is_played
        self._replies = replies
        self._seed = seed
        self._asked: queue.Queue[tuple[str, Message] | None] = queue.Queue()
        self._views_changed = threading.Condition(workspace.lock)
        self._thread = threading.Thread(target=self._act, name="unplayed-people", daemon=True)
        workspace.subscribe(self._hear)

    def start(self) -> None:
        """Begin to act."""
        self._thread.start()

    def stop(self) -> None:
        """Act no more, once who acts just now has finished."""
        self._asked.put(None)
        self._thread.join()

    def wait_until_all_have_acted(self) -> None:
        """Wait until everybody who was asked so far has answered, or let it lie."""
        self._asked.join()

    def _hear(self, change: Change) -> None:
        if isinstance(change, ViewChanged):
            self._views_changed.notify_all()
        elif isinstance(change, MessagePosted) and change.channel.direct_with and change.message.bot_id:
            self._asked.put((change.channel.id, change.message))

    def _act(self) -> None:
        asked_before: Counter[str] = Counter()
        while (asked := self._asked.get()) is not None:
            channel_id, message = asked
            user_id = str(self._workspace.channels[channel_id].direct_with)
            asked_before[user_id] += 1
            draw = Random(f"{self._seed} {user_id} {asked_before[user_id]}")  # noqa: S311 - people in a play, no secrets
            try:
                with suppress(LookupError):  # the app took away in that moment what they wanted to press
                    self._answer(user_id, InMessage(channel_id, message.ts), buttons_of(message), draw)
            finally:
                self._asked.task_done()

    def _answer(self, user_id: str, where: InMessage, buttons: Sequence[Json], draw: Random) -> None:
        chance = draw.random()
        is_asked = any(one.get("style") == "primary" for one in buttons)
        if not is_asked or self._is_played(user_id) or chance > ANSWERS_OTHERWISE:
            return
        if chance < ANSWERS:
            self._acts.click(user_id, where, buttons[0]["action_id"])
            self._fill_in(user_id, draw)
        else:
            self._acts.click(user_id, where, buttons[-1]["action_id"])
            with self._views_changed:
                self._views_changed.wait_for(lambda: self._workspace.modals.get(user_id), ANSWER_SECONDS)
        self._workspace.close_modals(user_id)

    def _fill_in(self, user_id: str, draw: Random) -> None:
        """Fill in the form in front of somebody and submit it, as soon as it has fields."""
        with self._views_changed:
            has_form = self._views_changed.wait_for(lambda: self._form(user_id) is not None, FORM_SECONDS)
        view = self._form(user_id)
        if has_form and view is not None:
            self._acts.fill(user_id, view.id, self._entries(view, draw))
            self._acts.submit(user_id, view.id)

    def _form(self, user_id: str) -> View | None:
        stack = self._workspace.modals.get(user_id, [])
        view = self._workspace.views[stack[-1]] if stack else None
        return view if view is not None and view.content.get("submit") else None

    def _entries(self, view: View, draw: Random) -> dict[tuple[str, str], Any]:
        entries = {}
        for block in view.content["blocks"]:
            if block["type"] == "input" and not (block.get("optional") and draw.random() < LEAVES_EMPTY):
                element = block["element"]
                value = self._value(element, draw)
                if value is not None:
                    entries[block["block_id"], element["action_id"]] = value
        return entries

    def _value(self, element: Json, draw: Random) -> str | None:
        """What somebody puts into a field; None for a kind of field that they leave as it is."""
        if element["type"] in {"radio_buttons", "static_select"}:
            values = [option["value"] for option in element["options"]]
            # Most people are rather content, and few choose an end of the scale.
            return str(draw.choices(values, weights=range(1, len(values) + 1))[0])
        if element["type"] == "plain_text_input":
            return draw.choice(self._replies.get(element["action_id"]) or ["Ja."])
        return None


def buttons_of(message: Message) -> list[Json]:
    """The buttons below a message that tell the app something, in their order."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [one for row in rows for one in row if one["type"] == "button" and "url" not in one]
