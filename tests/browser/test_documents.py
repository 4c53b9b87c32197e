"""Documents into a served case: dropped, chosen and pasted, with progress, and words stay words."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tadmor.pipeline.add import add
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.browser.serving import Opener, serving
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=alert(1)>"
TEXT = "The Danish army said that it had taken Dybbol on 12 April 1864.\n"
MORE = "The abbot said that the Prussian army had captured Dybbol on 18 April 1864.\n"
DROP = """(files) => {
  const held = new DataTransfer()
  for (const [name, data] of files) {
    const bytes = Uint8Array.from(atob(data), (mark) => mark.charCodeAt(0))
    held.items.add(new File([bytes], name))
  }
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
  }
}"""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    (tmp_path / "courier.txt").write_text(TEXT, encoding="utf-8")
    question = '[question]\ntext = "Who took Dybbol?"\nplace = "Dybbol"\n'
    (tmp_path / "x.toml").write_text(question, encoding="utf-8")
    with Case(tmp_path / "x.tadmor", create=True) as made:
        add(made, [tmp_path / "courier.txt"], {}, Silence())
        yield made


@pytest.fixture
def open_case(case: Case, browser: Browser) -> Iterator[Opener]:
    with serving(case, browser) as opened:
        yield opened


def drop(page: Page, **files: str) -> None:
    held = [
        (name.replace("_", "."), base64.b64encode(text.encode()).decode())
        for name, text in files.items()
    ]
    page.evaluate(DROP, held)


def test_dropped_files_are_read_and_the_page_follows(open_case: Opener) -> None:
    page = open_case("#v=reader")
    drop(page, abbey_txt=MORE, abbey_toml='publisher = "The Abbey"\n', scan_pdf="%PDF-1.7")
    rows = page.get_by_label("Documents on their way").get_by_role("listitem")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("abbey.txt: read, 1 claim")
    expect(rows.nth(1)).to_contain_text("scan.pdf: .pdf files are not read")
    expect(page.get_by_role("button", name="Reader 2")).to_be_visible()
    expect(page.locator(".text").first).to_contain_text("The Danish army said")
    drop(page, again_txt=MORE)
    expect(rows.nth(2)).to_contain_text("abbey.txt: is in the case already")


def test_a_pasted_text_is_a_document_and_its_markup_is_text(open_case: Opener, case: Case) -> None:
    page = open_case()
    page.get_by_role("button", name="Add documents").click()
    page.get_by_label("Or paste a text").fill(f"{ATTACK}\n{MORE}")
    page.get_by_label("Title").fill(ATTACK)
    page.get_by_label("Published", exact=True).fill("yesterday")
    page.get_by_role("button", name="Add this text").click()
    expect(page.get_by_role("alert")).to_contain_text("is not a date")
    page.get_by_label("Published", exact=True).fill("1864-04-20")
    page.get_by_role("button", name="Add this text").click()
    expect(page.get_by_label("Documents on their way")).to_contain_text("read, 1 claim")
    assert page.locator("img").count() == 0
    held = [document for document in case.documents() if document.facts.title == ATTACK]
    assert [document.text for document in held] == [f"{ATTACK}\n{MORE}"]


def test_chosen_files_go_in_too(open_case: Opener, tmp_path: Path) -> None:
    file = tmp_path / "chosen.txt"
    file.write_text(MORE, encoding="utf-8")
    page = open_case()
    page.get_by_role("button", name="Add documents").click()
    page.get_by_label("Files").set_input_files(file)
    expect(page.get_by_label("Documents on their way")).to_contain_text("chosen.txt: read, 1 claim")


def test_a_question_is_worked_on(open_case: Opener) -> None:
    page = open_case("#v=questions")
    page.get_by_label("Who writes?").fill("Anna")
    page.get_by_label("Status").select_option("in work")
    expect(page.get_by_label("Questions of this case")).to_contain_text("in work")
    page.get_by_role("button", name="Write a finding").click()
    page.get_by_label("What was found").fill(f"One account says so. {ATTACK}")
    page.get_by_label("Because").fill("The army said it.")
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Keep this finding").click()
    expect(page.locator("#view .found")).to_have_text(f"One account says so. {ATTACK}")
    page.get_by_label("What was looked for").fill("the abbot's letters")
    page.get_by_label("Where").fill("the abbey")
    page.get_by_role("button", name="Log it").click()
    expect(page.locator("[aria-labelledby=log-title]")).to_contain_text("the abbot's letters, in")
    page.get_by_role("button", name="1 statement").click()
    expect(page.locator(".text .lit").first).to_be_visible()
    page.get_by_role("button", name="Questions", exact=True).click()
    expect(page.get_by_text("The whole record (4)")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Questions").click()
    expect(page.get_by_text("The whole record (4)")).to_be_visible()
    assert page.locator("img").count() == 0


def test_a_question_is_asked(open_case: Opener) -> None:
    page = open_case("#v=questions")
    page.get_by_label("Who writes?").fill("Anna")
    page.get_by_text("Ask another question").click()
    page.get_by_label("The question").fill("What did the army say?")
    page.get_by_label("with these words").fill("taken")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", name="What did the army say?")).to_be_visible()
    expect(page.get_by_label("Questions of this case")).to_contain_text("1 claim")


def test_a_single_file_shows_no_way_to_write(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=questions")
    expect(page.get_by_role("heading", name="Questions")).to_be_visible()
    expect(page.get_by_role("button", name="Add documents")).to_have_count(0)
    expect(page.get_by_label("Who writes?")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_first_screen_leads_to_every_view(open_dossier: Opener, width: int) -> None:
    page = open_dossier(tables_case(), width=width)
    ways = page.get_by_role("navigation", name="Look further").get_by_role("link")
    expect(ways).to_have_count(9)
    expect(page.get_by_text("Every document is in English")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    ways.filter(has_text="Which statements do not agree").click()
    expect(page.get_by_role("heading", name="Disagreements")).to_be_visible()
