"""Between dated maps and the case file: a map's bytes once, what is known of it row by row."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, insert, select

from tadmor.model.layers import Layer, LayerFacts
from tadmor.model.values import canonical
from tadmor.store import tables


def holds(connection: Connection, layer: Layer) -> bool:
    """Say whether this very map, with these facts as the last of it, is there."""
    return connection.execute(_newest(layer)).scalar() == canonical(layer.facts).decode()


def add(connection: Connection, layer: Layer, path: str, now: str) -> None:
    """Add a map, or other facts of one that is there; its bytes are written once."""
    held = tables.layer.c
    key = connection.execute(select(held.key).where(held.id == layer.id)).scalar()
    if key is None:
        row = {
            "id": layer.id,
            "form": layer.form,
            "sha256": layer.sha256,
            "received": layer.received,
        }
        inserted = connection.execute(insert(tables.layer), row).inserted_primary_key
        assert inserted is not None, "an insert into a table with a key gives it"  # noqa: S101
        key = inserted[0]
    facts = canonical(layer.facts).decode()
    connection.execute(
        insert(tables.layer_facts), {"layer": key, "path": path, "facts": facts, "at": now}
    )


def each(connection: Connection) -> Iterator[tuple[str, Layer]]:
    """Give every map with the facts last recorded for it, under the id that it was given."""
    known = {row.layer: row for row in connection.execute(_facts())}
    query = select(tables.layer).order_by(tables.layer.c.key)
    for row in connection.execute(query):
        yield row.id, _layer(row, known[row.key])


def current(connection: Connection) -> Iterator[Layer]:
    """Give the maps that count: of those that came by one path for one day, the last."""
    paths = {row.layer: row.path for row in connection.execute(_facts())}
    newest: dict[tuple[str, str], Layer] = {}
    for key, (_, layer) in zip(sorted(paths), each(connection), strict=True):
        newest[paths[key], layer.facts.shown] = layer
    yield from newest.values()


def _layer(row: Row[tuple[object, ...]], known: Row[tuple[object, ...]]) -> Layer:
    return Layer(
        name=known.path.rpartition("/")[2],
        form=row.form,
        sha256=row.sha256,
        received=row.received,
        facts=msgspec.json.decode(known.facts, type=LayerFacts),
    )


def _facts() -> Select[tuple[object, ...]]:
    """Ask for the facts of all maps, for each the newest last."""
    return select(tables.layer_facts).order_by(tables.layer_facts.c.key)


def _newest(layer: Layer) -> Select[Any]:
    facts = tables.layer_facts.c
    query = select(facts.facts).join(tables.layer, tables.layer.c.key == facts.layer)
    return query.where(tables.layer.c.id == layer.id).order_by(facts.key.desc()).limit(1)
