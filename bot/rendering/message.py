"""A message: its blocks, and the plain text that notifications and screen readers give."""

from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block


@dataclass(frozen=True, slots=True)
class Message:
    """A message to post, wherever it goes. `text` says the same as `blocks`."""

    text: str
    blocks: tuple[Block, ...] = ()
    told: dict[str, Any] | None = None
    """What it says of an event, to hold a later change against; None where it says nothing that could change."""

    def arguments(self) -> dict[str, Any]:
        """`text` and `blocks` as Slack's methods and response URLs take them."""
        return {"text": self.text, "blocks": [block.to_dict() for block in self.blocks]}
