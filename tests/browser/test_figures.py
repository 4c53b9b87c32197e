"""The figures view on a case of short pages: ranges, one source over time, clashes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tadmor.dossier.build import Dossier
from tadmor.model.findings import FigureRow
from tadmor.pipeline.add import add
from tadmor.pipeline.dossier import dossier
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.serving import Opener

pytestmark = pytest.mark.browser

PAGES = {
    "2022-04-09": (
        "Pavlo Kyrylenko, the governor of Donetsk region, said on Friday that 39 people were killed"
        " in Kramatorsk on 8 April 2022. A police officer said that 25 people were killed in"
        " Kramatorsk on 8 April 2022."
    ),
    "2022-04-15": (
        "Pavlo Kyrylenko said on Thursday that 57 people had been killed in Kramatorsk on 8 April"
        " 2022. A hospital doctor said that 90 children were killed in Kramatorsk on 8 April 2022."
    ),
}


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Dossier]:
    files = []
    for day, text in PAGES.items():
        file = tmp_path / f"{day}.txt"
        file.write_text(text, encoding="utf-8")
        file.with_suffix(".toml").write_text(f'publisher = "{day}"\npublished = {day}\n')
        files.append(file)
    with Case(tmp_path / "station.tadmor", create=True) as case:
        add(case, files, {}, Silence())
        yield dossier(case)


def card(page: Page, heading: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=heading))


def lit(page: Page) -> str:
    return "".join(page.locator(".text .lit").all_text_contents())


def test_a_range_takes_what_a_source_says_last_and_names_its_rule(
    told: Dossier, open_dossier: Opener
) -> None:
    group = card(open_dossier(told, at="#v=figures"), "Killed").filter(has_text="Rule:")
    expect(group).to_contain_text("25 to 57, by 2 originating sources")
    expect(group).to_contain_text("of the latest figure of each originating source")
    first = group.get_by_role("button", name="39 killed")
    expect(first).to_contain_text("replaced by the source\u2019s later figure")


def test_one_source_over_time_leads_to_its_words(told: Dossier, open_dossier: Opener) -> None:
    page = open_dossier(told, at="#v=figures", width=390)
    series = card(page, "Pavlo Kyrylenko")
    expect(series.get_by_role("listitem")).to_have_count(2)
    expect(series.locator(".change")).to_have_text("up")
    series.get_by_role("button", name="57 killed").click()
    assert lit(page) == "57 people had been killed in Kramatorsk on 8 April 2022"


def test_figures_that_cannot_both_hold_are_quoted_and_none_is_called_wrong(
    told: Dossier, open_dossier: Opener
) -> None:
    page = open_dossier(told, at="#v=figures")
    clash = card(page, "A part that is larger than its whole").filter(has_text="57 killed")
    expect(clash).to_contain_text("cannot both hold if they speak of the same thing")
    clash.get_by_role("button", name="90 killed").click()
    assert lit(page) == "90 children were killed in Kramatorsk on 8 April 2022"


def test_a_long_list_is_shown_a_stretch_at_a_time_and_printed_whole(
    told: Dossier, open_dossier: Opener
) -> None:
    row = next(row for row in told.figures if isinstance(row, FigureRow))
    many = tuple(replace(row, claim=f"clm_{number}", group=None) for number in range(70))
    page = open_dossier(replace(told, figures=many), at="#v=figures")
    rows = page.locator("tbody th")
    expect(rows).to_have_count(30)
    page.get_by_role("button", name="Show 30 more").click()
    expect(rows).to_have_count(60)
    page.emulate_media(media="print")
    expect(rows).to_have_count(70)
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Overview").first.click()
    page.locator("[data-view=figures]").click()
    expect(rows).to_have_count(60)
    page.get_by_role("button", name="Show 10 more").click()
    expect(rows).to_have_count(70)
    expect(page.get_by_role("button", name="more")).to_have_count(0)
