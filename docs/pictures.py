"""Take the pictures of the page: every view of the demo, wide, narrow and printed.

Run it on the demo's file: `tadmor demo --no-open -o FILE`, `python docs/pictures.py FILE`.
"""

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

Scheme = Literal["light", "dark"]
FOLDER = Path(__file__).with_name("pictures")
CHROMIUM = "/usr/bin/chromium"
VIEWS = (
    *("overview", "questions", "reader", "timeline", "map", "disagreements", "figures"),
    *("sources", "explanations", "review"),
)
SHAPES: dict[str, tuple[int, int, Scheme]] = {
    "wide": (1440, 1000, "light"),
    "narrow": (390, 844, "dark"),
    "printed": (794, 1123, "light"),
}
"""Width and height in pixels, and the colours; paper is A4."""

PRINTED = ("overview", "timeline", "disagreements")
QUALITY = 60


def main(page: Path) -> None:
    """Write one JPEG for each view and shape."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for shape in SHAPES:
            for view in PRINTED if shape == "printed" else VIEWS:
                _take(browser, page, shape, view)
        browser.close()


def _take(browser: Browser, page: Path, shape: str, view: str) -> None:
    width, height, scheme = SHAPES[shape]
    tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    tab.emulate_media(media="print" if shape == "printed" else "screen", reduced_motion="reduce")
    tab.goto(f"{page.resolve().as_uri()}#v={view}")
    tab.wait_for_timeout(300)
    tab.screenshot(path=FOLDER / f"{view}-{shape}.jpg", type="jpeg", quality=QUALITY)
    tab.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
