"""Pages that are watched while a test reads them, and a case served to them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tadmor.errors import TadmorError
from tadmor.store.case import Case
from tadmor.web.app import serve
from tadmor.web.rulings import Desk

Scheme = Literal["light", "dark"]
Opener = Callable[..., Page]


@contextmanager
def watched(browser: Browser, own: Callable[[str], bool]) -> Iterator[Opener]:
    """Yield an opener of addresses; afterwards no page may have complained or called out.

    `own` says of a requested address whether it is the page's own.
    """
    troubles: list[str] = []
    pages: list[Page] = []

    def said(message: ConsoleMessage) -> None:
        # That an answer was an error Chromium says by itself; the page has to say it in words.
        if "Failed to load" not in message.text:
            troubles.append(message.text)

    def opened(address: str, width: int = 1440, scheme: Scheme = "light", by: str = "") -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.emulate_media(reduced_motion="reduce")
        if by:
            page.add_init_script(f"localStorage.setItem('tadmor.reviewer', '{by}')")
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", said)
        page.on("request", lambda call: None if own(call.url) else troubles.append(call.url))
        page.goto(address)
        pages.append(page)
        return page

    try:
        yield opened
    finally:
        for page in pages:
            page.close()
    assert troubles == []


@contextmanager
def serving(case: Case, browser: Browser) -> Iterator[Opener]:
    """Serve a case and yield an opener of its page at a fragment, watched as a file's is."""
    desk = Desk(case)
    try:
        desk.page()
    except TadmorError as missing:
        pytest.skip(str(missing))
    server = serve(desk.page, 0, desk)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    home = f"http://127.0.0.1:{server.server_address[1]}/"
    try:
        with watched(browser, lambda url: url.startswith((home, "data:"))) as opened:
            yield lambda at="", **how: opened(f"{home}{at}", **how)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
