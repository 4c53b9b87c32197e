"""A case for other programs: nothing is lost, quotations stand where they are said to stand."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tadmor.cli.main import tadmor
from tadmor.errors import UsageError
from tadmor.exchange.spreadsheet import FORMULA, written
from tadmor.store.case import Case

STORY = """The Swedish army captured the fortress of Bregova on 3 March 1701, a courier said.

The governor denied that Bregova had fallen. At least 60 men were killed there.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file, case = tmp_path / "story.txt", tmp_path / "bregova.tadmor"
    file.write_text(STORY)
    run("add", case, file, "--published", "1701-03-09", "--title", "=The courier")
    return case


def run(*words: object) -> str:
    result = CliRunner().invoke(tadmor, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_table_is_there_row_by_row(case: Path, tmp_path: Path) -> None:
    file, folder = tmp_path / "all.jsonl", tmp_path / "tables"
    run("export", case, "--to", "jsonl", "-o", file)
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    run("export", case, "--to", "csv", "-o", folder)
    for name in ("claims", "conflicts", "control", "figures", "timeline", "sources"):
        printed = run(name, case, "--format", "jsonl").splitlines()
        own = [{k: v for k, v in row.items() if k != "table"} for row in rows]
        mine = [row for row, whole in zip(own, rows, strict=True) if whole["table"] == name]
        assert mine == [json.loads(line) for line in printed]
        sheet = list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text())))
        assert len(sheet) == len(printed)


def test_annotations_quote_what_stands_at_their_positions(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonld"
    run("export", case, "--to", "annotations", "-o", file)
    with Case(case) as opened:
        (stored,) = opened.current()
    text = stored.reading.text
    items = json.loads(file.read_text())["items"]
    found = len(stored.reading.attributions) + len(stored.reading.claims)
    assert len(items) == found > 0
    for target in (target for item in items for target in item["target"]):
        where, words = target["selector"]
        assert text[where["start"] : where["end"]] == words["exact"] != ""
        assert f"{words['prefix']}{words['exact']}{words['suffix']}" in text
        assert target["source"] == f"urn:sha256:{stored.reading.document.sha256}"


def test_who_held_what_is_a_feature_at_its_place(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "held.geojson"
    run("export", case, "--to", "geojson", "-o", file)
    features = json.loads(file.read_text())["features"]
    rows = [json.loads(line) for line in run("control", case, "--format", "jsonl").splitlines()]
    assert len(features) == len(rows) > 0
    for feature, row in zip(features, rows, strict=True):
        point = None if row["lat"] is None else [row["lon"], row["lat"]]
        assert (feature["geometry"] or {"coordinates": None})["coordinates"] == point
        assert feature["properties"]["because"] == row["because"]


def test_what_cannot_be_written_is_said_and_leaves_nothing(case: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    for target in (tmp_path / "nowhere" / "held.geojson", tmp_path):
        with pytest.raises(UsageError, match="cannot be written there"):
            run("export", case, "--to", "geojson", "-o", target)
    assert sorted(tmp_path.iterdir()) == before


@given(st.lists(st.fixed_dictionaries({"quote": st.text()}), min_size=1))
def test_no_cell_of_words_is_a_formula(rows: list[dict[str, str]]) -> None:
    read = list(csv.reader(io.StringIO(written(rows), newline="")))
    cells = [row[0] if row else "" for row in read[1:]]
    assert not any(cell.startswith(FORMULA) for cell in cells)
    assert [cell.removeprefix("'") for cell in cells] == [
        row["quote"].removeprefix("'") for row in rows
    ]
