from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tadmor.dossier.build import build
from tadmor.dossier.page import render
from tadmor.errors import TadmorError
from tests.dossier.test_excerpts import AFTER, BEFORE, QUOTED, story

pytestmark = pytest.mark.browser


def test_the_reader_says_how_much_of_a_text_is_not_there(browser: Browser, tmp_path: Path) -> None:
    reading = story()
    try:
        html = render(build([reading], "The mill"), whole_texts=False)
    except TadmorError as missing:
        pytest.skip(str(missing))
    file = tmp_path / "mill.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{file.as_uri()}#v=reader&c=c1")
    gaps = page.get_by_role("note").filter(has_not_text=BEFORE)
    labels = [gaps.nth(at).get_attribute("aria-label") or "" for at in range(gaps.count())]
    counts = [int(one.split()[1].replace(",", "")) for one in labels if "not in this file" in one]
    shown = page.locator(".text").inner_text()
    assert len(counts) == 2
    assert QUOTED in shown
    # What is shown and what is said to be missing make up the text, but for spaces at the edges.
    assert abs(len(shown.strip()) + sum(counts) - len(reading.text)) <= 4
    assert shown.count(AFTER.strip()) < 10
    expect(page.locator(".text .lit")).to_have_text(QUOTED)
    page.close()
