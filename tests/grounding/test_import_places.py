"""Gazetteers brought in beside a case: four forms, bad lines, and how they are consulted."""

import json
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.errors import InputError, UsageError
from tadmor.grounding import import_geojson
from tadmor.grounding.case_places import CasePlace, fingerprint
from tadmor.grounding.gazetteer import consulting, named
from tadmor.grounding.import_places import gazetteer_file, import_places
from tadmor.grounding.import_rows import Imported, OtherName, Row
from tadmor.grounding.places import find
from tadmor.pipeline.beside import beside
from tadmor.pipeline.gazetteers import bring_in, gazetteer_path


def geonames(number: int, name: str, *, others: str = "", code: str = "P.PPL") -> str:
    sort, feature = code.split(".")
    cells = [str(number), name, name, others, "36.5", "37.5", sort, feature, "SY", "", "09"]
    return "\t".join([*cells, *[""] * 3, "120", "", "400", "Asia/Damascus", "2020-01-01"]) + "\n"


def other_name(number: int, language: str, name: str) -> str:
    return f"9{number}\t{number}\t{language}\t{name}\t\t\t\t\t\t\n"


GEONAMES = (
    geonames(9000001, "Wahat Zubayd", others="Oasis of Zubayd,wht zbyd,WZB")
    + geonames(9000002, "Jabal Zubayd", code="T.MT")
    + geonames(9000003, "Zubayd Bank", code="S.BANK")
    + "only\ttwo\n"
)
OCHA = """\
admin1Name_en,admin1Name_ar,admin1Pcode,admin3Name_en,admin3Pcode,admin4Name_en,admin4Name_ar,\
admin4Pcode,Latitude,Longitude
Qatna,قطنا,SY99,Lower Qatna,SY9901,Bayt Zurqan,بيت زرقان,C9001,36.0,37.0
Qatna,قطنا,SY99,Lower Qatna,SY9901,Bayt Nahla,,C9002,36.2,37.2
Qatna,قطنا,SY99,Lower Qatna,SY9901,Bayt Thaniya,,C9003,,
"""
PLAIN = """\
name,aliases,lat,lon,radius_km,source,kind,country
Tall Zirgan,Tell Zirgan;Zirgan,36.01,37.02,2,map of 2016,,SY
Nowhere,,north,37.02,,,,
"""
FEATURES = [
    {
        "properties": {"name": "Zirqa Post", "alt_name": "Post 12;Zirqa", "name:ar": "زرقا"},
        "geometry": {"type": "Point", "coordinates": [37.1, 36.1]},
    },
    {"properties": {"name": "No Point"}, "geometry": None},
    {
        "properties": {"name": "Zirqa Wood", "aliases": ["Grey Wood"]},
        "geometry": {"type": "LineString", "coordinates": [[37.0, 36.0], [37.2, 36.2]]},
    },
]
GEOJSON = json.dumps({"type": "FeatureCollection", "features": FEATURES})


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "war.tadmor"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows(found: Iterator[Row]) -> dict[str, Imported]:
    return {row.name: row for row in found if isinstance(row, Imported)}


def test_geonames_places_and_other_names(tmp_path: Path, case: Path) -> None:
    count = bring_in(case, "geonames", write(tmp_path, "SY.txt", GEONAMES))
    assert (count.places, count.names) == (2, 0)
    assert [str(problem).partition(": ")[2] for problem in count.problems] == [
        "line 4 is not one of GeoNames'; fetch the file again"
    ]
    names = (
        other_name(9000001, "en", "Zubayd Oasis")
        + other_name(9000001, "link", "a.page/Zubayd")
        + other_name(1, "en", "Elsewhere")
    )
    assert bring_in(case, "geonames", write(tmp_path, "alternateNamesV2.txt", names)).names == 2
    with consulting(gazetteer_file(gazetteer_path(case))):
        place = named("Zubayd Oasis")[0]
        assert (place.authority, place.kind, place.country) == ("geonames:9000001", "town", "SY")
        assert place.province in {one.id for one in named("Aleppo") if one.kind == "province"}
        assert named("WZB") == named("wht zbyd") == named("Elsewhere") == ()
        assert named("Jabal Zubayd")[0].kind == "point"
        assert named("Homs") != ()
    assert named("Zubayd Oasis") == ()


