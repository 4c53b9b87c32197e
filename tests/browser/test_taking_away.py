import csv
import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.serving import Opener
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser


def test_the_rows_shown_are_saved_as_csv_and_as_json_lines(open_dossier: Opener) -> None:
    dossier = tables_case()
    page = open_dossier(dossier, at="#v=figures")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save CSV").click()
    assert saving.value.suggested_filename == "figures.csv"
    with saving.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quote"] for row in rows if row["row"] == "figure"] == [
        row.quote for row in dossier.figures if row.row == "figure"
    ]
    page.goto(re.sub("#.*", "#v=figures&fw=nowhere", page.url))
    expect(page.get_by_text("The filters leave nothing to show here.")).to_be_visible()
    expect(page.get_by_role("button", name="Save CSV")).to_have_count(0)
    page.goto(re.sub("#.*", "#v=disagreements", page.url))
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save JSON Lines").click()
    lines = saving.value.path().read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row.id for row in dossier.conflicts]


def test_a_citation_is_copied_or_shown_to_be_copied(open_dossier: Opener) -> None:
    dossier = tables_case()
    page = open_dossier(dossier, at="#v=disagreements")
    page.get_by_role("button", name="Read in its text").first.click()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Copy citation").click()
    cited = page.get_by_role("textbox", name="Copy it from here").input_value()
    reading = next(one for one in dossier.readings if one.document.sha256[:12] in cited)
    found = re.search(r"characters (\d+) to (\d+)", cited)
    assert found is not None
    words = reading.text[int(found[1]) : int(found[2])]
    assert cited.startswith(f"“{' '.join(words.split())}”")
