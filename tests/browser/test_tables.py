import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tadmor.dossier.build import Dossier
from tests.browser.serving import Opener, Scheme
from tests.dossier.quarrels import ATTACK, quarrels
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser

VIEWS = ("disagreements", "figures", "sources")
WIDE, NARROW = 1440, 390


def card(page: Page, heading: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=heading))


def marked(side: Locator) -> list[str]:
    return side.locator("mark").all_text_contents()


def lit(page: Page) -> str:
    return "".join(page.locator(".text .lit").all_text_contents())


def test_two_quotations_stand_side_by_side_with_their_differing_words(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=disagreements")
    sides = card(page, "Disputed figure").locator("figure")
    expect(sides).to_have_count(2)
    assert sides.locator("blockquote").all_text_contents() == [
        "the attackers' dead at more than 300",
        "the attackers' dead at 400",
    ]
    assert [marked(sides.nth(side)) for side in (0, 1)] == [["more than 300"], ["400"]]
    corners = (
        "all => all.map(one => [one.getBoundingClientRect().x, one.getBoundingClientRect().y])"
    )
    (left, top), (right, other_top) = sides.evaluate_all(corners)
    assert left < right
    assert top == other_top


def test_a_mark_is_more_than_a_colour(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=disagreements")
    line = "one => getComputedStyle(one).textDecorationLine"
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        assert page.locator("article mark").first.evaluate(line) == "underline"


def test_quotations_without_a_common_word_have_no_marks(open_dossier: Opener) -> None:
    page = open_dossier(quarrels(), at="#v=disagreements")
    sides = card(page, "Contradiction").locator("figure")
    assert marked(sides.nth(0)) == marked(sides.nth(1)) == []
    expect(sides.nth(1).locator("blockquote")).to_have_css("direction", "rtl")


def test_each_side_says_who_and_when_and_opens_its_words(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=disagreements")
    side = card(page, "Denial").locator("figure").nth(1)
    expect(side).to_contain_text(re.compile("Sister Agathe\\s+says"))
    expect(side).to_contain_text("said 14 June 1915 · published 14 June 1915")
    side.get_by_role("button", name="Read in its text").click()
    assert lit(page) == "the garrison marched out over the mill bridge in the night of 8 June"


def test_an_alleged_reversal_says_who_alleges_it_and_what_is_not_here(open_dossier: Opener) -> None:
    page = open_dossier(quarrels(), at="#v=disagreements")
    alleged = card(page, "Reversal alleged by Harbour Courier\u2019s author")
    expect(alleged).to_contain_text("The earlier words are not in this case.")
    words = re.sub(r"\s+", " ", alleged.locator("figcaption").inner_text())
    assert words == "◆Ivo Marek admits ← relayed by ●Nowiny ← relayed by ■Vistula Telegraph"
    expect(alleged).to_contain_text("the words in which the garrison first spoke of the forts")
    alleged.get_by_role("button", name="Read in its text").click()
    assert "the western forts were abandoned" in lit(page)


def test_menus_narrow_the_disagreements(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=disagreements")
    page.get_by_label("Kind of disagreement").select_option("denial")
    expect(page.locator("#view").get_by_role("status")).to_have_text("1 of 4")
    page.get_by_label("Kind of disagreement").select_option("")
    page.get_by_label("Place of disagreement").select_option("Mill bridge")
    expect(page.locator("#view").get_by_role("status")).to_have_text("1 of 4")
    page.get_by_label("Kind of disagreement").select_option("reversal")
    expect(page.get_by_text("No disagreement fits these menus.")).to_be_visible()


def test_look_alikes_are_shown_on_request_with_the_reason(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=disagreements")
    expect(card(page, "Of one origin")).to_be_hidden()
    page.get_by_text("Looked alike, set aside (1)").click()
    expect(card(page, "Of one origin")).to_contain_text("looked like: contradiction")
    expect(card(page, "Of one origin")).to_contain_text("which one page copies from the other")


def test_no_disagreement_is_not_agreement(open_dossier: Opener) -> None:
    page = open_dossier(Dossier(title="Nothing", readings=quarrels().readings), at="#v=figures")
    expect(page.get_by_text("No figure was read in these documents.")).to_be_visible()
    page.get_by_role("navigation").get_by_text("Disagreements").click()
    expect(page.get_by_text("That does not mean that they agree.")).to_be_visible()


def test_figures_of_one_group_share_a_scale_and_keep_their_shape(open_dossier: Opener) -> None:
    page = open_dossier(quarrels(), at="#v=figures")
    group = card(page, "Killed")
    expect(group).to_contain_text("250 or more, with no upper end given, by 3 originating sources")
    rows = group.get_by_role("button")
    expect(rows).to_have_text(
        [
            re.compile("Vistula Telegraph.*about 250 killed", re.DOTALL),
            re.compile("Vistula Telegraph.*at least 300 killed", re.DOTALL),
            re.compile("Vistula Telegraph.*at most 500 killed", re.DOTALL),
            re.compile("Nowiny.*300 to 1,200 killed", re.DOTALL),
            re.compile("Ivo Marek.*412 killed", re.DOTALL),
            re.compile(r"Ivo Marek.*no figure given \(killed\)", re.DOTALL),
        ]
    )
    drawn = [rows.nth(row).locator("circle, .bar, .arrow").count() for row in range(6)]
    assert drawn == [1, 2, 1, 1, 1, 0]
    expect(rows.nth(1).locator(".arrow")).to_have_count(1)
    expect(page.get_by_role("table").locator("tbody tr")).to_have_count(1)
    expect(page.get_by_role("table")).to_contain_text("no figure given (casualties)")


def test_a_figure_opens_its_words_by_keyboard(open_dossier: Opener) -> None:
    page = open_dossier(quarrels(), at="#v=figures")
    page.get_by_role("button", name="at least 300 killed").focus()
    page.keyboard.press("Enter")
    assert lit(page) == "at least 300 men were killed on Hill 264 during the last sortie"


def test_sources_count_documents_outlets_and_originating_sources(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=sources")
    counts = page.get_by_label("Sources").locator(".counts")
    words = re.sub(r"\s+", " ", counts.inner_text())
    assert words == "5 documents · 4 outlets · 3 originating sources"
    garrison = page.get_by_role("row").filter(has_text="3 documents · 2 outlets")
    garrison.get_by_role("button", name="7 claims of Garrison command").click()
    page.get_by_role("button", name="Karsova was lost on 9 June").click()
    assert lit(page) == "Karsova was lost on 9 June"


def test_a_family_shows_its_origin_or_that_it_is_not_known(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=sources")
    family = card(page, "The command's statement of 9 June")
    expect(family).to_contain_text("1 document with its words")
    family.get_by_role("button", name="Assault on Karsova beaten back").click()
    expect(page.get_by_role("heading", name="Assault on Karsova beaten back")).to_be_visible()
    page = open_dossier(quarrels(), at="#v=sources")
    expect(card(page, "The letter from the fort")).to_contain_text("not known which came first")
    expect(page.locator(".evidence")).to_have_css("direction", "rtl")


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_rows_stay_words(open_dossier: Opener, view: str) -> None:
    page = open_dossier(quarrels(), at=f"#v={view}")
    assert ATTACK in (page.locator("#view").text_content() or "")
    assert page.locator("#view").locator("img, i, b, a, script").count() == 0
    expect(page).to_have_title("The forts")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [WIDE, NARROW, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tables_do_not_run_over_the_side(
    open_dossier: Opener, view: str, width: int, scheme: Scheme
) -> None:
    for dossier in (tables_case(), quarrels()):
        page = open_dossier(dossier, width=width, scheme=scheme, at=f"#v={view}")
        for control in page.locator("#view :is(summary, [aria-expanded])").all():
            control.click()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_no_word_says_that_a_thing_is_so(open_dossier: Opener) -> None:
    for view in VIEWS:
        page = open_dossier(tables_case(), at=f"#v={view}")
        words = page.locator("#view").inner_text().lower()
        for word in ("informant", "confirmed", "verified", "consensus"):
            assert word not in words
