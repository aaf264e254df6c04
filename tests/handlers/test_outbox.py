"""`/samling utboks`: what a lead sees of what is sent unasked, and what they do about it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.deliveries.listed import PAGE_LENGTH
from bot.local.app_link import InMessage
from bot.texts.catalogues import sentence
from models.audit import AuditEntry
from models.deliveries import Delivery
from models.events import event_with_uid
from models.outbox_list import MOST_COUNTED
from models.programme import Programme, appoint, known_person, programme_with_slug
from models.reflections import Round
from models.vocabulary import CANCELLED_BY_LEAD
from tests.bot_in_slack.fixtures import CHANNEL, KARI, MONDAY, OLA, BotInSlack

pytestmark = pytest.mark.parametrize("transport", ["socket mode"])
UNSENT = f"Skulle til <#{CHANNEL}> 28. mai 2025 kl. <!date^1748415300^{{time}}|08:55>."
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LATER = MONDAY + 30 * DAY
NOT_NOW = datetime(2100, 1, 1, tzinfo=UTC)
"""By the database's clock, which goes on as it does."""
AT = "28. mai 2025 kl. <!date^1748415300^{time}|08:55>"
BEFORE = "28. april 2025 kl. <!date^1745819700^{time}|07:55>"


def put(bot: BotInSlack, *rows: dict[str, object]) -> list[int]:
    """Put deliveries into the outbox: reminders of Leka to the channel, for later; or as the rows say. Their ids."""
    with bot.services.database.writing() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        programme.slack_channel_id = CHANNEL
        leka = event_with_uid(session, programme.id, "leka-2025")
        assert leka is not None
        given = {
            "programme_id": programme.id, "kind": "reminder", "event_id": leka.id,
            "due_at": LATER, "state": "pending",
        }  # fmt: skip
        return [
            session.scalars(insert(Delivery).returning(Delivery.id), [given | {"key": f"key {number}"} | row]).one()
            for number, row in enumerate(rows)
        ]


def person(bot: BotInSlack, user: str) -> int:
    with bot.services.database.writing() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        return known_person(session, programme.id, user).id


def round_of(bot: BotInSlack) -> int:
    with bot.services.database.writing() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        event = event_with_uid(session, programme.id, "rennebu-2025")
        assert event is not None
        one = Round(
            programme_id=programme.id, event_id=event.id, question_set="gathering/1", state="open",
            opens_at=LATER, late_from=LATER, seal_at=LATER + 90 * DAY,
        )  # fmt: skip
        session.add(one)
        session.flush()
        return one.id


def opened(bot: BotInSlack, user: str = OLA, name: str = "utboks") -> Any:
    """The list, as it comes."""
    before = len(seen_by(bot, user))
    bot.acts.run_command(user, CHANNEL, f"/samling {name}")
    bot.eventually(lambda: len(seen_by(bot, user)) > before)
    return seen_by(bot, user)[-1]


def seen_by(bot: BotInSlack, user: str) -> list[Any]:
    return [message for _, message in bot.posted if message.seen_only_by == user]


def pressed(bot: BotInSlack, message: Any, action_id: str, block_id: str | None = None, user: str = OLA) -> Any:
    """The list as it is after a button of it was pressed."""
    before = message.blocks
    bot.acts.click(user, InMessage(CHANNEL, message.ts), action_id, block_id=block_id)
    ephemeral = bot.slack.workspace.channels[CHANNEL].ephemeral
    bot.eventually(lambda: ephemeral[message.ts].blocks != before)
    return ephemeral[message.ts]


def look(bot: BotInSlack, view: str) -> Any:
    """The list of one view."""
    message = opened(bot)
    return message if view == "coming" else pressed(bot, message, f"outbox_look:{view}")


def rows(message: Any) -> list[str]:
    return [block["text"]["text"] for block in message.blocks if block["type"] == "section"]


def buttons(message: Any) -> list[str]:
    """What can be done about each row."""
    accessories = [block.get("accessory") for block in message.blocks if block["type"] == "section"]
    return [one["text"]["text"] if one else "" for one in accessories]


def status(message: Any) -> str:
    return str(message.blocks[1]["elements"][0]["text"])


def states(bot: BotInSlack) -> list[tuple[str, str | None]]:
    with bot.services.database.reading() as session:
        found = session.execute(select(Delivery.state, Delivery.last_error).order_by(Delivery.id))
        return [(state, error) for state, error in found]


# What it shows


