"""Rings of a map's areas as files write them, and the shapes that they make.

Positions are degrees of longitude and latitude (WGS 84). An edge is a straight line in these, as
GeoJSON defines it (RFC 7946, 3.1.1); one that leaps over more than half of the globe goes the
other, shorter way, over the antimeridian. A ring that does not come back to its first longitude
goes round a pole, and the area reaches up to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

Position: TypeAlias = Sequence[float]
Points: TypeAlias = NDArray[np.float64]
IN_ORDER = "give degrees in the order longitude, latitude (WGS 84)"
REDRAW = "draw it again, or repair it with the program that made it"
TURN, HALF = 360.0, 180.0


class UnfitError(Exception):
    """What is wrong with a map's file, and what to do; who reads the file says which."""

    def __init__(self, problem: str, remedy: str) -> None:
        """Keep the two parts of the sentence."""
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


class Drawn(NamedTuple):
    """One feature of a file: its number there, its properties, and its polygons' rings."""

    number: int
    properties: Mapping[str, object]
    polygons: Sequence[Sequence[Sequence[Position]]]


def shape(drawn: Drawn) -> BaseGeometry:
    """Give a feature's area within -180 to 180 degrees; UnfitError where a ring is unsound."""
    try:
        parts = [_polygon([_ring(ring) for ring in rings]) for rings in drawn.polygons]
    except UnfitError as error:
        raise UnfitError(f"in feature {drawn.number} {error.problem}", error.remedy) from None
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _ring(positions: Sequence[Position]) -> Points:
    """Check one ring, and let it run on over the antimeridian."""
    if len(positions) < 4:
        problem = f"a ring has {len(positions)} points, and needs four to go round an area"
        raise UnfitError(problem, REDRAW)
    if min(map(len, positions)) < 2:
        raise UnfitError("a point has no latitude", IN_ORDER)
    points = np.array([position[:2] for position in positions], dtype=np.float64)
    for name, values, most in (("longitude", points[:, 0], HALF), ("latitude", points[:, 1], 90)):
        outside = values[~(np.abs(values) <= most)]
        if outside.size:
            raise UnfitError(f"{outside[0]:.10g} is no {name}", IN_ORDER)
    if tuple(points[0]) != tuple(points[-1]):
        raise UnfitError("a ring is not closed: its last point is not its first", REDRAW)
    leaps = np.diff(points[:, 0])
    over = (np.abs(leaps) > HALF) & (np.abs(leaps) < TURN)
    points[1:, 0] -= TURN * np.cumsum(np.where(over, np.sign(leaps), 0.0))
    return points


def _polygon(rings: Sequence[Points]) -> BaseGeometry:
    """Make a polygon of an outline and its holes."""
    if not rings:
        raise UnfitError("a polygon has no outline", REDRAW)
    if all(_stays(ring) for ring in rings):
        return _sound(shapely.Polygon(rings[0], rings[1:]))
    whole, *holes = (_within(_sound(shapely.Polygon(_to_the_pole(ring)))) for ring in rings)
    if not all(whole.covers(hole) for hole in holes):
        raise UnfitError("a hole lies outside of its area", REDRAW)
    return whole.difference(shapely.union_all(holes))


def _stays(ring: Points) -> bool:
    return bool(np.abs(ring[:, 0]).max() <= HALF) and ring[0, 0] == ring[-1, 0]


def _sound(made: BaseGeometry) -> BaseGeometry:
    if not made.is_valid:
        why, _, where = shapely.is_valid_reason(made).rstrip("]").partition("[")
        crosses = "an outline crosses itself" if "elf-inter" in why else why.lower()
        raise UnfitError(f"{crosses} near {where.replace(' ', ', ')}", REDRAW)
    if made.area == 0:
        raise UnfitError("a ring goes round no area", REDRAW)
    return made


def _to_the_pole(ring: Points) -> Points:
    """Close a ring that goes round a pole along the pole itself."""
    turns = round((ring[-1, 0] - ring[0, 0]) / TURN)
    if turns == 0:
        return ring
    if abs(turns) > 1:
        raise UnfitError("a ring goes round a pole more than once", REDRAW)
    pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
    return np.vstack([ring, [[ring[-1, 0], pole], [ring[0, 0], pole], ring[0]]])


def _within(made: BaseGeometry) -> BaseGeometry:
    """Cut what runs on over the antimeridian, and put each piece within -180 to 180 degrees."""
    west, _, east, _ = made.bounds
    turns = range(int((west + HALF) // TURN), int((east + HALF) // TURN) + 1)
    return shapely.union_all(list(_pieces(made, turns)))


def _pieces(made: BaseGeometry, turns: Iterable[int]) -> Iterable[BaseGeometry]:
    for turn in turns:
        window = shapely.box(TURN * turn - HALF, -90, TURN * turn + HALF, 90)
        inside = shapely.get_parts(made.intersection(window))
        # Where it only touches the antimeridian there is a line, and no area.
        solid = [part for part in inside if isinstance(part, shapely.Polygon)]
        yield translate(shapely.MultiPolygon(solid), -TURN * turn)
