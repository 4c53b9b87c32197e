"""Questions are the unit of work: a claim is put under one where it is read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tadmor.dossier.build import Dossier
from tadmor.model.questions import QuestionEntry, stands
from tadmor.pipeline.add import add
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.axe import issues, needs_axe
from tests.browser.serving import Opener, Scheme, serving
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=alert(1)>"
COURIER = "The Danish army said that it had taken Dybbol on 12 April 1864.\n"
ABBEY = "The abbot said that the Prussian army had captured Dybbol on 18 April 1864.\n"
BESIDE = """title = "The forts"
[question]
text = "Who took Dybbol?"
place = "Nowhere"
"""


@pytest.fixture
def open_case(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    (tmp_path / "courier.txt").write_text(COURIER, encoding="utf-8")
    (tmp_path / "abbey.txt").write_text(ABBEY, encoding="utf-8")
    (tmp_path / "x.toml").write_text(BESIDE, encoding="utf-8")
    with Case(tmp_path / "x.tadmor", create=True) as case:
        add(case, [tmp_path / "courier.txt", tmp_path / "abbey.txt"], {}, Silence())
        with serving(case, browser) as opened:
            yield opened


def karsova() -> Dossier:
    """Give Karsova with a question that holds its first three claims."""
    case = tables_case()
    text = f"Who held Karsova? {ATTACK}"
    asked = QuestionEntry(
        question="qst_karsova", act="asked", text=text, by="Anna", at="1915-07-01"
    )
    claims = [claim.id for claim in case.claims[:3]]
    return replace(case, questions=(stands("qst_karsova", [asked], claims),))


def details(page: Page) -> Locator:
    page.locator("[data-walk=claims] button").first.click()
    return page.get_by_role("region", name="Details")


def test_a_claim_is_put_under_a_question_where_it_is_read(open_case: Opener) -> None:
    page = open_case("#v=reader")
    shown = details(page)
    expect(shown).to_contain_text("None yet.")
    shown.get_by_label("Add to a question").select_option("Who took Dybbol?")
    shown.get_by_role("button", name="Add", exact=True).click()
    expect(shown.get_by_role("alert")).to_have_text("Say who writes this first.")
    shown.get_by_label("Your name").fill("Anna")
    shown.get_by_role("button", name="Add", exact=True).click()
    shown.get_by_role("button", name="Who took Dybbol? open").click()
    expect(page.get_by_label("Questions of this case")).to_contain_text("1 claim")
    page.get_by_role("article").get_by_role("button", name="Takes a place").click()
    shown.get_by_role("button", name="Leave this claim out").click()
    expect(shown).to_contain_text("None yet.")


def test_what_else_speaks_of_this_is_listed_from_all_documents(open_case: Opener) -> None:
    page = open_case("#v=reader")
    shown = details(page)
    rows = page.locator("[data-walk=claims] li")
    expect(rows).to_have_count(1)
    shown.get_by_role("button", name="What else speaks of this").click()
    expect(rows).to_have_count(2)
    expect(page.get_by_label("Filters")).to_contain_text("takes a place; Dybbol")
    shown.get_by_role("button", name="Take this filter away").click()
    expect(page.get_by_role("button", name="All of the case")).to_be_visible()


@needs_axe
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_details_of_a_claim_have_no_serious_issue(
    open_case: Opener, width: int, scheme: Scheme
) -> None:
    page = open_case("#v=reader", width=width, scheme=scheme)
    if width < 960:
        page.get_by_role("button", name="Claims (1)").click()
    expect(details(page).get_by_label("Your name")).to_be_visible()
    assert issues(page) == []


def test_a_single_file_says_which_questions_hold_a_claim(open_dossier: Opener) -> None:
    page = open_dossier(karsova(), at="#v=reader")
    shown = details(page)
    expect(shown.get_by_label("Add to a question")).to_have_count(0)
    expect(shown.get_by_role("button", name="Leave this claim out")).to_have_count(0)
    shown.get_by_role("button", name="Who held Karsova?").click()
    expect(page.get_by_role("heading", name="Who held Karsova?")).to_be_visible()
    assert page.locator("img").count() == 0