@pytest.mark.parametrize("name", ["utboks", "Utboksen", "outbox"])
def test_the_list_has_a_name_in_each_language(ilag: BotInSlack, name: str) -> None:
    assert opened(ilag, name=name).blocks[0]["text"]["text"] == "Utboks"


def test_for_who_does_not_lead_its_name_is_a_question(ilag: BotInSlack) -> None:
    put(ilag, {})
    assert "Leka" not in str(opened(ilag, KARI).blocks)


def test_an_empty_outbox_says_so_and_that_all_is_well(ilag: BotInSlack) -> None:
    message = opened(ilag)
    assert (status(message), rows(message)) == ("Utsendingen går som den skal.", ["Ingenting venter på å bli sendt."])


def test_what_comes_is_told_with_its_place_and_moment_the_soonest_first(ilag: BotInSlack) -> None:
    kari = person(ilag, KARI)
    put(ilag, {"due_at": LATER + DAY, "person_id": kari, "kind": "held"}, {}, {"kind": "digest", "event_id": None})
    assert rows(opened(ilag)) == [
        f"*Påminnelse om samlinga på Leka*\nSkal til <#{CHANNEL}> {AT}.",
        f"*Oversikt over tida som kommer*\nSkal til <#{CHANNEL}> {AT}.",
        (
            "*Spørsmål til den som leder programmet, om samlinga på Leka*\n"
            f"Skal til <@{KARI}> 29. mai 2025 kl. <!date^1748501700^{{time}}|08:55>."
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "about", "said"),
    [("of a kind to come", "leka-2025", "Melding om samlinga på Leka"), ("of a kind to come", None, "Melding")],
)
def test_an_unknown_kind_has_a_plain_word(ilag: BotInSlack, kind: str, about: str | None, said: str) -> None:
    put(ilag, {"kind": kind, **({} if about else {"event_id": None})})
    assert rows(opened(ilag))[0].split("\n")[0] == f"*{said}*"


@pytest.mark.parametrize(
    ("row", "said", "button"),
    [
        ({"state": "sent", "slack_ts": f"{MONDAY.timestamp() - 3600:.6f}"}, f"Sendt til <#{CHANNEL}> {BEFORE}.", ""),
        (
            {"state": "failed", "last_error": "not_in_channel"},
            (
                f"{UNSENT} Jeg får ikke lagt ut påminnelser i <#{CHANNEL}>, for jeg er ikke med i "
                "kanalen. Åpne kanalen og skriv `/invite @Samling`, så sender jeg det som venter."
            ),
            "Send på nytt",
        ),
        (
            {"state": "failed", "last_error": "<b>"},
            (
                f"{UNSENT} Jeg fikk ikke sendt en melding til <#{CHANNEL}>, og det hjelper ikke å "
                "prøve igjen. Gi feilkoden `&lt;b&gt;` til den som satte meg opp."
            ),
            "Send på nytt",
        ),
        (
            {"state": "failed", "last_error": "is_archived", "expires_at": MONDAY},
            (
                f"{UNSENT} Kanalen <#{CHANNEL}> er arkivert, så jeg får ikke lagt ut påminnelser "
                "der. Hent den fram igjen i Slack, eller be den som satte meg opp, om å velge en annen. "
                "Nå er det for sent å sende det."
            ),
            "",
        ),
        (
            {"state": "uncertain", "last_error": "missing_scope"},
            (f"{UNSENT} Jeg vet ikke om det kom fram. Se etter i kanalen. Mangler det, så send det på nytt."),
            "Send på nytt",
        ),
        (
            {"state": "expired", "expires_at": MONDAY},
            f"{UNSENT} Det kom ikke av gårde i tide.",
            "",
        ),
        ({"state": "superseded"}, f"{UNSENT} Noe nyere gikk ut i stedet.", ""),
        ({"state": "cancelled"}, f"{UNSENT} Det ble ikke bruk for det.", ""),
        (
            {"state": "cancelled", "last_error": CANCELLED_BY_LEAD},
            f"{UNSENT} En som leder programmet, stoppet det.",
            "Send likevel",
        ),
        (
            {"last_error": "ratelimited"},
            f"Skal til <#{CHANNEL}> {AT}. Jeg fikk det ikke til sist, og prøver igjen.",
            "Stopp",
        ),
        ({"state": "sending", "lease_until": NOT_NOW}, f"Sendes akkurat nå til <#{CHANNEL}>.", ""),
    ],
)
def test_each_state_is_told_in_plain_words_with_what_to_do(
    ilag: BotInSlack, row: dict[str, object], said: str, button: str
) -> None:
    put(ilag, row)
    views = {"pending": "coming", "sending": "coming", "sent": "sent", "failed": "failed", "uncertain": "uncertain"}
    message = look(ilag, views.get(str(row.get("state", "pending")), "dropped"))
    assert (rows(message), buttons(message)) == ([f"*Påminnelse om samlinga på Leka*\n{said}"], [button])


