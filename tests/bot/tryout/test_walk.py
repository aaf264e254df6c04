"""A newcomer walks the whole loop in a browser: asks, is reminded, is asked, answers, and finds it in the record.

On a desktop and on a phone, by clicks and by keyboard alone. The picture that the README shows is taken on the way.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.local.server import LocalSlack
from bot.tryout.running import tried_out
from tests.browser.fixtures import PHONE, WIDE, OpenPage

PICTURES = Path(__file__).with_name("screenshots")
MOST_TABS = 150
IS_FOCUSED = "one => one === document.activeElement"
KARI, EVA = "Kari Nordmann (oppdiktet)", "Eva Lund (oppdiktet)"
NEXT = re.compile("Til neste melding")


class Clicks:
    """A hand on the mouse, or on a touch screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        what.click()

    def write(self, where: Locator, text: str) -> None:
        where.fill(text)

    def choose(self, where: Locator, option: str) -> None:
        where.select_option(label=option)


class Keyboard:
    """Hands on a keyboard: whatever they use must be reached by Tab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        if what.get_attribute("type") == "radio":
            self._choose_radio(what)
        else:
            self._reach(what)
            self.page.keyboard.press("Enter")

    def write(self, where: Locator, text: str) -> None:
        self._reach(where)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, where: Locator, option: str) -> None:
        self._reach(where)
        find = "(one, text) => [...one.options].findIndex(option => option.text === text) - one.selectedIndex"
        for _ in range(where.evaluate(find, option)):
            self.page.keyboard.press("ArrowDown")

    def _choose_radio(self, what: Locator) -> None:
        """A group has one place for Tab; the arrows go on from there, and choose."""
        self._reach(what, is_there="one => one.name === document.activeElement.name")
        self._reach(what, key="ArrowDown")
        self.page.keyboard.press("Space")

    def _reach(
        self, what: Locator, is_there: str = "one => one === document.activeElement", key: str = "Tab"
    ) -> None:
        expect(what).to_be_enabled()
        for _ in range(MOST_TABS):
            if what.evaluate(is_there):
                return
            self.page.keyboard.press(key)
        pytest.fail(f"{what} can't be reached by Tab")


class Walker:
    """Somebody in the local workspace, by whose hands the page is used."""

    def __init__(self, page: Page, hands: Clicks | Keyboard, *, is_phone: bool) -> None:
        self.page = page
        self.hands = hands
        self.is_phone = is_phone

    def in_sidebar(self, role: str, name: str | re.Pattern[str]) -> Locator:
        """Something of the sidebar, which on a phone is opened first."""
        menu = self.page.get_by_role("button", name="Meny", exact=True)
        if self.is_phone and menu.is_visible() and menu.get_attribute("aria-expanded") != "true":
            self.hands.press(menu)
        return self.page.get_by_role("complementary").get_by_role(role, name=name)  # type: ignore[arg-type] # Playwright lists every role

    def go_to(self, place: str) -> None:
        self.hands.press(self.in_sidebar("link", re.compile(f"^{place}")))
        self._sees_page()

    def _sees_page(self) -> None:
        """On a phone the sidebar goes away by itself, in a moment."""
        expect(self.page.get_by_role("button", name="Meny", expanded=True)).to_have_count(0)

    def be(self, person: str) -> None:
        switch = self.in_sidebar("combobox", "Du er")
        entry = switch.locator("option", has_text=person).text_content() or ""
        self.hands.choose(switch, entry)
        self._sees_page()

    def move_clock(self, button: str | re.Pattern[str]) -> None:
        self.hands.press(self.in_sidebar("button", button))
        expect(self.page.get_by_text("Tiden går")).to_have_count(0)
        if self.is_phone:
            self.page.keyboard.press("Escape")
        self._sees_page()

    def write(self, text: str) -> None:
        box = self.page.get_by_role("textbox", name=re.compile("^Melding til"))
        self.hands.write(box, text)
        self.page.keyboard.press("Enter")

    def press(self, name: str) -> None:
        self.hands.press(self.page.get_by_role("button", name=name, exact=True).last)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_role("log").get_by_text(text).last).to_be_visible()

    @property
    def window(self) -> Locator:
        return self.page.get_by_role("dialog")

    def window_says(self, text: str) -> None:
        expect(self.window.get_by_text(text)).to_be_visible()


@pytest.fixture
def workspace() -> Iterator[LocalSlack]:
    with tried_out(0) as slack:
        yield slack


@pytest.mark.parametrize("hands", [Clicks, Keyboard])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desktop", "phone"])
def test_the_walk(
    workspace: LocalSlack, open_page: OpenPage, size: tuple[int, int], hands: type[Clicks | Keyboard]
) -> None:
    page = open_page(workspace.base_url, size)
    walker = Walker(page, hands(page), is_phone=size == PHONE)

    walker.write("/samling korti e Leka-samlinga?")
    walker.sees("Samlinga på Leka er i september 2025; dagen er ikke satt.")

    walker.move_clock(NEXT)
    walker.sees("Samlinga i Rennebu begynner om 7 dager.")
    expect(page.get_by_text("Til neste melding: fre. 2. mai, 09:00")).to_have_count(1)
    if hands is Clicks:
        page.screenshot(path=PICTURES / f"{'phone' if size == PHONE else 'desktop'}.png")

    for _ in range(3):  # on Friday, on its morning, and the prompt on the morning after
        walker.move_clock(NEXT)
    walker.go_to("Meldinger")
    walker.sees("Hvordan var samlinga i Rennebu for deg?")

    answer(walker, "4 – nyttig", "=2+3, sa naboen")
    walker.window_says("Takk! Svaret ditt er lagret.")
    walker.press("Lukk")

    walker.press("Svar")
    expect(walker.window.get_by_label("4 – nyttig")).to_be_checked()
    answer(walker, "5 – svært nyttig", "=2+3, sa naboen, og han har rett", is_open=True)
    walker.window_says("Takk! Svaret ditt er lagret.")
    walker.press("Lukk")

    for _ in range(3):
        walker.move_clock("+1 uke")
    walker.be(EVA)
    walker.go_to("Meldinger")
    walker.sees("Tiden for å svare om samlinga i Rennebu er ute")

    walker.write("/samling evaluering")
    walker.sees("=2+3, sa naboen, og han har rett")
    walker.press("Last ned som CSV")
    walker.sees("Her er svarene fra rundene som er avsluttet.")
    assert "'=2+3, sa naboen, og han har rett" in {row["takeaway"] for row in record_of(workspace)}


def answer(walker: Walker, choice: str, text: str, *, is_open: bool = False) -> None:
    if not is_open:
        walker.press("Svar")
    walker.hands.press(walker.window.get_by_label(choice))
    walker.hands.write(walker.window.get_by_label("Hva tar du med deg videre?"), text)
    walker.hands.press(walker.window.get_by_role("button", name="Send"))


def record_of(slack: LocalSlack) -> list[dict[str, str]]:
    (file,) = slack.workspace.files.values()
    return list(csv.DictReader(io.StringIO((file.content or b"").decode("utf-8-sig"))))
