"""Maps of our own making, as GeoJSON and KML."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tadmor.exchange.layers import drawing, layer
from tadmor.model.layers import Area

KNOWN = {"mapmaker": "The Chart Room", "shown": "1931-03-31", "method": "by hand"}
Ring = Sequence[Sequence[float]]


def box(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """Give a closed ring round four corners."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(holder: object, *rings: Ring, **properties: object) -> dict[str, Any]:
    """Give one feature: an outline, and its holes."""
    return {
        "type": "Feature",
        "properties": {"holder": holder, **properties},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


def geojson(*features: object) -> str:
    """Give a collection of features."""
    return json.dumps({"type": "FeatureCollection", "features": features})


def placemark(ring: Ring, *, before: str = "", holes: Sequence[Ring] = ()) -> str:
    """Give a placemark of KML; `before` are its name, style and data."""
    inner = "".join(f"<innerBoundaryIs>{_linear(hole)}</innerBoundaryIs>" for hole in holes)
    outer = f"<outerBoundaryIs>{_linear(ring)}</outerBoundaryIs>"
    return f"<Placemark>{before}<Polygon>{outer}{inner}</Polygon></Placemark>"


def kml(*parts: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    """Give a KML document of placemarks and folders."""
    inside = "".join(parts)
    return f'{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'


def areas(folder: Path, text: str | bytes, **known: Any) -> tuple[Area, ...]:
    """Read a map from a file."""
    file = folder / "map.dat"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return drawing(layer(file, KNOWN | known)).areas


def _linear(ring: Ring) -> str:
    points = " ".join(",".join(map(str, point)) for point in ring)
    return f"<LinearRing><coordinates>\n{points}\n</coordinates></LinearRing>"
