"""The page as a person uses it, in a real browser, towards a small app that knows only Slack."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.bot.local.page.conftest import COMMON, KARI, KARIS, OLA, START, Served
from tests.browser.fixtures import PHONE, WIDE, OpenPage

Json = dict[str, Any]
TOUCH_TARGET = 40


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text.lower()}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "valg", "elements": list(elements)}


def field(label: str, block_id: str, **element: Any) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"type": "plain_text_input", "action_id": "svar", **element},
    }


def modal(title: str, *blocks: Json, **more: Any) -> Json:
    view = {"type": "modal", "title": plain(title), "submit": plain("Send inn"), "close": plain("Lukk skjema")}
    return view | {"blocks": list(blocks)} | more


def composer(page: Page, place: str = "#felles") -> Locator:
    return page.get_by_role("textbox", name=f"Melding til {place}")


def log(page: Page, name: str = "#felles") -> Locator:
    return page.get_by_role("log", name=name)


KINDS: list[Json] = [
    {"type": "header", "text": plain("Samling :wave:")},
    {
        "type": "section",
        "text": mrkdwn("*fet* _skrå_ ~feil~ `kode` <https://example.org/a_b_c|lenke> <@UKARI> &lt;b&gt;\n> sitert"),
        "accessory": {"type": "overflow", "action_id": "flere", "options": [option("Flytt"), option("Avlys")]},
    },
    {"type": "section", "fields": [mrkdwn("*Hvor*\nRennebu"), plain("Tema")]},
    {"type": "divider"},
    {"type": "image", "image_url": "https://example.org/kart.png", "alt_text": "Kart over Trøndelag"},
    {"type": "context", "elements": [mrkdwn("<!date^1746432000^{date} kl. {time}|i mai>")]},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            {"type": "text", "text": "punkt", "style": {"bold": True}},
                            {"type": "user", "user_id": OLA},
                        ],
                    }
                ],
            },
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x = 1"}]},
        ],
    },
]


def test_every_kind_of_block_is_drawn_with_its_markup(served: Served, open_page: OpenPage) -> None:
    served.client.chat_postMessage(channel=COMMON, text="alt", blocks=KINDS)
    message = open_and_find(open_page, served).get_by_role("article")
    drawn = message.evaluate(
        "node => [...node.querySelectorAll('h3, b, i, s, code, a[href^=https], .mention, blockquote, hr, li, pre,"
        " [role=img], .context')].map(one => `${one.tagName.toLowerCase()} ${one.textContent.trim()}`)"
    )
    assert drawn == [
        "h3 Samling 👋",
        "b fet",
        "i skrå",
        "s feil",
        "code kode",
        "a lenke",
        "span @Kari Nordmann",
        "blockquote sitert",
        "b Hvor",
        "hr ",
        "span Kart over Trøndelaghentes ikke fra nettet",
        "div 5. mai 2025 kl. 10:00",
        "li punkt@Ola Nordmann",
        "b punkt",
        "span @Ola Nordmann",
        "pre x = 1",
    ]


def open_and_find(open_page: OpenPage, served: Served) -> Locator:
    return log(open_page(served.url))


def test_what_a_person_writes_never_becomes_markup(served: Served, open_page: OpenPage) -> None:
    page = open_page(served.url)
    hostile = "<img src=x onerror=alert(1)> <javascript:alert(1)|trykk> *<script>alert(1)</script>*"
    composer(page).fill(hostile)
    composer(page).press("Enter")
    expect(log(page).get_by_role("article")).to_contain_text("<img src=x onerror=alert(1)>")
    assert log(page).locator("article :is(img, script, a[href^=javascript])").count() == 0


def test_each_kind_of_element_tells_the_app_what_was_chosen(served: Served, open_page: OpenPage) -> None:
    chosen: list[Any] = []

    @served.app.action(re.compile(".*"))
    def _(ack: Any, action: Json) -> None:
        ack()
        kept = ("selected_option", "selected_options", "selected_date", "selected_time", "selected_user", "value")
        held = next(action[key] for key in kept if key in action)
        values = [one["value"] for one in held] if isinstance(held, list) else held
        chosen.append(values["value"] if isinstance(values, dict) else values)

    several = {"action_id": "d", "placeholder": plain("Velg flere"), "options": [option("En"), option("To")]}
    blocks = [
        actions(
            button("Trykk", "a", value="trykket"),
            {"type": "static_select", "action_id": "b", "placeholder": plain("Velg"), "options": [option("Nynorsk")]},
            {"type": "users_select", "action_id": "c", "placeholder": plain("Hvem")},
            {"type": "multi_static_select", **several},
            {"type": "datepicker", "action_id": "e", "placeholder": plain("Dag")},
            {"type": "timepicker", "action_id": "f", "placeholder": plain("Klokka")},
            {"type": "radio_buttons", "action_id": "g", "options": [option("Ja"), option("Nei")]},
            {"type": "checkboxes", "action_id": "h", "options": [option("Lunsj"), option("Middag")]},
            {"type": "overflow", "action_id": "i", "options": [option("Flytt")]},
        )
    ]
    served.client.chat_postMessage(channel=COMMON, text="valg", blocks=blocks)
    message = open_and_find(open_page, served)
    use = [
        lambda: message.get_by_role("button", name="Trykk").click(),
        lambda: message.get_by_role("combobox", name="Velg").select_option("Nynorsk"),
        lambda: message.get_by_role("combobox", name="Hvem").select_option("Ola Nordmann"),
        lambda: choose_several(message, "Velg flere", "En", "To"),
        lambda: message.get_by_label("Dag", exact=True).fill("2025-05-06"),
        lambda: message.get_by_label("Klokka").fill("09:30"),
        lambda: message.get_by_role("radio", name="Nei").check(),
        lambda: message.get_by_role("checkbox", name="Middag").check(),
        lambda: choose_several(message, "Flere valg", "Flytt"),
    ]
    for number, one in enumerate(use, start=1):
        one()
        wait_until(message.page, lambda number=number: len(chosen) == number)
    assert chosen == ["trykket", "nynorsk", OLA, ["en", "to"], "2025-05-06", "09:30", "nei", ["middag"], "flytt"]


def choose_several(message: Locator, menu: str, *names: str) -> None:
    opener = message.locator("summary").and_(message.get_by_label(menu))
    opener.click()
    for name in names:
        message.locator(".menu[open]").get_by_text(name, exact=True).click()
    if message.locator(".menu[open]").count():
        opener.click()


def wait_until(page: Page, is_so: Any) -> None:
    """Wait for something in the app, the browser meanwhile being served."""
    for _ in range(500):
        if is_so():
            return
        page.wait_for_timeout(10)
    raise AssertionError("it did not come about")


def test_a_button_that_asks_first_tells_the_app_only_after_a_yes(served: Served, open_page: OpenPage) -> None:
    pressed: list[str] = []

    @served.app.action("slett")
    def _(ack: Any, action: Json) -> None:
        ack()
        pressed.append(action["action_id"])

    confirm = {"title": plain("Slette?"), "text": mrkdwn("Sikker?"), "confirm": plain("Ja"), "deny": plain("Nei")}
    blocks = [actions(button("Slett", "slett", confirm=confirm))]
    served.client.chat_postMessage(channel=COMMON, text="slett", blocks=blocks)
    page = open_page(served.url)
    page.get_by_role("button", name="Slett").click()
    page.get_by_role("dialog").get_by_role("button", name="Nei").click()
    assert pressed == []
    page.get_by_role("button", name="Slett").click()
    page.get_by_role("dialog").get_by_role("button", name="Ja").click()
    wait_until(page, lambda: pressed == ["slett"])


def test_a_warning_stands_beside_a_button_whose_app_fails(served: Served, open_page: OpenPage) -> None:
    blocks = [actions(button("Ingen hjemme", "ukjent"))]
    served.client.chat_postMessage(channel=COMMON, text="knapp", blocks=blocks)
    page = open_page(served.url)
    page.get_by_role("button", name="Ingen hjemme").click()
    expect(page.get_by_role("alert")).to_have_text("This app responded with an error.")


@pytest.fixture
def form(served: Served) -> list[Json]:
    """An app with a form: short answers are refused, a button adds a field. Gives what was submitted."""
    submitted: list[Json] = []
    blocks = [
        field("Hva lærte du?", "lærdom"),
        {**field("Mer", "mer"), "optional": True},
        actions(button("Utvid", "utvid")),
    ]
    view = modal("Refleksjon", *blocks, callback_id="skjema")

    @served.app.command("/skjema")
    def _(ack: Any, client: Any, body: Json) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @served.app.action("utvid")
    def _(ack: Any, client: Any, body: Json) -> None:
        ack()
        added = {**field("Nytt felt", "nytt"), "optional": True}
        client.views_update(view_id=body["view"]["id"], view=view | {"blocks": [*blocks, added]})

    @served.app.view("skjema")
    def _(ack: Any, view: Json) -> None:
        values = {name: held["svar"]["value"] for name, held in view["state"]["values"].items() if "svar" in held}
        if len(values["lærdom"]) < 5:
            ack(response_action="errors", errors={"lærdom": "Skriv litt mer."})
        else:
            ack()
            submitted.append(values)

    return submitted


def open_form(open_page: OpenPage, served: Served, size: tuple[int, int] = WIDE) -> Locator:
    page = open_page(served.url, size)
    composer(page).fill("/skjema")
    composer(page).press("Enter")
    return page.get_by_role("dialog", name="Refleksjon")


def test_a_form_says_what_is_wrong_beside_the_field_and_keeps_what_was_typed(
    served: Served, open_page: OpenPage, form: list[Json]
) -> None:
    dialog = open_form(open_page, served)
    answer = dialog.get_by_role("textbox", name="Hva lærte du?")
    dialog.get_by_role("button", name="Send inn").click()
    expect(dialog.get_by_role("alert")).to_have_text("Please complete this required field.")
    answer.fill("lite")
    dialog.get_by_role("textbox", name="Mer (valgfritt)").fill("beholdes")
    dialog.get_by_role("button", name="Send inn").click()
    expect(dialog.get_by_role("alert")).to_have_text("Skriv litt mer.")
    expect(answer).to_be_focused()
    answer.fill("lite, men nok")
    dialog.get_by_role("button", name="Send inn").click()
    expect(dialog).to_have_count(0)
    assert form == [{"lærdom": "lite, men nok", "mer": "beholdes"}]


def test_a_form_that_the_app_updates_keeps_what_was_typed(
    served: Served, open_page: OpenPage, form: list[Json]
) -> None:
    dialog = open_form(open_page, served)
    dialog.get_by_role("textbox", name="Hva lærte du?").fill("mye om samarbeid")
    dialog.get_by_role("button", name="Utvid").click()
    dialog.get_by_role("textbox", name="Nytt felt").fill("også dette")
    dialog.get_by_role("button", name="Send inn").click()
    expect(dialog).to_have_count(0)
    assert form == [{"lærdom": "mye om samarbeid", "mer": None, "nytt": "også dette"}]


def test_escape_closes_a_form_and_gives_the_focus_back(served: Served, open_page: OpenPage, form: list[Json]) -> None:
    dialog = open_form(open_page, served)
    expect(dialog.get_by_role("textbox", name="Hva lærte du?")).to_be_focused()
    dialog.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(composer(dialog.page)).to_be_focused()
    assert served.workspace.modals.get(KARI, []) == form == []


def test_commands_and_names_are_completed_by_keyboard(served: Served, open_page: OpenPage) -> None:
    page = open_page(served.url)
    composer(page).press_sequentially("/sk")
    expect(page.get_by_role("listbox", name="Forslag").get_by_role("option")).to_have_text(
        [re.compile("/skjema"), re.compile("/skriv")]
    )
    composer(page).press("ArrowDown")
    composer(page).press("Tab")
    expect(composer(page)).to_have_value("/skriv ")
    composer(page).fill("")
    composer(page).press_sequentially("hei @nordm")
    composer(page).press("ArrowUp")
    composer(page).press("Enter")
    composer(page).press_sequentially("og")
    composer(page).press("Shift+Enter")
    composer(page).press_sequentially("takk")
    composer(page).press("Enter")
    expect(log(page).get_by_role("article").locator(".text")).to_have_text(
        "hei @Ola Nordmann og\ntakk", use_inner_text=True
    )


def test_what_slack_itself_says_is_shown_as_only_visible_to_you(served: Served, open_page: OpenPage) -> None:
    page = open_page(served.url)
    composer(page).fill("/finnes-ikke")
    composer(page).press("Enter")
    notice = log(page).get_by_role("article")
    expect(notice).to_contain_text("Bare synlig for deg")
    expect(notice).to_contain_text("/finnes-ikke is not a valid command.")


def test_a_mention_is_answered_in_a_thread_that_can_be_opened_and_written_in(
    served: Served, open_page: OpenPage
) -> None:
    @served.app.event("app_mention")
    def _(event: Json, client: Any) -> None:
        client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="Til tjeneste.")

    page = open_page(served.url)
    composer(page).fill("@hjelperen er du der?")
    composer(page).press("Escape")
    composer(page).press("Enter")
    page.get_by_role("link", name="1 svar").click()
    expect(log(page, "Tråd")).to_contain_text("Til tjeneste.")
    page.get_by_role("textbox", name="Svar i tråden").fill("Takk!")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="2 svar")).to_be_visible()
    expect(log(page)).not_to_contain_text("Takk!")


def test_one_sees_what_the_person_sees_that_one_becomes(served: Served, open_page: OpenPage) -> None:
    served.client.chat_postEphemeral(channel=COMMON, user=KARI, text="bare Kari")
    served.client.chat_postMessage(channel=KARIS, text="i Karis kanal")
    served.client.chat_postMessage(channel=COMMON, text="til alle")
    page = open_page(served.url)
    places = page.get_by_role("navigation", name="Steder").get_by_role("link")
    expect(log(page).get_by_role("article")).to_have_text([re.compile("bare Kari"), re.compile("til alle")])
    expect(places).to_have_text(["felles", "karis 1", "Meldinger", "Hjem"])
    page.get_by_role("combobox", name="Du er").select_option("Ola Nordmann – Ordfører")
    expect(log(page).get_by_role("article")).to_have_text([re.compile("til alle")])
    expect(places).to_have_text(["felles", "Meldinger", "Hjem"])


def test_the_home_tab_is_asked_for_when_it_is_opened_and_updates_as_it_is_used(
    served: Served, open_page: OpenPage
) -> None:
    def home(text: str) -> Json:
        return {
            "type": "home",
            "blocks": [{"type": "header", "text": plain(text)}, actions(button("Neste", "neste"))],
        }

    @served.app.event("app_home_opened")
    def _(event: Json, client: Any) -> None:
        if event["tab"] == "home":
            client.views_publish(user_id=event["user"], view=home("Velkommen"))

    @served.app.action("neste")
    def _(ack: Any, client: Any, body: Json) -> None:
        ack()
        client.views_publish(user_id=body["user"]["id"], view=home("Og videre"))

    page = open_page(served.url)
    page.get_by_role("navigation", name="Steder").get_by_role("link", name="Hjem").click()
    expect(page.get_by_role("heading", name="Velkommen")).to_be_visible()
    page.get_by_role("button", name="Neste", exact=True).click()
    expect(page.get_by_role("heading", name="Og videre")).to_be_visible()


def test_the_calendar_is_moved_to_what_is_due_and_tells_that_it_moves(served: Served, open_page: OpenPage) -> None:
    served.due.append(START + timedelta(minutes=5))
    may_arrive = threading.Event()
    arrive = served.stop_for_due
    served.slack.journey.follow(
        lambda: served.due[0] if served.due else None, lambda now: (may_arrive.wait(5), arrive(now))[1]
    )
    page = open_page(served.url)
    calendar = page.get_by_role("region", name="Kalenderen")
    due = calendar.get_by_role("button", name=re.compile("^Til neste melding: man. 28. apr., 09:00$"))
    due.click()
    expect(calendar.get_by_role("status")).to_have_text("Tiden går …")
    expect(calendar.get_by_role("button", disabled=True)).to_have_count(3)
    may_arrive.set()
    expect(log(page)).to_contain_text("Klokken er 09:00.")
    expect(calendar).to_contain_text("09:00")
    expect(calendar.get_by_role("button", name="Ingen melding er planlagt")).to_be_disabled()
    calendar.get_by_role("button", name="+1 uke").click()
    expect(calendar).to_contain_text("Mandag 5. mai 2025")


def test_on_a_phone_everything_is_reached_without_scrolling_sideways(
    served: Served, open_page: OpenPage, form: list[Json]
) -> None:
    wide = "ord" * 60
    served.client.chat_postMessage(channel=COMMON, text=wide)
    buttons = actions(*(button(f"En ganske lang knapp {number}", f"k{number}") for number in range(4)))
    served.client.chat_postMessage(
        channel=COMMON, text="alt", blocks=[*KINDS, buttons, {"type": "section", "text": mrkdwn(wide)}]
    )
    page = open_page(served.url, PHONE)
    expect(log(page).get_by_role("article")).to_have_count(2)
    assert faults_on_phone(page) == []
    page.get_by_role("button", name="Meny").click()
    assert faults_on_phone(page) == []
    page.get_by_role("link", name="karis").click()
    composer(page, "#karis").fill("/skjema")
    composer(page, "#karis").press("Enter")
    dialog = page.get_by_role("dialog", name="Refleksjon")
    dialog.get_by_role("textbox", name="Hva lærte du?").fill("at det går an på mobil")
    assert faults_on_phone(page) == []
    dialog.get_by_role("button", name="Send inn").click()
    expect(dialog).to_have_count(0)
    assert form == [{"lærdom": "at det går an på mobil", "mer": None}]


MISFITS = """least => {
    const shown = [...document.querySelectorAll('body *')].filter(
        one => one.checkVisibility({visibilityProperty: true}));
    const targets = `button, select, textarea, summary, nav a, .thread-link, label.choice,
        input:not([type=radio], [type=checkbox])`;
    const place = one => one.getBoundingClientRect();
    const wide = shown.filter(one => place(one).right > innerWidth + 1 || place(one).left < -1);
    const low = shown.filter(one => one.matches(targets) && place(one).height < least - 0.5);
    const said = one => `${one.tagName} ${one.className} ${one.textContent}`.slice(0, 80);
    return [...wide.map(one => `too wide: ${said(one)}`), ...low.map(one => `too low: ${said(one)}`)];
}"""


def faults_on_phone(page: Page) -> list[str]:
    """What is wider than the screen, and what is too low to be touched (links in running text apart)."""
    found: list[str] = page.evaluate(MISFITS, TOUCH_TARGET)
    return found
