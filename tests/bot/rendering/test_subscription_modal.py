"""The window in which somebody chooses what to be told: what they have stands in it, and what is in it is read."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from bot.local.app_link.form import state_values
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.rendering.subscription_modal import choices_in, form_modal, saved_modal, shown_in
from bot.subscriptions.choices import LEAD_TIMES, Choices, Standing
from bot.texts.localized import LANGUAGES, Language, LocalizedText
from tests.block_kit_validators.validators import faults_of_view

LONG = LocalizedText(*["Samling om bærekraft & <samarbeid> i hele Trøndelag, med alle kommunene og fylket, " * 3] * 3)
SHIPPED = read_data_file(shipped_data_file()).events
EVENTS = (replace(SHIPPED[0], title=LONG), *SHIPPED[1:])
CHOICES = st.builds(
    Choices,
    days_before=st.sets(st.sampled_from(LEAD_TIMES)).map(lambda days: tuple(sorted(days, reverse=True))),
    digest=st.sampled_from(["off", "weekly", "monthly"]),
    language=st.sampled_from([None, *LANGUAGES]),
    is_muted=st.booleans(),
)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Somebody who chose before, with some events to come, of which they muted some."""
    events = draw(st.lists(st.sampled_from(EVENTS), unique_by=lambda event: event.id))
    muted = draw(st.sets(st.sampled_from([event.id for event in events]))) if events else set()
    return Standing(replace(draw(CHOICES), muted=frozenset(muted)), has_chosen=True, events=tuple(events))


@example(
    standing=Standing(Choices(LEAD_TIMES, "off", None, is_muted=True), has_chosen=True, events=()), language="nb"
)
@given(standing=standings(), language=st.sampled_from(LANGUAGES))
def test_what_somebody_has_survives_the_window_untouched(standing: Standing, language: Language) -> None:
    """Killed: an initial option left out of any field; the channel's language not preselected; digests not read."""
    view = form_modal(language, standing).to_dict()
    submitted = view | {"state": {"values": state_values(view["blocks"], {})}}
    assert (choices_in(submitted), shown_in(submitted)) == (
        standing.choices,
        {event.id for event in standing.events},
    )


@given(standing=standings(), language=st.sampled_from(LANGUAGES))
def test_slack_takes_every_window(standing: Standing, language: Language) -> None:
    views = [form_modal(language, standing), saved_modal(language, standing)]
    assert [faults_of_view(view.to_dict()) for view in views] == [[], []]


@given(language=st.sampled_from(LANGUAGES))
def test_nothing_is_chosen_for_who_never_chose(language: Language) -> None:
    view = form_modal(language, Standing(Choices(), has_chosen=False, events=EVENTS)).to_dict()
    assert [name for block in view["blocks"] for name in block["element"] if name.startswith("initial")] == []


def test_a_lead_time_that_is_not_offered_does_not_keep_the_window_from_opening() -> None:
    """Somebody who leads a programme may have given it to them in the database."""
    standing = Standing(Choices(days_before=(45, 7)), has_chosen=True, events=())
    view = form_modal("nb", standing).to_dict()
    assert [one["value"] for one in view["blocks"][0]["element"]["initial_options"]] == ["7"]
