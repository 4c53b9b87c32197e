"""The pace before and after a person's event: folded away, honest with few events, led to words."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tadmor.dossier.build import Dossier
from tadmor.pipeline.add import add
from tadmor.pipeline.dossier import dossier
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.serving import Opener

pytestmark = pytest.mark.browser

PAGES = {
    "lamp": "The Serbian army lost Obrenovac on 8 November 1914. "
    "The Serbian army captured Valjevo on 8 December 1914. "
    "The Serbian army captured Belgrade on 15 December 1914.\n",
    "horn": "The Serbian army captured Valjevo on 8 December 1914. "
    "The Serbian army captured Loznica between 10 and 13 December 1914.\n",
}
EVENTS = """
[[events]]
date = 1914-12-02
text = "The order to turn back"
from = 1914-11-01
to = 1914-12-31

[[events]]
date = 1914-12-09
text = "The new guns"
what = ["gains"]
"""


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("kolubara")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        facts = f'published = 1914-12-30\npublisher = "The {name.title()}"\n'
        (folder / f"{name}.toml").write_text(facts, encoding="utf-8")
    (folder / "x.toml").write_text(EVENTS, encoding="utf-8")
    with Case(folder / "x.tadmor", create=True) as made:
        add(made, sorted(folder.glob("*.txt")), {}, Silence())
        return dossier(made)


@pytest.fixture
def timeline(open_dossier: Opener, compared: Dossier) -> Page:
    return open_dossier(compared, at="#v=timeline")


def unfold(page: Page) -> None:
    page.get_by_text("Did the pace change after an event?").click()


def test_it_is_folded_away_until_asked_for(timeline: Page) -> None:
    expect(timeline.get_by_text("The order to turn back")).to_be_hidden()
    unfold(timeline)
    heading = timeline.get_by_role("heading", name="The order to turn back")
    expect(heading).to_have_text("2 December 1914: The order to turn back")
    panel = timeline.locator("details", has=heading)
    expect(panel.get_by_text("It assumes that")).to_be_visible()
    expect(panel.get_by_text("in 29 days")).to_be_visible()
    expect(panel.get_by_text("of 100 such cases")).to_be_visible()


def test_a_handful_cannot_tell_and_that_is_said(timeline: Page) -> None:
    unfold(timeline)
    choose = timeline.get_by_label("After which event")
    label = choose.locator("option", has_text="Losses").first.inner_text()
    choose.select_option(label=label.strip())
    finding = timeline.get_by_text("1 event surely on one side cannot tell any change")
    expect(finding).to_be_visible()


def test_each_point_leads_to_its_words(timeline: Page) -> None:
    unfold(timeline)
    point = timeline.get_by_role("button", name="1 of 3: 8 December 1914")
    box = point.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    point.click()
    expect(timeline.locator(".text .lit").first).to_be_visible()
    assert "Valjevo" in "".join(timeline.locator(".text .lit").all_inner_texts())


def test_the_tables_have_what_the_chart_has(timeline: Page) -> None:
    unfold(timeline)
    points = timeline.get_by_role("button", name=" of 3: ")
    expect(points).to_have_count(3)
    timeline.get_by_text("The same as tables").click()
    rows = timeline.get_by_role("table", name="Gains, by any of 2 accounts").locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("10 December 1914 to 13 December 1914")
    rows.nth(2).get_by_role("button").click()
    expect(timeline.locator(".text .lit").first).to_be_visible()


def test_what_a_filter_leaves_out_is_not_counted_on(
    open_dossier: Opener, compared: Dossier
) -> None:
    page = open_dossier(compared, at="#v=timeline")
    unfold(page)
    options = page.get_by_label("After which event").locator("option")
    expect(options).to_have_count(len(compared.trends))
    page = open_dossier(compared, at="#v=timeline&fw=Loznica")
    unfold(page)
    expect(page.get_by_text("Fewer claims would be another count")).to_be_visible()
    expect(page.get_by_label("After which event")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_narrow_screen(open_dossier: Opener, compared: Dossier, scheme: str) -> None:
    page = open_dossier(compared, width=390, scheme=scheme, at="#v=timeline")
    unfold(page)
    page.get_by_text("The same as tables").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_events_there_is_no_panel(open_dossier: Opener, compared: Dossier) -> None:
    page = open_dossier(replace(compared, trends=()), at="#v=timeline")
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    expect(page.get_by_text("Did the pace change")).to_have_count(0)
