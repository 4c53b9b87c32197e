"""The sources view: through whom words came, and an originating source left out of all views."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tadmor.dossier.build import Dossier
from tadmor.model.corroboration import CorroborationRow
from tests.browser.serving import Opener
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


def told_twice() -> Dossier:
    """Give the case with one assertion of two documents, of which one goes back to its source."""
    case = tables_case()
    garrison = next(row for row in case.claims if row.originating_source.name == "Garrison command")
    other = next(
        row
        for row in case.claims
        if row.document != garrison.document and row.originating_source.name != "Garrison command"
    )
    row = CorroborationRow(
        id="ast_town",
        quote=garrison.quote,
        claims=(garrison.id, other.id),
        documents=(garrison.document, other.document),
        outlets=("One Gazette", "Other Gazette"),
        owners=("One Gazette", "Other Gazette"),
        origins=(garrison.originating_source,),
        lineages=((garrison.id,),),
        unknown=(other.id,),
    )
    return replace(case, corroboration=(row,))


@pytest.mark.parametrize("width", [1440, 390])
def test_what_is_told_more_than_once_has_its_numbers_and_leads_to_the_words(
    open_dossier: Opener, width: int
) -> None:
    page = open_dossier(told_twice(), width=width, at="#v=sources")
    row = page.get_by_role("table", name="What is told more than once").get_by_role("row").nth(1)
    numbers = [text.split()[-1] for text in row.get_by_role("cell").all_inner_texts()]
    assert numbers == ["2", "2", "1", "1"]
    row.get_by_role("button").click()
    expect(page.locator(".text .lit").first).to_be_visible()


def test_a_source_left_out_is_counted_no_more(open_dossier: Opener) -> None:
    page = open_dossier(told_twice(), at="#v=sources")
    table = page.get_by_role("table", name="What is told more than once")
    page.get_by_role("button", name="Leave out Garrison command").click()
    expect(table.get_by_role("row").nth(1)).to_contain_text("no originating source is known")
    assert table.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()[2].endswith("0")


def test_a_copy_is_printed_through_the_outlet_of_its_origin(open_dossier: Opener) -> None:
    case = tables_case()
    family = next(row for row in case.sources if row.row == "family")
    names = {row.name: row.publisher for row in case.sources if row.row == "document"}
    origin, copy = family.documents
    assert family.origin == origin
    page = open_dossier(case, at="#v=sources")
    way = page.get_by_role("listitem").filter(has_text=f"{names[origin]} → {names[copy]}")
    expect(way.first).to_be_visible()