def test_ocha_tables_give_districts_from_their_members(tmp_path: Path) -> None:
    found = list(import_places("ocha", write(tmp_path, "places.csv", OCHA)))
    assert [str(row).partition(": ")[2] for row in found if isinstance(row, InputError)] == [
        "line 4 lacks a name, a P-code or a point in degrees; fill its cells or take the line out"
    ]
    places = rows(iter(found))
    town = places["Bayt Zurqan"]
    assert (town.authority, town.kind, town.province) == ("ocha:C9001", "town", "ocha:SY99")
    assert town.names == {"بيت زرقان"}
    province = places["Qatna"]
    assert (province.kind, province.lat, province.lon) == ("province", 36.1, 37.1)
    assert (province.country, *province.names) == ("SY", "قطنا")
    assert 12 < province.radius_km < 30
    assert places["Lower Qatna"].kind == "district"


def test_plain_tables(tmp_path: Path) -> None:
    found = list(import_places("csv", write(tmp_path, "own.csv", PLAIN)))
    place = rows(iter(found))["Tall Zirgan"]
    assert (place.kind, place.country, place.radius_km) == ("point", "SY", 2)
    assert place.names == {"Tell Zirgan", "Zirgan"}
    assert place.authority.startswith("map of 2016:tall-zirgan@")
    assert "line 3 lacks" in str(found[1])


@pytest.mark.parametrize(
    "text",
    [GEOJSON, json.dumps({"features": FEATURES}, indent=2), "\n".join(map(json.dumps, FEATURES))],
)
def test_geojson(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_geojson, "CHUNK", 50)
    found = list(import_places("geojson", write(tmp_path, "own.geojson", text)))
    places = rows(iter(found))
    assert places["Zirqa Post"].names == {"Post 12", "Zirqa", "زرقا"}
    assert (places["Zirqa Post"].kind, places["Zirqa Post"].lat) == ("point", 36.1)
    wood = places["Zirqa Wood"]
    assert (wood.kind, round(wood.lat, 3), round(wood.radius_km)) == ("district", 36.1, 14)
    assert "feature number 2 lacks" in str(found[1])


@pytest.mark.parametrize(
    ("form", "text", "problem"),
    [
        ("geonames", "a,b,c\n", "it has 1 columns"),
        ("ocha", "name,lat\n", "its head line has no names"),
        ("csv", "place,lat,lon\n", "its head line lacks name"),
        ("csv", "", "it is empty"),
        ("geojson", "name,lat,lon\n", "it is not GeoJSON"),
        ("geojson", '{"features": [{"properties": ', "it is not GeoJSON"),
        ("geojson", '{"features": [3]}', "it is not GeoJSON"),
    ],
)
def test_a_file_of_another_form_brings_nothing(
    tmp_path: Path, case: Path, form: str, text: str, problem: str
) -> None:
    with pytest.raises(InputError, match=problem) as raised:
        bring_in(case, form, write(tmp_path, "file", text))
    assert raised.value.exit_code == 3
    assert gazetteer_file(gazetteer_path(case)) is None
    with pytest.raises(InputError, match="cannot be opened"):
        bring_in(case, form, tmp_path / "absent")


def test_an_unknown_form(case: Path) -> None:
    with pytest.raises(UsageError, match="shapefile"):
        bring_in(case, "shapefile", case)


def test_a_file_that_is_no_gazetteer(case: Path) -> None:
    gazetteer_path(case).write_text("no database at all, only words" * 40)
    with pytest.raises(InputError, match="not an imported gazetteer"):
        beside(case)


