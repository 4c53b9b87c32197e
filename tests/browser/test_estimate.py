"""The model estimate in the page: off until asked for, in bands, its claims leading to words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tadmor.dossier.build import Dossier
from tadmor.pipeline.add import add
from tadmor.pipeline.dossier import dossier
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.serving import Opener, Scheme, serving

pytestmark = pytest.mark.browser

PAGES = {
    "lamp": "The Serbian army said that it had taken Valjevo on 15 December 1914.\n",
    "post": "The Greek consul said that the Serbian army had taken Valjevo on 15 December 1914.\n",
    "horn": "The Austrian army said that the Serbian army had taken Valjevo on 15 December 1914.\n",
}


def made(folder: Path) -> Case:
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        facts = f'published = 1914-12-17\npublisher = "The {name.title()}"\n'
        (folder / f"{name}.toml").write_text(facts, encoding="utf-8")
    case = Case(folder / "x.tadmor", create=True)
    add(case, sorted(folder.glob("*.txt")), {}, Silence())
    return case


@pytest.fixture(scope="module")
def estimated(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    with made(tmp_path_factory.mktemp("valjevo")) as case:
        return dossier(case)


@pytest.fixture
def timeline(open_dossier: Opener, estimated: Dossier) -> Page:
    return open_dossier(estimated, at="#v=timeline&p=" + str(estimated.fused[0].rows[0].place.id))


def show(page: Page) -> None:
    page.get_by_role("button", name="Show a model estimate from all accounts").click()


def test_it_is_off_until_it_is_asked_for(timeline: Page) -> None:
    expect(timeline.get_by_text("model estimate from these")).to_have_count(0)
    show(timeline)
    expect(timeline.get_by_text("Nobody said this")).to_be_visible()
    timeline.get_by_role("button", name="Hide the model estimate").click()
    expect(timeline.get_by_text("Nobody said this")).to_have_count(0)


def test_bands_are_words_and_no_decimal_is_shown(timeline: Page) -> None:
    show(timeline)
    region = timeline.get_by_role("region", name="Model estimate")
    expect(region.get_by_role("button", name="Show what moved it").first).to_be_visible()
    assert "%" not in region.inner_text()
    assert "0." not in region.inner_text()


def test_what_moved_it_leads_to_the_words(timeline: Page) -> None:
    show(timeline)
    timeline.get_by_role("button", name="ly Serbian army").first.click()
    claim = timeline.locator(".moved li button").first
    words = claim.locator("q").inner_text()
    claim.click()
    expect(timeline.locator(".text .lit").first).to_be_visible()
    lit = "".join(timeline.locator(".text .lit").all_inner_texts())
    assert words.strip()[1:8] in lit


def test_an_origin_is_switched_off_everywhere(timeline: Page) -> None:
    show(timeline)
    timeline.get_by_text("What the model makes of").click()
    boxes = timeline.locator("section[aria-labelledby=estimate-title] input[type=checkbox]")
    boxes.first.uncheck()
    expect(timeline.get_by_text("left out of all views")).to_be_visible()
    region = timeline.get_by_role("region", name="Model estimate")
    expect(region.locator("strong")).to_contain_text(", without ")
    boxes.nth(1).uncheck()
    expect(region.get_by_text("Not worked out in this file")).to_be_visible()


def test_it_fits_a_narrow_screen(open_dossier: Opener, estimated: Dossier) -> None:
    page = open_dossier(estimated, width=390, at="#v=timeline&k=fused")
    expect(page.get_by_text("Nobody said this")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture
def chart(open_dossier: Opener, estimated: Dossier) -> Page:
    return open_dossier(estimated, at="#v=map")


def ask(page: Page) -> None:
    page.get_by_label("By whose account").select_option("fused")
    expect(page.locator("#view p[role=status]")).to_contain_text("model estimate from these 3")


def test_the_map_has_it_when_asked_in_a_pattern_of_its_own(chart: Page) -> None:
    expect(chart.locator(".estimate")).to_have_count(0)
    ask(chart)
    expect(chart).to_have_url(re.compile("k=fused"))
    expect(chart.locator(".pin .estimate rect")).to_have_count(1)
    expect(chart.locator(".pin .mark")).to_have_count(0)
    expect(chart.get_by_role("list", name="Signs of the model estimate")).to_be_visible()
    pin = chart.get_by_role("button", name=re.compile("^Valjevo: (almost|very|likely)"))
    expect(pin.first).to_be_visible()
    assert "%" not in chart.locator("#view").inner_text()


def test_a_place_of_it_leads_to_the_claims_behind_it(chart: Page) -> None:
    ask(chart)
    chart.locator(".pin").first.press("Enter")
    told = chart.get_by_label("What is told of Valjevo")
    expect(told).to_contain_text("Nobody said this")
    told.get_by_role("button", name=re.compile("^Go through 3 claims")).click()
    expect(chart.get_by_text("Claims behind the model estimate of Valjevo")).to_be_visible()
    expect(chart.locator(".text .lit").first).to_be_visible()


def test_the_map_follows_origins_left_out_and_says_what_it_lacks(
    open_dossier: Opener, estimated: Dossier
) -> None:
    keys = [str(voice.origin.id or voice.origin.name) for voice in estimated.fused[0].voices]
    page = open_dossier(estimated, at=f"#v=map&k=fused&x={keys[0]}")
    status = page.locator("#view p[role=status]")
    expect(status).to_contain_text("model estimate from these 2 documents, without ")
    page = open_dossier(estimated, at=f"#v=map&k=fused&x={keys[0]}&x={keys[1]}")
    expect(page.locator("#view p[role=status]")).to_contain_text("Not worked out in this file")
    expect(page.get_by_text("no model estimate is offered for this place").first).to_be_visible()
    page = open_dossier(estimated, at="#v=map&k=fused&fr=unreviewed")
    expect(page.locator("#view p[role=status]")).to_contain_text("it would be another one")


def test_paper_has_it_named_with_its_key_and_bands(chart: Page) -> None:
    ask(chart)
    chart.emulate_media(media="print")
    expect(chart.locator("#view p[role=status]")).to_contain_text("model estimate from these 3")
    expect(chart.get_by_role("list", name="Signs of the model estimate")).to_be_visible()
    expect(chart.locator("aside").get_by_text("ly Serbian army").first).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_map(
    open_dossier: Opener, estimated: Dossier, width: int, scheme: Scheme
) -> None:
    page = open_dossier(estimated, width=width, scheme=scheme, at="#v=map&k=fused")
    page.locator(".pin").first.press("Enter")
    expect(page.get_by_label("What is told of Valjevo")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_server_works_out_what_the_page_does_not_have(browser: Browser, tmp_path: Path) -> None:
    with made(tmp_path) as case, serving(case, browser) as opened:
        page = opened("#v=timeline&k=fused")
        page.get_by_text("What the model makes of").click()
        region = page.get_by_role("region", name="Model estimate")
        with page.expect_response(lambda answer: "/fused.json?without=" in answer.url) as asked:
            region.get_by_role("checkbox").first.uncheck()
        assert asked.value.ok
        assert len(asked.value.json()["without"]) == 1
        expect(region.locator("strong")).to_contain_text(", without ")
