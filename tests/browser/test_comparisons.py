"""Sets that cannot all be so, reversals in time, what grew firmer, and relations, as a page."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tadmor.dossier.build import Dossier
from tadmor.model.findings import HardeningRow, Party, ProofRow, Quotation, RelationRow
from tests.browser.serving import Opener
from tests.dossier.quarrels import ATTACK, IDS, READINGS, quarrels

pytestmark = pytest.mark.browser


def lit(page: Page) -> str:
    return "".join(page.locator(".text .lit").all_text_contents())


def ends(side: str, page: int, local: str) -> dict[str, Any]:
    reading = READINGS[page]
    span = next(claim.span for claim in reading.claims if claim.id == local)
    return {
        side: IDS[page][local],
        f"{side}_document": reading.document.name,
        f"{side}_span": span,
        f"{side}_quote": reading.text[slice(*span)],
    }


def said(page: int, local: str, source: str, also: tuple[str, ...] = ()) -> Quotation:
    fields = {key.removeprefix("x_"): value for key, value in ends("x", page, local).items()}
    claim = fields.pop("x")
    return Quotation(claim=claim, also=also, source=source, **fields)


def compared() -> Dossier:
    statements = (said(0, "c1", "Ivo Marek", ("clm_more",)), said(2, "c1", ATTACK))
    proof = ProofRow(
        row="conflict", id="prf_1", question="Who held Hill 264?", statements=statements, why=""
    )
    removal = replace(
        proof, row="removal", id="prf_2", statements=statements[:1], why="Without Ivo Marek it can."
    )
    firm = HardeningRow(
        id="hrd_1",
        kind="source",
        source=Party(id=None, name="Ivo Marek"),
        by=Party(id=None, name=ATTACK),
        lost="Ivo Marek",
        **ends("before", 0, "c1"),
        **ends("after", 0, "c2"),
        why="the later page tells it on nobody's word",
    )
    return replace(
        quarrels(),
        proofs=(proof, removal),
        hardened=(firm,),
        relations=tuple(related(number) for number in range(40)),
    )


def related(number: int) -> RelationRow:
    return RelationRow(
        id=f"rel_{number}",
        type="repeats" if number % 4 else "refines",
        **ends("left", 0, "c1"),
        **ends("right", 0, "c2"),
        levels=(),
        why=f"Reason {number}.",
        dissolved_by="",
    )


def test_a_minimal_set_is_a_list_of_quotations_that_open_their_words(open_dossier: Opener) -> None:
    page = open_dossier(compared(), at="#v=disagreements")
    expect(page.get_by_role("heading", name="Who held Hill 264?")).to_be_visible()
    items = page.locator(".set li")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("Ivo Marek")
    expect(items.first).to_contain_text("and 1 more to the same effect")
    expect(items.nth(1)).to_contain_text(ATTACK)
    removed = page.get_by_text("Without Ivo Marek it can.")
    expect(removed).to_be_hidden()
    page.get_by_text("What would be enough to set aside (1)").click()
    expect(removed).to_be_visible()
    words = items.first.get_by_role("button").inner_text().strip("“”")
    items.first.get_by_role("button").click()
    assert lit(page) == words


def test_a_strip_says_who_alleges_a_change_and_which_day_is_not_known(open_dossier: Opener) -> None:
    page = open_dossier(compared(), at="#v=disagreements")
    strip = page.locator(".strip")
    expect(strip).to_have_count(1)
    expect(strip).to_contain_text("Alleged by Harbour Courier\u2019s author")
    expect(strip.locator("li")).to_contain_text("day of saying not stated")


def test_what_grew_firmer_shows_both_ends_and_what_fell_away(open_dossier: Opener) -> None:
    page = open_dossier(compared(), at="#v=disagreements")
    way = page.locator(".way")
    expect(way).to_contain_text("The source is no longer named")
    expect(way.get_by_role("button")).to_have_count(2)
    expect(way).to_contain_text(ATTACK)


def test_relations_are_filtered_by_kind_and_come_some_at_a_time(open_dossier: Opener) -> None:
    page = open_dossier(compared(), at="#v=disagreements")
    page.get_by_text("all relations (40)").click()
    reasons = page.get_by_text(re.compile(r"^Reason \d+\.$"))
    expect(reasons).to_have_count(25)
    page.get_by_role("button", name="Show 15 more of 15").click()
    expect(reasons).to_have_count(40)
    page.get_by_label("Kind of relation").select_option("refines")
    expect(reasons).to_have_count(10)


def test_a_case_too_large_says_where_its_relations_are(open_dossier: Opener) -> None:
    page = open_dossier(replace(compared(), relations=None), at="#v=disagreements")
    expect(page.get_by_text("tadmor conflicts CASE --relations")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_is_wider_than_the_page(open_dossier: Opener, width: int) -> None:
    page = open_dossier(compared(), width=width, at="#v=disagreements")
    page.get_by_text("all relations (40)").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
