"""Two dated maps with a line between them: dragged, by key, in figures, and as documents."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tadmor.dossier.build import Dossier
from tadmor.pipeline.add import add
from tadmor.pipeline.dossier import dossier
from tadmor.pipeline.layers import bring_in
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.serving import Opener
from tests.exchange.drawing import Ring, box, feature, geojson

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=alert(1)>"
PAGE = "The Serbian army said that it had taken Valjevo on 8 December 1914.\n"
# Valjevo lies at 44.27 N, 19.89 E.
WEST, EAST = box(19.4, 44.0, 20.4, 44.6), box(20.4, 44.0, 21.0, 44.6)
LESS_WEST, MORE_EAST = box(19.4, 44.0, 19.6, 44.6), box(19.6, 44.0, 21.0, 44.6)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Dossier]:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    path = tmp_path / "kolubara.tadmor"
    with Case(path, create=True) as made:
        add(made, [tmp_path / "page.txt"], {"published": "1914-12-10"}, Silence())
    _bring(path, "first", WEST, EAST, shown="1914-12-01")
    _bring(path, "second", LESS_WEST, MORE_EAST, shown="1914-12-16")
    _bring(path, "other", WEST, MORE_EAST, shown="1914-12-20", mapmaker=ATTACK)
    with Case(path) as made:
        yield dossier(made)


def _bring(path: Path, name: str, west: Ring, east: Ring, **known: str) -> None:
    file = path.with_name(f"{name}.geojson")
    file.write_text(
        geojson(feature("Austrian army", west), feature("Serbian army", east)), encoding="utf-8"
    )
    bring_in(path, file, {"mapmaker": "The Chart Room", "method": "by hand"} | known)


@pytest.fixture
def page(open_dossier: Opener, shown: Dossier) -> Page:
    page = open_dossier(shown, at="#v=map")
    page.get_by_role("button", name="Dated maps (3)").click()
    page.get_by_role("combobox", name="On the left").select_option(
        label="1 December 1914, The Chart Room"
    )
    page.get_by_role("combobox", name="On the right").select_option(
        label="16 December 1914, The Chart Room"
    )
    return page


def test_the_line_between_two_maps_is_moved_by_key_and_by_hand(page: Page) -> None:
    line = page.get_by_role("slider", name=re.compile("^Divider: 1 December 1914"))
    expect(line).to_have_attribute("aria-valuenow", "50")
    line.press("ArrowRight")
    expect(line).to_have_attribute("aria-valuenow", "52")
    line.press("End")
    expect(line).to_have_attribute("aria-valuenow", "100")
    start = line.locator("circle").bounding_box()
    assert start is not None
    page.mouse.move(start["x"] + 4, start["y"] + 16)
    page.mouse.down()
    page.mouse.move(start["x"] - 200, start["y"] + 16, steps=4)
    page.mouse.up()
    assert 40 < int(line.get_attribute("aria-valuenow") or "") < 95


def test_what_passed_stands_beside_in_figures_with_the_places_in_it(page: Page) -> None:
    row = page.get_by_role("row", name=re.compile("Serbian army"))
    expect(row).to_contain_text(re.compile(r"\+4,\d{3}\s+km²"))
    passed = page.get_by_role("listitem").filter(has_text="from Austrian army to Serbian army")
    expect(passed).to_contain_text("Places of the case")
    passed.get_by_role("button", name="Valjevo").click()
    expect(page.get_by_label("What is told of Valjevo")).to_be_visible()


def test_maps_of_two_makers_are_not_compared_by_area(page: Page) -> None:
    expect(page.get_by_role("note")).to_have_count(0)
    page.get_by_role("combobox", name="On the right").select_option(index=2)
    expect(page.get_by_role("note")).to_contain_text("differ in mapmaker")
    expect(page.get_by_role("columnheader", name="Difference")).to_have_count(0)
    expect(page.get_by_label("The map of 20 December 1914")).to_contain_text(ATTACK)


def test_a_map_leads_to_its_file(page: Page, shown: Dossier) -> None:
    facts = page.get_by_label("The map of 16 December 1914")
    expect(facts).to_contain_text("The Chart Room")
    expect(facts).to_contain_text(shown.maps[1].layer.sha256)


def test_the_address_keeps_which_maps_are_compared(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("combobox", name="On the left").locator("option:checked")).to_have_text(
        "1 December 1914, The Chart Room"
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_runs_over_the_side(open_dossier: Opener, shown: Dossier, width: int) -> None:
    page = open_dossier(shown, width=width, at="#v=map")
    page.get_by_role("button", name="Dated maps (3)").click()
    expect(page.get_by_role("heading", name="Areas on the two maps")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
