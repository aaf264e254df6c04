"""What stands at the top of the outbox: whether sending goes as it should."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.deliveries.listed import Asked, Group, Listing
from bot.rendering.outbox_list import outbox_list_message
from models.outbox_acts import Outcome
from models.outbox_list import MOST_COUNTED, STATES, Cursor, ListedDelivery

NOON = datetime(2025, 4, 28, 12, tzinfo=UTC)


def listing(overdue: int = 0, stopped_for: timedelta | None = None, *groups: Group) -> Listing:
    return Listing(Asked(), groups, None, None, dict.fromkeys(STATES, 0), overdue, stopped_for)


def told(shown: Listing, outcome: Outcome | None = None) -> str:
    return outbox_list_message("nb", "Europe/Oslo", shown, NOON, outcome).text


STOPPED = "Utsendingen har stått stille i"
ASK = "Be den som satte meg opp, om å se etter."


@pytest.mark.parametrize(
    ("overdue", "minutes", "said"),
    [
        (0, None, "Utsendingen går som den skal."),
        (1, None, "En melding er mer enn fem minutter forsinket."),
        (2, None, "2 meldinger er mer enn fem minutter forsinket."),
        (MOST_COUNTED + 1, None, "1000+ meldinger er mer enn fem minutter forsinket."),
        (0, 1.2, f"{STOPPED} et minutt. Varer det, så be den som satte meg opp, om å se etter."),
        (0, 12.4, f"{STOPPED} 12 minutter. {ASK}"),
        (3, 12.4, f"{STOPPED} 12 minutter. {ASK} 3 meldinger er mer enn fem minutter forsinket."),
    ],
)
def test_the_top_says_how_sending_goes(overdue: int, minutes: float | None, said: str) -> None:
    assert told(listing(overdue, None if minutes is None else timedelta(minutes=minutes))) == said


def test_what_came_of_an_act_is_said_first() -> None:
    assert told(listing(), "too_late") == "Nå er det for sent å sende det. Utsendingen går som den skal."


def delivery(id_: int) -> ListedDelivery:
    return ListedDelivery(
        id=id_, kind="reminder", state="failed", due_at=NOON, expires_at=None, attempts=1, last_error="is_archived",
        event_id=None, event_uid=None, event=None, slack_channel_id=None, slack_ts=None, slack_user_id="UKARI",
        is_direct=True, is_unnamed=False,
    )  # fmt: skip


def test_a_button_for_a_whole_page_of_people_has_room_for_all_of_them() -> None:
    """With the longest ids and page that there are. Slack takes 2,000 characters."""
    largest = 2**63 - 1
    asked = Asked("uncertain", Cursor(NOON.replace(microsecond=999_999), largest, backwards=True))
    group = Group(tuple(delivery(largest - number) for number in range(20)))
    shown = Listing(asked, (group,), asked, asked, dict.fromkeys(STATES, 0), 0, None)
    blocks = outbox_list_message("nb", "Europe/Oslo", shown, NOON).arguments()["blocks"]
    assert len(blocks[3]["accessory"]["value"]) <= 2_000


@pytest.mark.parametrize(
    "asked",
    [Asked(), Asked("failed"), Asked("sent", Cursor(NOON, 7)), Asked("sent", Cursor(NOON, 7, backwards=True))],
)
def test_a_page_is_read_as_it_was_written(asked: Asked) -> None:
    assert Asked.read(str(asked)) == asked
