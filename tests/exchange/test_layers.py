"""Maps read into areas: what is sound is read as it stands, what is not ends in one sentence."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tadmor.errors import InputError, UsageError
from tadmor.exchange.layers import layer
from tests.exchange.drawing import KNOWN, areas, box, feature, geojson, kml, placemark

HILL = box(19.5, 44.0, 20.0, 44.5)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def geometry(kind: str, **members: object) -> str:
    held = {"type": kind, **members}
    return geojson({"type": "Feature", "properties": {"holder": "Reds"}, "geometry": held})


def test_a_feature_is_read_with_its_words_and_holder(tmp_path: Path) -> None:
    text = geojson(feature("Reds", HILL, note="from the pass"), feature("Blues", HILL))
    reds, blues = areas(tmp_path, text)
    assert (reds.number, reds.label, reds.holder) == (1, "Reds", "Reds")
    assert json.loads(reds.text) == {"holder": "Reds", "note": "from the pass"}
    assert reds.shape.bounds == (19.5, 44.0, 20.0, 44.5)
    assert reds.id != blues.id


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(feature("Reds", HILL)),
        "\ufeff" + geojson(feature("Reds", HILL)),
        geojson(feature("Reds", [[*point, 310.0] for point in HILL])),
        geojson(feature("Reds", HILL[::-1])),
        geometry("MultiPolygon", coordinates=[[HILL]]),
        geometry("GeometryCollection", geometries=[{"type": "Polygon", "coordinates": [HILL]}]),
        kml(placemark(HILL, before="<name>Reds</name>")),
        kml(placemark([[*point, 0] for point in HILL], before="<name>Reds</name>")),
    ],
)
def test_every_form_gives_the_same_area(tmp_path: Path, text: str) -> None:
    (area,) = areas(tmp_path, text, holder="name" if "<kml" in text else "holder")
    assert area.holder == "Reds"
    assert area.shape.area == pytest.approx(0.25)


def test_what_is_no_area_is_left_out(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [19.7, 44.2]}
    features = [
        {"type": "Feature", "properties": {}, "geometry": point},
        {"type": "Feature", "properties": None, "geometry": None},
        feature("Reds", HILL),
    ]
    (area,) = areas(tmp_path, geojson(*features))
    assert area.number == 3


def test_a_hole_is_no_area(tmp_path: Path) -> None:
    (area,) = areas(tmp_path, geojson(feature("Reds", HILL, box(19.6, 44.1, 19.7, 44.2))))
    assert area.shape.area == pytest.approx(0.24)


def test_what_a_feature_draws_twice_is_one_area(tmp_path: Path) -> None:
    (area,) = areas(tmp_path, geometry("MultiPolygon", coordinates=[[HILL], [HILL]]))
    assert area.shape.area == pytest.approx(0.25)


def test_over_the_antimeridian_a_ring_goes_the_shorter_way(tmp_path: Path) -> None:
    ring = [[179, 10], [-179, 10], [-179, 12], [179, 12], [179, 10]]
    (area,) = areas(tmp_path, geojson(feature("Reds", ring)))
    assert area.shape.area == pytest.approx(4)
    assert sorted(part.bounds for part in area.shape.geoms) == [  # type: ignore[attr-defined]
        (-180, 10, -179, 12),
        (179, 10, 180, 12),
    ]


def test_a_hole_over_the_antimeridian_is_no_area(tmp_path: Path) -> None:
    ring = [[178, 10], [-178, 10], [-178, 14], [178, 14], [178, 10]]
    hole = [[179, 11], [-179, 11], [-179, 12], [179, 12], [179, 11]]
    (area,) = areas(tmp_path, geojson(feature("Reds", ring, hole)))
    assert area.shape.area == pytest.approx(14)


@pytest.mark.parametrize(("lat", "pole"), [(80, 90), (-80, -90)])
def test_a_ring_round_a_pole_reaches_up_to_it(tmp_path: Path, lat: float, pole: float) -> None:
    ring = [[lon % 360 - 180, lat] for lon in range(5, 365, 10)]
    (area,) = areas(tmp_path, geojson(feature("Reds", [*ring, ring[0]])))
    assert area.shape.area == pytest.approx(3600)
    assert pole in area.shape.bounds


def test_what_ends_at_the_antimeridian_is_only_an_area(tmp_path: Path) -> None:
    ring = [[-178, 10], [-178, 12], [180, 12], [180, 10], [-178, 10]]
    (area,) = areas(tmp_path, geojson(feature("Reds", ring)))
    assert area.shape.area == pytest.approx(4)
    assert area.shape.bounds == (-180, 10, -178, 12)
    ring = [[lon, 80] for lon in (-180, -90, 0, 90, -180)]
    (area,) = areas(tmp_path, geojson(feature("Reds", ring)))
    assert area.shape.area == pytest.approx(3600)
    assert area.shape.geom_type.endswith("Polygon")


def test_the_whole_world_is_an_area(tmp_path: Path) -> None:
    (area,) = areas(tmp_path, geojson(feature("Nobody", box(-180, -90, 180, 90))))
    assert area.shape.area == pytest.approx(360 * 180)


def test_kml_gives_folders_styles_and_data(tmp_path: Path) -> None:
    words = (
        "<name>North</name><styleUrl>#red</styleUrl><ExtendedData>"
        '<Data name="side"><value>Reds &amp; friends</value></Data>'
        '<SchemaData schemaUrl="#s"><SimpleData name="since">March</SimpleData></SchemaData>'
        "</ExtendedData>"
    )
    held = placemark(HILL, before=words, holes=[box(19.6, 44.1, 19.7, 44.2)])
    other = "<NetworkLink><Link><href>http://example.org/more.kml</href></Link></NetworkLink>"
    folder = f"<Folder><name>Front</name><Folder><name>East</name>{held}</Folder>{other}</Folder>"
    (area,) = areas(tmp_path, kml('<Style id="red"/>', folder), holder="side")
    assert json.loads(area.text) == {
        "name": "North",
        "styleUrl": "red",
        "folder": "Front/East",
        "side": "Reds & friends",
        "since": "March",
    }
    assert area.holder == "Reds & friends"
    assert area.shape.area == pytest.approx(0.24)


def test_a_legend_gives_the_holder_and_says_what_is_nobodys(tmp_path: Path) -> None:
    text = geojson(feature("red", HILL), feature(7, HILL), feature("grey", HILL))
    known: dict[str, Any] = {"legend": {"red": "Army", "7": "Hill League"}, "nobody": ["grey"]}
    found = [(area.label, area.holder) for area in areas(tmp_path, text, **known)]
    assert found == [("Army", "Army"), ("Hill League", "Hill League"), ("grey", None)]
    with pytest.raises(InputError, match="'red' under 'holder', which is not in the legend"):
        areas(tmp_path, text, legend={"blue": "Army"})


@pytest.mark.parametrize(
    ("ring", "sentence"),
    [
        (HILL[:-1], "is not closed"),
        ([HILL[0], HILL[1], HILL[0]], "has 3 points"),
        ([], "has 0 points"),
        ([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]], "crosses itself near 1, 1"),
        ([[0, 0], [1, 1], [2, 2], [0, 0]], "in feature 1"),
        ([[1, 1]] * 4, "in feature 1"),
        (box(34, 120, 35, 121), "120 is no latitude"),
        (box(4250000, 4100000, 4260000, 4110000), "4250000 is no longitude"),
        (box(0, 0, 1e308, 1), "1e.308 is no longitude"),
        ([[0], [1], [1], [0]], "no latitude"),
        ([[0, 0], ["1", 0], [1, 1], [0, 0]], "not sound GeoJSON"),
    ],
)
def test_an_unsound_ring_is_one_sentence(tmp_path: Path, ring: Any, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as raised:
        areas(tmp_path, geojson(feature("Reds", ring)))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("hole", [box(30, 30, 31, 31), box(19.9, 44.1, 20.1, 44.2)])
def test_a_hole_outside_of_its_area_is_unsound(tmp_path: Path, hole: Any) -> None:
    with pytest.raises(InputError):
        areas(tmp_path, geojson(feature("Reds", HILL, hole)))
    over = [[179, 40], [-179, 40], [-179, 50], [179, 50], [179, 40]]
    with pytest.raises(InputError, match="hole"):
        areas(tmp_path, geojson(feature("Reds", over, hole)))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("{", "not sound GeoJSON"),
        ("[" * 100_000, "not sound GeoJSON"),
        ('{"type":"FeatureCollection","features":[{"type":"Feature"}]}', "not sound GeoJSON"),
        ('{"type":"Topology","arcs":[]}', "not sound GeoJSON"),
        (geojson(), "no feature in it is an area"),
        (geojson(feature("Reds", HILL)).replace("19.5", "NaN"), "not sound GeoJSON"),
        (geojson(feature("Reds", HILL)).replace("19.5", "1e999"), "in|sound"),
        (geometry("MultiPolygon", coordinates=[[]]), "no outline"),
        (geojson(feature(None, HILL)), "no words under 'holder'"),
        (geojson(feature({"a": 1}, HILL)), "no words under 'holder'"),
        (geojson(feature("Reds", HILL))[:-1] + ',"crs":{"name":"EPSG:3857"}}', "WGS 84"),
        (b"PK\x03\x04rest", "packed"),
        (b'{"type": "\xff"}', "not sound GeoJSON"),
        ("<html><body>no map</body></html>", "no KML"),
        ("<kml><Placemark>", "not sound XML"),
        (kml(), "no feature in it is an area"),
        (kml(placemark(HILL)).replace("19.5", "west"), "cannot be read"),
        (kml(placemark(HILL)).replace("outerB", "otherB"), "no outline"),
        (kml(placemark(HILL, before="<name>&c;</name>"), head=BOMB), "document type"),
        (
            kml(head='<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
            "document type",
        ),
    ],
)
def test_what_is_no_map_is_one_sentence(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as raised:
        areas(tmp_path, text)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 400


@pytest.mark.parametrize("written", ["nan", "inf", "1e999", "9" * 400])
def test_kml_has_no_endless_coordinates(tmp_path: Path, written: str) -> None:
    text = kml(placemark(HILL, before="<name>Reds</name>")).replace("19.5", written)
    with pytest.raises(InputError, match="is no longitude"):
        areas(tmp_path, text, holder="name")


def test_a_sidecar_describes_the_map_and_options_win(tmp_path: Path) -> None:
    file = tmp_path / "map.geojson"
    file.write_text(geojson(feature("red", HILL)), "utf-8")
    with pytest.raises(UsageError, match="nothing says the map's mapmaker and shown and method"):
        layer(file, {})
    (tmp_path / "map.toml").write_text(
        'publisher = "The Chart Room"\nshown = 1931-03-31\nmethod = "by hand"\n'
        'nobody = ["grey"]\n[legend]\nred = "Army"\n[members]\nArmy = ["First Corps"]\n',
        "utf-8",
    )
    known = layer(file, {"shown": "1931-04"}).facts
    assert (known.mapmaker, known.shown, known.legend) == (
        "The Chart Room",
        "1931-04",
        (("red", "Army"),),
    )
    with pytest.raises(UsageError, match="not EDTF"):
        layer(file, {"shown": "the day before"})


@pytest.mark.parametrize(
    "written",
    [
        "colour = 1",
        "mapmaker = 3",
        'mapmaker = ""',
        'shown = "1931-03/1931-04"',
        'shown = "soon"',
        'legend = "red"',
        "[legend]\nred = 1",
        'nobody = "grey"',
        "mapmaker",
        "[members]\nArmy = 3",
    ],
)
def test_a_sidecar_that_does_not_fit_is_one_sentence(tmp_path: Path, written: str) -> None:
    file = tmp_path / "map.geojson"
    file.write_text(geojson(feature("red", HILL)), "utf-8")
    (tmp_path / "map.toml").write_text(written, "utf-8")
    with pytest.raises(InputError, match="does not describe a map") as raised:
        layer(file, KNOWN)
    assert "\n" not in str(raised.value)


def test_twenty_megabytes_are_read_in_seconds(tmp_path: Path) -> None:
    border = [[19.0, 44 + n / 150_000 + 0.0000001234567] for n in range(500)]
    ring = [[20.0, 44.0], *border[::-1], [20.0, 44.0]]
    text = geojson(*[feature("Reds", ring)] * 1_500)
    assert len(text) > 20_000_000
    begun = time.process_time()
    assert len(areas(tmp_path, text)) == 1_500
    assert time.process_time() - begun < 15
