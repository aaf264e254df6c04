"""Follow-ups in Slack: what a question leaves out is taken from the one before it, of that person, in that place."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.questions import EarlierQuestion
from tests.bot_in_slack.fixtures import APP, CHANNEL, ELSEWHERE, KARI, OLA, BotInSlack

WHERE = "Samlinga er på Leka i september 2025; dagen er ikke satt."


def command(bot: BotInSlack, *texts: str, user: str = KARI, channel: str = CHANNEL) -> str:
    """What the bot answers to the last of some commands."""
    for text in texts:
        before = len(bot.posted)
        bot.acts.run_command(user, channel, f"/samling {text}")
        bot.answers(before + 1)
    return bot.posted[-1][1].text


def written(bot: BotInSlack, *texts: str, channel: str, user: str = KARI, thread_ts: str | None = None) -> str:
    """What the bot answers to the last of some messages."""
    for text in texts:
        before = len(bot.posted)
        bot.acts.post_message(user, channel, text, thread_ts)
        bot.answers(before + 1)
    return bot.posted[-1][1].text


def test_a_command_follows_up_the_command_before(ilag: BotInSlack) -> None:
    assert command(ilag, "når er Leka-samlinga?", "og hvor?") == WHERE


def test_a_direct_message_follows_up_the_one_before(ilag: BotInSlack) -> None:
    texts = "hva var temaet på Høylandet?", "enn Tydal?"
    told = written(ilag, *texts, channel=ilag.direct_message(KARI))
    assert told == "Temaet for samlinga i Tydal var: Stedsutvikling og boligpolitikk."


def test_a_mention_in_a_thread_follows_up_the_one_that_began_it(ilag: BotInSlack) -> None:
    begun = ilag.acts.post_message(KARI, CHANNEL, f"<@{APP.bot_user_id}> når er Leka-samlinga?")
    ilag.answers()
    assert written(ilag, f"<@{APP.bot_user_id}> og hvor?", channel=CHANNEL, thread_ts=begun.ts) == WHERE


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_chain_of_follow_ups_stays_with_what_was_asked_first(ilag: BotInSlack) -> None:
    """Killed by keeping only the last text: «og temaet?» is then about nothing."""
    assert command(ilag, "når var Tydal-samlinga?", "og hvor?", "og temaet?") == (
        "Temaet for samlinga i Tydal var: Stedsutvikling og boligpolitikk."
    )


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_chain_of_places_stays_with_what_is_asked_of_them(ilag: BotInSlack) -> None:
    told = command(ilag, "hva var temaet på Høylandet?", "enn Tydal?", "enn Meråker?")
    assert told == "Temaet for samlinga i Meråker var: Kampen om kvalifisert arbeidskraft."


@pytest.mark.parametrize("transport", ["socket mode"])
def test_thanks_in_between_do_not_end_it(ilag: BotInSlack) -> None:
    assert command(ilag, "når er Leka-samlinga?", "takk!", "og hvor?") == WHERE


@pytest.mark.parametrize("transport", ["socket mode"])
def test_the_command_before_counts_in_any_channel(ilag: BotInSlack) -> None:
    command(ilag, "når er Leka-samlinga?")
    assert command(ilag, "og hvor?", channel=ELSEWHERE) == WHERE


@pytest.mark.parametrize("transport", ["socket mode"])
@pytest.mark.parametrize(("minutes", "is_followed"), [(9, True), (10, False)])
def test_a_command_is_followed_up_within_ten_minutes(ilag: BotInSlack, minutes: int, *, is_followed: bool) -> None:
    command(ilag, "når er Leka-samlinga?")
    ilag.slack.workspace.clock.advance(timedelta(minutes=minutes))
    assert (command(ilag, "og hvor?") == WHERE) == is_followed


@pytest.mark.parametrize("transport", ["socket mode"])
def test_somebody_elses_question_is_not_followed_up(ilag: BotInSlack) -> None:
    command(ilag, "når er Leka-samlinga?")
    assert command(ilag, "og hvor?", user=OLA) != WHERE


@pytest.mark.parametrize("transport", ["socket mode"])
def test_a_direct_message_does_not_follow_up_a_command(ilag: BotInSlack) -> None:
    command(ilag, "når er Leka-samlinga?")
    assert written(ilag, "og hvor?", channel=ilag.direct_message(KARI)) != WHERE


@pytest.mark.parametrize("transport", ["socket mode"])
def test_the_language_of_the_question_before_is_kept_where_the_next_one_tells_none(ilag: BotInSlack) -> None:
    told = command(ilag, "when is the Leka gathering?", "Tydal 2024?", "Meråker?")
    assert told == "The gathering in Meråker was in October 2023; the day is not recorded."


@pytest.mark.parametrize("transport", ["socket mode"])
def test_one_question_is_kept_of_a_person_in_a_place_and_none_when_its_life_is_over(ilag: BotInSlack) -> None:
    command(ilag, "når er Leka-samlinga?", "hva var temaet på Høylandet?")
    kept = texts(ilag)
    ilag.tick(ilag.services.clock() + timedelta(minutes=10))
    assert (kept, texts(ilag)) == (["hva var temaet på Høylandet?"], [])


def texts(bot: BotInSlack) -> list[str]:
    with bot.services.database.reading() as session:
        return list(session.scalars(select(EarlierQuestion.text)))
