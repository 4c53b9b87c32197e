"""Areas are those that an independent geodesic computation gives."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot, pi, radians, sin

import pytest
import shapely
from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.layers import Area
from tadmor.synthesis.areas import km2, parted
from tests.exchange.drawing import box

WITHIN = 1e-3
Points = Sequence[Sequence[float]]


def geodesic(ring: Points, step: float = 0.1) -> float:
    """Measure a ring by geodesics (Karney 2013) between points that lie close on its edges."""
    polygon = Geodesic.WGS84.Polygon()
    for lon, lat in _dense(ring, step):
        polygon.AddPoint(lat, lon)
    return abs(float(polygon.Compute(reverse=False, sign=True)[2])) / 1e6


def _dense(ring: Points, step: float) -> Iterator[tuple[float, float]]:
    for (x, y, *_), (x2, y2, *_) in pairwise(ring):
        count = max(1, ceil(hypot(x2 - x, y2 - y) / step))
        yield from ((x + (x2 - x) * n / count, y + (y2 - y) * n / count) for n in range(count))


def star(lon: float, lat: float, radii: Sequence[float]) -> list[tuple[float, float]]:
    """Draw a ring round a point, its corners at some distances in degrees."""
    turn = 2 * pi / len(radii)
    stretch = cos(radians(lat))
    ring = [
        (lon + r * cos(turn * n) / stretch, lat + r * sin(turn * n)) for n, r in enumerate(radii)
    ]
    return [*ring, ring[0]]


@given(
    lon=st.floats(-150, 150),
    lat=st.floats(-75, 75),
    radii=st.lists(st.floats(0.05, 8), min_size=3, max_size=12),
)
def test_any_ring_has_the_area_of_its_geodesics(lon: float, lat: float, radii: list[float]) -> None:
    ring = star(lon, lat, radii)
    assert km2(shapely.Polygon(ring)) == pytest.approx(geodesic(ring), rel=WITHIN)


@given(
    lon=st.floats(-150, 150),
    lat=st.floats(-60, 60),
    radii=st.lists(st.floats(0.1, 0.2), min_size=8, max_size=24),
)
def test_of_an_area_as_fronts_are_drawn_the_corners_are_enough(
    lon: float, lat: float, radii: list[float]
) -> None:
    ring = star(lon, lat, radii)
    assert km2(shapely.Polygon(ring)) == pytest.approx(geodesic(ring, step=10), rel=WITHIN)


@pytest.mark.parametrize(
    "ring",
    [
        box(38.0, 34.3, 38.6, 34.8),
        box(10, -5, 20, 5),
        box(30, 60, 70, 89),
        box(38, 34, 38.0001, 34.0001),
        [(x, -y) for x, y in box(100, 40, 101, 41)],
    ],
)
def test_boxes_of_every_size_are_right(ring: Points) -> None:
    assert km2(shapely.Polygon(ring)) == pytest.approx(geodesic(ring), rel=1e-4)


def test_the_whole_ellipsoid_has_its_surface() -> None:
    assert km2(shapely.Polygon(box(-180, -90, 180, 90))) == pytest.approx(510_065_621.724, abs=1e-2)


def test_the_cap_of_a_pole_is_what_is_left_of_the_whole() -> None:
    cap = km2(shapely.Polygon(box(-180, 80, 180, 90)))
    ring = [(lon, 80.0) for lon in range(-180, 181, 1)]
    assert cap == pytest.approx(geodesic(ring), rel=WITHIN)


def test_a_hole_is_taken_out_and_parts_are_added() -> None:
    outer, hole, other = box(38, 34, 39, 35), box(38.2, 34.2, 38.4, 34.4), box(40, 34, 41, 35)
    shape = shapely.MultiPolygon([(outer, [hole]), (other, [])])
    expected = geodesic(outer) - geodesic(hole) + geodesic(other)
    assert km2(shape) == pytest.approx(expected, rel=WITHIN)


def test_what_is_no_area_has_none() -> None:
    line = shapely.LineString([(0, 0), (1, 1)])
    assert km2(line) == km2(shapely.Polygon()) == 0
    assert km2(shapely.GeometryCollection([line, shapely.box(0, 0, 1, 1)])) > 0


def test_a_map_is_parted_into_what_each_has_alone() -> None:
    shapes = {"Reds": (0, 0, 2, 1), "Blues": (1, 0, 3, 1), "Greens": (3, 0, 4, 1)}
    held = parted([area(label, shapely.box(*edges)) for label, edges in shapes.items()])
    (overlap,) = held.overlaps()
    assert overlap.labels == ("Blues", "Reds")
    assert set(held.regions) == {("Blues",), ("Reds",), ("Greens",), ("Blues", "Reds")}
    assert sum(map(km2, held.regions.values())) == pytest.approx(km2(held.covered))
    assert held.shared("Greens") == 0
    assert held.shared("Reds") == km2(overlap.shape)


def test_neighbours_that_overlap_in_part_are_parted_all_the_same() -> None:
    bent = shapely.Polygon([(1, 0), (3, 0), (3, 2), (0.5, 2), (0.5, 1), (1, 1)])
    held = parted([area("Reds", shapely.box(0, 0, 1, 2)), area("Blues", bent)])
    assert sum(map(km2, held.regions.values())) == pytest.approx(km2(held.covered))


def test_one_labels_areas_are_counted_once_where_they_lie_over_another() -> None:
    held = parted([area("Reds", shapely.box(0, 0, 2, 1)), area("Reds", shapely.box(1, 0, 3, 1))])
    assert km2(held.whole["Reds"]) == pytest.approx(km2(shapely.box(0, 0, 3, 1)))
    assert set(held.regions) == {("Reds",)}


def area(label: str, shape: shapely.Polygon) -> Area:
    return Area(label, 1, label, label, "{}", shape)
