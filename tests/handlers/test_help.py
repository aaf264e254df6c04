"""`/samling help`, everywhere that somebody can ask for it."""

import pytest
from sqlalchemy import update

from bot.local.workspace import User
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.programme.load import load
from bot.texts.catalogues import sentence
from bot.texts.localized import Language
from models.programme import Person, Programme, enrol, programme_with_slug, settle_in_team
from models.vocabulary import Role
from tests.bot_in_slack.fixtures import APP, CHANNEL, ELSEWHERE, KARI, BotInSlack

HELP: dict[Language, str] = {
    "nb": "Hei! Jeg er Samling og hjelper alle som er med i programmet.",
    "nn": "Hei! Eg er Samling og hjelper alle som er med i programmet.",
    "en": "Hi! I'm Samling, and I help everyone in the programme.",
}


def headers_and_texts(blocks: tuple[dict[str, object], ...]) -> list[object]:
    return [block["text"]["text"] for block in blocks]  # type: ignore[index] # Slack's JSON


@pytest.mark.parametrize("line", ["/samling help", "/samling hjelp", "/samling", "/samling  HELP "])
def test_the_slash_command_shows_help_to_the_asker_alone(bot: BotInSlack, line: str) -> None:
    bot.acts.run_command(KARI, CHANNEL, line)
    ((channel, message),) = bot.answers()
    assert (channel, message.seen_only_by, message.text) == (CHANNEL, KARI, HELP["nb"])


def test_help_says_who_the_bot_is_and_what_to_write(bot: BotInSlack) -> None:
    bot.acts.run_command(KARI, CHANNEL, "/samling help")
    ((_, message),) = bot.answers()
    assert headers_and_texts(message.blocks) == [
        "Samling – hjelp",
        HELP["nb"],
        sentence("nb", "help.questions"),
        "Skriv `/samling varsler` når du vil velge hva jeg sender direkte til deg, og på hvilket språk.",
        "Skriv `/samling hjelp` når du vil se denne teksten.",
    ]


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(("role", "is_told"), [("lead", True), ("evaluator", False)])
def test_a_lead_alone_is_told_how_to_see_what_is_unanswered(bot: BotInSlack, role: Role, *, is_told: bool) -> None:
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        settle_in_team(session, "T1")
        enrol(session, "i-lag", KARI, role, None)
    bot.acts.run_command(KARI, CHANNEL, "/samling hjelp")
    ((_, message),) = bot.answers()
    assert (sentence("nb", "help.unanswered") in headers_and_texts(message.blocks)) is is_told


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize("role", ["lead", "evaluator"])
def test_who_may_read_the_record_is_told_how_to(bot: BotInSlack, role: Role) -> None:
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        settle_in_team(session, "T1")
        enrol(session, "i-lag", KARI, role, None)
    bot.acts.run_command(KARI, CHANNEL, "/samling hjelp")
    ((_, message),) = bot.answers()
    assert sentence("nb", "help.evaluation") in headers_and_texts(message.blocks)


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize("line", ["/samling når er samlinga", "/samling help me please"])
def test_a_question_that_it_cannot_answer_gets_a_sentence_on_where_to_look(bot: BotInSlack, line: str) -> None:
    bot.acts.run_command(KARI, CHANNEL, line)
    ((_, message),) = bot.answers()
    assert message.text == "Det kan jeg ikke svare på. Skriv `/samling hjelp`, så ser du hva jeg kan."


def test_a_mention_is_answered_in_its_thread(bot: BotInSlack) -> None:
    asked = bot.acts.post_message(KARI, CHANNEL, f"<@{APP.bot_user_id}> hjelp")
    ((channel, message),) = bot.answers()
    assert (channel, message.thread_ts, message.text) == (CHANNEL, asked.ts, HELP["nb"])


def test_a_direct_message_is_answered_there(bot: BotInSlack) -> None:
    bot.acts.open_direct_message(KARI)
    bot.acts.post_message(KARI, bot.direct_message(KARI), "hjelp")
    ((channel, message),) = bot.answers()
    assert (channel, message.thread_ts, message.text) == (bot.direct_message(KARI), None, HELP["nb"])


def test_what_people_write_to_each_other_is_not_answered(bot: BotInSlack) -> None:
    bot.acts.post_message(KARI, CHANNEL, "hjelp")
    assert bot.all_answers() == []


def test_an_event_that_slack_delivers_twice_is_answered_once(bot: BotInSlack) -> None:
    bot.acts.post_message(KARI, CHANNEL, f"<@{APP.bot_user_id}> hjelp")
    bot.answers()
    (event,) = [one for one in bot.slack.link.deliveries if one.kind == "events_api"][:1]
    bot.slack.link.redeliver(event.payload["event_id"])
    assert [message.text for _, message in bot.all_answers()] == [HELP["nb"]]


def test_editing_a_direct_message_is_not_asking_again(bot: BotInSlack) -> None:
    channel = bot.direct_message(KARI)
    asked = bot.acts.post_message(KARI, channel, "hjelp")
    bot.answers()
    bot.slack.workspace.change(channel, asked.ts, text="hjelp!")
    assert len(bot.all_answers()) == 1


def test_every_event_is_acknowledged_at_its_first_delivery(bot: BotInSlack) -> None:
    bot.slack.workspace.join(ELSEWHERE, APP.bot_user_id)
    bot.slack.workspace.join(ELSEWHERE, "UOLA")
    bot.acts.open_home(KARI)
    bot.acts.post_message(KARI, bot.direct_message(KARI), "hjelp")
    bot.answers(2)  # these too are events, which must not find the bot stopped
    bot.all_answers()
    events = [one for one in bot.slack.link.deliveries if one.kind == "events_api"]
    assert [(one.attempt, one.outcome) for one in events] == [(0, "acked")] * len(events)


def test_the_shortcut_shows_help_in_a_window(bot: BotInSlack) -> None:
    bot.acts.use_shortcut(KARI, "help")
    bot.all_answers()
    (view_id,) = bot.slack.workspace.modals[KARI]
    view = bot.slack.workspace.views[view_id].content
    assert (view["title"]["text"], headers_and_texts(view["blocks"])[1]) == ("Samling – hjelp", HELP["nb"])


def test_the_bot_greets_a_channel_that_it_is_invited_to(bot: BotInSlack) -> None:
    bot.slack.workspace.join(ELSEWHERE, APP.bot_user_id, inviter=KARI)
    assert [(channel, message.text) for channel, message in bot.answers()] == [(ELSEWHERE, HELP["nb"])]


def test_somebody_else_who_joins_a_channel_is_not_greeted(bot: BotInSlack) -> None:
    bot.slack.workspace.add_user(User("UNY", "ny", "Ny Nordmann"))
    bot.slack.workspace.join(CHANNEL, "UNY")
    assert bot.all_answers() == []


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize("language", ["nn", "en"])
@pytest.mark.parametrize("chosen_by", ["programme", "person"])
def test_help_comes_in_the_language_of_the_person_else_of_the_programme(
    bot: BotInSlack, language: Language, chosen_by: str
) -> None:
    with bot.services.database.writing() as session:
        load(session, read_data_file(shipped_data_file()))
        settle_in_team(session, "T1")
        programme = programme_with_slug(session, "i-lag")
        assert programme is not None
        if chosen_by == "person":
            session.add(Person(programme_id=programme.id, slack_user_id=KARI, language=language))
        else:
            session.execute(update(Programme).values(language=language))
    bot.acts.run_command(KARI, CHANNEL, "/samling help")
    ((_, message),) = bot.answers()
    assert message.text == HELP[language]
