"""The rendered page in Debian's Chromium, opened from a file as its readers open it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tadmor.dossier.build import Dossier, build
from tadmor.dossier.page import render
from tadmor.errors import TadmorError
from tadmor.model.reading import Reading

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Scheme = Literal["light", "dark"]
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"needs Chromium at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_dossier(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open a dossier; afterwards nothing may have complained or called out."""
    troubles: list[str] = []
    pages: list[Page] = []

    def opened(dossier: Dossier, width: int = 1440, scheme: Scheme = "light", at: str = "") -> Page:
        try:
            text = render(dossier)
        except TadmorError as missing:
            pytest.skip(str(missing))
        file = tmp_path / "dossier.html"
        file.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.emulate_media(reduced_motion="reduce")
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on(
            "request",
            lambda call: (
                None if call.url.partition("#")[0] == file.as_uri() else troubles.append(call.url)
            ),
        )
        page.goto(f"{file.as_uri()}{at}")
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert troubles == []


@pytest.fixture
def open_page(open_dossier: Opener) -> Opener:
    """Open a dossier of some readings without tables, as one was before cases were compared."""

    def opened(*readings: Reading, title: str = "The forts", **how: object) -> Page:
        return open_dossier(build(readings, title), **how)

    return opened
