"""The review of a served case: by key, with undo, after a reload, by two people, and offline."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tadmor.pipeline.add import add
from tadmor.pipeline.dossier import dossier
from tadmor.pipeline.judge import Judge
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.axe import issues, needs_axe
from tests.browser.serving import Opener, serving

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=alert(1)>"
PAGES = {
    "courier": (
        "The Danish army said on Tuesday that it had taken Dybbol on 12 April 1864. The Danish army"
        " command said that it still held the mill near Dybbol.\n"
    ),
    "gazette": (
        "The Prussian army denied that the Danish army had taken Dybbol on 12 April 1864. The"
        f" abbot said that {ATTACK} the Prussian army had captured Dybbol on 18 April 1864.\n"
    ),
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        facts = f'published = 1864-04-20\ntitle = "{name} {ATTACK}"\npublisher = "{ATTACK}"\n'
        (tmp_path / f"{name}.toml").write_text(facts, encoding="utf-8")
    with Case(tmp_path / "dybbol.tadmor", create=True) as made:
        add(made, sorted(tmp_path.glob("*.txt")), {}, Silence())
        yield made


@pytest.fixture
def review(case: Case, browser: Browser) -> Iterator[Opener]:
    """Open the review as one person."""
    with serving(case, browser) as opened:

        def ready(by: str = "Anna", **how: object) -> Page:
            page = opened("#v=review", by=by, **how)
            expect(page.locator("#item-title")).to_be_visible()
            return page

        yield ready


def only(page: Page, kind: str) -> None:
    page.locator(".progress").get_by_role("button", name=kind, exact=False).first.click()


def words(page: Page) -> str:
    return page.locator("article blockquote").first.inner_text()


def test_a_key_accepts_and_the_next_one_comes(review: Opener, case: Case) -> None:
    page = review()
    only(page, "Claims")
    before = words(page)
    page.keyboard.press("a")
    expect(page.get_by_text("Accepted; u takes it back.")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^1 of \d+ reviewed"))).to_be_visible()
    assert words(page) != before
    (ruling,) = case.rulings()
    assert (ruling.kind, ruling.by, ruling.reason) == ("accept", "Anna", None)


def test_undo_takes_it_back_and_shows_it(review: Opener, case: Case) -> None:
    page = review()
    only(page, "Claims")
    before = words(page)
    page.keyboard.press("r")
    expect(page.get_by_text("Rejected; u takes it back.")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert words(page) == before
    expect(page.get_by_role("list", name="Rulings")).to_contain_text("undone")
    expect(page.get_by_text(re.compile(r"^0 of \d+ reviewed"))).to_be_visible()
    assert [ruling.kind for ruling in case.rulings()] == ["reject", "undo"]


def test_a_reload_shows_who_ruled_and_why(review: Opener) -> None:
    page = review()
    only(page, "Claims")
    page.keyboard.press("e")
    page.keyboard.type("a misprint <b>here</b>")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.get_by_text("Rejected; u takes it back.")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Done", exact=True).click()
    rulings = page.get_by_role("list", name="Rulings")
    expect(rulings).to_contain_text("Anna rejects it")
    expect(rulings).to_contain_text("a misprint <b>here</b>")


def test_the_name_is_asked_once_before_anything_is_sent(review: Opener, case: Case) -> None:
    page = review(by="")
    only(page, "Claims")
    page.keyboard.press("a")
    asked = page.get_by_label("Who reviews? Every ruling is kept with your name.")
    expect(asked).to_be_focused()
    assert case.rulings() == ()
    asked.fill("  Ebba   Holm ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Accepted; u takes it back.")).to_be_visible()
    assert [ruling.by for ruling in case.rulings()] == ["Ebba Holm"]
    page.reload()
    expect(page.get_by_text("Reviewer: Ebba Holm")).to_be_visible()


def test_other_views_follow_a_ruling(review: Opener) -> None:
    page = review()
    conflicts = page.get_by_role("navigation", name="Views").get_by_text("Disagreements")
    count = int(re.findall(r"\d+", conflicts.inner_text())[0])
    only(page, "Disagreements")
    page.keyboard.press("r")
    expect(page.get_by_text("Rejected; u takes it back.")).to_be_visible()
    if count == 1:
        expect(conflicts).not_to_have_text(re.compile(r"\d"))
    else:
        expect(conflicts).to_have_text(re.compile(rf"\b{count - 1}\b"))


def test_two_reviewers_who_differ_are_shown_as_disputed(review: Opener, case: Case) -> None:
    first, second = review("Anna"), review("Boris")
    for page in (first, second):
        only(page, "Claims")
    first.keyboard.press("a")
    expect(first.get_by_text("Accepted; u takes it back.")).to_be_visible()
    second.keyboard.press("r")
    expect(second.get_by_text("Rejected; u takes it back.")).to_be_visible()
    second.get_by_role("button", name="Disputed", exact=True).click()
    expect(second.get_by_text("none of them applies")).to_be_visible()
    rulings = second.get_by_role("list", name="Rulings")
    expect(rulings).to_contain_text("Anna accepts it")
    expect(rulings).to_contain_text("Boris rejects it")
    second.keyboard.press("u")
    expect(second.get_by_text("Undone.")).to_be_visible()
    assert [ruling.by for ruling in case.rulings()] == ["Anna", "Boris", "Boris"]
    first.reload()
    first.get_by_role("button", name="Done", exact=True).click()
    expect(first.get_by_role("list", name="Rulings")).to_contain_text("undone")


def test_pairs_are_ruled_by_their_own_keys(review: Opener, case: Case) -> None:
    page = review()
    only(page, "Parties that may be one")
    page.keyboard.press("a")
    page.keyboard.press("s")
    expect(page.get_by_text("Ruled the same; u takes it back.")).to_be_visible()
    assert [ruling.kind for ruling in case.rulings()] == ["same"]


def test_a_claim_and_its_source_are_graded(review: Opener, case: Case) -> None:
    page = review()
    only(page, "Claims")
    for grade in ("b", "2"):
        page.keyboard.press("g")
        page.keyboard.press(grade)
        expect(page.get_by_text(f"Graded {grade.upper()}.")).to_be_visible()
    held = [ruling.grading for ruling in case.rulings()]
    assert [one.words() for one in held if one] == ["B", "2"]


def test_a_claim_is_ruled_against_its_speakers_interest(review: Opener, case: Case) -> None:
    page = review()
    only(page, "Claims")
    page.keyboard.press("i")
    expect(page.get_by_text("Ruled against its speaker")).to_be_visible()
    assert [ruling.kind for ruling in case.rulings()] == ["against-interest"]


def test_a_name_is_placed_and_read_anew(review: Opener, case: Case) -> None:
    page = review()
    only(page, "Places")
    page.keyboard.press("p")
    page.get_by_label("Latitude").fill("54.907")
    page.get_by_label("Longitude").fill("9.757")
    page.get_by_label("By what map or gazetteer").fill("a map of 1864")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Placed.")).to_be_visible()
    assert [place.lat for place in dossier(case).places if place.lat == 54.907]


def test_what_cannot_be_sent_is_said_and_kept(review: Opener, case: Case) -> None:
    page = review()
    only(page, "Claims")
    page.route("**/rulings", lambda route: route.fulfill(status=503, body='{"error": "locked"}'))
    page.get_by_label("Reason").fill("kept")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_have_text("locked")
    expect(page.get_by_label("Reason")).to_have_value("kept")
    assert case.rulings() == ()


def test_hostile_words_stay_words(review: Opener) -> None:
    page = review()
    for _ in range(40):
        assert page.locator("#view").locator("img, script").count() == 0
        if ATTACK in page.locator("article").inner_text():
            break
        page.keyboard.press("j")
    else:
        pytest.fail("the words were never shown")


@pytest.mark.parametrize("width", [1440, 800, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_side(review: Opener, width: int, scheme: str) -> None:
    page = review(width=width, scheme=scheme)
    for key in ("j", "g", "p"):
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_focus_is_seen(review: Opener) -> None:
    page = review()
    page.keyboard.press("Tab")
    for _ in range(30):
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break


@needs_axe
def test_axe_finds_nothing_serious(review: Opener) -> None:
    assert issues(review()) == []


def test_a_single_file_shows_the_queue_and_what_to_type(open_dossier: Opener, case: Case) -> None:
    claim = next(row.ids[0] for row in dossier(case).queue if row.kind == "claim")
    Judge(case, "Anna").each("accept", [claim])
    page = open_dossier(dossier(case), at="#v=review")
    commands = page.get_by_label("Commands")
    expect(commands).to_contain_text(re.compile("tadmor judge CASE (accept|same) "))
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_role("list", name="Rulings")).to_contain_text("Anna accepts it")
    page.keyboard.press("r")
    assert len(case.rulings()) == 1
