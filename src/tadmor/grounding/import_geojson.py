"""GeoJSON: the features of a collection, or one a line (RFC 8142), read one by one.

The name stands in the property `name` (or `name:en`, `NAME`, …), other names in `aliases`,
`alt_name` and `name:xx`. What is no point is put amid its outline, as wide as that is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from tadmor.errors import InputError
from tadmor.grounding.gazetteer import kilometres
from tadmor.grounding.import_rows import (
    Imported,
    Row,
    degrees,
    first_line,
    kind_of,
    opened,
    pointed,
)

CHUNK, LONGEST = 1 << 20, 1 << 26  # characters read at a time, and of one feature at most
_START = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,\x1e]*")
NAMES = ("name", "name:en", "name_en", "NAME", "Name", "NAME_EN", "title")
OTHERS = re.compile(r"(?:aliases|(?:alt|old|int|short|official)_name|name[:_]\w+|NAME_\w+)")


def read(path: Path) -> Iterator[Row]:
    """Read the features one by one; InputError where the file is no GeoJSON."""
    if first_line(path)[:1] not in {"{", "[", "\x1e"}:
        raise InputError(path, "it is not GeoJSON", "export it as GeoJSON again")
    return _rows(path)


def _rows(path: Path) -> Iterator[Row]:
    with opened(path) as file:
        for number, feature in enumerate(_features(path, file), 1):
            try:
                yield _place(feature)
            except (AttributeError, KeyError, TypeError, ValueError, IndexError):
                problem = f"feature number {number} lacks a name or a point in degrees"
                remedy = 'give it "properties": {"name": "…"} and a "geometry" in WGS 84'
                yield InputError(path, problem, remedy)


def _features(path: Path, file: TextIO) -> Iterator[dict[str, Any]]:
    """Cut one feature after the other from the text, never holding more than a few."""
    text = file.read(CHUNK)
    start = _START.search(text)
    at, decoder = start.end() if start else 0, json.JSONDecoder()
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it always matches
        if at < len(text) and text[at] == "]":
            return
        try:
            feature, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            more = file.read(max(CHUNK, len(text) - at))
            if not more and not text[at:].strip():
                return
            if not more or len(text) - at > LONGEST:
                raise InputError(path, "it is not GeoJSON", "export it as GeoJSON again") from None
            text, at = text[at:] + more, 0
            continue
        if not isinstance(feature, dict):
            raise InputError(path, "it is not GeoJSON", "export it as GeoJSON again")
        yield feature


def _place(feature: dict[str, Any]) -> Imported:
    facts = feature["properties"]
    name = _name(facts)
    lat, lon, width = _where(feature["geometry"])
    number = feature.get("id") or facts.get("@id")
    kind = kind_of(facts.get("kind"), "point" if width == 0 else "district")
    return Imported(
        authority=f"geojson:{number}" if number else pointed("geojson", name, lat, lon),
        name=name,
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=float(facts.get("radius_km") or max(width, 3.0)),
        country=facts.get("country"),
        names=frozenset(_others(facts)) - {name},
    )


def _name(facts: Mapping[str, Any]) -> str:
    return next((str(facts[key]) for key in NAMES if facts.get(key)), "") or str(facts["name"])


def _others(facts: Mapping[str, Any]) -> Iterator[str]:
    for key, found in facts.items():
        if found and OTHERS.fullmatch(key):
            several = found if isinstance(found, list) else str(found).split(";")
            yield from (one.strip() for one in map(str, several) if one.strip())


def _where(geometry: dict[str, Any]) -> tuple[float, float, float]:
    """Give the middle of a geometry, and half its diagonal in kilometres."""
    points = list(_points(geometry["coordinates"]))
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    west, east = min(lon for _, lon in points), max(lon for _, lon in points)
    lat, lon = (south + north) / 2, (west + east) / 2
    return lat, lon, kilometres((lat, lon), (north, east))


def _points(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], list):
        for inner in coordinates:
            yield from _points(inner)
    else:
        yield degrees(coordinates[1], coordinates[0])
