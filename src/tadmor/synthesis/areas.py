"""Areas of a map in square kilometres, and what of it is whose.

Measured on the cylindrical equal-area projection of the WGS 84 ellipsoid: an area there is
∮ S(latitude) d(longitude), with S the area between equator and latitude for each radian (Snyder
1987, 3-12; the authalic latitude is another way to write S). An edge is straight in longitude and
latitude; S is integrated along it (Gauss-Legendre), which is what densifying it would approach.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from tadmor.model.layers import Area

Numbers = NDArray[np.float64]
EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
ECCENTRICITY = sqrt(FLATTENING * (2 - FLATTENING))
POLAR_KM = EQUATOR_KM * (1 - FLATTENING)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(6)
GRID = 1e-9
"""Degrees: a tenth of a millimetre. On a grid overlays are exact, however thin what is left."""
SLIVER_KM2 = 0.01
"""Less than a hectare is taken for two hands that drew one line."""


def km2(shape: BaseGeometry) -> float:
    """Measure an area; what is no area in it (a shared edge, a point) has none."""
    total = 0.0
    for part in polygons(shape):
        outline, *holes = (abs(_ring(ring.coords)) for ring in (part.exterior, *part.interiors))
        total += outline - sum(holes)
    return total


def common(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """Give the area that two have in common, without the lines along which they only touch."""
    if not one.intersects(other):
        return shapely.MultiPolygon()
    return _solid(shapely.intersection(one, other, grid_size=GRID))


def without(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """Give what of one area is not the other's."""
    if not one.intersects(other):
        return one
    return _solid(shapely.difference(one, other, grid_size=GRID))


def union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Put areas together."""
    return _solid(shapely.union_all(list(shapes), grid_size=GRID))


def _solid(shape: BaseGeometry) -> BaseGeometry:
    return shapely.MultiPolygon(list(polygons(shape)))


class Overlap(NamedTuple):
    """What two labels of one map have in common."""

    labels: tuple[str, str]
    shape: BaseGeometry


class Parted(NamedTuple):
    """A map by label: all that is each one's, and regions that do not overlap.

    A region is of all labels of its key: of one that has it alone, or of several.
    """

    whole: Mapping[str, BaseGeometry]
    regions: Mapping[tuple[str, ...], BaseGeometry]
    covered: BaseGeometry

    def overlaps(self) -> Iterator[Overlap]:
        """Give what each two labels have in common."""
        for pair in combinations(self.whole, 2):
            if both := [shape for key, shape in self.regions.items() if set(pair) <= set(key)]:
                yield Overlap(pair, union(both))

    def shared(self, label: str) -> float:
        """Measure what others have as well of one label's."""
        several = (shape for key, shape in self.regions.items() if label in key and len(key) > 1)
        return sum(map(km2, several))


def parted(areas: Sequence[Area]) -> Parted:
    """Part a map by label; what a label has twice is counted once."""
    shapes: dict[str, list[BaseGeometry]] = {}
    for area in areas:
        shapes.setdefault(area.label, []).append(area.shape)
    whole = {label: union(held) for label, held in sorted(shapes.items())}
    return Parted(whole, _regions(whole), union(whole.values()))


def _regions(whole: Mapping[str, BaseGeometry]) -> Mapping[tuple[str, ...], BaseGeometry]:
    """Cut a map where labels overlap, one label after the other."""
    regions: dict[tuple[str, ...], BaseGeometry] = {}
    for label, shape in whole.items():
        alone = shape
        for key, held in tuple(regions.items()):
            both = common(held, shape)
            if km2(both) >= SLIVER_KM2:
                regions[*key, label] = both
                regions[key] = without(held, both)
                alone = without(alone, both)
        regions[label,] = alone
    return {key: shape for key, shape in regions.items() if not shape.is_empty}


def polygons(shape: BaseGeometry) -> Iterator[shapely.Polygon]:
    """Give what is an area in a shape, one part after the other."""
    for part in shapely.get_parts(shape, return_index=False):
        if isinstance(part, shapely.Polygon):
            yield from [] if part.is_empty else [part]
        elif isinstance(part, shapely.MultiPolygon | shapely.GeometryCollection):
            yield from polygons(part)


def _ring(coordinates: Sequence[Sequence[float]]) -> float:
    """Measure what a ring goes round; the sign is that of its direction."""
    points = np.radians(np.asarray(coordinates)[:, :2])
    lon, lat = points[:, 0], points[:, 1]
    middle, half = (lat[1:] + lat[:-1]) / 2, np.diff(lat) / 2
    mean = sum(
        weight / 2 * _below(middle + node * half)
        for node, weight in zip(NODES, WEIGHTS, strict=True)
    )
    return float(np.dot(np.diff(lon), mean))


def _below(lat: Numbers) -> Numbers:
    """Give the area between the equator and a latitude, in square kilometres for each radian."""
    sine = np.sin(lat)
    bent = ECCENTRICITY * sine
    scaled = sine / (1 - bent**2) + np.arctanh(bent) / ECCENTRICITY
    return np.asarray(POLAR_KM**2 / 2 * scaled)
