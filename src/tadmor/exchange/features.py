"""Who held what, as GeoJSON (RFC 7946): a feature for each row of the table of control.

A row is a point at its place, or has no geometry where nobody knows where that is; its properties
are the row's own fields, so that every one leads back through its claims' ids.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tadmor.model.findings import ControlRow


def collection(rows: Iterable[ControlRow]) -> Mapping[str, Any]:
    """Give a FeatureCollection in the rows' order; coordinates are degrees, longitude first."""
    return {"type": "FeatureCollection", "features": [_feature(row) for row in rows]}


def _feature(row: ControlRow) -> Mapping[str, Any]:
    fields = msgspec.to_builtins(row)
    lat, lon = fields.pop("lat"), fields.pop("lon")
    known = lat is not None and lon is not None
    point = {"type": "Point", "coordinates": [lon, lat]} if known else None
    return {"type": "Feature", "geometry": point, "properties": fields}
