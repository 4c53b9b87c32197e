"""Dated maps as a page shows them: drawn in few enough points, measured in all that they have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from tadmor.model.layers import AreaRow, LayerRow, Patch, Sheet
from tadmor.model.values import mint
from tadmor.synthesis.areas import polygons
from tadmor.synthesis.maps import Map

POINTS = 40_000  # of all maps of a page: 300 kB
MOST = 6_000  # of one map
PARTS = 10_000  # of a degree: one is 11 m at the equator
FIRST_STEP = 0.0005  # degrees: the finest that lines are straightened by


def sheets(maps: Sequence[Map]) -> Iterator[Sheet]:
    """Give every map as drawn on a page; all together have no more points than a page can carry."""
    for one in maps:
        rows = tuple(one.rows())
        shapes, simplified = _fitted(one.parted.regions, min(MOST, POINTS // len(maps)))
        facts = one.facts
        yield Sheet(
            layer=next(row for row in rows if isinstance(row, LayerRow)),
            title=facts.title,
            url=facts.url,
            note=facts.note,
            legend=mint("leg", facts.holder, facts.legend, facts.nobody),
            simplified=simplified,
            areas=tuple(row for row in rows if isinstance(row, AreaRow)),
            patches=tuple(
                Patch(labels=labels, polygons=drawn)
                for labels, shape in shapes.items()
                if (drawn := tuple(_polygons(shape)))
            ),
        )


def _fitted(
    regions: Mapping[tuple[str, ...], BaseGeometry], most: int
) -> tuple[Mapping[tuple[str, ...], BaseGeometry], bool]:
    """Straighten lines step by step until few enough points are left; neighbours keep one line.

    By Visvalingam and Whyatt (1993), on all areas at once as a coverage (GEOS).
    """
    given, step = list(regions.values()), FIRST_STEP
    shapes: Iterable[BaseGeometry] = given
    while shapely.get_num_coordinates(list(shapes)).sum() > most and step < 1:
        shapes = shapely.coverage_simplify(given, step)
        step *= 2
    return dict(zip(regions, shapes, strict=True)), step > FIRST_STEP


def _polygons(shape: BaseGeometry) -> Iterator[tuple[tuple[int, ...], ...]]:
    for polygon in polygons(shape):
        turned = shapely.orient_polygons(polygon, exterior_cw=True)
        outline, *holes = map(_ring, (turned.exterior, *turned.interiors))
        if outline:
            yield outline, *(hole for hole in holes if hole)


def _ring(ring: shapely.LinearRing) -> tuple[int, ...]:
    """Give a ring as steps; one that is nothing at this precision as no step at all."""
    points = np.rint(shapely.get_coordinates(ring) * PARTS).astype(int)
    steps = np.diff(points, axis=0, prepend=[[0, 0]])
    moved = np.concatenate(([True], np.any(steps[1:] != 0, axis=1)))
    return tuple(chain.from_iterable(steps[moved].tolist())) if moved.sum() > 3 else ()
