"""Maps as KML 2.2: placemarks that have polygons, with their folders, styles and extended data.

Nothing outside the file is fetched, and no entity is expanded.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from tadmor.exchange.layer_rings import Drawn, Position, UnfitError

FORM = "kml/1"
AGAIN = "save it as KML again"
PLAIN = ("name", "description", "styleUrl")


def features(received: bytes) -> Iterator[Drawn]:
    """Give the placemarks in order, those without areas too; UnfitError for what is no KML."""
    root = _root(received)
    if etree.QName(root).localname != "kml":
        raise UnfitError(f"it is XML, but no KML (its root is {root.tag[:60]})", AGAIN)
    for number, placemark in enumerate(root.iter("{*}Placemark"), 1):
        try:
            polygons = tuple(map(_rings, placemark.iter("{*}Polygon")))
        except ValueError as error:
            problem = f"in feature {number} the coordinates cannot be read ({str(error)[:80]})"
            raise UnfitError(problem, AGAIN) from error
        yield Drawn(number, dict(_properties(placemark)), polygons)


def _root(received: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(received, parser)
    except etree.XMLSyntaxError as error:
        raise UnfitError(f"it is not sound XML ({str(error.msg)[:120]})", AGAIN) from error
    if root.getroottree().docinfo.doctype:
        raise UnfitError("it declares a document type, which KML has not", AGAIN)
    return root


def _properties(placemark: Any) -> Iterator[tuple[str, str]]:
    """Give what a placemark says of itself: extended data win over what all of them have."""
    for name in PLAIN:
        if words := (placemark.findtext(f"{{*}}{name}") or "").strip():
            yield name, words.removeprefix("#")
    folders = placemark.iterancestors("{*}Folder")
    named = [(folder.findtext("{*}name") or "").strip() for folder in folders]
    if named:
        yield "folder", "/".join(reversed(named))
    for data in placemark.iterfind("{*}ExtendedData/{*}Data"):
        yield data.get("name") or "", (data.findtext("{*}value") or "").strip()
    for data in placemark.iterfind("{*}ExtendedData/{*}SchemaData/{*}SimpleData"):
        yield data.get("name") or "", (data.text or "").strip()


def _rings(polygon: Any) -> tuple[tuple[Position, ...], ...]:
    outlines = polygon.iterfind("{*}outerBoundaryIs/{*}LinearRing/{*}coordinates")
    holes = polygon.iterfind("{*}innerBoundaryIs/{*}LinearRing/{*}coordinates")
    first = next(outlines, None)
    if first is None:
        raise ValueError("a polygon has no outline")
    return tuple(tuple(_positions(ring.text or "")) for ring in (first, *holes))


def _positions(text: str) -> Iterator[Position]:
    for words in text.split():
        yield tuple(map(float, words.split(",")))
