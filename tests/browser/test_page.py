import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Opener, Scheme
from tests.dossier.make import hostile, letter
from tests.dossier.siege import SIEGE, siege

pytestmark = pytest.mark.browser

WIDE, NARROW = 1440, 390


def marks(page: Page) -> list[str]:
    attribution = "all => all.map(one => one.dataset.attribution)"
    return list(page.locator(".text .mark").evaluate_all(attribution))


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_the_text_is_the_documents_text(open_page: Opener) -> None:
    page = open_page(siege())
    shown = page.locator(".text").text_content() or ""
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", SIEGE)


def test_the_masthead_counts_and_says_what_is_not_known(open_page: Opener) -> None:
    page = open_page(siege(), letter())
    expect(page.get_by_text("2 documents · 1 outlet · 6 speakers")).to_be_visible()
    page.get_by_text("What is not known here").click()
    expect(page.get_by_text("1 document without a date of publication")).to_be_visible()
    expect(page.get_by_text("1 place without coordinates")).to_be_visible()


def test_a_claim_leads_to_its_words(open_page: Opener) -> None:
    page = open_page(siege())
    page.get_by_role("button", name="at least 300 killed").click()
    lit = page.locator(".text .lit")
    assert "".join(lit.all_text_contents()) == (
        "at least 300 men were killed on Hill 264 during the last sortie"
    )
    assert page.locator(".text .role").all_text_contents() == ["300 men", "Hill 264"]
    expect(lit.first).to_be_in_viewport()
    details = page.get_by_label("Details")
    expect(details).to_contain_text("no gazetteer at hand has a Hill 264")
    expect(details).to_contain_text("time not stated")


def test_a_mark_tells_the_chain_from_the_page_inwards(open_page: Opener) -> None:
    page = open_page(siege())
    page.locator(".text span[data-attribution=a1]", has_text="western forts").click()
    chain = page.get_by_label("Details").locator(".chain")
    words = re.sub(r"\s+", " ", chain.inner_text())
    assert words == (
        "Harbour Courier\u2019s author reports that ■Vistula Telegraph relays that "
        "●Nowiny relays that "
        "◆Ivo Marek admits: the western forts were abandoned three days before the surrender"
    )
    page.get_by_label("Details").get_by_role("button", name="Withdraws").click()
    expect(page.get_by_label("Details")).to_contain_text("read as Garrison")


def test_nested_words_carry_a_line_for_each_speaker(open_page: Opener) -> None:
    page = open_page(siege())
    words = page.locator(".text [data-attribution=a1]", has_text="western forts")
    lines = words.evaluate("""one => {
      const found = []
      for (let at = one.parentElement; at.matches('.said'); at = at.parentElement) {
        found.push([...at.classList].find(name => name.startsWith('height')))
      }
      return found
    }""")
    assert lines == ["height-0", "height-1", "height-2"]


def test_voices_are_named_beside_their_words(open_page: Opener) -> None:
    page = open_page(siege())
    notes = page.get_by_role("note")
    expect(notes).to_have_count(3)
    expect(notes.nth(1)).to_have_attribute(
        "aria-label", "Harbour Courier's editor, date not stated"
    )
    expect(page.locator(".text .editor").first).to_have_text(re.compile(r"^\[Editor: our count"))


def test_what_is_not_asserted_is_told_apart(open_page: Opener) -> None:
    page = open_page(siege())
    claims = page.locator("[data-walk=claims] li")
    expect(claims.nth(3)).to_contain_text("Army command denies")
    expect(claims.nth(3)).to_have_class(re.compile("denied"))
    expect(claims.nth(5)).to_contain_text("no figure given (casualties)")
    expect(claims.nth(6)).to_contain_text("neither asserts nor denies")


def test_menus_narrow_the_claims(open_page: Opener) -> None:
    page = open_page(siege(), letter())
    page.get_by_label("What is claimed").select_option("casualties")
    expect(page.get_by_role("status")).to_have_text("2 of 7")
    page.get_by_label("Who says it").select_option("Nowiny")
    expect(page.get_by_role("status")).to_have_text("1 of 7")
    page.get_by_label("What is claimed").select_option("")
    page.get_by_label("Who says it").select_option("")
    page.get_by_label("of all 2 documents").check()
    expect(page.get_by_role("status")).to_have_text("8")


def test_the_keyboard_walks_opens_and_closes(open_page: Opener) -> None:
    page = open_page(siege(), letter())
    focused = "document.activeElement.dataset.attribution"
    order = marks(page)
    assert order == ["a3", "a2", "a1", "a4", "a5", "a6", "a7", "a8"]
    for key, mark in (("j", "a3"), ("j", "a2"), ("ArrowDown", "a1"), ("k", "a2")):
        page.keyboard.press(key)
        assert page.evaluate(focused) == mark
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").endswith("&a=a2")
    page.keyboard.press("Escape")
    assert "a2" not in page.evaluate("location.hash")
    page.keyboard.press("c")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").endswith("&c=c2")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("button", name="Close").last.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("]")
    expect(page.get_by_role("heading", name="letter.txt")).to_be_visible()


def test_the_address_brings_back_document_and_choice(open_page: Opener) -> None:
    page = open_page(siege(), letter())
    page.get_by_role("navigation", name="Documents").get_by_text("letter.txt").last.click()
    page.locator("[data-walk=claims] button").click()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("heading", name="letter.txt")).to_be_visible()
    expect(page.locator(".text .lit").first).to_be_visible()
    expect(page.locator(".text p").last).to_have_css("direction", "rtl")


def test_hostile_words_stay_words(open_page: Opener) -> None:
    attack = hostile()
    page = open_page(attack, title=attack.document.title or "")
    expect(page).to_have_title(attack.document.title or "")
    page.locator(".text .mark").first.click()
    page.locator("[data-walk=claims] button").first.click()
    expect(page.locator("h1")).to_have_text(attack.document.title or "")
    assert page.locator("img, i, b, a").count() == 0


@pytest.mark.parametrize("width", [WIDE, NARROW, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_side(open_page: Opener, width: int, scheme: Scheme) -> None:
    page = open_page(siege(), letter(), hostile(), width=width, scheme=scheme)
    for _ in range(3):
        page.locator(".text .mark").first.click()
        assert overflow(page) <= 0
        page.keyboard.press("]")


def test_dark_is_dark_and_the_button_turns_it(open_page: Opener) -> None:
    page = open_page(siege(), scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(ground) != dark


def test_paper_holds_every_document_with_footnotes(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(siege(), letter())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".printed section").count() == 2
    expect(page.locator(".printed ol").first.locator("li")).to_have_count(7)
    expect(page.locator(".printed .footnote").first).to_be_visible()
    expect(page.locator(".desk")).to_be_hidden()
    assert (
        page.locator(".printed .said").first.evaluate(
            "one => getComputedStyle(one).borderBottomStyle"
        )
        != "none"
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed").count() == 0
    assert len(page.pdf(path=tmp_path / "dossier.pdf")) > 10_000
