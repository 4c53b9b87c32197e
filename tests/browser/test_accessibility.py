"""Every view held against axe's rules; serious and critical issues fail."""

import pytest
from playwright.sync_api import expect

from tadmor.dossier.build import build
from tests.browser.axe import issues, needs_axe
from tests.browser.serving import Opener, Scheme
from tests.dossier.siege import siege
from tests.dossier.tables_case import tables_case

VIEWS = (
    "overview reader timeline map disagreements figures sources explanations questions review"
).split()
CASES = {"karsova": tables_case(), "siege": build([siege()], "The forts")}

pytestmark = [pytest.mark.browser, needs_axe]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("case", CASES)
def test_no_view_has_a_serious_issue(
    open_dossier: Opener, case: str, view: str, width: int, scheme: Scheme
) -> None:
    page = open_dossier(CASES[case], width=width, scheme=scheme, at=f"#v={view}")
    expect(page.locator("#view")).to_be_visible()
    assert issues(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_neither_search_nor_filters_nor_keys_have_one(
    open_dossier: Opener, width: int, scheme: Scheme
) -> None:
    page = open_dossier(tables_case(), width=width, scheme=scheme, at="#v=figures")
    page.get_by_role("button", name="All of the case").click()
    assert issues(page) == []
    page.keyboard.press("?")
    assert issues(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("the")
    expect(page.get_by_role("dialog", name="Search").locator("mark").first).to_be_visible()
    assert issues(page) == []
