"""The timeline: where accounts differ, what they share, and a period chosen on the dates."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tadmor.dossier.build import Dossier
from tadmor.model.disputes import DisputedRow, DisputeSide
from tadmor.model.findings import Party
from tests.browser.serving import Opener
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser


def differing() -> Dossier:
    """Give the case with the days before the fall in dispute between its first two accounts."""
    case = tables_case()
    rows = [row for row in case.control if row.place.name == "Karsova" and row.because]
    accounts = dict.fromkeys(row.account for row in rows if isinstance(row.account, Party))
    sides = tuple(
        DisputeSide(
            holder=holder,
            state="held",
            accounts=(account,),
            origins=1,
            because=next(row.because for row in rows if row.account == account),
        )
        for account, holder in zip(accounts, holders(case), strict=False)
    )
    dispute = DisputedRow(
        kind="holder",
        place=rows[0].place,
        lat=None,
        lon=None,
        first="1915-06-07",
        last="1915-06-08",
        sides=sides,
        why="One account has another holder than the other.",
    )
    return replace(case, disputed=(dispute,))


def holders(case: Dossier) -> list[Party]:
    return list(dict.fromkeys(row.holder for row in case.control if row.holder))[:2]


def shared() -> Dossier:
    """Give the case in which the first event of each of two accounts is one event."""
    case = tables_case()
    one = case.timeline[0]
    other = next(row for row in case.timeline if row.account != one.account)
    days = {
        name: getattr(one, name)
        for name in ("start_min", "start_max", "end_min", "end_max", "place")
    }
    rows = tuple(
        replace(row, assertion="ast_1", also=(also,), **days)
        for row, also in ((one, other.account), (other, one.account))
    )
    rest = tuple(row for row in case.timeline if row not in {one, other})
    return replace(case, timeline=(*rows, *rest))


def crowded(accounts: int, events: int) -> Dossier:
    """Give a case in which many accounts each tell many events of the place asked about."""
    case = tables_case()
    asked = case.control[0].place
    row = replace(case.timeline[0], place=asked, start_min="1915-06-09", start_max="1915-06-09")
    rows = tuple(
        replace(row, account=Party(id=f"act_{number:02}", name=f"Letter writer {number:02}"))
        for number in range(accounts)
        for _ in range(events)
    )
    return replace(case, timeline=rows, control=(), disputed=())


def opened(open_dossier: Opener, dossier: Dossier | None = None, **how: object) -> Page:
    return open_dossier(dossier or tables_case(), at="#v=timeline", **how)


def disputes(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("according to .* Show the words"))


def end(page: Page, which: str) -> Locator:
    return page.get_by_role("slider", name=f"{which} day of the period")


def test_days_on_which_accounts_differ_open_both_sides_words(open_dossier: Opener) -> None:
    case = differing()
    page = opened(open_dossier, case)
    stretch = disputes(page)
    expect(stretch).to_have_count(1)
    for side in case.disputed[0].sides:
        name = re.compile(re.escape(side.accounts[0].name))
        expect(stretch).to_have_attribute("aria-label", name)
    stretch.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Accounts differ on Karsova").first).to_be_visible()
    expect(page.locator(".text .lit").first).to_be_visible()


def test_a_dispute_goes_when_one_of_its_accounts_is_left_out(open_dossier: Opener) -> None:
    case = differing()
    page = open_dossier(case, at=f"#v=timeline&x={case.disputed[0].sides[1].accounts[0].id}")
    expect(page.locator(".lanes > section").first).to_be_visible()
    expect(disputes(page)).to_have_count(0)


def test_a_period_is_chosen_with_the_pointer(open_dossier: Opener) -> None:
    page = opened(open_dossier)
    box = page.locator(".brush").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"fs=1915-\d\d-\d\d&fe=1915-\d\d-\d\d"))
    expect(page.locator(".period")).to_be_visible()


def test_a_period_is_chosen_and_taken_away_with_the_keyboard(open_dossier: Opener) -> None:
    page = opened(open_dossier)
    before = end(page, "First").get_attribute("aria-valuenow")
    assert before is not None
    end(page, "First").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(end(page, "First")).to_have_attribute("aria-valuenow", str(int(before) + 2))
    end(page, "Last").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("fs=.*fe="))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("fs="))


def test_what_two_accounts_tell_is_linked_between_their_lanes(open_dossier: Opener) -> None:
    page = opened(open_dossier, shared())
    marks = page.locator("[data-assertion]")
    expect(marks).to_have_count(2)
    expect(marks.first).to_have_attribute("aria-label", re.compile("Also told by "))
    expect(page.locator("svg line")).to_have_count(1)
    marks.first.focus()
    expect(page.locator(".lit[data-assertion]")).to_have_count(2)


def test_many_accounts_and_events_are_asked_for(open_dossier: Opener) -> None:
    page = opened(open_dossier, crowded(50, 100))
    lanes = page.locator(".lanes > section")
    expect(lanes).to_have_count(12)
    assert page.locator("#view button").count() < 400
    lanes.first.get_by_role("button", name=re.compile("more events in these days")).click()
    expect(lanes.first.locator("[data-stop]")).to_have_count(100)
    page.get_by_role("button", name="38 more accounts").click()
    expect(lanes).to_have_count(50)


def test_the_table_tells_the_same(open_dossier: Opener) -> None:
    page = opened(open_dossier, differing())
    expect(page.get_by_role("table")).to_have_count(0)
    page.get_by_role("button", name="The same as a table").click()
    table = page.get_by_role("table", name="On which days accounts differ")
    expect(table.locator("tbody tr")).to_have_count(1)
    table.get_by_role("button").first.click()
    expect(page.locator(".text .lit").first).to_be_visible()


def test_it_may_be_set_out_by_when_it_was_said(open_dossier: Opener) -> None:
    page = opened(open_dossier)
    page.get_by_role("button", name="when it was said or published").click()
    expect(page.locator("[data-state]")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("(said|published) ")).first).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("dossier", [tables_case(), crowded(50, 20)], ids=["case", "crowd"])
def test_it_does_not_run_over_the_side(open_dossier: Opener, dossier: Dossier, width: int) -> None:
    page = opened(open_dossier, dossier, width=width)
    page.get_by_role("button", name="The same as a table").click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
