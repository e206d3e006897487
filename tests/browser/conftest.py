"""A system Chromium for the tests of pages, and pages that may ask for nothing from elsewhere."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: WCAG 2.2 A and AA, as axe-core can check them.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser, file: Path, *, width: int = 1280, scheme: str = "light", place: str = ""):
    """Open a file with the network off; no message, error or request beyond `reports` is left."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
    )
    page = context.new_page()
    troubles: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri() + place)
    yield page
    folder = next(one for one in file.parents if one.name.startswith("reports")).as_uri()
    context.close()
    assert troubles == []
    assert [url for url in requests if not url.startswith(folder)] == []


def violations(page) -> list[str]:
    """What axe-core finds: the rule and the first element of each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"preload": False} | RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
