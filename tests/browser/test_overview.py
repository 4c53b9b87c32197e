"""The first screen and the timeline, on a fictional case of three accounts that disagree."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tadmor.dossier.build import Dossier, Question
from tadmor.model.findings import ControlRow, Party
from tadmor.model.timeline import TimelineRow
from tests.browser.serving import Opener, Scheme
from tests.dossier.make import hostile
from tests.dossier.siege import siege
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser

WIDE, NARROW = 1440, 390
ATTACK = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>"


def lit(page: Page) -> str:
    return "".join(page.locator(".text .lit").all_text_contents())


def bars(page: Page) -> list[str]:
    return [str(one.get_attribute("data-state")) for one in page.locator("[data-state]").all()]


def test_the_first_screen_answers_its_question(open_dossier: Opener) -> None:
    page = open_dossier(tables_case())
    question = page.get_by_role(
        "heading", name="Who held Karsova on 9 June 1915, by whose account?"
    )
    expect(question).to_be_in_viewport()
    lanes = page.locator(".lanes section")
    names = [lane.get_attribute("aria-label") for lane in lanes.all()]
    assert names == [
        "Garrison command",
        "Besieging staff",
        "Sister Agathe",
        "Model estimate from these 5 documents",
    ]
    for lane in lanes.all():
        expect(lane).to_be_in_viewport()
    expect(lanes.nth(2)).to_contain_text("9 June 1915: withdrawal of Garrison")
    expect(page.locator("blockquote")).to_have_text(
        [
            "the town of Karsova was firmly in its hands this morning",
            "its troops entered Karsova at dawn on 9 June and took the whole town",
        ]
    )
    assert page.locator("blockquote mark").count() > 1
    expect(page.get_by_text("Not reviewed by a person")).to_be_visible()
    expect(page.locator(".counts")).to_contain_text(
        re.compile(r"5 documents\s+·\s+4 outlets\s+·\s+3 originating sources")
    )
    expect(page.get_by_text("Nobody who carried a weapon in the town speaks here.")).to_be_visible()


def test_a_bar_shows_its_words_and_the_way_back(open_dossier: Opener) -> None:
    page = open_dossier(tables_case())
    page.locator("[data-state=contested]").click()
    assert lit(page) == "the night assault had been beaten back"
    details = page.get_by_label("Details")
    expect(details).to_contain_text("Garrison command: Contested, Garrison in it")
    details.get_by_role("button", name="Statement 3 of 3").click()
    assert lit(page) == "Karsova was lost on 9 June"
    details.get_by_role("button", name="Back to Overview").click()
    expect(page.locator("[data-state=contested]")).to_be_visible()


def test_the_answer_of_a_lane_shows_its_words(open_dossier: Opener) -> None:
    page = open_dossier(tables_case())
    page.get_by_role("button", name="9 June 1915: withdrawal of Garrison").click()
    assert lit(page) == "the garrison marched out over the mill bridge in the night of 8 June"
    page.go_back()
    page.get_by_role("button", name="Read in its text").last.click()
    assert lit(page) == "its troops entered Karsova at dawn on 9 June and took the whole town"


def test_the_browser_goes_back_and_the_address_brings_back(open_dossier: Opener) -> None:
    page = open_dossier(tables_case())
    page.get_by_role("button", name="Timeline").click()
    page.locator("[data-state=besieged]").click()
    words = lit(page)
    address = page.url.partition("#")[2]
    page.go_back()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    again = open_dossier(tables_case(), at=f"#{address}")
    expect(again.locator(".text .lit").first).to_be_visible()
    assert lit(again) == words


def test_the_timeline_has_a_lane_for_each_account(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=timeline")
    assert bars(page).count("contested") == 1
    denied = page.get_by_role(
        "button", name="Garrison command, 8 June 1915 to 9 June 1915 (denied)"
    )
    expect(denied).to_contain_text("any soldier had left the town")
    page.get_by_role("button", name="when it was said or published").click()
    assert bars(page) == []
    published = page.get_by_role(
        "button", name=re.compile("Sister Agathe, (said|published) 14 June 1915")
    ).first
    published.click()
    expect(page.get_by_role("heading", name="What the sister saw at Karsova")).to_be_visible()


def test_the_keyboard_walks_the_bars_and_opens_one(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=timeline")
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = "document.activeElement.dataset.state"
    page.keyboard.press("k")
    assert page.evaluate(focused) == "held"
    page.keyboard.press("Enter")
    assert lit(page) != ""
    page.keyboard.press("b")
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    page.keyboard.press("1")
    expect(page.get_by_role("heading", name="Two that disagree")).to_be_visible()


def test_the_window_of_days_moves_and_widens(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=timeline")
    axis = page.locator(".axis")
    before = axis.inner_text()
    page.get_by_role("button", name="Later").click()
    moved = axis.inner_text()
    page.get_by_role("button", name="More days").click()
    assert len({before, moved, axis.inner_text()}) == 3
    page.get_by_role("button", name="whole case").click()
    expect(axis).to_contain_text("9 June 1915")


def test_the_table_says_the_same(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=timeline")
    table = page.get_by_role("table", name="Who held it, by whose account")
    expect(table).to_be_hidden()
    page.get_by_role("button", name="The same as a table").click()
    expect(table.get_by_role("row")).to_have_count(10)
    expect(table).to_contain_text("since a day from 1 May 1915 to 10 May 1915, until 9 June 1915")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["overview", "timeline", "reader"])
def test_no_view_runs_over_the_side(
    open_dossier: Opener, width: int, scheme: Scheme, view: str
) -> None:
    page = open_dossier(tables_case(), width=width, scheme=scheme, at=f"#v={view}")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_paper_keeps_the_bars_and_the_table(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=timeline")
    page.emulate_media(media="print")
    expect(page.locator("[data-state=besieged]")).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
    expect(page.get_by_role("navigation", name="Views")).to_be_hidden()


def test_readings_alone_say_that_nothing_was_compared(open_page: Opener) -> None:
    page = open_page(siege())
    expect(page.locator(".text")).to_be_visible()
    for view, words in (
        ("Overview", "nothing in them has been compared"),
        ("Timeline", "No claim in these documents has been put on a day"),
    ):
        page.get_by_role("button", name=view).click()
        expect(page.get_by_text(words)).to_be_visible()


def test_hostile_tables_stay_words(open_dossier: Opener) -> None:
    party = Party(id=ATTACK, name=ATTACK)
    row = ControlRow(
        place=party, lat=None, lon=None, account=party, holder=party, state="held",
        start_min="1915-06-01", start_max="1915-06-01", last_evidence="1915-06-02",
    )  # fmt: skip
    event = TimelineRow(
        account=party, claim=ATTACK, frame=ATTACK, place=party,
        start_min="1915-06-01", start_max="1915-06-01", end_min=None, end_max=None,
        label=ATTACK, quote=ATTACK,
    )  # fmt: skip
    asked = Question(text=ATTACK, place=ATTACK, date="1915-06-01", missing=(ATTACK,))
    whole = Dossier(
        title=ATTACK, question=asked, readings=(hostile(),), control=(row,), timeline=(event,)
    )
    page = open_dossier(replace(whole, conflicts=tables_case().conflicts))
    expect(page.locator("h2").first).to_have_text(ATTACK)
    page.locator("[data-state]").click()
    page.get_by_role("button", name="Timeline").click()
    expect(page.locator("[data-state]")).to_be_visible()
    expect(page).to_have_title(ATTACK)
    assert page.locator("img, i, b, a").count() == 0
