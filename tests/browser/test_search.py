"""The search over texts and claims: what it finds, by keys too, and that it leads to the words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tadmor.dossier.build import build
from tadmor.dossier.page import render
from tadmor.errors import TadmorError
from tadmor.model.reading import Claim, DocumentFacts, Reading, Voice
from tadmor.model.text import Span
from tests.browser.serving import Opener, Scheme
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=alert(1)>"
ARABIC = "قال الحارس إن تَدمُر سقطت ليلا."
TEXT = f"🕊 A carrier saw {ATTACK} at Idlíb.\n\n{ARABIC}\n\nIdlib fell.\n"


def strange() -> Reading:
    """Give a page in two scripts, with points, accents, an astral sign and a hostile title."""
    return reading(TEXT, title=ATTACK, publisher=ATTACK)


def reading(text: str, quoted: str = "", **facts: str) -> Reading:
    """Give a document, with one claim where words are quoted."""
    start = text.find(quoted)
    span = Span(start, start + len(quoted))
    claim = Claim(id="c0", frame="control.gain", span=span, roles={}, actors={}, voice="v0")
    return Reading(
        document=DocumentFacts(name="page.txt", sha256="5" * 64, **facts),
        text=text,
        voices=(Voice(id="v0", kind="author", spans=(Span(0, len(text)),)),),
        claims=(claim,) if quoted else (),
    )


def sought(page: Page, words: str) -> Locator:
    """Open the search with its key and type; the dialog comes back."""
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(words)
    return page.get_by_role("dialog", name="Search")


def lit(page: Page) -> str:
    expect(page.locator(".text .lit").first).to_be_visible()
    return "".join(page.locator(".text .lit").all_inner_texts())


def test_claims_come_before_passages_and_enter_leads_to_the_words(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=timeline")
    found = sought(page, "karsova")
    heads = found.get_by_role("heading").all_inner_texts()
    assert heads[0].startswith("Claims")
    assert len(heads) > 1
    expect(found.get_by_role("status")).to_have_text(
        re.compile(r"^\d+ claims?, \d+ passages? in \d+ documents?$")
    )
    page.keyboard.press("Enter")
    expect(found).not_to_be_visible()
    expect(page.locator(".text .lit").first).to_be_visible()
    expect(page).to_have_url(re.compile("#v=reader.*&c="))
    page.keyboard.press("b")
    expect(page.get_by_role("button", name="Timeline")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(
    ("typed", "words"),
    [("IDLIB", "Idlíb"), ("تدمر", "تَدمُر"), ("saw  <IMG src=X", "saw <img src=x"), ("🕊 a", "🕊 A")],
)
def test_any_script_is_found_without_case_and_accents(
    open_page: Opener, typed: str, words: str
) -> None:
    page = open_page(strange(), at="#v=timeline")
    found = sought(page, typed)
    passage = found.get_by_role("button").filter(has=page.locator("mark")).first
    expect(passage.locator("mark")).to_have_text(words)
    passage.click()
    assert lit(page) == words
    expect(page.locator("img")).to_have_count(0)


def test_the_arrows_go_through_what_is_found_and_back(open_page: Opener) -> None:
    page = open_page(strange())
    found = sought(page, "idlib")
    hits = found.locator("button").filter(has=page.locator("mark"))
    expect(hits).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.last).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(found).not_to_be_visible()
    assert lit(page) == "Idlib"


def test_the_words_are_in_the_address_and_come_back(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=timeline")
    found = sought(page, "karsova")
    expect(page).to_have_url(re.compile("#v=timeline.*&s=karsova"))
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("s=karsova"))
    page.go_back()
    expect(found).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("karsova")
    page.keyboard.press("Escape")
    expect(found).not_to_be_visible()
    expect(page).not_to_have_url(re.compile("s="))
    page.reload()
    expect(found).not_to_be_visible()
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_words_that_are_nowhere_are_said_to_be(open_dossier: Opener) -> None:
    page = open_dossier(tables_case())
    found = sought(page, "zeppelin sheds")
    expect(found.get_by_role("status")).to_have_text("Nothing in the case has these words.")
    page.keyboard.press("Enter")
    expect(found).to_be_visible()


def test_a_file_of_quoted_words_says_that_it_has_no_more(browser: Browser, tmp_path: Path) -> None:
    rain = "Rain fell on the weir. " * 40
    text = f"{rain}The smith slept late. {rain}Nobody held the ford."
    try:
        html = render(build([reading(text, "Nobody held")], "The mill"), whole_texts=False)
    except TadmorError as missing:
        pytest.skip(str(missing))
    file = tmp_path / "mill.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    found = sought(page, "smith slept")
    expect(found.get_by_text("not the whole texts")).to_be_visible()
    expect(found.get_by_role("status")).to_have_text("Nothing in this file has these words.")
    page.get_by_role("searchbox").fill("nobody held")
    expect(found.locator("mark").first).to_have_text("Nobody held")
    page.close()


def test_more_is_shown_when_asked_for(open_page: Opener) -> None:
    page = open_page(reading("the mill stood. " * 20))
    found = sought(page, "the mill")
    marks = found.locator("mark")
    expect(marks).to_have_count(3)
    expect(found.get_by_role("heading")).to_contain_text("3 of 20 passages")
    found.get_by_role("button", name="Show more").click()
    found.get_by_role("button", name="Show more").click()
    expect(marks).to_have_count(20)
    expect(found.get_by_role("button", name="Show more")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_fits_a_narrow_page(open_dossier: Opener, scheme: Scheme) -> None:
    page = open_dossier(tables_case(), width=390, scheme=scheme)
    found = sought(page, "the")
    box = found.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert found.evaluate("node => node.scrollWidth <= node.clientWidth")
    boxes = [one.bounding_box() for one in found.get_by_role("button").all()]
    assert min(one["height"] for one in boxes if one) >= 24
