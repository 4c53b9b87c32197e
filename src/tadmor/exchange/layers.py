"""Dated maps (GeoJSON, KML) read into the areas that they show, whole or not at all."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from tadmor.errors import InputError
from tadmor.exchange import layer_geojson, layer_kml
from tadmor.exchange.layer_facts import layer_facts
from tadmor.exchange.layer_rings import Drawn, UnfitError, shape
from tadmor.model.layers import Area, Drawing, Layer, feature_id
from tadmor.model.values import canonical

Reader: TypeAlias = Callable[[bytes], Iterator[Drawn]]
READERS: Mapping[str, Reader] = {
    layer_geojson.FORM: layer_geojson.features,
    layer_kml.FORM: layer_kml.features,
}
BIGGEST = 1 << 28  # bytes of a file at most
ZIP = b"PK\x03\x04"


def layer(file: Path, options: Mapping[str, Any]) -> Layer:
    """Take up a map's file with what is known of it; InputError where it is none."""
    try:
        if file.stat().st_size > BIGGEST:
            raise InputError(file, f"it is larger than {BIGGEST >> 20} MiB", "divide it")
        received = file.read_bytes()
    except OSError as error:
        raise InputError(
            file, f"it cannot be opened ({error.strerror})", "check its path"
        ) from error
    if received.startswith(ZIP):
        raise InputError(file, "it is packed (KMZ)", "unpack it and give the KML file inside")
    if not received.strip():
        raise InputError(file, "it is empty", "give a GeoJSON or KML file")
    plain = received.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<"
    return Layer(
        name=file.name,
        form=layer_geojson.FORM if plain and b"\0" not in received[:4] else layer_kml.FORM,
        sha256=hashlib.sha256(received).hexdigest(),
        received=received,
        facts=layer_facts(file, options),
    )


def drawing(held: Layer) -> Drawing:
    """Read the areas of a map; InputError where one is unsound, or nobody's by its legend."""
    try:
        found = tuple(READERS[held.form](held.received))
        areas = tuple(_area(held, drawn) for drawn in found if drawn.polygons)
    except UnfitError as error:
        raise InputError(held.name, error.problem, error.remedy) from error
    if not areas:
        raise InputError(held.name, "no feature in it is an area", "give polygons")
    return Drawing(held, areas, len(found) - len(areas))


def _area(held: Layer, drawn: Drawn) -> Area:
    label, holder = _whose(held, drawn)
    return Area(
        id=feature_id(held, drawn.number),
        number=drawn.number,
        label=label,
        holder=holder,
        text=canonical(drawn.properties).decode(),
        shape=shape(drawn),
    )


def _whose(held: Layer, drawn: Drawn) -> tuple[str, str | None]:
    """Give the label of an area and its holder, None where the sidecar says that it is nobody's."""
    facts = held.facts
    found = drawn.properties.get(facts.holder)
    value = " ".join(str(found).split())
    if found is None or isinstance(found, dict | list) or not value:
        raise UnfitError(
            f"feature {drawn.number} has no words under {facts.holder!r}",
            "name the property that has the holder in the sidecar: holder = …",
        )
    if value in facts.nobody:
        return value, None
    legend = dict(facts.legend)
    if legend and value not in legend:
        raise UnfitError(
            f"feature {drawn.number} has {value[:60]!r} under {facts.holder!r}, which is not in "
            "the legend",
            "add it to [legend], or to nobody = […]",
        )
    name = legend.get(value, value)
    return name, name
