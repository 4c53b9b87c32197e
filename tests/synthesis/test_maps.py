"""Laws of what changes between two maps, whatever they show."""

from typing import TypeAlias

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.model.findings import Party
from tadmor.model.layers import Area, ChangeRow, Drawing, Layer, LayerFacts, PassedRow
from tadmor.synthesis.areas import km2
from tadmor.synthesis.maps import Map, differences

Blot: TypeAlias = tuple[str, tuple[float, float, float]]
# Corners on a coarse grid share edges and points, as neighbours on a map do.
STEPS = st.integers(0, 12).map(lambda n: n / 4)
BLOTS = st.lists(
    st.tuples(st.sampled_from(["Reds", "Blues", "Greens"]), st.tuples(STEPS, STEPS, STEPS)),
    min_size=1,
    max_size=8,
)


def drawn(day: int, blots: list[Blot]) -> Map:
    facts = LayerFacts(mapmaker="The Chart Room", shown=f"1931-03-0{day}", method="by hand")
    layer = Layer(name="map", form="geojson/1", sha256=str(day), received=b"", facts=facts)
    areas = tuple(
        Area(f"fea_{n}", n, label, label, "{}", blot(*where))
        for n, (label, where) in enumerate(blots, 1)
    )
    return Map(Drawing(layer, areas), lambda name: Party(id=None, name=name))


def blot(west: float, south: float, size: float) -> shapely.Polygon:
    """Draw a kite, whose edges cross those of others anywhere."""
    wide, high = size + 0.5, size / 2 + 0.3
    corners = ((0, 0.1), (wide / 2, 0), (wide, high / 2), (wide / 3, high))
    return shapely.Polygon([(38 + west + x, 34 + south + y) for x, y in corners])


@settings(deadline=None)
@given(BLOTS, BLOTS)
def test_what_was_held_gained_and_lost_add_up(first: list[Blot], then: list[Blot]) -> None:
    one, other = drawn(1, first), drawn(2, then)
    rows = list(differences(one, other, lambda *_: ()))
    for row in rows:
        if isinstance(row, ChangeRow):
            after = row.before_km2 + row.gained_km2 - row.lost_km2
            assert after == pytest.approx(row.after_km2, abs=0.01)
    passed = [row for row in rows if isinstance(row, PassedRow)]
    came = sum(row.km2 for row in passed if row.before is None)
    went = sum(row.km2 for row in passed if row.after is None)
    grown = km2(other.parted.covered) - km2(one.parted.covered)
    assert came - went == pytest.approx(grown, abs=0.1)


@settings(deadline=None)
@given(BLOTS)
def test_nothing_passes_between_a_map_and_itself(blots: list[Blot]) -> None:
    rows = list(differences(drawn(1, blots), drawn(2, blots), lambda *_: ()))
    assert not [row for row in rows if isinstance(row, PassedRow)]
    assert all(row.percent == 0 for row in rows if isinstance(row, ChangeRow))


@settings(deadline=None)
@given(BLOTS)
def test_no_point_is_told_for_two(blots: list[Blot]) -> None:
    held = drawn(1, blots).parted
    shapes = list(held.regions.values())
    for number, shape in enumerate(shapes):
        for later in shapes[number + 1 :]:
            assert shape.intersection(later).area == pytest.approx(0, abs=1e-6)
    assert sum(map(km2, shapes)) == pytest.approx(km2(held.covered), abs=0.1)
