"""`tadmor import --from layer`, `tadmor layers`, and what maps add to the other tables."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tadmor.model.schema import FOLDER
from tests.cli.run import tadmor
from tests.exchange.drawing import box, feature, geojson, kml, placemark

MAPS = {
    "march": ("1914-03-31", box(19.4, 44.0, 20.4, 44.6), box(20.4, 44.0, 21.0, 44.6)),
    "may": ("1914-05-05", box(19.4, 44.0, 19.6, 44.6), box(19.6, 44.0, 21.0, 44.6)),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("maps")
    page = folder / "gazette.txt"
    page.write_text("The Austrian army said on 5 May 1914 that it still held Valjevo.\n", "utf-8")
    page.with_suffix(".toml").write_text("published = 1914-05-06\n", "utf-8")
    assert tadmor("add", folder / "x.tadmor", page).returncode == 0
    for name, (day, west, east) in MAPS.items():
        file = folder / f"{name}.geojson"
        file.write_text(geojson(feature("red", west), feature("blue", east)), "utf-8")
        file.with_suffix(".toml").write_text(
            f'mapmaker = "The Chart Room"\nshown = {day}\nmethod = "by hand"\n'
            '[legend]\nred = "Austrian army"\nblue = "Serbian army"\n',
            "utf-8",
        )
        result = tadmor("import", folder / "x.tadmor", "--from", "layer", file)
        assert (result.returncode, result.stdout) == (0, "")
        assert "2 areas" in result.stderr
    return folder / "x.tadmor"


def table(case: Path, command: str, *words: str) -> list[dict[str, Any]]:
    result = tadmor(command, case, *words, "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_rows_are_valid_by_the_schema(case: Path) -> None:
    schema = jsonschema.Draft202012Validator(json.loads((FOLDER / "layers.json").read_text()))
    rows = table(case, "layers")
    for row in rows:
        schema.validate(row)
    assert {row["row"] for row in rows} == {"layer", "area", "change", "passed", "place"}
    for shape in ("table", "csv"):
        lines = tadmor("layers", case, "--format", shape).stdout.splitlines()
        assert len(lines) == len(rows) + (shape == "csv")


def test_that_the_areas_are_much_bigger_can_be_checked_and_cited(case: Path) -> None:
    asked = tadmor("layers", case, "--between", "1914-03-31", "1914-05-05").stdout
    (line,) = (line for line in asked.splitlines() if "Serbian army went from" in line)
    assert "on 1914-03-31" in line
    assert "on 1914-05-05" in line
    assert "+133." in line
    id_ = line.split()[0]
    why = tadmor("why", case, id_)
    assert why.returncode == 0
    assert why.stdout.count("sha256") == 2
    (row,) = (row for row in table(case, "layers") if row["id"] == id_)
    assert row["gained_km2"] > row["before_km2"]


def test_maps_are_an_account_beside_the_others(case: Path) -> None:
    accounts = {row["account"]["name"] for row in table(case, "control", "--place", "Valjevo")}
    assert accounts == {"Austrian army", "The Chart Room"}
    (row,) = (row for row in table(case, "conflicts") if row["left_document"] == "may.geojson")
    assert row["right_document"] == "gazette.txt"
    assert "still held Valjevo" in tadmor("why", case, row["id"]).stdout
    documents = {row["name"] for row in table(case, "sources") if row["row"] == "document"}
    assert documents == {"gazette.txt", "march.geojson", "may.geojson"}
    assert "2 maps" in tadmor("verify", case).stdout


def test_a_second_import_does_nothing(case: Path) -> None:
    before = case.read_bytes()
    result = tadmor("import", case, "--from", "layer", case.with_name("may.geojson"))
    assert result.returncode == 0
    assert "nothing to do" in result.stderr
    assert case.read_bytes() == before


def test_options_describe_a_map_without_sidecar(tmp_path: Path) -> None:
    file = tmp_path / "front.kml"
    file.write_text(kml(placemark(box(19, 44, 20, 45), before="<name>Reds</name>")), "utf-8")
    words = ("import", tmp_path / "x.tadmor", "--from", "layer", file)
    refused = tadmor(*words)
    assert refused.returncode == 2
    assert not (tmp_path / "x.tadmor").exists()
    known = ("--mapmaker", "Almanac", "--shown", "1931", "--method", "by hand", "--holder", "name")
    assert tadmor(*words, *known).returncode == 0
    (area,) = (r for r in table(tmp_path / "x.tadmor", "layers") if r["row"] == "area")
    assert area["holder"] == {"id": None, "name": "Reds"}


def test_a_bow_tie_ends_with_3_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "front.geojson"
    ring = [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
    file.write_text(geojson(feature("Reds", box(5, 5, 6, 6)), feature("Reds", ring)), "utf-8")
    known = ("--mapmaker", "Almanac", "--shown", "1931-03-31", "--method", "by hand")
    result = tadmor("import", tmp_path / "x.tadmor", "--from", "layer", file, *known)
    assert result.returncode == 3
    assert len(result.stderr.splitlines()) == 1
    assert "feature 2 an outline crosses itself near 1, 1" in result.stderr
    assert not (tmp_path / "x.tadmor").exists()


def test_what_describes_a_map_is_for_maps(tmp_path: Path) -> None:
    file = tmp_path / "ged.csv"
    result = tadmor("import", tmp_path / "x.tadmor", "--from", "ucdp", file, "--shown", "1931")
    assert result.returncode == 2