def test_importing_again_changes_nothing(tmp_path: Path, case: Path) -> None:
    path = write(tmp_path, "own.csv", PLAIN)
    assert bring_in(case, "csv", path).places == 1
    before = fingerprint(beside(case).places)
    assert bring_in(case, "csv", path).places == 0
    assert fingerprint(beside(case).places) == before
    assert bring_in(case, "geojson", write(tmp_path, "own.geojson", GEOJSON)).places == 2
    assert fingerprint(beside(case).places) != before


def test_a_newer_table_moves_a_place(tmp_path: Path, case: Path) -> None:
    bring_in(case, "ocha", write(tmp_path, "old.csv", OCHA))
    bring_in(case, "ocha", write(tmp_path, "new.csv", OCHA.replace("36.0,37.0", "36.1,37.0")))
    with consulting(gazetteer_file(gazetteer_path(case))):
        assert [place.lat for place in named("Bayt Zurqan")] == [36.1]


def test_a_case_consults_what_was_imported_and_its_own_places_win(
    tmp_path: Path, case: Path
) -> None:
    text = "Syrian troops left Aleppo for the village of Bayt Zurqan."
    assert [place.lat for place in find(text)][1] is None
    bring_in(case, "ocha", write(tmp_path, "places.csv", OCHA))
    placed = {place.name: place for place in find(text, case_places=beside(case).places)}
    assert (placed["Bayt Zurqan"].lat, placed["Bayt Zurqan"].authority) == (36.0, "ocha:C9001")
    assert placed["Aleppo"].authority == "geonames:170063"
    own = CasePlace(name="Bayt Zurqan", lat=35.0, lon=36.0)
    won = find(text, case_places=(own, *beside(case).places))
    assert [place.lat for place in won][1] == 35.0
    assert find(text)[1].lat is None


def test_an_imported_province_holds_its_places(tmp_path: Path, case: Path) -> None:
    bring_in(case, "ocha", write(tmp_path, "places.csv", OCHA))
    text = "Shells fell on Bayt Zurqan, in Qatna, Syria."
    place = find(text, case_places=beside(case).places)[0]
    assert (place.lat, place.why) == (36.0, 'The text puts it in or beside "Qatna".')


def test_a_place_of_both_files_is_one(tmp_path: Path, case: Path) -> None:
    known = next(one for one in named("Kafr Nubl") if one.country == "SY")
    number = int(known.authority.removeprefix("geonames:"))
    row = geonames(number, "Kafr Nubl", others="Wahat Nubl")
    bring_in(case, "geonames", write(tmp_path, "SY.txt", row))
    text = "Syrian tanks stood in Kafr Nubl; the streets in Wahat Nubl were empty."
    places = find(text, case_places=beside(case).places)
    assert [(place.authority, len(place.mentions)) for place in places] == [(known.authority, 2)]


def test_only_some_bad_lines_are_told(tmp_path: Path, case: Path) -> None:
    count = bring_in(case, "csv", write(tmp_path, "own.csv", "name,lat,lon\n" + "X,,\n" * 50))
    assert (count.places, len(count.problems), count.unsaid) == (0, 20, 30)


def test_a_large_file_does_not_fill_memory(tmp_path: Path, case: Path) -> None:
    lines = "".join(geonames(9100000 + n, f"Wahat {n} Zubayd") for n in range(20_000))
    path = write(tmp_path, "SY.txt", lines)
    bring_in(case, "csv", write(tmp_path, "own.csv", PLAIN))  # loads what is loaded once
    # What is remembered of names is bounded, so the file must be larger than that.
    tracemalloc.start()
    for row in import_places("geonames", path):
        assert isinstance(row, Imported | OtherName)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < path.stat().st_size


@given(st.text(max_size=60), st.sampled_from(["geonames", "ocha", "csv", "geojson"]))
def test_no_text_breaks_an_importer(
    tmp_path_factory: pytest.TempPathFactory, text: str, form: str
) -> None:
    path = write(tmp_path_factory.mktemp("any"), "file", text)
    with suppress(InputError):
        assert all(import_places(form, path))
