"""The gazetteer's file, its look-ups, a case's own places, and the spellings of a name."""

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.errors import InputError
from tadmor.grounding import gazetteer
from tadmor.grounding.case_places import CasePlace, load_case_gazetteer
from tadmor.grounding.gazetteer import (
    countries,
    kilometres,
    named,
    people_of,
    spelled_like,
)
from tadmor.grounding.transliteration import alike, bare, distance, fold, skeleton, sound

DATA = Path(gazetteer.__file__).with_name("data")
LATIN = st.text(alphabet="abcdeghijklmnoqrstuvwxyzāīūş'- ", min_size=1, max_size=16)


def test_the_notice_names_the_file_that_ships() -> None:
    digest = hashlib.sha256((DATA / "gazetteer.sqlite").read_bytes()).hexdigest()
    assert re.findall(r"sha256 `(\w+)`", (DATA / "NOTICE.md").read_text("utf-8")) == [digest]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT place FROM name WHERE folded = 'x'",
        "SELECT place FROM spelling WHERE skeleton = 'x'",
        "SELECT place FROM people WHERE folded = 'x'",
        "SELECT name FROM place WHERE id = 1",
    ],
)
def test_no_look_up_scans_a_table(query: str) -> None:
    plan = gazetteer._open(0, gazetteer._FILE).execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert all("SEARCH" in row[-1] for row in plan)


def test_names_are_found_in_any_dress() -> None:
    assert named("KHĀNĀŞIR") == named("khanasir")
    assert named("حلب")[0].country == "SY"
    assert named("Москва")[0].country == "RU"
    assert [entry.country for entry in people_of("Congolese")] == ["CD", "CG"]
    assert named("no such place at all") == ()


def test_spellings_are_found_where_names_are_transliterated() -> None:
    assert "geonames:168351" in {entry.authority for entry in spelled_like("Khannaser")}
    assert not any(entry.country == "US" for entry in spelled_like("Sprinfield"))


def test_every_country_has_a_point() -> None:
    assert len(countries()) == 249
    assert all(entry.radius_km > 0 for entry in countries().values())


def test_distance() -> None:
    assert kilometres((34.56, 38.28), (34.56, 38.28)) == 0
    assert kilometres((33.51, 36.29), (36.2, 37.16)) == pytest.approx(310, abs=5)


@pytest.mark.parametrize(
    "spellings",
    [
        "Khan Touman;Khan Tuman;Khan-Touman;Khān Ţūmān",
        "Al-Eis;Al Ais;el-Iss;Al \u2018Īs",
        "Raqqa;Ar Raqqah;Rakka",
        "Deir ez-Zor;Deir al-Zour;Dayr az Zawr",
        "Kharkiv;Kharkov",
        "Kyiv;Kiev",
        "Slovyansk;Sloviansk",
        "Hasakah;Hassakeh;Al-Hasaka",
        "Gereshk;Girishk",
        "Jarabulus;Jarablus",
    ],
)
def test_spellings_of_one_name_agree(spellings: str) -> None:
    first, *others = spellings.split(";")
    for other in others:
        assert skeleton(first) == skeleton(other)
        assert alike(sound(first), sound(other))


@pytest.mark.parametrize("pair", ["Al Busayri;Al Busayrah", "Homs;Hama", "Tell Rifaat;Tell Tamer"])
def test_names_of_two_places_do_not(pair: str) -> None:
    one, other = pair.split(";")
    assert skeleton(one) != skeleton(other)


def test_the_article_is_taken_off_whole_names_only() -> None:
    assert [bare(name) for name in ("Al-Bāb", "Ar Raqqah", "Alma", "Al Bu")] == [
        "al bab",
        "raqqah",
        "alma",
        "al bu",
    ]


@given(LATIN)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert skeleton(fold(name)) == skeleton(name)


@given(LATIN, LATIN)
def test_distance_is_symmetric(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one) <= max(len(one), len(other))
    assert distance(one, one) == 0


def test_a_case_gazetteer_is_toml_or_csv(tmp_path: Path) -> None:
    toml = tmp_path / "case.toml"
    toml.write_text(
        '[[place]]\nname = "Birnah"\naliases = ["Birna"]\n'
        'lat = 36.01\nlon = 37.02\nsource = "map"\n'
    )
    table = tmp_path / "case.csv"
    table.write_text("name,aliases,lat,lon,radius_km,source\nBirnah,Birna,36.01,37.02,,map\n")
    place = CasePlace(name="Birnah", aliases=("Birna",), lat=36.01, lon=37.02, source="map")
    assert load_case_gazetteer(toml) == load_case_gazetteer(table) == (place,)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.toml", "[[place]\n", "it is not TOML"),
        ("b.toml", '[[place]]\nname = "X"\nlat = 95\nlon = 2\n', "place number 1 lacks"),
        ("c.toml", 'place = ["X"]\n', "place number 1 lacks"),
        ("d.csv", "name,lat,lon\nX,1,2\nY,,2\n", "place number 2 lacks"),
    ],
)
def test_a_case_gazetteer_that_does_not_fit(
    tmp_path: Path, name: str, text: str, problem: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(InputError, match=problem):
        load_case_gazetteer(path)
    with pytest.raises(InputError, match="cannot be opened"):
        load_case_gazetteer(tmp_path / "absent.toml")
