"""Take the pictures of the page: every view of the demo, wide, narrow, light, dark and on paper.

Run it on the demo's file: `tadmor demo --no-open -o FILE`, `python docs/pictures.py FILE`. Paper
needs `pdftoppm`, of poppler.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

Scheme = Literal["light", "dark"]
FOLDER = Path(__file__).with_name("pictures")
CHROMIUM = "/usr/bin/chromium"
VIEWS = (
    *("overview", "questions", "reader", "timeline", "map", "disagreements", "figures"),
    *("sources", "explanations", "review"),
)
SHAPES: dict[str, tuple[int, int]] = {"wide": (1440, 1000), "narrow": (390, 844)}
"""Width and height in pixels."""

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PRINTED = ("overview", "reader", "timeline", "map", "disagreements", "explanations")
QUALITY = 50
DOTS = 64
"""Dots an inch of a printed page: its text can just be read."""


def main(page: Path) -> None:
    """Write one JPEG for each view, shape and scheme, and one for each first sheet of paper."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for view in VIEWS:
            for shape in SHAPES:
                for scheme in SCHEMES:
                    _take(browser, page, (view, shape, scheme))
        for view in PRINTED:
            _print(browser, page, view)
        browser.close()


def _open(browser: Browser, page: Path, view: str, shape: str, scheme: Scheme) -> Page:
    width, height = SHAPES[shape]
    tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(f"{page.resolve().as_uri()}#v={view}")
    tab.wait_for_timeout(300)
    return tab


def _take(browser: Browser, page: Path, what: tuple[str, str, Scheme]) -> None:
    tab = _open(browser, page, *what)
    tab.screenshot(path=FOLDER / f"{'-'.join(what)}.jpg", type="jpeg", quality=QUALITY)
    tab.close()


def _print(browser: Browser, page: Path, view: str) -> None:
    tab = _open(browser, page, view, "wide", "light")
    with TemporaryDirectory() as folder:
        paper = Path(folder) / "paper.pdf"
        tab.pdf(path=paper, format="A4")
        first = ["pdftoppm", "-jpeg", "-r", str(DOTS), "-f", "1", "-l", "1", "-singlefile"]
        subprocess.run([*first, paper, FOLDER / f"{view}-printed"], check=True)
    tab.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
