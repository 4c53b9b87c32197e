"""The sources view: through whom words came, and an originating source left out of all views."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser


def test_a_way_of_words_opens_them_one_by_one(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=sources")
    ways = page.get_by_role("listitem").filter(has_text="→")
    expect(ways.filter(has_text="Garrison command").first).to_contain_text("claim")
    ways.filter(has_text="Garrison command").first.get_by_role("button").click()
    expect(page.locator(".text .lit").first).to_be_visible()


def test_a_source_is_left_out_of_every_view_and_taken_in_again(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=sources")
    switch = page.get_by_role("button", name="Leave out Garrison command")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("listitem").filter(has_text="Garrison command →")).to_have_count(0)
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
