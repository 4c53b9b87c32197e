"""Take the pictures of the page: every view of the demo, wide, narrow and printed.

tadmor demo --no-open -o FILE.html && python docs/pictures.py FILE.html
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).with_name("pictures")
CHROMIUM = "/usr/bin/chromium"
VIEWS = (
    *("overview", "questions", "reader", "timeline", "map", "disagreements", "figures"),
    *("sources", "explanations", "review"),
)
SHAPES = {
    "wide": {"viewport": {"width": 1440, "height": 1000}, "color_scheme": "light"},
    "narrow": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "printed": {"viewport": {"width": 794, "height": 1123}, "color_scheme": "light"},
}
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
    tab = browser.new_page(**SHAPES[shape])
    tab.emulate_media(media="print" if shape == "printed" else "screen", reduced_motion="reduce")
    tab.goto(f"{page.resolve().as_uri()}#v={view}")
    tab.wait_for_timeout(300)
    tab.screenshot(path=FOLDER / f"{view}-{shape}.jpg", type="jpeg", quality=QUALITY)
    tab.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
