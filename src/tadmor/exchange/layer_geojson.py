"""Maps as GeoJSON (RFC 7946): the features of a collection, or one feature, that have areas."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec

from tadmor.exchange.layer_rings import Drawn, UnfitError

FORM = "geojson/1"
Rings: TypeAlias = list[list[list[float]]]
AGAIN = "export it as GeoJSON again"
# WGS 84 as older files name it; the standard of today has no other.
WGS_84 = ("CRS84", "EPSG::4326", "EPSG:4326")


class Polygon(msgspec.Struct, tag=True):
    """One outline with its holes."""

    coordinates: list[list[list[float]]]


class MultiPolygon(msgspec.Struct, tag=True):
    """Several outlines with theirs."""

    coordinates: list[list[list[list[float]]]]


class GeometryCollection(msgspec.Struct, tag=True):
    """Geometries of several kinds."""

    geometries: "list[Geometry]"


class Point(msgspec.Struct, tag=True):
    """No area."""


class MultiPoint(msgspec.Struct, tag=True):
    """No area."""


class LineString(msgspec.Struct, tag=True):
    """No area."""


class MultiLineString(msgspec.Struct, tag=True):
    """No area."""


Geometry = (
    Polygon | MultiPolygon | GeometryCollection | Point | MultiPoint | LineString | MultiLineString
)


class Feature(msgspec.Struct, tag=True):
    """One thing on the map."""

    geometry: Geometry | None
    properties: dict[str, Any] | None
    crs: Any = None


class FeatureCollection(msgspec.Struct, tag=True):
    """All things on the map."""

    features: list[Feature]
    crs: Any = None


def features(received: bytes) -> Iterator[Drawn]:
    """Give the features in order, those without areas too; UnfitError for what is no GeoJSON."""
    try:
        text = received.removeprefix(b"\xef\xbb\xbf")
        whole = msgspec.json.decode(text, type=FeatureCollection | Feature)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise UnfitError(f"it is not sound GeoJSON ({error})", AGAIN) from error
    system = str(whole.crs or WGS_84[0])
    if not any(name in system for name in WGS_84):
        raise UnfitError(f"its coordinates are not in WGS 84 ({system[:80]})", AGAIN)
    held = whole.features if isinstance(whole, FeatureCollection) else [whole]
    for number, feature in enumerate(held, 1):
        yield Drawn(number, feature.properties or {}, tuple(_polygons(feature.geometry)))


def _polygons(geometry: Geometry | None) -> Iterator[Rings]:
    match geometry:
        case Polygon(coordinates=rings):
            yield from [rings] if rings else []
        case MultiPolygon(coordinates=polygons):
            yield from polygons
        case GeometryCollection(geometries=geometries):
            for inner in geometries:
                yield from _polygons(inner)
        case _:
            return
