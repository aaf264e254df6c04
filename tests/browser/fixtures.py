"""A browser for tests that look at a page: the machine's own Chromium, driven by Playwright.

tests/conftest.py names this module in `pytest_plugins`. A test that opens a page fails on whatever goes wrong in it:
an error in the console, in a script, or a request that fails.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MILLISECONDS = 10_000
WIDE, PHONE = (1400, 900), (390, 844)

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is. Without one the test is skipped, but in CI (SAMLING_CI=1) it fails."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        (pytest.fail if os.environ.get("SAMLING_CI") == "1" else pytest.skip)(
            f"no Chromium on PATH ({', '.join(NAMES)}); install one to run the browser tests"
        )
    return str(path)


@pytest.fixture
def chromium(chromium_path: str) -> Iterator[Browser]:
    """A fresh browser. Not one for the session: Playwright's event loop would be in the way of every later test's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Opens an address in a window of that size (`WIDE` or `PHONE`), each time as another visitor."""
    wrong: list[str] = []

    def opened(url: str, size: tuple[int, int] = WIDE, language: str = "nb-NO") -> Page:
        is_phone = size[0] < 600
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=language,
            has_touch=is_phone,
            is_mobile=is_phone,
            reduced_motion="reduce",  # a test that measures must not meet something half on its way
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: None if _was_ended(request) else wrong.append(request.url))
        page.goto(url)
        return page

    yield opened
    assert wrong == []


def _was_ended(request: Request) -> bool:
    """Whether the page itself ended an event stream, as it does to follow another person."""
    return request.resource_type == "eventsource" and request.failure == "net::ERR_ABORTED"
