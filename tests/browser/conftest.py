"""The rendered page in Debian's Chromium, opened from a file as its readers open it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tadmor.dossier.build import Dossier, build
from tadmor.dossier.page import render
from tadmor.errors import TadmorError
from tadmor.model.reading import Reading
from tests.browser.serving import Opener, watched

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
    """Open a dossier from a file; afterwards nothing may have complained or called out."""
    file = tmp_path / "dossier.html"
    with watched(browser, lambda url: url.partition("#")[0] == file.as_uri()) as opened:

        def written(dossier: Dossier, at: str = "", **how: object) -> Page:
            try:
                file.write_text(render(dossier), encoding="utf-8")
            except TadmorError as missing:
                pytest.skip(str(missing))
            return opened(f"{file.as_uri()}{at}", **how)

        yield written


@pytest.fixture
def open_page(open_dossier: Opener) -> Opener:
    """Open a dossier of some readings without tables, as one was before cases were compared."""

    def opened(*readings: Reading, title: str = "The forts", **how: object) -> Page:
        return open_dossier(build(readings, title), **how)

    return opened
