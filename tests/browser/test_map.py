"""The map of a fictional case: a town by three accounts, a district, a mill nobody can place."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tadmor.dossier.build import Dossier
from tadmor.model.findings import Party
from tadmor.model.reading import Place
from tests.browser.serving import Opener, Scheme
from tests.dossier.karsova_claims import KARSOVA, STAFF
from tests.dossier.tables_case import tables_case
from tests.exchange.drawing import box, feature, geojson

pytestmark = pytest.mark.browser

MILL = Party(id="plc_mill", name="Upper mill")
DISTRICT = Party(id="plc_district", name="San district")


@pytest.fixture
def chart(open_dossier: Opener) -> Page:
    return open_dossier(_case(), at="#v=map")


def _case() -> Dossier:
    """Give the case of Karsova with a place that has no coordinates and one that is no point."""
    case = tables_case()
    (staff,) = (row for row in case.control if row.account == STAFF and row.state == "held")
    why = "two mills of that name stand on the river"
    return replace(
        case,
        control=(
            *case.control,
            replace(staff, place=MILL, lat=None, lon=None),
            replace(staff, place=DISTRICT, lat=49.6, lon=22.6),
        ),
        places=(
            *case.places,
            Place(id=str(MILL.id), name=MILL.name, why=why),
            Place(
                id=str(DISTRICT.id),
                name=DISTRICT.name,
                lat=49.6,
                lon=22.6,
                radius_km=20,
                kind="district",
            ),
        ),
    )


def pin(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}: ")).first


def card(page: Page) -> Locator:
    return page.get_by_label("What is told of Karsova")


def test_the_map_opens_on_the_day_asked_about_and_tells_who_differs(chart: Page) -> None:
    expect(chart.locator("#view p[role=status]")).to_contain_text("On 9 June 1915, by all accounts")
    expect(chart.locator("#view p[role=status]")).to_contain_text("accounts differ on Karsova")
    expect(pin(chart, "Karsova")).to_have_attribute(
        "aria-label", re.compile(r"^Karsova: accounts differ: .*held by Besieging army according")
    )
    assert pin(chart, "Karsova").locator(".piece").count() > 1


def test_a_mark_leads_to_the_words_it_rests_on(chart: Page) -> None:
    pin(chart, "Karsova").locator(".mark").click()
    account = card(chart).locator("article", has_text="By the account of Besieging staff")
    expect(account).to_contain_text("held by Besieging army")
    expect(account).to_contain_text("since 9 June 1915")
    quotation = account.locator("q").last.inner_text()
    account.get_by_role("button", name="Read it in the text").last.click()
    lit = chart.locator(".text .lit")
    assert "".join(lit.all_text_contents()) == quotation.strip("“”")
    expect(lit.first).to_be_in_viewport()


def test_the_keyboard_opens_and_closes_a_card(chart: Page) -> None:
    pin(chart, "Karsova").focus()
    chart.keyboard.press("Enter")
    expect(card(chart)).to_contain_text("The accounts differ on this day.")
    chart.keyboard.press("Space")
    expect(card(chart)).to_have_count(0)


def test_the_slider_moves_a_day_at_a_key(chart: Page) -> None:
    pin(chart, "Karsova").press("Enter")
    slider = chart.get_by_role("slider", name="Day")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "10 June 1915")
    expect(chart.locator("#view p[role=status]")).to_contain_text("On 10 June 1915")
    expect(card(chart)).to_contain_text("presence of Besieging army, not said to hold it")
    slider.press("End")
    expect(card(chart)).to_contain_text("last evidence 10 days ago, on 10 June 1915")
    chart.get_by_role("button", name="Earlier change").click()
    expect(slider).to_have_attribute("aria-valuetext", "10 June 1915")


def test_one_account_is_shown_alone_and_all_side_by_side(chart: Page) -> None:
    chooser = chart.get_by_label("By whose account")
    chooser.select_option("Besieging staff")
    expect(chart.locator("#view p[role=status]")).to_contain_text(
        "by the account of Besieging staff"
    )
    expect(pin(chart, "Karsova")).not_to_have_attribute("aria-label", re.compile("differ"))
    chooser.select_option("all accounts side by side")
    expect(chart.get_by_role("group", name=re.compile("^Map: 9 June 1915, by"))).to_have_count(3)


def test_what_is_no_point_is_no_dot(chart: Page) -> None:
    area = pin(chart, "San district").locator(".mark")
    expect(area).to_have_class(re.compile("area"))
    radius = chart.locator("svg .area .rim").first.evaluate("one => one.getBBox().width / 2")
    chart.get_by_role("button", name="Nearer").click()
    wider = chart.locator("svg .area .rim").first.evaluate("one => one.getBBox().width / 2")
    assert wider == pytest.approx(radius * 1.6, rel=0.02)
    expect(chart.get_by_text("1 place not on the map")).to_be_visible()
    expect(chart.get_by_text("two mills of that name stand on the river")).to_be_visible()
    expect(chart.locator(".pin", has_text="Upper mill")).to_have_count(0)


def test_buttons_keys_wheel_and_drag_move_the_map(chart: Page) -> None:
    mark = pin(chart, "Karsova").locator(".reach")
    places = [mark.bounding_box()]
    whole = chart.get_by_role("button", name="The whole case")
    expect(whole).to_be_disabled()
    chart.get_by_role("button", name="Nearer").press("ArrowRight")
    places.append(mark.bounding_box())
    box = chart.get_by_role("group", name=re.compile("^Map")).bounding_box()
    assert box is not None
    chart.mouse.move(box["x"] + 80, box["y"] + 80)
    chart.mouse.down()
    chart.mouse.move(box["x"] + 120, box["y"] + 110, steps=3)
    chart.mouse.up()
    places.append(mark.bounding_box())
    chart.mouse.wheel(0, 200)
    places.append(mark.bounding_box())
    assert all(one != other for one, other in pairwise(places))
    whole.click()
    assert mark.bounding_box() == places[0]


@pytest.mark.parametrize("width", [1440, 800, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_side(open_dossier: Opener, width: int, scheme: Scheme) -> None:
    page = open_dossier(_case(), width=width, scheme=scheme, at="#v=map")
    pin(page, KARSOVA.name).press("Enter")
    expect(card(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_paper_has_the_map_in_lines_and_the_places_in_words(chart: Page) -> None:
    chart.emulate_media(media="print")
    expect(chart.locator("svg .land").first).to_be_visible()
    expect(chart.locator("#view p[role=status]")).to_be_visible()
    expect(chart.get_by_role("slider")).to_be_hidden()
    expect(chart.locator("aside").get_by_text("Karsova").first).to_be_visible()
    assert chart.locator("canvas, img").count() == 0


def test_playing_goes_from_change_to_change_where_motion_is_reduced(chart: Page) -> None:
    slider = chart.get_by_role("slider", name="Day")
    slider.press("Home")
    first = slider.input_value()
    chart.get_by_role("button", name="Play").click()
    expect(slider).not_to_have_value(first)
    chart.get_by_role("button", name="Stop").click()
    expect(chart.get_by_role("button", name="Play")).to_be_visible()


def test_the_space_bar_plays_until_the_slider_is_taken_in_hand(chart: Page) -> None:
    chart.emulate_media(reduced_motion="no-preference")
    slider = chart.get_by_role("slider", name="Day")
    slider.press("Home")
    slider.press("Space")
    expect(chart.get_by_role("button", name="Stop")).to_be_visible()
    slider.press("End")
    expect(chart.get_by_role("button", name="Play")).to_be_visible()
    expect(chart).to_have_url(re.compile("t=1915-"))


ATTACK = "<img src=x onerror=alert(1)>"


def _layer(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "application/geo+json", "buffer": text.encode()}


def test_a_layer_of_ones_own_is_drawn_named_and_taken_away(chart: Page) -> None:
    text = geojson(feature("anyone", box(22.2, 49.4, 22.9, 49.9), name=ATTACK))
    chooser = chart.get_by_label("Your own layer (GeoJSON)")
    chooser.set_input_files(_layer(f"{ATTACK}.geojson", text))
    own = chart.get_by_role("list", name="Your own layers on the map")
    expect(own).to_contain_text(ATTACK)
    drawn = chart.locator("svg .own path")
    expect(drawn).to_have_count(1)
    # Drawn as the small area that it is, and not as the rest of the world.
    box_ = drawn.bounding_box()
    assert box_ is not None
    assert 5 < box_["width"] < 700
    own.get_by_role("button", name="Remove").click()
    expect(drawn).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "it is no JSON"),
        ("[1]", "it is no GeoJSON"),
        ('{"type": "Point", "coordinates": [1000000, 5]}', "its coordinates are no degrees"),
        ('{"type": "Feature", "geometry": null}', "nothing in it can be drawn"),
    ],
)
def test_a_file_that_is_no_layer_gets_one_sentence(chart: Page, text: str, why: str) -> None:
    chart.get_by_label("Your own layer (GeoJSON)").set_input_files(_layer("bad.json", text))
    expect(chart.get_by_role("alert")).to_contain_text(f"bad.json was not drawn: {why}")
    expect(chart.locator("svg .own path")).to_have_count(0)
