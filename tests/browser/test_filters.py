import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Opener, Scheme
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser

WIDE, NARROW = 1440, 390


def bar(page: Page) -> str:
    return page.get_by_role("region", name="Filters").inner_text()


def opened(page: Page) -> None:
    page.get_by_role("button", name="All of the case").click()


def test_a_source_left_out_is_left_out_of_every_view(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=figures")
    opened(page)
    menu = page.get_by_role("combobox", name="Originating sources left out")
    offered = menu.locator("option").nth(1)
    name = (offered.text_content() or "").rpartition(" (")[0]
    menu.select_option(offered.get_attribute("value"))
    assert f"Filtered: without {name}" in " ".join(bar(page).split())
    assert re.search(r"\d+ of \d+ claims", bar(page))
    expect(page).to_have_url(re.compile("[#&]x="))
    page.get_by_role("button", name="Reader").click()
    expect(page.get_by_role("region", name="Filters")).to_contain_text(name)
    expect(page).to_have_url(re.compile("[#&]x="))


def test_the_back_button_takes_a_filter_away(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=figures")
    opened(page)
    kind = page.get_by_role("combobox", name="Kinds of claim")
    kind.select_option(index=1)
    expect(page).to_have_url(re.compile("[#&]ff="))
    page.go_back()
    expect(page).not_to_have_url(re.compile("[#&]ff="))
    expect(page.get_by_role("button", name="All of the case")).to_be_visible()


def test_a_view_that_filters_empty_says_so_and_offers_to_clear_them(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=disagreements&fw=nowhere+to+be+read")
    expect(page.get_by_text("The filters leave nothing to show here.")).to_be_visible()
    assert "0 of" in bar(page)
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.get_by_role("article").first).to_be_visible()
    assert bar(page).startswith("All of the case")


def test_what_is_no_day_is_not_taken_for_one(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=figures")
    opened(page)
    field = page.get_by_role("textbox", name="Told of, from")
    field.fill("last spring")
    field.press("Enter")
    expect(page.get_by_text("Write a year, a month or a day")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("button", name="All of the case")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_the_filters_fit_and_are_reached_with_keys(
    open_dossier: Opener, width: int, scheme: Scheme
) -> None:
    page = open_dossier(tables_case(), width=width, scheme=scheme, at="#v=figures")
    page.get_by_role("button", name="All of the case").focus()
    page.keyboard.press("Enter")
    # Past the two buttons that save the rows.
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Words quoted")).to_be_focused()
    page.keyboard.type("four")
    expect(page).to_have_url(re.compile("fw=four"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
