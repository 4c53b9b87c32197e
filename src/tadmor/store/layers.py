"""Between dated maps and the case file: a map's bytes once, what is known of it row by row."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, insert, select

from tadmor.model.layers import Layer, LayerFacts
from tadmor.model.values import canonical
from tadmor.store import tables


def add(connection: Connection, layer: Layer, path: str, now: str) -> bool:
    """Add a map, or other facts of one that came by this path; False if nothing is new.

    Its bytes are written once, however often it comes.
    """
    if layer.id in {one.id for one in current(connection) if one.facts == layer.facts}:
        return False
    held = tables.layer.c
    query = select(held.key).where(held.sha256 == layer.sha256, held.form == layer.form)
    key = connection.execute(query).scalar()
    if key is None:
        row = {"form": layer.form, "sha256": layer.sha256, "received": layer.received}
        inserted = connection.execute(insert(tables.layer), row).inserted_primary_key
        assert inserted is not None, "an insert into a table with a key gives it"  # noqa: S101
        key = inserted[0]
    facts = canonical(layer.facts).decode()
    connection.execute(
        insert(tables.layer_facts), {"layer": key, "path": path, "facts": facts, "at": now}
    )
    return True


def each(connection: Connection) -> tuple[Layer, ...]:
    """Give every map that was ever brought in, with the facts last recorded for it."""
    return tuple({layer.id: layer for _, layer in _recorded(connection)}.values())


def current(connection: Connection) -> tuple[Layer, ...]:
    """Give the maps that count: by one path, the last with its bytes, and the last of its day."""
    files: dict[tuple[str, str], Layer] = {}
    for path, layer in _recorded(connection):
        # Put behind the others: what came last decides below.
        files.pop((path, layer.sha256), None)
        files[path, layer.sha256] = layer
    days = {(path, layer.facts.shown): layer for (path, _), layer in files.items()}
    return tuple({layer.id: layer for layer in days.values()}.values())


def _recorded(connection: Connection) -> Iterator[tuple[str, Layer]]:
    """Give each map by the path it came by, as often as something was recorded of it."""
    held = {row.key: row for row in connection.execute(select(tables.layer))}
    query = select(tables.layer_facts).order_by(tables.layer_facts.c.key)
    for known in connection.execute(query):
        row = held[known.layer]
        yield (
            known.path,
            Layer(
                name=known.path.rpartition("/")[2],
                form=row.form,
                sha256=row.sha256,
                received=row.received,
                facts=msgspec.json.decode(known.facts, type=LayerFacts),
            ),
        )