def test_what_waits_for_a_channel_says_so(ilag: BotInSlack) -> None:
    put(ilag, {"due_at": MONDAY - HOUR})
    with ilag.services.database.writing() as session:
        session.execute(update(Programme).values(slack_channel_id=None))
    message = opened(ilag)
    assert (status(message), rows(message)) == (
        "Utsendingen går som den skal.",
        [
            (
                f"*Påminnelse om samlinga på Leka*\nSkulle til programmets kanal {BEFORE}, men venter ennå. "
                "Programmet har ingen kanal ennå. Be den som satte meg opp, om å velge en."
            ),
        ],
    )


def test_the_buttons_tell_how_many_there_are_of_each_and_which_is_shown(ilag: BotInSlack) -> None:
    put(ilag, *[{"state": "failed"}] * 2, {}, {"state": "expired"}, {"state": "cancelled"})
    with ilag.services.database.writing() as session:
        many = [{"key": f"sent {n}", "programme_id": 1, "kind": "digest", "due_at": MONDAY} for n in range(1001)]
        session.execute(insert(Delivery).values(state="sent"), many)
    elements = opened(ilag).blocks[2]["elements"]
    assert [(one["text"]["text"], one.get("style")) for one in elements] == [
        ("Kommer (1)", "primary"),
        (f"Sendt ({MOST_COUNTED}+)", None),
        ("Feilet (2)", None),
        ("Usikkert (0)", None),
        ("Utgått (2)", None),
    ]


# Who is not named


def test_who_is_asked_for_a_reflection_is_a_number(ilag: BotInSlack) -> None:
    """Killed: naming the receivers of whatever is a direct message."""
    people, round_id = [person(ilag, one) for one in (KARI, OLA)], round_of(ilag)
    put(ilag, *({"kind": "prompt", "state": "sent", "person_id": one, "round_id": round_id} for one in people))
    message = look(ilag, "sent")
    assert (rows(message), re.findall("<@|UKARI", str(message.blocks))) == (
        [f"*Spørsmål om hvordan det var: samlinga på Leka*\nSendt til 2 personer {AT}."],
        [],
    )


def test_who_asked_what_is_answered_now_is_not_named(ilag: BotInSlack) -> None:
    put(ilag, {"kind": "told", "event_id": None, "person_id": person(ilag, KARI)})
    assert rows(opened(ilag)) == [f"*Svar på noe som ingen visste*\nSkal til én person {AT}."]


def test_the_same_to_several_people_is_one_row_with_their_names(ilag: BotInSlack) -> None:
    put(ilag, *({"person_id": person(ilag, one)} for one in (KARI, OLA)))
    assert rows(opened(ilag)) == [
        f"*Påminnelse om samlinga på Leka*\nSkal til <@{KARI}> og <@{OLA}> {AT}.",
    ]


# What a lead does


def test_what_failed_is_sent_again(ilag: BotInSlack) -> None:
    put(ilag, {"state": "failed", "last_error": "is_archived"})
    message = pressed(ilag, look(ilag, "failed"), "outbox_act")
    assert rows(message) == ["*Greit. Det står under «Kommer» til det er sendt.*", "Ingenting har feilet."]


def test_what_is_sent_again_comes(ilag: BotInSlack) -> None:
    put(ilag, rennebu(ilag) | {"state": "failed", "last_error": "is_archived", "due_at": MONDAY - HOUR})
    pressed(ilag, look(ilag, "failed"), "outbox_act")
    ilag.tick(MONDAY)
    assert [message.text.split(".")[0] for channel, message in ilag.posted if message.seen_only_by is None] == [
        "Samlinga i Rennebu begynner om 7 dager"
    ]


def rennebu(bot: BotInSlack) -> dict[str, object]:
    with bot.services.database.reading() as session:
        event = event_with_uid(session, 1, "rennebu-2025")
        assert event is not None
        return {"event_id": event.id}


