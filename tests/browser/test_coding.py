"""Coding by hand in a served case: by keyboard alone, in any script, with undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tadmor.model.codings import Coding, Words
from tadmor.pipeline.add import add
from tadmor.pipeline.coder import Coder
from tadmor.pipeline.dossier import dossier
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.serving import Opener, serving

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
ARABIC = "قال حاكم القلعة إن الجيش دخل البلدة."
PAGES = {
    "courier": "The Danish army said that it had taken Dybbol on 12 April 1864.\n",
    "jarida": f"{ARABIC}\n",
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        facts = f'published = 1864-04-20\ntitle = "{name}"\n'
        (tmp_path / f"{name}.toml").write_text(facts, encoding="utf-8")
    with Case(tmp_path / "dybbol.tadmor", create=True) as made:
        add(made, sorted(tmp_path.glob("*.txt")), {}, Silence())
        yield made


@pytest.fixture
def served(case: Case, browser: Browser) -> Iterator[Opener]:
    """Open a view of the case as one person."""
    with serving(case, browser) as opened:
        yield lambda at="reader", by="Anna", **how: opened(f"#v={at}", by=by, **how)


def to_the_arabic_text(page: Page) -> None:
    expect(page.locator(".text")).to_be_visible()
    page.keyboard.press("]")
    expect(page.locator(".text")).to_contain_text(ARABIC)
    page.keyboard.press("w")
    expect(page.locator(".text")).to_be_focused()


def presses(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def codings(case: Case) -> list[Coding]:
    return [ruling.coding for ruling in case.rulings() if ruling.coding]


def code_in_arabic(page: Page) -> None:
    """Mark in "The castle's governor said that the army entered the town" what is said by whom."""
    to_the_arabic_text(page)
    presses(page, "Control+ArrowLeft", "u")  # nothing is selected: that is no mark yet
    presses(page, *["Control+ArrowLeft"] * 3, "ArrowLeft")
    presses(page, "Shift+End", "Shift+ArrowRight", "a")
    presses(page, "Home", "Control+ArrowLeft", "ArrowLeft")
    presses(page, *["Control+Shift+ArrowLeft"] * 2, "s")
    presses(page, "Home", "Control+Shift+ArrowLeft", "u", "1")


def test_an_attribution_in_arabic_is_coded_by_keyboard_alone(served: Opener, case: Case) -> None:
    page = served()
    code_in_arabic(page)
    presses(page, "Enter")
    coded = page.get_by_role("region", name="Coded by hand")
    expect(coded).to_contain_text("coded by Anna")
    expect(coded).to_contain_text("حاكم القلعة")
    (coding,) = codings(case)
    assert [piece.exact for piece in coding.words] == ["الجيش دخل البلدة"]
    assert [piece.exact for piece in coding.source] == ["حاكم القلعة"]
    assert [piece.exact for piece in coding.cue] == ["قال"]
    assert (coding.kind, coding.stance) == ("attribution", "asserts")
    expect(page.locator(".text")).to_be_focused()
    expect(page.locator(".text .source")).to_have_text("حاكم القلعة")


def test_a_coding_is_undone_by_its_key(served: Opener, case: Case) -> None:
    page = served()
    code_in_arabic(page)
    presses(page, "Enter")
    coded = page.get_by_role("region", name="Coded by hand")
    expect(coded).to_contain_text("coded by Anna")
    presses(page, "u")
    expect(coded).not_to_contain_text("coded by")
    assert [ruling.kind for ruling in case.rulings()] == ["code", "undo"]
    expect(page.locator(".text .source")).to_have_count(0)


def test_escape_lets_go(served: Opener, case: Case) -> None:
    page = served()
    code_in_arabic(page)
    presses(page, "Escape")
    expect(page.get_by_role("region", name="Coding", exact=True)).to_have_count(0)
    assert case.rulings() == ()


def test_the_name_is_asked_before_the_first_coding_is_sent(served: Opener, case: Case) -> None:
    page = served(by="")
    code_in_arabic(page)
    presses(page, "Enter")
    expect(page.get_by_label("Who reviews?")).to_be_focused()
    assert case.rulings() == ()
    page.keyboard.type("Ebba")
    presses(page, "Enter")
    expect(page.get_by_role("region", name="Coded by hand")).to_contain_text("coded by Ebba")


def test_a_claim_is_coded_by_mouse_and_the_letters_of_its_frame(served: Opener, case: Case) -> None:
    page = served()
    page.get_by_text("Dybbol", exact=True).first.dblclick()
    presses(page, "c")
    page.keyboard.type("gai")
    presses(page, "Enter")
    expect(page.get_by_role("region", name="Coded by hand")).to_contain_text("Dybbol")
    (coding,) = codings(case)
    assert (coding.kind, coding.frame) == ("claim", "gain")
    assert [piece.exact for piece in coding.words] == ["Dybbol"]


def test_what_does_not_fit_is_said_and_kept(served: Opener, case: Case) -> None:
    page = served()
    page.get_by_text("Dybbol", exact=True).first.dblclick()
    presses(page, "t", "Tab")
    page.get_by_label("Date").fill("someday")
    presses(page, "Enter")
    expect(page.get_by_role("alert").first).to_contain_text("someday")
    expect(page.get_by_label("Date")).to_have_value("someday")
    assert case.rulings() == ()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_palette_stays_within_the_page(served: Opener, width: int, scheme: str) -> None:
    page = served(width=width, scheme=scheme)
    code_in_arabic(page)
    expect(page.get_by_role("region", name="Coding", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_axe_finds_nothing_serious(served: Opener) -> None:
    if not AXE.exists():
        pytest.skip("needs axe-core in frontend/node_modules")
    page = served()
    code_in_arabic(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('#view').then(result => result.violations)")
    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []


def test_a_single_file_shows_who_coded_and_takes_nothing(open_dossier: Opener, case: Case) -> None:
    text = next(held for held in case.current() if held.reading.text.startswith(ARABIC))
    at = ARABIC.index("حاكم")
    words = Words(start=at, end=at + 11, exact=ARABIC[at : at + 11])
    coding = Coding(kind="voice", document=text.reading.document.sha256, words=(words,))
    Coder(case, "Anna").code((coding,))
    page = open_dossier(dossier(case), at="#v=reader")
    page.keyboard.press("]")
    coded = page.get_by_role("region", name="Coded by hand")
    expect(coded).to_contain_text("coded by Anna")
    expect(coded.get_by_role("button", name="Undo")).to_have_count(0)
    presses(page, "w")
    expect(page.locator(".text")).not_to_be_focused()


def test_words_are_fixed_from_the_review_and_taken_back(served: Opener, case: Case) -> None:
    page = served("review")
    page.locator(".progress").get_by_role("button", name="Sayings").first.click()
    presses(page, "f")
    expect(page.locator(".text")).to_be_focused()
    presses(page, "Control+Shift+ArrowLeft", "Enter")
    coded = page.get_by_role("region", name="Coded by hand")
    expect(coded).to_contain_text("in place of the machine")
    (coding,) = codings(case)
    assert coding.replaces is not None
    assert coding.source != ()
    presses(page, "u")
    expect(coded).not_to_contain_text("coded by")
    assert [ruling.kind for ruling in case.rulings()] == ["code", "undo"]


def test_two_code_blind_and_then_see_how_far_they_agree(served: Opener, case: Case) -> None:
    document = next(
        held.reading.document.sha256 for held in case.current() if held.reading.text[0] == ARABIC[0]
    )
    Coder(case, "Zoe").blind(document, ("Anna", "Ben"), hidden=False)
    for name in ("Anna", "Ben"):
        page = served(by=name)
        code_in_arabic(page)
        if name == "Ben":
            presses(page, "2")
        presses(page, "Enter")
        coded = page.get_by_role("region", name="Coded by hand")
        expect(coded).to_contain_text(f"coded by {name}")
        expect(coded.get_by_role("listitem")).to_have_count(1)
        presses(page, "0")
        page.get_by_role("button", name="I am done").click()
        expect(page.get_by_role("button", name="I am done")).to_have_count(0)
    round_ = page.get_by_role("article", name="Round of Anna and Ben")
    expect(round_.get_by_role("row", name="attribution: stance")).to_contain_text("0 of 1")
    expect(round_.get_by_role("row", name="attribution: source")).to_contain_text("100 %")
    expect(round_).to_contain_text("They differ in stance")
    round_.get_by_role("button", name="Keep Ben").focus()
    presses(page, "2")
    expect(round_).to_contain_text("Settled by Ben")
    settled = case.rulings()[-1]
    assert settled.kind == "settle"
    assert settled.coding is not None
    assert settled.coding.stance == "denies"
