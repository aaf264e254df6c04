"""What the bot could not answer: kept, shown to a lead, answered, told to who asked, known from then on."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from bot.local.app_link import InMessage
from bot.texts.catalogues import sentence
from models.deliveries import Delivery
from models.programme import appoint, programme_with_slug
from models.questions import UnansweredQuestion
from tests.bot_in_slack.fixtures import CHANNEL, KARI, MONDAY, OLA, BotInSlack

QUESTION = "er det lov å ha med kjæledyr?"
FACT = "Ja, men bare hunder & katter i bånd."
SAID = {
    ("title", "title"): "Kjæledyr",
    ("text", "text"): FACT,
    ("other_words", "other_words"): "kjæledyr\nhund, katt",
}


def asked(bot: BotInSlack, text: str, user: str = KARI) -> Any:
    """What the bot answers to a command."""
    before = len(seen_by(bot, user))
    bot.acts.run_command(user, CHANNEL, f"/samling {text}")
    bot.eventually(lambda: len(seen_by(bot, user)) > before)
    return seen_by(bot, user)[-1]


def seen_by(bot: BotInSlack, user: str) -> list[Any]:
    """What the bot has said to somebody alone, in a channel."""
    return [message for _, message in bot.posted if message.seen_only_by == user]


def kept(bot: BotInSlack) -> list[tuple[str, str, str | None, str, str]]:
    with bot.services.database.reading() as session:
        rows = session.scalars(select(UnansweredQuestion).order_by(UnansweredQuestion.id))
        return [(one.text, one.language, one.slack_user_id, one.source, one.state) for one in rows]


def sections(message: Any) -> list[str]:
    return [block["text"]["text"] for block in message.blocks if block["type"] == "section"]


def view(bot: BotInSlack, user: str) -> Mapping[str, Any]:
    return bot.slack.workspace.views[view_id(bot, user)].content


def view_id(bot: BotInSlack, user: str) -> str:
    return bot.slack.workspace.modals[user][-1]


def form(bot: BotInSlack, user: str = OLA) -> None:
    """Press «Svar» beside the first group of the list, and wait for the window."""
    message = asked(bot, "ubesvart", user)
    block_id = next(block["block_id"] for block in message.blocks if block["type"] == "actions")
    bot.acts.click(user, InMessage(CHANNEL, message.ts), "unanswered_answer", block_id=block_id)
    loading = sentence("nb", "reflection.loading")
    bot.eventually(lambda: bot.slack.workspace.modals.get(user) and loading not in str(view(bot, user)))


def submitted(bot: BotInSlack, said: Mapping[tuple[str, str], Any] = SAID, user: str = OLA) -> Any:
    form(bot, user)
    bot.acts.fill(user, view_id(bot, user), said)
    return bot.acts.submit(user, view_id(bot, user))


def told(bot: BotInSlack, user: str) -> list[str]:
    """The direct messages to somebody, once the outbox is empty."""
    bot.tick(bot.services.clock())
    messages = bot.slack.workspace.channels[bot.direct_message(user)].messages
    return [one.text for one in messages.values()]


def test_a_question_without_an_answer_is_kept_with_its_language_and_asker(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    assert kept(ilag) == [(QUESTION, "nb", KARI, "unanswered", "open")]


def test_a_message_that_slack_delivers_again_is_kept_once_and_answered_once(ilag: BotInSlack) -> None:
    ilag.acts.post_message(KARI, ilag.direct_message(KARI), QUESTION)
    ilag.answers()
    ilag.slack.link.redeliver(ilag.slack.link.deliveries[0].payload["event_id"])
    assert (len(ilag.all_answers()), kept(ilag)) == (1, [(QUESTION, "nb", KARI, "unanswered", "open")])


def test_a_lead_answers_and_who_asked_is_told(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    submitted(ilag)
    assert told(ilag, KARI) == [f"Du spurte: «{QUESTION}» Nå vet jeg det: {FACT.replace('&', '&amp;')}"]


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(
    "text",
    [QUESTION, "er det lov å ha med kjeledyr?", "kan jeg ha med hunden?"],
    ids=["the same", "with a typing error", "in other words"],
)
def test_the_next_to_ask_gets_the_answer(ilag: BotInSlack, text: str) -> None:
    asked(ilag, QUESTION)
    submitted(ilag)
    assert asked(ilag, text, OLA).text == FACT.replace("&", "&amp;")


# The list


@pytest.mark.parametrize("transport", ["socket mode"])
def test_alike_questions_are_one_with_their_number_and_latest_day_the_most_asked_first(ilag: BotInSlack) -> None:
    asked(ilag, "finnes det lading for elbil?")
    for text in (QUESTION, "er det lov å ha med kjeledyr?"):
        asked(ilag, text)
    message = asked(ilag, "ubesvart", OLA)
    notes = [block["elements"][0]["text"] for block in message.blocks if block["type"] == "context"]
    assert (sections(message), notes) == (
        ["3 spørsmål venter på svar.", "*er det lov å ha med kjeledyr?*", "*finnes det lading for elbil?*"],
        ["Spurt 2 ganger, sist 28. april 2025.", "Spurt 28. april 2025."],
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_an_answer_that_did_not_help_is_marked_and_what_helped_is_counted(ilag: BotInSlack) -> None:
    message = asked(ilag, "når er Rennebu-samlinga?")
    for action_id in ("answer_helped", "answer_not_helped"):
        ilag.acts.click(KARI, InMessage(CHANNEL, message.ts), action_id)
    ilag.answers(3)
    shown = asked(ilag, "ubesvart", OLA)
    assert (sections(shown)[0], shown.blocks[3]["elements"][0]["text"]) == (
        "Ett spørsmål venter på svar. Tommel opp så langt: 1.",
        "Spurt 28. april 2025. Svaret jeg ga, hjalp ikke.",
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_where_all_is_answered_it_says_so(ilag: BotInSlack) -> None:
    assert sections(asked(ilag, "ubesvart", OLA)) == ["Ingen spørsmål venter på svar."]


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize("name", ["ubesvart", "Ubesvarte", "ubesvara", "unanswered"])
def test_the_list_has_a_name_in_each_language(ilag: BotInSlack, name: str) -> None:
    assert asked(ilag, name, OLA).blocks[0]["text"]["text"] == "Ubesvarte spørsmål"


@pytest.mark.parametrize("transport", ["socket mode"])
def test_for_who_does_not_lead_its_name_is_a_question(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    assert QUESTION not in str(asked(ilag, "ubesvart").blocks)


@pytest.mark.parametrize("transport", ["socket mode"])
def test_what_people_wrote_mentions_nobody_and_marks_nothing_up(ilag: BotInSlack) -> None:
    asked(ilag, "hva mener <!channel> om <https://example.org|dette> & <b>grisen</b>?")
    (text,) = sections(asked(ilag, "ubesvart", OLA))[1:]
    assert re.findall(r"[<>]|&(?!amp;|lt;|gt;)", text) == []


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_long_list_is_paged(ilag: BotInSlack) -> None:
    words = [a + b for a in ("bjørn", "elg", "gaupe", "jerv") for b in ("stamme", "jakt", "skinn", "biff", "spor")]
    with ilag.services.database.writing() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        for word in words:
            question = UnansweredQuestion(text=word, language="nb", asked_at=MONDAY, source="unanswered")
            question.programme_id = programme.id
            session.add(question)
    message = asked(ilag, "ubesvart", OLA)
    ilag.acts.click(OLA, InMessage(CHANNEL, message.ts), "unanswered_page:unanswered.later")
    ephemeral = ilag.slack.workspace.channels[CHANNEL].ephemeral
    first = sections(message)[1:]
    ilag.eventually(lambda: sections(ephemeral[message.ts])[1:] != first)
    second = sections(ephemeral[message.ts])[1:]
    assert (len(first), len(second), set(first + second)) == (15, 5, {f"*{word}*" for word in words})


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_question_set_aside_is_off_the_list_at_once_and_its_asker_is_not_told(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    message = asked(ilag, "ubesvart", OLA)
    ilag.acts.click(OLA, InMessage(CHANNEL, message.ts), "unanswered_dismiss")
    ephemeral = ilag.slack.workspace.channels[CHANNEL].ephemeral
    ilag.eventually(lambda: sections(ephemeral[message.ts]) == ["Ingen spørsmål venter på svar."])
    assert (told(ilag, KARI), kept(ilag)) == ([], [(QUESTION, "nb", None, "unanswered", "dismissed")])


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize("action_id", ["unanswered_dismiss", "unanswered_answer"])
def test_who_leads_no_more_can_do_nothing_with_an_old_list(ilag: BotInSlack, action_id: str) -> None:
    asked(ilag, QUESTION)
    message = asked(ilag, "ubesvart", OLA)
    appointed(ilag, KARI)
    ilag.acts.click(OLA, InMessage(CHANNEL, message.ts), action_id)
    told = "Denne lista er bare for dem som leder programmet."
    ephemeral = ilag.slack.workspace.channels[CHANNEL].ephemeral
    ilag.eventually(
        lambda: (
            ephemeral[message.ts].text == told
            or (ilag.slack.workspace.modals.get(OLA) and told in str(view(ilag, OLA)))
        )
    )
    assert [state for *_, state in kept(ilag)] == ["open"]


def appointed(bot: BotInSlack, lead: str) -> None:
    with bot.services.database.writing() as session:
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        appoint(session, programme.id, "lead", [lead])


# The window


@pytest.mark.parametrize("transport", ["socket mode"])
def test_the_window_has_the_question_in_it_and_as_title_and_other_words(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    form(ilag)
    question, *fields = view(ilag, OLA)["blocks"]
    assert (question["text"]["text"], [field["element"].get("initial_value") for field in fields]) == (
        f"Noen spurte: «{QUESTION}»",
        [QUESTION, None, QUESTION],
    )


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    outcome = submitted(ilag, SAID | {("other_words", "other_words"): "hund, Leka"})
    assert (outcome.field_errors, kept(ilag)[0][-1]) == (
        {"other_words": "«Leka» er navnet på noe annet. Ta det bort, eller skriv det på en annen måte."},
        "open",
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_lead_who_comes_second_is_told_that_it_is_done(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    form(ilag)
    second = view_id(ilag, OLA)
    with ilag.services.database.writing() as session:
        question = session.scalars(select(UnansweredQuestion)).one()
        question.state, question.slack_user_id = "dismissed", None
    ilag.acts.fill(OLA, second, SAID)
    ilag.acts.submit(OLA, second)
    assert view(ilag, OLA)["blocks"][0]["text"]["text"] == sentence("nb", "fact.outcome.gone")


@pytest.mark.parametrize("transport", ["socket mode"])
def test_who_submits_and_leads_no_more_changes_nothing(ilag: BotInSlack) -> None:
    asked(ilag, QUESTION)
    form(ilag)
    appointed(ilag, KARI)
    ilag.acts.fill(OLA, view_id(ilag, OLA), SAID)
    ilag.acts.submit(OLA, view_id(ilag, OLA))
    assert [state for *_, state in kept(ilag)] == ["open"]


@pytest.mark.parametrize("transport", ["socket mode"])
def test_each_asker_is_told_in_the_language_that_they_asked_in_and_then_forgotten(ilag: BotInSlack) -> None:
    asked(ilag, "are pets allowed there?")
    submitted(ilag)
    message = told(ilag, KARI)
    with ilag.services.database.reading() as session:
        left = session.scalars(select(Delivery.key).where(Delivery.kind == "told")).all()
    assert (message, list(left), kept(ilag)[0][2]) == (
        [f"You asked: “are pets allowed there?” Now I know: {FACT.replace('&', '&amp;')}"],
        [],
        None,
    )