def test_before_what_may_have_arrived_is_sent_again_slack_asks(ilag: BotInSlack) -> None:
    put(ilag, {"state": "uncertain"})
    message = look(ilag, "uncertain")
    (confirm,) = [block["accessory"]["confirm"] for block in message.blocks if "accessory" in block]
    assert {part: text["text"] for part, text in confirm.items()} == {
        "title": "Sende på nytt?",
        "text": "Kanskje kom det fram. Da kommer det nå to ganger.",
        "confirm": "Send på nytt",
        "deny": "Avbryt",
    }


def test_what_waits_is_stopped_and_brought_again_after_all(ilag: BotInSlack) -> None:
    put(ilag, {})
    stopped = pressed(ilag, opened(ilag), "outbox_act")
    first = states(ilag)
    dropped = pressed(ilag, stopped, "outbox_look:dropped")
    pressed(ilag, dropped, "outbox_act")
    assert (rows(stopped)[0], first, states(ilag)) == (
        "*Greit, det blir ikke sendt. Angrer du, finner du det under «Utgått».*",
        [("cancelled", CANCELLED_BY_LEAD)],
        [("pending", None)],
    )


def test_the_same_to_several_people_is_stopped_for_all_of_them(ilag: BotInSlack) -> None:
    put(ilag, *({"person_id": person(ilag, one)} for one in (KARI, OLA)))
    pressed(ilag, opened(ilag), "outbox_act")
    assert states(ilag) == [("cancelled", CANCELLED_BY_LEAD)] * 2


@pytest.mark.parametrize(
    ("meanwhile", "said"),
    [
        ({"state": "sending", "lease_until": NOT_NOW}, "being_sent"),
        ({"state": "sent"}, "gone"),
    ],
)
def test_what_was_sent_meanwhile_is_not_stopped_and_that_is_said(
    ilag: BotInSlack, meanwhile: dict[str, object], said: str
) -> None:
    put(ilag, {})
    message = opened(ilag)
    with ilag.services.database.writing() as session:
        session.execute(update(Delivery).values(meanwhile))
    after = pressed(ilag, message, "outbox_act")
    assert (rows(after)[0], states(ilag)) == (
        f"*{sentence('nb', f'outbox.outcome.{said}')}*",
        [(meanwhile["state"], None)],
    )


def test_what_a_lead_did_is_in_the_audit(ilag: BotInSlack) -> None:
    (id_,) = put(ilag, {})
    pressed(ilag, opened(ilag), "outbox_act")
    with ilag.services.database.reading() as session:
        entries = session.execute(select(AuditEntry.action, AuditEntry.subject, AuditEntry.details))
        found = [tuple(one) for one in entries if one.action.startswith("delivery")]
    assert found == [("delivery cancelled", str(id_), {"was": "pending"})]


@pytest.mark.parametrize("action_id", ["outbox_act", "outbox_look:sent"])
def test_who_leads_no_more_can_do_nothing_with_an_old_list(ilag: BotInSlack, action_id: str) -> None:
    put(ilag, {})
    message = opened(ilag)
    with ilag.services.database.writing() as session:
        appoint(session, 1, "lead", [KARI])
    after = pressed(ilag, message, action_id)
    assert (after.text, states(ilag)) == (sentence("nb", "unanswered.not_yours"), [("pending", None)])


def test_a_long_list_is_paged_there_and_back(ilag: BotInSlack) -> None:
    put(ilag, *({"due_at": LATER + number * HOUR} for number in range(PAGE_LENGTH + 5)))
    message = opened(ilag)
    first = rows(message)
    second = rows(pressed(ilag, message, "outbox_look:outbox.later"))
    message = ilag.slack.workspace.channels[CHANNEL].ephemeral[message.ts]
    back = rows(pressed(ilag, message, "outbox_look:outbox.earlier"))
    assert (len(first), len(second), len({*first, *second}), back) == (PAGE_LENGTH, 5, PAGE_LENGTH + 5, first)


def test_after_an_act_the_same_page_is_shown(ilag: BotInSlack) -> None:
    put(ilag, *({"due_at": LATER + number * HOUR} for number in range(PAGE_LENGTH + 3)))
    message = pressed(ilag, opened(ilag), "outbox_look:outbox.later")
    before = rows(message)
    block_id = next(block["block_id"] for block in message.blocks if "accessory" in block)
    assert rows(pressed(ilag, message, "outbox_act", block_id))[1:] == before[1:]
